import type { Product } from '../../../../prisma/generated/client/enums.ts';
import ipaddr from 'ipaddr.js';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { NotFound, ValidationFailure } from '../../../../schema/rules/failures.ts';
import { newId } from '../../../platform/ids.ts';
import { applicantKnownAs, nameOrNull } from '../../../platform/tenancy/applicants.ts';
import { changedMetadata, type MetadataChange } from '../../../platform/tenancy/metadata.ts';
import { serverScope } from '../../../platform/tenancy/access.ts';
import type { SecretKeyActor } from '../../../platform/tenancy/actor.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { foreignAddresses, type Places } from './check.ts';
import { placesOf } from './places.ts';
import { PRODUCTS } from './products.ts';
import { regionFaults, regionNamed } from './regions.ts';

export type ServerInput = {
  instanceRef: string;
  ownerRef?: string | null;
  product: Product;
  region: string;
  ips: string[];
  termMonths: number;
  expiresAt: Date;
  metadata?: MetadataChange;
};

/** Old short forms such as `1.2.3`, which network libraries take for an address, are none to people or the authority. */
const isAddress = (text: string): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

const faultsOf = (server: ServerInput, index: number, { regions, ranges }: Places): Issue[] => {
  const path = ['servers', String(index)];
  return [
    ...(server.instanceRef.trim() ? [] : [issue([...path, 'instanceRef'], 'REQUIRED')]),
    ...(server.termMonths >= 0 && server.termMonths <= 600
      ? []
      : [issue([...path, 'termMonths'], 'NUMBER_OUT_OF_RANGE', { min: 0, max: 600 })]),
    ...server.ips.flatMap((ip, at) =>
      isAddress(ip) ? [] : [issue([...path, 'ips', String(at)], 'IP_INVALID', { value: ip })],
    ),
    ...regionFaults(regions, server.region, [...path, 'region']),
    ...(regionNamed(regions, server.region)?.mainland
      ? foreignAddresses(server.ips, ranges, [...path, 'ips'])
      : []),
  ];
};

/** Registers or updates the provider's servers by instance; an update keeps the slots taken. */
export async function registerServers(
  { tx, actor, now, sealer }: Work<SecretKeyActor>,
  { servers }: { servers: ServerInput[] },
): Promise<{ serverIds: string[] }> {
  const places = await placesOf(tx, actor);
  const issues = servers.flatMap((server, index) => faultsOf(server, index, places));
  if (issues.length > 0) throw new ValidationFailure(issues);
  const { providerId, mode } = actor;
  const serverIds: string[] = [];
  for (const [index, { ownerRef, instanceRef, metadata, ...given }] of servers.entries()) {
    const server = { ...given, region: given.region.trim() };
    const path = ['servers', String(index)];
    const reference = nameOrNull(ownerRef, [...path, 'ownerRef']);
    const owner = reference === null ? null : await applicantKnownAs(tx, actor, reference, now);
    const data = { ...server, applicantId: owner?.id ?? null };
    const row = await tx.server.upsert({
      where: { providerId_mode_instanceRef: { providerId, mode, instanceRef } },
      create: {
        id: newId('Server'),
        providerId,
        mode,
        instanceRef,
        ...data,
        slots: PRODUCTS[server.product].slots,
      },
      update: data,
    });
    if (metadata !== undefined)
      await tx.server.update({
        where: { id: row.id },
        data: changedMetadata(sealer, row, metadata, [...path, 'metadata']),
      });
    serverIds.push(row.id);
  }
  return { serverIds };
}

/**
 * Changes what the provider notes on a server.
 * @throws NotFound, ValidationFailure
 */
export async function updateServer(
  { tx, actor, sealer }: Work<SecretKeyActor>,
  { serverId, metadata }: { serverId: string; metadata?: MetadataChange },
): Promise<{ serverId: string }> {
  await tx.$queryRaw`SELECT id FROM "Server" WHERE id = ${serverId} FOR UPDATE`;
  const row = await tx.server.findFirst({ where: { AND: [{ id: serverId }, serverScope(actor)] } });
  if (!row) throw new NotFound('server');
  await tx.server.update({ where: { id: row.id }, data: changedMetadata(sealer, row, metadata) });
  return { serverId: row.id };
}

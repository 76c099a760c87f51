import type { Product } from '../../../../prisma/generated/client/enums.ts';
import ipaddr from 'ipaddr.js';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { ValidationFailure } from '../../../../schema/rules/failures.ts';
import { newId } from '../../../platform/ids.ts';
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
  { tx, actor, now }: Work<SecretKeyActor>,
  { servers }: { servers: ServerInput[] },
): Promise<{ serverIds: string[] }> {
  const places = await placesOf(tx, actor);
  const issues = servers.flatMap((server, index) => faultsOf(server, index, places));
  if (issues.length > 0) throw new ValidationFailure(issues);
  const { providerId, mode } = actor;
  const serverIds: string[] = [];
  for (const { ownerRef, instanceRef, ...given } of servers) {
    const server = { ...given, region: given.region.trim() };
    const owner = ownerRef
      ? await tx.applicant.upsert({
          where: { providerId_mode_externalRef: { providerId, mode, externalRef: ownerRef } },
          create: { id: newId('Applicant'), providerId, mode, externalRef: ownerRef, createdAt: now },
          update: {},
        })
      : null;
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
    serverIds.push(row.id);
  }
  return { serverIds };
}

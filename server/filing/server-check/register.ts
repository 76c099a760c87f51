import ipaddr from 'ipaddr.js';
import { issue, type Issue } from '../../../schema/validation/issue.ts';
import { ValidationFailure } from '../../errors.ts';
import { newId } from '../../ids.ts';
import type { SecretKeyActor } from '../../tenancy/actor.ts';
import type { Work } from '../../unit-of-work.ts';
import { mainlandRanges } from '../../tenancy/settings.ts';
import { foreignAddresses } from './check.ts';
import { MAINLAND_REGION, productRule } from './products.ts';

export type ServerInput = {
  instanceRef: string;
  ownerRef?: string | null;
  product: string;
  region: string;
  ips: string[];
  termMonths: number;
  expiresAt: Date;
};

/** Old short forms such as `1.2.3`, which network libraries take for an address, are none to people or the authority. */
const isAddress = (text: string): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

const faultsOf = (server: ServerInput, index: number, ranges: readonly string[]): Issue[] => {
  const path = ['servers', String(index)];
  return [
    ...(server.instanceRef.trim() ? [] : [issue([...path, 'instanceRef'], 'REQUIRED')]),
    ...(server.termMonths >= 0 && server.termMonths <= 600
      ? []
      : [issue([...path, 'termMonths'], 'NUMBER_OUT_OF_RANGE', { min: 0, max: 600 })]),
    ...server.ips.flatMap((ip, at) =>
      isAddress(ip) ? [] : [issue([...path, 'ips', String(at)], 'IP_INVALID', { value: ip })],
    ),
    ...(MAINLAND_REGION.test(server.region) ? foreignAddresses(server.ips, ranges, [...path, 'ips']) : []),
  ];
};

/** Registers or updates the provider's servers by instance; an update keeps the slots taken. */
export async function registerServers(
  { tx, actor, now }: Work<SecretKeyActor>,
  { servers }: { servers: ServerInput[] },
): Promise<{ serverIds: string[] }> {
  const ranges = await mainlandRanges(tx, actor);
  const issues = servers.flatMap((server, index) => faultsOf(server, index, ranges));
  if (issues.length > 0) throw new ValidationFailure(issues);
  const { providerId, mode } = actor;
  const serverIds: string[] = [];
  for (const { ownerRef, instanceRef, ...server } of servers) {
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
        slots: productRule(server.product)?.slots ?? 0,
      },
      update: data,
    });
    serverIds.push(row.id);
  }
  return { serverIds };
}

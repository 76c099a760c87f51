import ipaddr from 'ipaddr.js';
import type { Pointing } from '../../../../prisma/generated/client/enums.ts';
import type { Resolution } from '../../../platform/name-servers.ts';
import { isWithin } from '../../../platform/tenancy/ip-ranges.ts';

/** Where one domain points. */
export type DomainLook = { domain: string; pointing: Pointing; addresses: string[] };
export type Look = { pointing: Pointing; domains: DomainLook[] };

/** Whether an address is the provider's. */
export type IsOurs = (address: string) => boolean;

const normalised = (address: string): string => ipaddr.process(address).toNormalizedString();

/** The addresses of the provider's registered servers, and its mainland ranges where it listed them. */
export function oursBy(serverAddresses: readonly string[], ranges: readonly string[]): IsOurs {
  const known = new Set(serverAddresses.filter((each) => ipaddr.isValid(each)).map(normalised));
  return (address) =>
    ipaddr.isValid(address) && (known.has(normalised(address)) || isWithin(address, ranges));
}

/** Names of a domain under which its site is usually found. */
export const namesOf = (domain: string): string[] => [domain, `www.${domain}`];

/** What the answers for a domain's names mean; a name server's silence counts as not knowing, never as pointing elsewhere. */
export function lookAt(domain: string, answers: readonly Resolution[], isOurs: IsOurs): DomainLook {
  const addresses = [...new Set(answers.flatMap((each) => (each.kind === 'FOUND' ? each.addresses : [])))];
  const pointing: Pointing = addresses.some(isOurs)
    ? 'HERE'
    : answers.some(({ kind }) => kind === 'FAILED')
      ? 'UNKNOWN'
      : addresses.length > 0
        ? 'ELSEWHERE'
        : 'NOWHERE';
  return { domain, pointing, addresses };
}

/** The first of these that any domain shows is what the site shows: one that points here keeps it from being a shell. */
const STRONGEST: readonly Pointing[] = ['HERE', 'UNKNOWN', 'ELSEWHERE', 'NOWHERE'];

export const lookOf = (domains: DomainLook[]): Look => ({
  pointing: STRONGEST.find((each) => domains.some(({ pointing }) => pointing === each)) ?? 'UNKNOWN',
  domains,
});

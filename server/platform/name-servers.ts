import { Resolver } from 'node:dns/promises';
import type { Tenant } from './tenancy/actor.ts';

/** What the name servers say of a name. No answer is not "no address": only FOUND and NOTHING are words of theirs. */
export type Resolution =
  | { readonly kind: 'FOUND'; readonly addresses: readonly string[] }
  | { readonly kind: 'NOTHING' }
  | { readonly kind: 'FAILED'; readonly reason: string };

/** Asks for the addresses (A and AAAA) of a name, as a tenant's mode has it. Never rejects. */
export type Names = { resolve(tenant: Tenant, name: string): Promise<Resolution> };

const TIMEOUT_MS = 3_000;
const TRIES = 2;

/** Codes with which name servers say that there is no such name, or no address of this family. */
const NONE = new Set(['ENOTFOUND', 'ENODATA']);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'UNKNOWN';

const asResolution = (asked: Promise<string[]>): Promise<Resolution> =>
  asked.then(
    (addresses): Resolution => (addresses.length > 0 ? { kind: 'FOUND', addresses } : { kind: 'NOTHING' }),
    (error: unknown): Resolution =>
      NONE.has(codeOf(error)) ? { kind: 'NOTHING' } : { kind: 'FAILED', reason: codeOf(error) },
  );

/** Asks the name servers of the machine, or those given (`127.0.0.1:5353`). Never rejects. */
export function createLookup({ servers }: { servers?: readonly string[] } = {}): (
  name: string,
) => Promise<Resolution> {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  if (servers) resolver.setServers(servers);
  return async (name) => {
    const answers = await Promise.all([
      asResolution(resolver.resolve4(name)),
      asResolution(resolver.resolve6(name)),
    ]);
    const addresses = answers.flatMap((answer) => (answer.kind === 'FOUND' ? answer.addresses : []));
    if (addresses.length > 0) return { kind: 'FOUND', addresses };
    return answers.find(({ kind }) => kind === 'FAILED') ?? { kind: 'NOTHING' };
  };
}

/** What every tenant is told where nothing is rehearsed. */
export function createNames(options: { servers?: readonly string[] } = {}): Names {
  const lookup = createLookup(options);
  return { resolve: (_tenant, name) => lookup(name) };
}

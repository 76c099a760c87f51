import type { ReadableStream } from 'node:stream/web';
import { z } from 'zod';
import { chinaDay } from './calendar/china-day.ts';
import { readBody } from './read-body.ts';
import type { Tenant } from './tenancy/actor.ts';

/** What the registry has of a domain. `holder` and `expiresOn` (YYYY-MM-DD) are null where it keeps them to itself. */
export type Registration = {
  readonly holder: string | null;
  readonly expiresOn: string | null;
  /** Whether the registry holds the domain back, as .cn does before its holder's real name is verified (实名认证). */
  readonly held: boolean;
};

/** Asks registries of domains over RDAP (RFC 9082, RFC 9083), as a tenant's mode has it. */
export type DomainRegistry = {
  /** Whether there is one to ask. */
  has(tenant: Tenant): boolean;
  /** By the name as the network takes it. Null where no such domain is registered. @throws RegistryFailure */
  registrationOf(tenant: Tenant, asciiDomain: string): Promise<Registration | null>;
};

/** A registry gave no usable answer. */
export class RegistryFailure extends Error {
  constructor(
    readonly reason: 'CONNECTION' | 'STATUS' | 'ANSWER',
    options?: ErrorOptions,
  ) {
    super(`the registry gave no usable answer: ${reason}`, options);
    this.name = 'RegistryFailure';
  }
}

const TIMEOUT_MS = 10_000;
/** Largest answer read. Bytes. */
const MAX_ANSWER = 256 * 1024;

const ANSWER = z.object({
  objectClassName: z.literal('domain'),
  status: z.array(z.string()).optional(),
  events: z.array(z.object({ eventAction: z.string(), eventDate: z.string() })).optional(),
  entities: z
    .array(
      z.object({
        roles: z.array(z.string()).optional(),
        vcardArray: z.tuple([z.literal('vcard'), z.array(z.array(z.unknown()))]).optional(),
      }),
    )
    .optional(),
});

/** Where a registry writes instead of a name that it does not tell. */
const UNTOLD = /redacted|privacy|not disclosed/i;

function readRegistration({ status = [], events = [], entities = [] }: z.infer<typeof ANSWER>): Registration {
  const ends = Date.parse(events.find(({ eventAction }) => eventAction === 'expiration')?.eventDate ?? '');
  const registrant = entities.find(({ roles }) => roles?.includes('registrant'));
  const name = registrant?.vcardArray?.[1].find(([property]) => property === 'fn')?.[3];
  const holder = typeof name === 'string' ? name.trim() : '';
  return {
    holder: holder === '' || UNTOLD.test(holder) ? null : holder,
    expiresOn: Number.isNaN(ends) ? null : chinaDay(new Date(ends)),
    held: status.some((one) => /^(server|client) hold$/i.test(one)),
  };
}

async function asked(base: string, asciiDomain: string): Promise<Registration | null> {
  let status: number;
  let body: Buffer;
  try {
    const answer = await fetch(`${base}/domain/${encodeURIComponent(asciiDomain)}`, {
      headers: { accept: 'application/rdap+json' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    status = answer.status;
    body = await readBody(answer.body as ReadableStream<Uint8Array> | null, { maxBytes: MAX_ANSWER });
  } catch (error) {
    throw new RegistryFailure('CONNECTION', { cause: error });
  }
  if (status === 404) return null;
  if (status !== 200) throw new RegistryFailure('STATUS');
  try {
    return readRegistration(ANSWER.parse(JSON.parse(body.toString('utf8'))));
  } catch (error) {
    throw new RegistryFailure('ANSWER', { cause: error });
  }
}

type Bases = {
  /** Of the operator's registry or a service that leads to the right one (`https://rdap.org`). */
  readonly live: string | undefined;
  /** Of the rehearsal, which answers test mode where there is one. */
  readonly rehearsal: string | undefined;
};

export function createDomainRegistry({ live, rehearsal }: Bases): DomainRegistry {
  const baseFor = ({ mode }: Tenant): string | undefined => (mode === 'TEST' ? (rehearsal ?? live) : live);
  return {
    has: (tenant) => baseFor(tenant) !== undefined,
    async registrationOf(tenant, asciiDomain) {
      const base = baseFor(tenant);
      if (base === undefined) throw new RegistryFailure('CONNECTION');
      return asked(base, asciiDomain);
    },
  };
}

import { createHmac } from 'node:crypto';
import type { AuditChain, AuditEvent, AuditLink } from '../../../prisma/generated/client/client.ts';
import type { Bytes } from '../privacy/cipher.ts';
import type { Privacy } from '../privacy/privacy.ts';
import type { Tenant } from '../tenancy/actor.ts';

/*
 * The digests of the audit's chain. They are keyed with a secret that is not in the database, so that whoever can write into the
 * tables cannot make a chain that holds.
 */

/** What a chain begins with. */
export const GENESIS: Bytes = Buffer.alloc(32);

export type ChainState = Pick<AuditChain, 'purgedThrough' | 'base' | 'count' | 'head'>;

export type Digests = {
  /** Of an event with everything that was written of it. */
  content(event: AuditEvent): Bytes;
  /** Of a place in the chain: what comes before, where it is, and what is there. */
  link(before: Uint8Array, place: Pick<AuditLink, 'position' | 'eventId' | 'content'>): Bytes;
  /** Of where a chain stands. */
  seal(tenant: Tenant, state: ChainState): Bytes;
};

const base64 = (bytes: Uint8Array | null): string | null => bytes && Buffer.from(bytes).toString('base64');

export function createDigests(privacy: Pick<Privacy, 'serviceKeys'>): Digests {
  const [{ key }] = privacy.serviceKeys('audit-chain');
  // JSON of an array: no two different lists of values have the same text.
  const of = (purpose: string, values: readonly (string | null)[]): Bytes =>
    createHmac('sha256', key)
      .update(JSON.stringify([purpose, ...values]), 'utf8')
      .digest();
  return {
    content: (event) =>
      of('event', [
        event.id,
        String(event.number),
        event.providerId,
        event.mode,
        event.actorKind,
        event.actorId,
        event.action,
        event.targetId,
        event.what,
        event.filingId,
        base64(event.reason),
        event.session,
        event.at.toISOString(),
        event.recordedAt.toISOString(),
      ]),
    link: (before, { position, eventId, content }) =>
      of('link', [base64(before), String(position), eventId, base64(content)]),
    seal: ({ providerId, mode }, { purgedThrough, base, count, head }) =>
      of('chain', [providerId, mode, String(purgedThrough), base64(base), String(count), base64(head)]),
  };
}

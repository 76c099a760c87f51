import { createHmac } from 'node:crypto';
import { deriveKey, identify, openBytes, sealBytes, SealBroken } from './cipher.ts';
import type { Bytes, IdentifiedKey } from './cipher.ts';

/** Seals one tenant's personal data. */
export type Sealer = {
  /** Whether columns that stood in clear once are written sealed: as soon as no older version reads them. */
  readonly sealsColumns: boolean;
  /** Seals a JSON value. `context` (`filing:fil_x:personal`) must be the same when it is opened. */
  seal(value: unknown, context: string): Bytes;
  /** @throws SealBroken; `read` may check what it was that had been sealed, and what it refuses cannot be opened either. */
  open<T>(sealed: Uint8Array, context: string, read?: (value: unknown) => T): T;
  /** HMAC-SHA256 of the normalised value: equal values of one purpose and tenant have equal indexes, nothing else shows. */
  blindIndex(purpose: string, value: string): Bytes;
};

/** Full-width and half-width, upper and lower case, and spacing count as equal in a look-up. */
export const normaliseForIndex = (value: string): string =>
  value.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();

/** @param dataKeys newest first: it seals; the oldest makes the indexes, so that a rotation leaves them findable. */
export const createSealer = (
  dataKeys: readonly [IdentifiedKey, ...IdentifiedKey[]],
  sealsColumns: () => boolean = () => true,
): Sealer => {
  const sealing = dataKeys.map((one) => identify(deriveKey(one.key, 'seal')));
  const newest = sealing[0] ?? identify(deriveKey(dataKeys[0].key, 'seal'));
  const oldest = dataKeys.at(-1) ?? dataKeys[0];
  const indexKeys = new Map<string, Bytes>();
  const indexKey = (purpose: string): Bytes => {
    const known = indexKeys.get(purpose) ?? deriveKey(oldest.key, `blind-index/${purpose}`);
    indexKeys.set(purpose, known);
    return known;
  };
  return {
    get sealsColumns() {
      return sealsColumns();
    },
    seal: (value, context) => sealBytes(newest, Buffer.from(JSON.stringify(value ?? null), 'utf8'), context),
    open: <T>(sealed: Uint8Array, context: string, read = (value: unknown): T => value as T): T => {
      const plain = openBytes(sealing, sealed, context).toString('utf8');
      try {
        return read(JSON.parse(plain));
      } catch {
        // Whatever says what is wrong with it may repeat it.
        throw new SealBroken('CONTENT');
      }
    },
    blindIndex: (purpose, value) =>
      createHmac('sha256', indexKey(purpose)).update(normaliseForIndex(value), 'utf8').digest(),
  };
};

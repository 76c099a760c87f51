import { randomBytes } from 'node:crypto';
import {
  deriveKey,
  identify,
  KEY_BYTES,
  keyIdOf,
  openBytes,
  OVERHEAD_BYTES,
  sealBytes,
  SealBroken,
} from './cipher.ts';
import type { Bytes, IdentifiedKey } from './cipher.ts';

const WRAP_BYTES = OVERHEAD_BYTES + KEY_BYTES;

const wrapContext = (providerId: string): string => `provider-data-key:${providerId}`;

const wrap = (master: IdentifiedKey, providerId: string, dataKey: Uint8Array): Bytes =>
  sealBytes(master, dataKey, wrapContext(providerId));

/** The key that a master key wraps with. */
export const wrappingKey = (masterKey: Uint8Array): IdentifiedKey => identify(deriveKey(masterKey, 'wrap'));

/** Public ids of the master keys that wrapped these data keys, each once. */
export const wrappedBy = (wrapped: Uint8Array): string[] => {
  const ids = new Set<string>();
  for (let at = 0; at < wrapped.length; at += WRAP_BYTES) ids.add(keyIdOf(wrapped.subarray(at)));
  return [...ids];
};

/** A provider's first data key, wrapped: what `Provider.wrappedKey` starts with. */
export const newWrappedKey = (master: IdentifiedKey, providerId: string): Bytes =>
  wrap(master, providerId, randomBytes(KEY_BYTES));

/** The data keys in `Provider.wrappedKey`, newest first; older ones stay for what they sealed. */
export const unwrapKeys = (
  masters: readonly IdentifiedKey[],
  providerId: string,
  wrapped: Uint8Array,
): [IdentifiedKey, ...IdentifiedKey[]] => {
  const keys: IdentifiedKey[] = [];
  for (let at = 0; at < wrapped.length; at += WRAP_BYTES) {
    keys.push(identify(openBytes(masters, wrapped.subarray(at, at + WRAP_BYTES), wrapContext(providerId))));
  }
  const [newest, ...older] = keys;
  if (!newest) throw new SealBroken('FORMAT');
  return [newest, ...older];
};

/** Wraps the same data keys with the newest master key: after a change of the master key. */
export const rewrapKeys = (
  masters: readonly [IdentifiedKey, ...IdentifiedKey[]],
  providerId: string,
  wrapped: Uint8Array,
): Bytes =>
  Buffer.concat(unwrapKeys(masters, providerId, wrapped).map((one) => wrap(masters[0], providerId, one.key)));

/** Puts a new data key in front: from now on it seals, the older ones only open. */
export const rotateKeys = (
  masters: readonly [IdentifiedKey, ...IdentifiedKey[]],
  providerId: string,
  wrapped: Uint8Array,
): Bytes => Buffer.concat([newWrappedKey(masters[0], providerId), rewrapKeys(masters, providerId, wrapped)]);

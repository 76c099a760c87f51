import { deriveKey, identify, KEY_BYTES } from './cipher.ts';
import type { Bytes, IdentifiedKey } from './cipher.ts';
import { newWrappedKey, rewrapKeys, rotateKeys, unwrapKeys } from './data-keys.ts';
import { createSealer } from './sealer.ts';
import type { Sealer } from './sealer.ts';

export type Privacy = {
  /** The sealer of a provider; its unwrapped keys are kept in memory. @throws SealBroken, or when there is no such provider */
  forProvider(providerId: string): Promise<Sealer>;
  /** A fresh wrapped data key for a provider about to be created. */
  newWrappedKey(providerId: string): Bytes;
  /** The same data keys under the newest master key. */
  rewrap(providerId: string, wrapped: Uint8Array): Bytes;
  /** A new data key in front of the old ones. Call `forget` once it is stored. */
  rotate(providerId: string, wrapped: Uint8Array): Bytes;
  /** Drops the keys kept in memory: after a rotation. */
  forget(providerId: string): void;
  /** Keys of the service itself for one purpose (signing sessions, upload links): newest first, the others only verify. */
  serviceKeys(purpose: string): readonly [IdentifiedKey, ...IdentifiedKey[]];
};

type Options = {
  /** 32 bytes or more. */
  masterKey: Uint8Array;
  /** Former master keys, newest first: they open, nothing is sealed with them any more. */
  previousMasterKeys?: readonly Uint8Array[];
  /** `Provider.wrappedKey`, or null for a provider that does not exist. */
  loadWrapped: (providerId: string) => Promise<Uint8Array | null>;
};

/** Envelope encryption: the master key wraps a data key per provider, the data key seals that provider's data. */
export const createPrivacy = ({ masterKey, previousMasterKeys = [], loadWrapped }: Options): Privacy => {
  for (const one of [masterKey, ...previousMasterKeys]) {
    if (one.length < KEY_BYTES) throw new RangeError(`a master key has at least ${KEY_BYTES} bytes`);
  }
  const derived = (purpose: string): [IdentifiedKey, ...IdentifiedKey[]] => [
    identify(deriveKey(masterKey, purpose)),
    ...previousMasterKeys.map((one) => identify(deriveKey(one, purpose))),
  ];
  const wrapping = derived('wrap');
  const sealers = new Map<string, Promise<Sealer>>();

  const load = async (providerId: string): Promise<Sealer> => {
    const wrapped = await loadWrapped(providerId);
    if (!wrapped) throw new Error(`no data key for ${providerId}`);
    return createSealer(unwrapKeys(wrapping, providerId, wrapped));
  };

  return {
    forProvider: (providerId) => {
      const known = sealers.get(providerId);
      if (known) return known;
      const loading = load(providerId);
      sealers.set(providerId, loading);
      // A failure is the caller's to see, and must not be remembered: the provider may be created a moment later.
      loading.catch(() => sealers.delete(providerId));
      return loading;
    },
    newWrappedKey: (providerId) => newWrappedKey(wrapping[0], providerId),
    rewrap: (providerId, wrapped) => rewrapKeys(wrapping, providerId, wrapped),
    rotate: (providerId, wrapped) => rotateKeys(wrapping, providerId, wrapped),
    forget: (providerId) => void sealers.delete(providerId),
    serviceKeys: (purpose) => derived(`service/${purpose}`),
  };
};

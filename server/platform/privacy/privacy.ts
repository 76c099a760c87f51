import { deriveKey, identify, KEY_BYTES } from './cipher.ts';
import type { Bytes, IdentifiedKey } from './cipher.ts';
import { newWrappedKey, rewrapKeys, rotateKeys, unwrapKeys, wrappingKey } from './data-keys.ts';
import { createSealer } from './sealer.ts';
import type { Sealer } from './sealer.ts';

export type Privacy = {
  /** The sealer of a provider; its unwrapped keys are kept in memory. @throws SealBroken, or when there is no such provider */
  forProvider(providerId: string): Promise<Sealer>;
  /** The sealer of a provider whose wrapped keys are at hand, as they are in the transaction that makes it. @throws SealBroken */
  sealerOf(providerId: string, wrapped: Uint8Array): Sealer;
  /**
   * A fresh wrapped data key for a provider about to be created, under the master key with this id (`masterKeyInUse`) or,
   * without one, the newest. @throws RangeError for a master key that is not held
   */
  newWrappedKey(providerId: string, masterKeyId?: string | null): Bytes;
  /** The same data keys under the newest master key. */
  rewrap(providerId: string, wrapped: Uint8Array): Bytes;
  /** A new data key in front of the old ones. Call `forget` once it is stored. */
  rotate(providerId: string, wrapped: Uint8Array): Bytes;
  /** Drops the keys kept in memory: after a rotation. */
  forget(providerId: string): void;
  /** Keys of the service itself for one purpose (signing sessions, upload links); they outlive a change of the master key. */
  serviceKeys(purpose: string): readonly [IdentifiedKey, ...IdentifiedKey[]];
  /** A key that follows from the newest master key alone, and changes with it. */
  keyOfMaster(purpose: string): Bytes;
};

type Options = {
  /** 32 bytes or more. */
  masterKey: Uint8Array;
  /** Former master keys, newest first: they open, nothing is sealed with them any more. */
  previousMasterKeys?: readonly Uint8Array[];
  /** `Provider.wrappedKey`, or null for a provider that does not exist. */
  loadWrapped: (providerId: string) => Promise<Uint8Array | null>;
  /** What the service's own keys derive from: the installation's secret; without it the master keys, newest first. */
  serviceSecret?: Uint8Array;
  /** Whether every process that serves the database reads the columns that are sealed now. */
  sealsColumns?: () => boolean;
};

/** Envelope encryption: the master key wraps a data key per provider, the data key seals that provider's data. */
export const createPrivacy = (options: Options): Privacy => {
  const { masterKey, previousMasterKeys = [], loadWrapped, serviceSecret, sealsColumns } = options;
  for (const one of [masterKey, ...previousMasterKeys]) {
    if (one.length < KEY_BYTES) throw new RangeError(`a master key has at least ${KEY_BYTES} bytes`);
  }
  const wrapping: [IdentifiedKey, ...IdentifiedKey[]] = [
    wrappingKey(masterKey),
    ...previousMasterKeys.map(wrappingKey),
  ];
  const masterOf = (id: string | null): IdentifiedKey => {
    const master = id === null ? wrapping[0] : wrapping.find((one) => one.id.toString('hex') === id);
    if (!master) throw new RangeError(`the master key ${id} is not held`);
    return master;
  };
  const sealers = new Map<string, Promise<Sealer>>();

  const sealerOf = (providerId: string, wrapped: Uint8Array): Sealer =>
    createSealer(unwrapKeys(wrapping, providerId, wrapped), sealsColumns);

  const load = async (providerId: string): Promise<Sealer> => {
    const wrapped = await loadWrapped(providerId);
    if (!wrapped) throw new Error(`no data key for ${providerId}`);
    return sealerOf(providerId, wrapped);
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
    sealerOf,
    newWrappedKey: (providerId, masterKeyId = null) => newWrappedKey(masterOf(masterKeyId), providerId),
    rewrap: (providerId, wrapped) => rewrapKeys(wrapping, providerId, wrapped),
    rotate: (providerId, wrapped) => rotateKeys(wrapping, providerId, wrapped),
    forget: (providerId) => void sealers.delete(providerId),
    serviceKeys: (purpose) => {
      const keyOf = (secret: Uint8Array) => identify(deriveKey(secret, `service/${purpose}`));
      return serviceSecret
        ? [keyOf(serviceSecret)]
        : [keyOf(masterKey), ...previousMasterKeys.map((one) => keyOf(one))];
    },
    keyOfMaster: (purpose) => deriveKey(masterKey, `service/${purpose}`),
  };
};

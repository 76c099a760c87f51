import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Material } from '../../../prisma/generated/client/client.ts';
import { NotFound } from '../../../schema/rules/failures.ts';
import { openStream, sealStream } from '../privacy/file-seal.ts';
import type { Privacy } from '../privacy/privacy.ts';
import type { Storage } from './storage.ts';

type Located = Pick<Material, 'id' | 'providerId' | 'storageKey' | 'sealedKey'>;

export type StoredFile = { storageKey: string; sealedKey: Uint8Array<ArrayBuffer> };

export type Objects = {
  /** Seals the bytes under a key of their own and stores them. */
  store(material: Pick<Material, 'id' | 'providerId'>, bytes: Uint8Array): Promise<StoredFile>;
  /** The plain bytes as they are opened. @throws NotFound, ObjectMissing; the stream fails with SealBroken */
  read(material: Located): Promise<Readable>;
  readWhole(material: Located): Promise<Buffer>;
};

const keyContext = (id: string): string => `material:${id}:key`;
const fileContext = (id: string): string => `material:${id}`;

/** Sealed files: each has its own key, which the tenant's key seals; without the row a file is noise. */
export const createObjects = ({ privacy, storage }: { privacy: Privacy; storage: Storage }): Objects => {
  const read: Objects['read'] = async ({ id, providerId, storageKey, sealedKey }) => {
    if (!storageKey || !sealedKey) throw new NotFound('Material');
    const sealer = await privacy.forProvider(providerId);
    const key = Buffer.from(sealer.open<string>(sealedKey, keyContext(id)), 'base64');
    const sealed = await storage.get(storageKey);
    const plain = openStream(key, fileContext(id));
    sealed.once('error', (error) => plain.destroy(error));
    plain.once('close', () => sealed.destroy());
    return sealed.pipe(plain);
  };
  return {
    store: async ({ id, providerId }, bytes) => {
      const key = randomBytes(32);
      const sealer = await privacy.forProvider(providerId);
      // A name per attempt: two uploads racing for one material never write the same file.
      const storageKey = `${providerId}/${id}.${randomUUID()}`;
      await storage.put(storageKey, Readable.from([bytes]).pipe(sealStream(key, fileContext(id))));
      return { storageKey, sealedKey: sealer.seal(key.toString('base64'), keyContext(id)) };
    },
    read,
    readWhole: async (material) => buffer(await read(material)),
  };
};

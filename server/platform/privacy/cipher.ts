import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

export type Bytes = Buffer<ArrayBuffer>;

/** Sealed bytes that were altered, belong to another context, or whose key is not held. Says nothing of the content. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  constructor(readonly reason: 'FORMAT' | 'UNKNOWN_KEY' | 'NOT_AUTHENTIC' | 'TRUNCATED' | 'CONTENT') {
    super(`sealed data cannot be opened: ${reason}`);
  }
}

/**
 * What `open` gives, or null where it cannot be opened. For work that must go on without it, because being stuck would harm more
 * than the gap does; whoever shows data to people lets the error through.
 */
export const whereReadable = <T>(open: () => T): T | null => {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
};

/** What `open` gives, or the error where it cannot be opened: of several rows that are opened together one fails alone. */
export const orBroken = <T>(open: () => T): T | SealBroken => {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealBroken) return error;
    throw error;
  }
};

/** A key together with the short public id by which sealed data says what it was sealed with. */
export type IdentifiedKey = { readonly id: Bytes; readonly key: Bytes };

export const KEY_BYTES = 32;
export const KEY_ID_BYTES = 4;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const FORMAT = 1;
const HEADER_BYTES = 1 + KEY_ID_BYTES + IV_BYTES;

/** Bytes that sealing adds to its plain text. */
export const OVERHEAD_BYTES = HEADER_BYTES + TAG_BYTES;

/** HKDF-SHA256 (RFC 5869): one secret, as many independent keys as there are purposes. */
export const deriveKey = (secret: Uint8Array, purpose: string, length = KEY_BYTES): Bytes =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `jieru/${purpose}`, length));

/** Gives a key its id: a fingerprint that lets nobody find the key. */
export const identify = (key: Uint8Array): IdentifiedKey => ({
  key: Buffer.from(key),
  id: createHash('sha256').update('jieru/key-id/').update(key).digest().subarray(0, KEY_ID_BYTES),
});

/** By which key something was sealed, as far as it says; its bytes are not checked. */
export const keyIdOf = (sealed: Uint8Array): string =>
  Buffer.from(sealed.subarray(1, 1 + KEY_ID_BYTES)).toString('hex');

const associatedData = (header: Uint8Array, context: string): Buffer =>
  Buffer.concat([header, Buffer.from(context, 'utf8')]);

/** AES-256-GCM: format byte, key id, 96-bit random IV, cipher text, tag. The context is authenticated, not stored. */
export const sealBytes = (key: IdentifiedKey, plain: Uint8Array, context: string): Bytes => {
  const header = Buffer.concat([Buffer.of(FORMAT), key.id, randomBytes(IV_BYTES)]);
  const cipher = createCipheriv('aes-256-gcm', key.key, header.subarray(1 + KEY_ID_BYTES));
  cipher.setAAD(associatedData(header, context));
  return Buffer.concat([header, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/**
 * Opens what `sealBytes` made with one of the keys held.
 *
 * @throws SealBroken when a bit differs, the context is another one or the key is not among them.
 */
export const openBytes = (keys: readonly IdentifiedKey[], sealed: Uint8Array, context: string): Bytes => {
  const data = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (data.length < OVERHEAD_BYTES || data[0] !== FORMAT) throw new SealBroken('FORMAT');
  const header = data.subarray(0, HEADER_BYTES);
  const id = header.subarray(1, 1 + KEY_ID_BYTES);
  const key = keys.find((one) => one.id.equals(id));
  if (!key) throw new SealBroken('UNKNOWN_KEY');
  const decipher = createDecipheriv('aes-256-gcm', key.key, header.subarray(1 + KEY_ID_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(associatedData(header, context));
  decipher.setAuthTag(data.subarray(-TAG_BYTES));
  const body = decipher.update(data.subarray(HEADER_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([body, decipher.final()]);
  } catch {
    throw new SealBroken('NOT_AUTHENTIC');
  }
};

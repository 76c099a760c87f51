import { createCipheriv, createDecipheriv } from 'node:crypto';
import { ProtocolFault } from '../fault.ts';

/** What the bureau issues for AES. */
export interface CipherKey {
  /** 16, 24 or 32 bytes; the length selects AES-128, -192 or -256. */
  readonly key: string;
  /** The "offset" (偏移量), 16 bytes; ECB has none. */
  readonly iv?: string | undefined;
  /** CBC when it is left out. */
  readonly mode?: 'cbc' | 'ecb' | undefined;
  /** What both are written in: their characters are the bytes when it is left out. */
  readonly form?: 'ascii' | 'hex' | 'base64' | undefined;
}

const ENCODINGS = { ascii: 'latin1', hex: 'hex', base64: 'base64' } as const;
const BLOCK = 16;

const PATTERNS = {
  ascii: /^[\x20-\x7e]*$/,
  hex: /^(?:[0-9a-f]{2})*$/i,
  base64: /^[A-Za-z0-9+/]*={0,2}$/,
} as const;

const bytesOf = (text: string, form: keyof typeof ENCODINGS): Buffer | null =>
  PATTERNS[form].test(text) ? Buffer.from(text, ENCODINGS[form]) : null;

/** What makes a key unusable, in words; null when nothing does. */
export function keyFault({ key, iv, mode = 'cbc', form = 'ascii' }: CipherKey): string | null {
  const length = bytesOf(key, form)?.length ?? 0;
  if (length !== 16 && length !== 24 && length !== 32)
    return `the AES key must be 16, 24 or 32 bytes in ${form}`;
  if (mode === 'cbc' && bytesOf(iv ?? '', form)?.length !== BLOCK)
    return `the AES offset must be 16 bytes in ${form}`;
  return null;
}

/** Encrypts with AES and PKCS#5 padding (V3.0, encryptAlgorithm 1). ProtocolFault `no-key` for an unusable key. */
export function encrypt(bytes: Uint8Array, key: CipherKey): Buffer {
  const cipher = createCipheriv(...usable(key));
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/** Reverse of {@link encrypt}. ProtocolFault `decryption` when key and content do not fit. */
export function decrypt(bytes: Uint8Array, key: CipherKey): Buffer {
  const decipher = createDecipheriv(...usable(key));
  try {
    return Buffer.concat([decipher.update(bytes), decipher.final()]);
  } catch (cause) {
    throw new ProtocolFault('decryption', 'the content cannot be decrypted with this key', [], cause);
  }
}

function usable(given: CipherKey): [algorithm: string, key: Buffer, iv: Buffer | null] {
  const fault = keyFault(given);
  if (fault !== null) throw new ProtocolFault('no-key', fault);
  const { key, iv = '', mode = 'cbc', form = 'ascii' } = given;
  const bytes = Buffer.from(key, ENCODINGS[form]);
  return [`aes-${bytes.length * 8}-${mode}`, bytes, mode === 'ecb' ? null : Buffer.from(iv, ENCODINGS[form])];
}

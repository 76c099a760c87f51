import { createCipheriv, createDecipheriv } from 'node:crypto';
import { ProtocolFault } from '../fault.ts';

/** What the bureau issues for AES: both as printed, i.e. ASCII characters that are the bytes. */
export interface CipherKey {
  /** 16, 24 or 32 characters; the length selects AES-128, -192 or -256. */
  readonly key: string;
  /** The "offset" (偏移量), 16 characters. */
  readonly iv: string;
}

/** Encrypts with AES-CBC and PKCS#5 padding (V3.0, encryptAlgorithm 1). ProtocolFault `no-key` for an unusable key. */
export function encrypt(bytes: Uint8Array, { key, iv }: CipherKey): Buffer {
  const cipher = createCipheriv(algorithmFor(key, iv), Buffer.from(key, 'latin1'), Buffer.from(iv, 'latin1'));
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/** Reverse of {@link encrypt}. ProtocolFault `decryption` when key and content do not fit. */
export function decrypt(bytes: Uint8Array, { key, iv }: CipherKey): Buffer {
  const decipher = createDecipheriv(
    algorithmFor(key, iv),
    Buffer.from(key, 'latin1'),
    Buffer.from(iv, 'latin1'),
  );
  try {
    return Buffer.concat([decipher.update(bytes), decipher.final()]);
  } catch (cause) {
    throw new ProtocolFault('decryption', 'the content cannot be decrypted with this key', [], cause);
  }
}

function algorithmFor(key: string, iv: string): 'aes-128-cbc' | 'aes-192-cbc' | 'aes-256-cbc' {
  if (!/^[\x20-\x7e]{16}$/.test(iv))
    throw new ProtocolFault('no-key', 'the AES offset must be 16 ASCII characters');
  if (/^[\x20-\x7e]+$/.test(key)) {
    if (key.length === 16) return 'aes-128-cbc';
    if (key.length === 24) return 'aes-192-cbc';
    if (key.length === 32) return 'aes-256-cbc';
  }
  throw new ProtocolFault('no-key', 'the AES key must be 16, 24 or 32 ASCII characters');
}

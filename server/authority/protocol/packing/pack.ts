import { createHash, timingSafeEqual } from 'node:crypto';
import { digestOf, type DigestForm } from '../authentication.ts';
import { COMPRESSION_ZIP, ENCRYPT_AES, ENCRYPT_NONE, HASH_MD5 } from '../algorithms.ts';
import { decodeBase64 } from '../base64.ts';
import { ProtocolFault } from '../fault.ts';
import { decodeFile } from '../decoding.ts';
import { encodeGbk } from '../gbk.ts';
import { MAX_ARCHIVE_BYTES } from '../limits.ts';
import { readArchive, writeArchive } from './archive.ts';
import { decrypt, encrypt, type CipherKey } from './cipher.ts';

/** A file as it travels: base64 of the perhaps encrypted archive, and base64 of the MD5 over the plain archive. */
export interface PackedFile {
  readonly beianInfo: string;
  readonly beianInfoHash: string;
  readonly encryptAlgorithm: number;
  readonly hashAlgorithm: number;
  readonly compressionFormat: number;
}

/** A file taken out of its packing. */
export interface OpenedFile {
  /** Name of the entry in the archive. */
  readonly name: string;
  /** The bytes as they came. */
  readonly bytes: Buffer;
  readonly xml: string;
}

/** How to pack: a key when the file is to be encrypted, and the name of the entry. */
export interface PackingOptions {
  readonly cipher?: CipherKey | undefined;
  readonly entryName?: string;
  readonly digestForm?: DigestForm;
}

/** `beianInfoHash`: MD5 over the archive before encryption (V3.0). */
export const archiveHash = (zip: Uint8Array, form?: DigestForm): string => digestOf(zip, form);

/** Packs an archive that is already made: hash, then encrypt, then base64. */
export function packArchive(zip: Uint8Array, cipher?: CipherKey, digestForm?: DigestForm): PackedFile {
  return {
    beianInfo: (cipher ? encrypt(zip, cipher) : Buffer.from(zip)).toString('base64'),
    beianInfoHash: archiveHash(zip, digestForm),
    encryptAlgorithm: cipher ? ENCRYPT_AES : ENCRYPT_NONE,
    hashAlgorithm: HASH_MD5,
    compressionFormat: COMPRESSION_ZIP,
  };
}

/** Packs an XML text: GBK, Zip with one entry, MD5, AES if a key is given (V3.0). */
export function packXml(xml: string, { cipher, entryName, digestForm }: PackingOptions = {}): PackedFile {
  return packArchive(writeArchive(encodeGbk(xml), entryName), cipher, digestForm);
}

/**
 * Takes a file out of its packing and checks everything on the way: algorithm codes, base64, key, hash, archive, sizes,
 * encoding. Each failure is a ProtocolFault with its own reason; nothing is returned in part.
 */
export function unpack(file: PackedFile, cipher?: CipherKey): OpenedFile {
  const zip = unseal(file, cipher);
  const { name, bytes } = readArchive(zip);
  return { name, bytes, xml: decodeFile(bytes) };
}

/** The archive of a packed file, decrypted and with the right hash. */
export function unseal(file: PackedFile, cipher?: CipherKey): Buffer {
  checkAlgorithms(file);
  const encrypted = file.encryptAlgorithm === ENCRYPT_AES;
  const content = decodeBase64(file.beianInfo, MAX_ARCHIVE_BYTES);
  if (encrypted && !cipher)
    throw new ProtocolFault('no-key', 'the file is encrypted and no key is configured');
  const zip = encrypted && cipher ? decrypt(content, cipher) : content;
  const actual = createHash('md5').update(zip).digest();
  if (!timingSafeEqual(digestIn(file.beianInfoHash), actual)) {
    // One wrong key in 256 still leaves a valid padding; noise where an archive should begin tells it from damage.
    if (encrypted && !/^(?:PK|\x1f\x8b)/.test(zip.toString('latin1', 0, 2))) {
      throw new ProtocolFault('decryption', 'the content decrypts to noise: the key is wrong');
    }
    throw new ProtocolFault('hash', 'the content does not have the hash it came with');
  }
  return zip;
}

const HEX_DIGEST = /^[0-9a-f]{32}$/i;
const NO_DIGEST = Buffer.alloc(16);

/** The 16 bytes of a digest in base64, in hex, or in hex and then base64: senders differ in what they take for the digest. */
function digestIn(written: string): Buffer {
  const text = written.trim();
  if (HEX_DIGEST.test(text)) return Buffer.from(text, 'hex');
  const bytes = decodeBase64(text, 64);
  if (bytes.length === NO_DIGEST.length) return bytes;
  const hex = bytes.toString('latin1');
  return HEX_DIGEST.test(hex) ? Buffer.from(hex, 'hex') : NO_DIGEST;
}

function checkAlgorithms(file: PackedFile): void {
  const known =
    file.hashAlgorithm === HASH_MD5 &&
    file.compressionFormat === COMPRESSION_ZIP &&
    (file.encryptAlgorithm === ENCRYPT_NONE || file.encryptAlgorithm === ENCRYPT_AES);
  if (!known) throw new ProtocolFault('algorithm', 'the file names an algorithm that is not defined');
}

import { COMPRESSION_ZIP, ENCRYPT_AES, ENCRYPT_NONE } from '../../../../authority/protocol/algorithms.ts';
import { isBase64 } from '../../../../authority/protocol/base64.ts';
import { ProtocolFault, type FaultReason } from '../../../../authority/protocol/fault.ts';
import { readArchive, type ArchiveEntry } from '../../../../authority/protocol/packing/archive.ts';
import type { CipherKey } from '../../../../authority/protocol/packing/cipher.ts';
import { unseal, type PackedFile } from '../../../../authority/protocol/packing/pack.ts';

const CODES: Partial<Record<FaultReason, number>> = {
  // The content was base64, so what is not must be the hash.
  'not-base64': 7,
  'no-key': 6,
  decryption: 6,
  hash: 7,
  archive: 8,
  'archive-entries': 17,
  'archive-entry-name': 17,
  oversize: 18,
};

/** Takes an uploaded file out of its packing, or gives the code of the first thing wrong with it. */
export function openUpload(file: PackedFile, cipher: CipherKey): ArchiveEntry | number {
  if (file.encryptAlgorithm !== ENCRYPT_NONE && file.encryptAlgorithm !== ENCRYPT_AES) return 9;
  if (file.compressionFormat !== COMPRESSION_ZIP) return 11;
  if (!isBase64(file.beianInfo)) return file.encryptAlgorithm === ENCRYPT_AES ? 6 : 8;
  try {
    return readArchive(unseal(file, cipher));
  } catch (error) {
    if (error instanceof ProtocolFault) return CODES[error.reason] ?? 999;
    throw error;
  }
}

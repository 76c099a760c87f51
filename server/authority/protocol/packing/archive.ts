import { crc32, inflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { ProtocolFault } from '../fault.ts';
import { MAX_FILE_NAME_BYTES, MAX_XML_BYTES } from '../limits.ts';
import { readDirectory } from './directory.ts';

/** Name of the entry in files we send; what connected providers used. */
export const UPLOAD_ENTRY_NAME = 'beianinfo.xml';

/** The file inside an archive. */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Refuses names with a path, a drive, or characters beyond English letters, digits, dot, dash and underscore. */
export function checkEntryName(name: string): void {
  if (Buffer.byteLength(name) > MAX_FILE_NAME_BYTES || !FILE_NAME.test(name) || name.includes('..')) {
    throw new ProtocolFault('archive-entry-name', 'the file in the archive has a name that is not allowed');
  }
}

/** A PKZIP archive with exactly one file. The same bytes give the same archive, so that a repeat has the same hash. */
export function writeArchive(bytes: Uint8Array, name: string = UPLOAD_ENTRY_NAME): Buffer {
  checkEntryName(name);
  if (bytes.length > MAX_XML_BYTES)
    throw new ProtocolFault('oversize', `the file exceeds ${MAX_XML_BYTES} bytes`);
  return Buffer.from(zipSync({ [name]: bytes }, { level: 9, mtime: new Date(1980, 0, 1) }));
}

/**
 * The one file of an archive. The size it declares is checked before inflating and the real size while inflating, so
 * that a small archive cannot fill the memory. ProtocolFault `archive`, `archive-entries`, `archive-entry-name` or
 * `oversize`.
 */
export function readArchive(zip: Buffer, maxBytes: number = MAX_XML_BYTES): ArchiveEntry {
  const entry = readDirectory(zip);
  checkEntryName(entry.name);
  if (entry.size > maxBytes)
    throw new ProtocolFault('oversize', `the file declares more than ${maxBytes} bytes`);
  const bytes = entry.stored ? entry.packed : inflate(entry.packed, entry.size);
  if (bytes.length !== entry.size)
    throw new ProtocolFault('archive', 'the file is not as long as it declares');
  if (crc32(bytes) !== entry.crc)
    throw new ProtocolFault('archive', 'the file does not have its declared checksum');
  return { name: entry.name, bytes };
}

function inflate(packed: Buffer, declared: number): Buffer {
  try {
    // One byte more than declared is enough to notice a file that is longer than it says.
    return inflateRawSync(packed, { maxOutputLength: declared + 1 });
  } catch (cause) {
    const longer = cause instanceof RangeError;
    throw longer
      ? new ProtocolFault('oversize', 'the file inflates to more than it declares', [], cause)
      : new ProtocolFault('archive', 'the file cannot be inflated', [], cause);
  }
}

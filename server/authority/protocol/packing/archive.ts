import { crc32, gunzipSync, inflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { ProtocolFault } from '../fault.ts';
import { MAX_XML_BYTES } from '../limits.ts';
import { readDirectory } from './directory.ts';
import { baseName, isPlainName } from './entry-name.ts';

/** Name of the entry in files we send; what connected providers used. */
export const UPLOAD_ENTRY_NAME = 'beianinfo.xml';

/** The file inside an archive. */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A PKZIP archive with exactly one file. The same bytes give the same archive, so that a repeat has the same hash. */
export function writeArchive(bytes: Uint8Array, name: string = UPLOAD_ENTRY_NAME): Buffer {
  if (!isPlainName(name))
    throw new ProtocolFault('archive-entry-name', 'the file to be packed has a name that is not allowed');
  if (bytes.length > MAX_XML_BYTES)
    throw new ProtocolFault('oversize', `the file exceeds ${MAX_XML_BYTES} bytes`);
  return Buffer.from(zipSync({ [name]: bytes }, { level: 9, mtime: new Date(1980, 0, 1) }));
}

/** A file compressed on its own (RFC 1952), as some senders do in place of an archive; it has no name of use. */
function readGzip(gzip: Buffer, maxBytes: number): ArchiveEntry {
  try {
    return { name: '', bytes: gunzipSync(gzip, { maxOutputLength: maxBytes }) };
  } catch (cause) {
    throw cause instanceof RangeError
      ? new ProtocolFault('oversize', `the file inflates to more than ${maxBytes} bytes`, [], cause)
      : new ProtocolFault('archive', 'the file cannot be inflated', [], cause);
  }
}

/**
 * The one file of an archive. The size it declares is checked before inflating and the real size while inflating, so
 * that a small archive cannot fill the memory. ProtocolFault `archive`, `archive-entries`, `archive-entry-name` or
 * `oversize`.
 */
export function readArchive(zip: Buffer, maxBytes: number = MAX_XML_BYTES): ArchiveEntry {
  if (zip[0] === 0x1f && zip[1] === 0x8b) return readGzip(zip, maxBytes);
  const entry = readDirectory(zip);
  const name = baseName(entry.name);
  if (entry.size > maxBytes)
    throw new ProtocolFault('oversize', `the file declares more than ${maxBytes} bytes`);
  const bytes = entry.stored ? entry.packed : inflate(entry.packed, entry.size);
  if (bytes.length !== entry.size)
    throw new ProtocolFault('archive', 'the file is not as long as it declares');
  if (crc32(bytes) !== entry.crc)
    throw new ProtocolFault('archive', 'the file does not have its declared checksum');
  return { name, bytes };
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

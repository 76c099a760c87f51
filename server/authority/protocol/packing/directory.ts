import { ProtocolFault } from '../fault.ts';

/** What the directory of a one-file archive says, checked against the file's own header. */
export interface DirectoryEntry {
  readonly name: string;
  readonly stored: boolean;
  /** Declared size after inflating. Bytes. */
  readonly size: number;
  readonly crc: number;
  readonly packed: Buffer;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_HEADER = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_LENGTH = 22;
const DIRECTORY_HEADER_LENGTH = 46;
const LOCAL_HEADER_LENGTH = 30;
const LONGEST_COMMENT = 0xffff;
const LONGEST_DATA_DESCRIPTOR = 24;
const FLAG_ENCRYPTED = 1;
const ZIP64 = 0xffffffff;

/**
 * Reads the directory of a PKZIP archive that must hold exactly one file (PKWARE APPNOTE 4.3). Read by hand because the
 * sizes, the checksum and files hidden between the entries have to be known before anything is inflated.
 */
export function readDirectory(zip: Buffer): DirectoryEntry {
  const end = findEnd(zip);
  const count = Math.max(zip.readUInt16LE(end + 8), zip.readUInt16LE(end + 10));
  if (count !== 1)
    throw new ProtocolFault('archive-entries', `the archive holds ${count} files instead of one`);
  const at = zip.readUInt32LE(end + 16);
  if (at + DIRECTORY_HEADER_LENGTH > end || zip.readUInt32LE(at) !== DIRECTORY_HEADER) throw damaged();

  const flags = zip.readUInt16LE(at + 8);
  const method = zip.readUInt16LE(at + 10);
  const packedSize = zip.readUInt32LE(at + 20);
  const size = zip.readUInt32LE(at + 24);
  if ((flags & FLAG_ENCRYPTED) !== 0 || (method !== 0 && method !== 8)) {
    throw new ProtocolFault('archive', 'the archive uses a method that is not plain Zip');
  }
  if (size === ZIP64 || packedSize === ZIP64) throw new ProtocolFault('oversize', 'the archive needs Zip64');
  const nameLength = zip.readUInt16LE(at + 28);
  if (at + DIRECTORY_HEADER_LENGTH + nameLength > end) throw damaged();
  const name = zip.toString(
    'latin1',
    at + DIRECTORY_HEADER_LENGTH,
    at + DIRECTORY_HEADER_LENGTH + nameLength,
  );

  const start = dataStart(zip, zip.readUInt32LE(at + 42), at, name);
  const gap = at - (start + packedSize);
  if (gap < 0) throw damaged();
  if (gap > LONGEST_DATA_DESCRIPTOR) {
    throw new ProtocolFault('archive-entries', 'the archive holds more than the file its directory names');
  }
  const packed = zip.subarray(start, start + packedSize);
  return { name, stored: method === 0, size, crc: zip.readUInt32LE(at + 16), packed };
}

function findEnd(zip: Buffer): number {
  const last = zip.length - END_LENGTH;
  const earliest = Math.max(0, last - LONGEST_COMMENT);
  for (let at = last; at >= earliest; at -= 1) {
    const ends = zip.readUInt32LE(at) === END_OF_DIRECTORY;
    if (ends && at + END_LENGTH + zip.readUInt16LE(at + 20) === zip.length) return at;
  }
  throw new ProtocolFault('archive', 'the content is not a Zip archive');
}

function dataStart(zip: Buffer, at: number, directory: number, name: string): number {
  if (at !== 0) throw new ProtocolFault('archive-entries', 'something stands before the file of the archive');
  if (LOCAL_HEADER_LENGTH > directory || zip.readUInt32LE(at) !== LOCAL_HEADER) throw damaged();
  const nameEnd = LOCAL_HEADER_LENGTH + zip.readUInt16LE(at + 26);
  const start = nameEnd + zip.readUInt16LE(at + 28);
  if (start > directory) throw damaged();
  if (zip.toString('latin1', LOCAL_HEADER_LENGTH, nameEnd) !== name) {
    throw new ProtocolFault('archive-entry-name', 'the archive gives its file two names');
  }
  return start;
}

function damaged(): ProtocolFault {
  return new ProtocolFault('archive', 'the archive is damaged');
}

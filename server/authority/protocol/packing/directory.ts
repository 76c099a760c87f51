import { ProtocolFault } from '../fault.ts';
import { nameOf } from './entry-name.ts';

/** What the directory of an archive says of its one file, checked against the file's own header. */
export interface DirectoryEntry {
  readonly name: string;
  readonly stored: boolean;
  /** Declared size after inflating. Bytes. */
  readonly size: number;
  readonly crc: number;
  readonly packed: Buffer;
}

/** An entry with the room it takes in the archive. */
interface Placed extends DirectoryEntry {
  readonly isFolder: boolean;
  readonly at: number;
  readonly end: number;
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

/** Entries looked at: one file and the folders it may lie in. */
const MOST_ENTRIES = 20;

/**
 * Reads the directory of a PKZIP archive that must hold exactly one file (PKWARE APPNOTE 4.3); folders around it are none. Read by
 * hand because the sizes, the checksum and files hidden between the entries have to be known before anything is inflated.
 */
export function readDirectory(zip: Buffer): DirectoryEntry {
  const end = findEnd(zip);
  const count = Math.max(zip.readUInt16LE(end + 8), zip.readUInt16LE(end + 10));
  if (count === 0 || count > MOST_ENTRIES) throw severalFiles(count);
  const start = zip.readUInt32LE(end + 16);
  const entries: Placed[] = [];
  for (let at = start, left = count; left > 0; left -= 1) {
    if (at + DIRECTORY_HEADER_LENGTH > end || zip.readUInt32LE(at) !== DIRECTORY_HEADER) throw damaged();
    entries.push(entryAt(zip, at, { start, end }));
    at +=
      DIRECTORY_HEADER_LENGTH +
      zip.readUInt16LE(at + 28) +
      zip.readUInt16LE(at + 30) +
      zip.readUInt16LE(at + 32);
  }
  refuseHidden(entries, start);
  const files = entries.filter(({ isFolder }) => !isFolder);
  const [file, second] = files;
  if (!file || second) throw severalFiles(files.length);
  return file;
}

function entryAt(zip: Buffer, at: number, directory: { start: number; end: number }): Placed {
  const flags = zip.readUInt16LE(at + 8);
  const method = zip.readUInt16LE(at + 10);
  const packedSize = zip.readUInt32LE(at + 20);
  const size = zip.readUInt32LE(at + 24);
  if ((flags & FLAG_ENCRYPTED) !== 0 || (method !== 0 && method !== 8)) {
    throw new ProtocolFault('archive', 'the archive uses a method that is not plain Zip');
  }
  if (size === ZIP64 || packedSize === ZIP64) throw new ProtocolFault('oversize', 'the archive needs Zip64');
  const nameEnd = at + DIRECTORY_HEADER_LENGTH + zip.readUInt16LE(at + 28);
  if (nameEnd > directory.end) throw damaged();
  const written = zip.subarray(at + DIRECTORY_HEADER_LENGTH, nameEnd);
  const localAt = zip.readUInt32LE(at + 42);
  const dataAt = dataStart(zip, localAt, directory.start, written);
  if (dataAt + packedSize > directory.start) throw damaged();
  const name = nameOf(written);
  return {
    name,
    isFolder: size === 0 && /[\\/]$/.test(name),
    stored: method === 0,
    size,
    crc: zip.readUInt32LE(at + 16),
    packed: zip.subarray(dataAt, dataAt + packedSize),
    at: localAt,
    end: dataAt + packedSize,
  };
}

/** Entries lie side by side from the first byte to the directory; room between them would hide something. */
function refuseHidden(entries: readonly Placed[], directory: number): void {
  let expected = 0;
  for (const { at, end } of [...entries].sort((a, b) => a.at - b.at)) {
    const gap = at - expected;
    if (gap < 0) throw damaged();
    if (gap > (expected === 0 ? 0 : LONGEST_DATA_DESCRIPTOR)) throw hidden();
    expected = end;
  }
  if (directory - expected > LONGEST_DATA_DESCRIPTOR) throw hidden();
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

function dataStart(zip: Buffer, at: number, directory: number, name: Buffer): number {
  if (at + LOCAL_HEADER_LENGTH > directory || zip.readUInt32LE(at) !== LOCAL_HEADER) throw damaged();
  const nameEnd = at + LOCAL_HEADER_LENGTH + zip.readUInt16LE(at + 26);
  const start = nameEnd + zip.readUInt16LE(at + 28);
  if (start > directory) throw damaged();
  if (!zip.subarray(at + LOCAL_HEADER_LENGTH, nameEnd).equals(name)) {
    throw new ProtocolFault('archive-entry-name', 'the archive gives its file two names');
  }
  return start;
}

const severalFiles = (count: number): ProtocolFault =>
  new ProtocolFault('archive-entries', `the archive holds ${count} files instead of one`);

const hidden = (): ProtocolFault =>
  new ProtocolFault('archive-entries', 'the archive holds more than the file its directory names');

const damaged = (): ProtocolFault => new ProtocolFault('archive', 'the archive is damaged');

import { createHash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import type { PackedFile } from '../../../../server/authority/protocol/packing/pack.ts';

/** An entry of a hand-made archive; everything an honest archiver would compute can be lied about. */
export interface ForgedEntry {
  readonly name: string;
  readonly bytes: Buffer;
  readonly declaredSize?: number;
  readonly declaredCrc?: number;
  readonly localName?: string;
  readonly flags?: number;
  /** Left out of the directory. */
  readonly hidden?: boolean;
}

/** A PKZIP archive with exactly these entries. */
export function forgeZip(entries: readonly ForgedEntry[], prefix = Buffer.alloc(0)): Buffer {
  const locals: Buffer[] = [prefix];
  const directory: Buffer[] = [];
  let offset = prefix.length;
  for (const entry of entries) {
    const packed = deflateRawSync(entry.bytes, { level: 9 });
    const crc = entry.declaredCrc ?? crc32(entry.bytes);
    const size = entry.declaredSize ?? entry.bytes.length;
    const flags = entry.flags ?? 0;
    const localName = Buffer.from(entry.localName ?? entry.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(localName.length, 26);
    const name = Buffer.from(entry.name);
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(flags, 8);
    header.writeUInt16LE(8, 10);
    header.writeUInt32LE(crc, 16);
    header.writeUInt32LE(packed.length, 20);
    header.writeUInt32LE(size, 24);
    header.writeUInt16LE(name.length, 28);
    header.writeUInt32LE(offset, 42);
    locals.push(local, localName, packed);
    if (!entry.hidden) directory.push(header, name);
    offset += 30 + localName.length + packed.length;
  }
  const listed = entries.filter((entry) => !entry.hidden).length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(listed, 8);
  end.writeUInt16LE(listed, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

/** The archive as a file of the interface, with the right hash and no encryption. */
export function packedZip(zip: Buffer): PackedFile {
  return {
    beianInfo: zip.toString('base64'),
    beianInfoHash: createHash('md5').update(zip).digest('base64'),
    encryptAlgorithm: 0,
    hashAlgorithm: 0,
    compressionFormat: 0,
  };
}

import { crc32, deflateRawSync } from 'node:zlib';

/** More than a file may have (50 MB). Bytes. */
const SIZE = 60 * 1024 * 1024;

type Packed = { readonly bytes: Buffer; readonly crc: number };

let packed: Packed | undefined;

/** Sixty megabytes of blanks, packed once and natively: packing them in JavaScript would stop the server for seconds. */
const content = (): Packed => {
  if (!packed) {
    const blanks = Buffer.alloc(SIZE, 0x20);
    packed = { bytes: deflateRawSync(blanks, { level: 1 }), crc: crc32(blanks) };
  }
  return packed;
};

/** The fields that the header before a file and the directory have in common (PKWARE APPNOTE 4.3). */
const shared = ({ bytes, crc }: Packed, nameLength: number): Buffer => {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt16LE(0x21, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(bytes.length, 14);
  fields.writeUInt32LE(SIZE, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
};

/** A small archive whose one file inflates to sixty megabytes. */
export function bombArchive(fileName: string): Buffer {
  const name = Buffer.from(fileName, 'latin1');
  const file = content();
  const fields = shared(file, name.length);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, file.bytes]);
  const directory = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    fields,
    // Comment, disk, attributes and offset of the file: all nothing.
    Buffer.alloc(14),
    name,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}

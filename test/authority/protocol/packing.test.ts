import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { encodeGbk } from '../../../server/authority/protocol/gbk.ts';
import { MAX_XML_BYTES } from '../../../server/authority/protocol/limits.ts';
import { readArchive, writeArchive } from '../../../server/authority/protocol/packing/archive.ts';
import { decrypt, encrypt } from '../../../server/authority/protocol/packing/cipher.ts';
import {
  archiveHash,
  packArchive,
  packXml,
  unpack,
} from '../../../server/authority/protocol/packing/pack.ts';
import { reasonOf } from './support/faults.ts';
import { sampleBytes, vectors } from './support/samples.ts';
import { forgeZip, packedZip } from './support/zips.ts';

const cipher = { key: vectors.aesKeyAscii, iv: vectors.aesIvAscii };
const xml = '<?xml version="1.0" encoding="GBK"?>\n<a>中文</a>\n';

describe.each(vectors.payload)('the vector of $xmlFile', (vector) => {
  const zip = Buffer.from(vector.zipBase64, 'base64');

  it('has the hash of its archive', () => {
    expect(archiveHash(zip)).toBe(vector.beianInfoHash);
  });

  it('is packed plain and encrypted to the same characters', () => {
    expect(packArchive(zip)).toMatchObject({ beianInfo: vector.beianInfo_plain_alg0, encryptAlgorithm: 0 });
    expect(packArchive(zip, cipher)).toEqual({
      beianInfo: vector.beianInfo_aes_alg1,
      beianInfoHash: vector.beianInfoHash,
      encryptAlgorithm: 1,
      hashAlgorithm: 0,
      compressionFormat: 0,
    });
  });

  it.each([
    ['plain', vector.beianInfo_plain_alg0, 0],
    ['encrypted', vector.beianInfo_aes_alg1, 1],
    ['wrapped at 76 characters', vector.beianInfo_aes_alg1.replace(/(.{76})/g, '$1\r\n'), 1],
  ])('opens to its file when %s', (_form, beianInfo, encryptAlgorithm) => {
    const { beianInfoHash } = vector;
    const file = { beianInfo, beianInfoHash, encryptAlgorithm, hashAlgorithm: 0, compressionFormat: 0 };
    const opened = unpack(file, cipher);
    expect(opened.name).toBe(vector.zipEntry);
    expect(opened.bytes.equals(sampleBytes(vector.xmlFile.replace('gbk/', '')))).toBe(true);
  });
});

describe('an archive we write', () => {
  it('is one another implementation opens, with one file of the expected name', () => {
    const files = unzipSync(writeArchive(Buffer.from('hello')));
    expect(Object.keys(files)).toEqual(['beianinfo.xml']);
    expect(Buffer.from(files['beianinfo.xml'] ?? []).toString()).toBe('hello');
  });

  it('is the same for the same bytes, so that a repeat has the same hash', () => {
    expect(packXml(xml)).toEqual(packXml(xml));
  });

  it.each([16, 24, 32])('comes back from AES with a key of %i characters', (length) => {
    const key = { key: 'k'.repeat(length), iv: cipher.iv };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decrypt(encrypt(bytes, key), key).equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('is not written for text that GBK cannot hold, a bad name, or too much', () => {
    expect(reasonOf(() => packXml('<a>😀</a>'))).toBe('not-gbk');
    expect(reasonOf(() => packXml(xml, { entryName: '../a.xml' }))).toBe('archive-entry-name');
    expect(reasonOf(() => writeArchive(Buffer.alloc(MAX_XML_BYTES + 1)))).toBe('oversize');
    expect(reasonOf(() => packXml(xml, { cipher: { key: 'short', iv: cipher.iv } }))).toBe('no-key');
  });
});

describe('a file from elsewhere', () => {
  const bytes = encodeGbk(xml);

  it.each([
    ['/data/out/a.xml', 'a.xml'],
    ['C:\\temp\\a.xml', 'a.xml'],
    ['temp/备案结果.xml', '备案结果.xml'],
    ['x'.repeat(200), 'x'.repeat(200)],
  ])('may be called %s: the name is no place it is written to', (name, last) => {
    expect(unpack(packedZip(forgeZip([{ name, bytes }]))).name).toBe(last);
  });

  it('may lie beside folders', () => {
    const folder = { name: 'temp/', bytes: Buffer.alloc(0) };
    const file = { name: 'temp/a.xml', bytes };
    for (const entries of [
      [folder, file],
      [file, folder],
      [{ ...folder, name: 'temp\\' }, file],
    ])
      expect(unpack(packedZip(forgeZip(entries))).bytes.equals(bytes)).toBe(true);
  });

  it('is not bound to hold no more than a folder says', () => {
    const folder = { name: 'temp/', bytes: Buffer.from('hidden') };
    expect(reasonOf(() => unpack(packedZip(forgeZip([folder, { name: 'a.xml', bytes }]))))).toBe(
      'archive-entries',
    );
  });

  it.each(['hex', 'HEX', 'hex in base64'])('may have its hash in %s', (form) => {
    const good = packXml(xml);
    const hex = Buffer.from(good.beianInfoHash, 'base64').toString('hex');
    const written = { hex, HEX: hex.toUpperCase(), 'hex in base64': Buffer.from(hex).toString('base64') }[
      form
    ];
    expect(unpack({ ...good, beianInfoHash: written ?? '' }).xml).toBe(xml);
  });

  it('may be compressed without an archive, and no bomb', () => {
    expect(unpack(packedZip(gzipSync(bytes))).bytes.equals(bytes)).toBe(true);
    expect(reasonOf(() => unpack(packedZip(gzipSync(Buffer.alloc(MAX_XML_BYTES + 1)))))).toBe('oversize');
  });
});

describe('a hostile file is refused with its own reason', () => {
  const good = packXml(xml);
  const sealed = packXml(xml, { cipher });
  const bytes = Buffer.from(xml, 'latin1');
  const open = (zip: Buffer) => reasonOf(() => unpack(packedZip(zip)));

  it.each([
    ['a wrong hash', { ...good, beianInfoHash: packXml('<b/>').beianInfoHash }, 'hash'],
    ['a hash that is none', { ...good, beianInfoHash: '!' }, 'not-base64'],
    ['content that is not base64', { ...good, beianInfo: 'not base64!' }, 'not-base64'],
    ['an unknown encryption', { ...good, encryptAlgorithm: 2 }, 'algorithm'],
    ['an unknown hash', { ...good, hashAlgorithm: 1 }, 'algorithm'],
    ['an unknown compression', { ...good, compressionFormat: 1 }, 'algorithm'],
  ] as const)('%s', (_what, file, reason) => {
    expect(reasonOf(() => unpack(file, cipher))).toBe(reason);
  });

  it('a wrong key, whatever the noise it decrypts to', () => {
    for (let i = 0; i < 600; i += 1) {
      const wrong = { key: String(i).padStart(16, 'x'), iv: cipher.iv };
      expect(reasonOf(() => unpack(sealed, wrong))).toBe('decryption');
    }
  });

  it('a missing key', () => {
    expect(reasonOf(() => unpack(sealed))).toBe('no-key');
  });

  it('a zip bomb that tells its size', () => {
    expect(open(forgeZip([{ name: 'a.xml', bytes: Buffer.alloc(MAX_XML_BYTES + 1) }]))).toBe('oversize');
  });

  it('a zip bomb that lies about its size', () => {
    expect(open(forgeZip([{ name: 'a.xml', bytes: Buffer.alloc(20_000_000), declaredSize: 100 }]))).toBe(
      'oversize',
    );
  });

  it('a file shorter than it says, or with another checksum', () => {
    expect(open(forgeZip([{ name: 'a.xml', bytes, declaredSize: bytes.length + 5 }]))).toBe('archive');
    expect(open(forgeZip([{ name: 'a.xml', bytes, declaredCrc: 1 }]))).toBe('archive');
  });

  it('two entries, listed or hidden', () => {
    const two = [
      { name: 'a.xml', bytes },
      { name: 'b.xml', bytes },
    ];
    expect(open(forgeZip(two))).toBe('archive-entries');
    expect(
      open(
        forgeZip([
          { name: 'a.xml', bytes },
          { name: 'b.xml', bytes, hidden: true },
        ]),
      ),
    ).toBe('archive-entries');
    expect(
      open(
        forgeZip([
          { name: 'a.xml', bytes, hidden: true },
          { name: 'b.xml', bytes },
        ]),
      ),
    ).toBe('archive-entries');
    expect(open(forgeZip([]))).toBe('archive-entries');
    expect(open(forgeZip([{ name: 'a.xml', bytes }], Buffer.from('MZ...')))).toBe('archive-entries');
  });

  it.each(['../a.xml', 'a/../../b.xml', '..\\a.xml', 'a/', '', 'a\u0000.xml', 'a\n.xml'])(
    'an entry named %j',
    (name) => {
      expect(open(forgeZip([{ name, bytes }]))).toBe('archive-entry-name');
    },
  );

  it('an entry with two names', () => {
    expect(open(forgeZip([{ name: 'a.xml', localName: 'b.xml', bytes }]))).toBe('archive-entry-name');
  });

  it('an encrypted entry', () => {
    expect(open(forgeZip([{ name: 'a.xml', bytes, flags: 1 }]))).toBe('archive');
  });

  it('bytes that are not GBK', () => {
    expect(open(forgeZip([{ name: 'a.xml', bytes: Buffer.from([0x3c, 0x61, 0xff, 0xff]) }]))).toBe('not-gbk');
    expect(
      open(forgeZip([{ name: 'a.xml', bytes: Buffer.from('<a>中文</a>', 'utf8').subarray(0, 4) }])),
    ).toBe('not-gbk');
  });

  it('any archive cut short or with a flipped byte, without an unexpected error', () => {
    const zip = writeArchive(Buffer.from(xml.repeat(20), 'latin1'));
    fc.assert(
      fc.property(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        expect(reasonOf(() => readArchive(zip.subarray(0, at)))).toBeDefined();
        const flipped = Buffer.from(zip);
        flipped[at] = (flipped[at] ?? 0) ^ change;
        reasonOf(() => readArchive(flipped));
      }),
    );
  });
});

import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { randomBytes } from 'node:crypto';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { leaksIn } from '../testkit/leaks.ts';

const MARKS = { name: '欧阳标记娜', number: '110105194912310492' };

type Packing = (data: Buffer) => Buffer;
const PACKINGS: Readonly<Record<string, Packing>> = {
  base64: (data) => Buffer.from(data.toString('base64')),
  'base64 in broken lines': (data) => Buffer.from(data.toString('base64').replace(/.{20}/g, '$&\r\n')),
  base64url: (data) => Buffer.from(data.toString('base64url')),
  hex: (data) => Buffer.from(`\\x${data.toString('hex')}`),
  'upper-case hex': (data) => Buffer.from(data.toString('hex').toUpperCase()),
  gzip: (data) => gzipSync(data),
  deflate: (data) => deflateSync(data),
  'raw deflate': (data) => deflateRawSync(data),
  zip: (data) => Buffer.from(zipSync({ 'file.xml': new Uint8Array(data) })),
};
const LETTERS: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  GBK: (text) => iconv.encode(text, 'gbk'),
  'GB 18030': (text) => iconv.encode(text, 'gb18030'),
  'UTF-16 LE': (text) => iconv.encode(text, 'utf16le'),
  'UTF-16 BE': (text) => iconv.encode(text, 'utf16be'),
};
const escaped = (text: string): string =>
  text.replace(/[^]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
const planted = `<Zjhm>${MARKS.number}</Zjhm><Xm>${MARKS.name}</Xm>`;
const found = (data: Buffer | string): string[] =>
  leaksIn([{ name: 'planted', data }], MARKS)
    .map(({ mark }) => mark)
    .sort();

describe('the search for leaks', () => {
  const pairs = Object.keys(LETTERS).flatMap((letters) =>
    Object.keys(PACKINGS).map((packing) => [letters, packing]),
  );

  it.each(pairs)('finds what stands in %s in %s, among other bytes', (letters = '', packing = '') => {
    const packed = PACKINGS[packing]?.(LETTERS[letters]?.(planted) ?? Buffer.alloc(0)) ?? Buffer.alloc(0);
    const around =
      packing === 'raw deflate' ? [packed] : [Buffer.from('a row: '), packed, Buffer.from(' and so on')];
    expect(found(Buffer.concat(around))).toEqual(['name', 'number']);
  });

  it.each([
    ['base64 in zip in base64', ['base64', 'zip', 'base64']],
    ['hex of gzip of base64', ['base64', 'gzip', 'hex']],
    ['base64 of zip of base64 in hex', ['base64', 'zip', 'base64', 'hex']],
  ])('finds %s of GBK', (_name, packings) => {
    const packed = packings.reduce(
      (data, one) => PACKINGS[one]?.(data) ?? data,
      iconv.encode(planted, 'gbk'),
    );
    expect(found(Buffer.concat([Buffer.from('("id", "'), packed, Buffer.from('")')]))).toEqual([
      'name',
      'number',
    ]);
  });

  it('finds escapes of JSON, of XML and of addresses', () => {
    expect(found(`{"x":"${escaped(planted)}"}`)).toEqual(['name', 'number']);
    expect(
      found([...planted].map((letter) => `&#x${letter.codePointAt(0)?.toString(16)};`).join('')),
    ).toEqual(['name', 'number']);
    expect(found(`/?q=${encodeURIComponent(planted)}`)).toEqual(['name', 'number']);
  });

  it('finds nothing where there is nothing, and says where it found something', () => {
    expect(found(randomBytes(200_000).toString('hex'))).toEqual([]);
    expect(found('nothing but words, and 110105194912310493')).toEqual([]);
    const sources = ['one', 'two'].map((name) => ({ name, data: Buffer.from(planted).toString('base64') }));
    const [leak] = leaksIn([{ name: 'none', data: 'none' }, ...sources.slice(0, 1)], MARKS);
    expect(leak).toMatchObject({ source: 'one', through: ['base64'] });
  });
});

import { gzipSync, strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { secretsIn } from '../testkit/unpacking.ts';

const NAME = '杭州示例科技有限公司';
const PHONE = '13000000001';
const sentence = `名称：${NAME}，电话 ${PHONE}`;
const gbk = iconv.encode(`<xml>${sentence}</xml>`, 'gbk');

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

describe('what was packed away is found', () => {
  test.each<[string, Uint8Array]>([
    ['in clear', strToU8(sentence)],
    ['in GBK', gbk],
    ['in UTF-16', Buffer.from(sentence, 'utf16le')],
    ['in base64', strToU8(`{"body":"${base64(strToU8(sentence))}"}`)],
    ['in base64 that words run into', strToU8(`prefix${base64(strToU8(sentence))}`)],
    ['in hexadecimal, as a database prints bytes', strToU8(`\\x${gbk.toString('hex')}`)],
    [
      'in escapes of JSON',
      strToU8(sentence.replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`)),
    ],
    ['in an address', strToU8(encodeURIComponent(sentence))],
    ['in a zip', zipSync({ 'a.xml': gbk, 'b.xml': strToU8('nothing') })],
    ['in gzip after other bytes', Buffer.concat([Buffer.from('head'), gzipSync(strToU8(sentence))])],
    [
      'in a picture of an upload: zip in base64 in base64',
      strToU8(base64(strToU8(base64(zipSync({ x: gbk }))))),
    ],
  ])('%s', (_how, bytes) => {
    expect(secretsIn(bytes, [NAME, PHONE]).sort()).toEqual([PHONE, NAME].sort());
  });

  test('and nothing is found where there is nothing', () => {
    const noise = Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * 7919 + (i >> 3)) % 256));
    expect(secretsIn(noise, [NAME, PHONE])).toEqual([]);
    expect(secretsIn(strToU8(base64(noise)), [NAME, PHONE])).toEqual([]);
  });
});

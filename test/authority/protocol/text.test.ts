import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, isBase64 } from '../../../server/authority/protocol/base64.ts';
import { decodeGbk, encodeGbk, firstCharacterOutsideGbk } from '../../../server/authority/protocol/gbk.ts';
import { ipv4ToNumber, numberToIpv4 } from '../../../server/authority/protocol/ipv4.ts';
import { reasonOf } from './support/faults.ts';
import { sampleBytes, sampleText } from './support/samples.ts';

describe('GBK', () => {
  it('reads the composed samples as their readable copies say', () => {
    const readable = sampleText('01-upload-icp-xzba.xml').replace('encoding="UTF-8"', 'encoding="GBK"');
    expect(decodeGbk(sampleBytes('01-upload-icp-xzba.xml'))).toBe(readable);
    expect(encodeGbk(readable).equals(sampleBytes('01-upload-icp-xzba.xml'))).toBe(true);
  });

  it.each(['😀', '𠮷', '\uFFFD', 'é中😀', '한'])('refuses %s rather than writing a question mark', (text) => {
    expect(firstCharacterOutsideGbk(text)).toBeDefined();
    expect(reasonOf(() => encodeGbk(text))).toBe('not-gbk');
  });

  it('either takes a text and gives it back, or refuses it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        if (firstCharacterOutsideGbk(text) === undefined) expect(decodeGbk(encodeGbk(text))).toBe(text);
        else expect(reasonOf(() => encodeGbk(text))).toBe('not-gbk');
      }),
    );
  });

  it('refuses a character cut in half', () => {
    expect(reasonOf(() => decodeGbk(encodeGbk('中').subarray(0, 1)))).toBe('not-gbk');
  });
});

describe('base64', () => {
  it('is decoded whatever white space it is wrapped with', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        const wrapped = Buffer.from(bytes)
          .toString('base64')
          .replace(/(.{76})/g, '$1\r\n ');
        expect(decodeBase64(wrapped, 300).equals(Buffer.from(bytes))).toBe(true);
        expect(isBase64(wrapped)).toBe(true);
      }),
    );
  });

  it('is refused when foreign, cut or too long', () => {
    expect(reasonOf(() => decodeBase64('ab$=', 10))).toBe('not-base64');
    expect(reasonOf(() => decodeBase64('abc', 10))).toBe('not-base64');
    expect(reasonOf(() => decodeBase64('', 10))).toBe('not-base64');
    expect(reasonOf(() => decodeBase64('A'.repeat(20), 3))).toBe('oversize');
  });
});

describe('IPv4 addresses', () => {
  it('become the numbers of the interface', () => {
    expect(ipv4ToNumber('192.0.2.10')).toBe(3221225994);
    expect(ipv4ToNumber('255.255.255.255')).toBe(4294967295);
    expect(ipv4ToNumber('0.0.0.0')).toBe(0);
  });

  it.each(['', '1.2.3', '1.2.3.4.5', '256.1.1.1', '1.2.3.-4', '01.2.3.4', '1.2.3.4 ', '::1', 'a.b.c.d'])(
    'are not %j',
    (text) => {
      expect(ipv4ToNumber(text)).toBeUndefined();
    },
  );

  it('and numbers are two forms of the same thing', () => {
    fc.assert(fc.property(fc.nat(2 ** 32 - 1), (value) => ipv4ToNumber(numberToIpv4(value)) === value));
    expect(() => numberToIpv4(2 ** 32)).toThrow(RangeError);
    expect(() => numberToIpv4(1.5)).toThrow(RangeError);
  });
});

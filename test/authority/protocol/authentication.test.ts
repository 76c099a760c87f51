import { describe, expect, it } from 'vitest';
import {
  createRandVal,
  filingPasswordDigest,
  isRandVal,
  passwordHash,
  passwordHashMatches,
} from '../../../server/authority/protocol/authentication.ts';
import { encodeGbk } from '../../../server/authority/protocol/gbk.ts';
import { reasonOf } from './support/faults.ts';
import { vectors } from './support/samples.ts';

describe('the password hash', () => {
  it.each(vectors.pwdHash)('of $password with $randVal is the one of the vectors', (vector) => {
    expect(encodeGbk(vector.password + vector.randVal).toString('hex')).toBe(vector.bytesHashedHex);
    expect(passwordHash(vector.password, vector.randVal)).toBe(vector.pwdHash);
  });

  it('is recognised, and a wrong one is not', () => {
    const hash = passwordHash('secret', 'abcdefghijklmnopqrst');
    expect(passwordHashMatches(hash, 'secret', 'abcdefghijklmnopqrst')).toBe(true);
    expect(passwordHashMatches(hash, 'Secret', 'abcdefghijklmnopqrst')).toBe(false);
    expect(passwordHashMatches('', 'secret', 'abcdefghijklmnopqrst')).toBe(false);
  });

  it('is refused for a password that GBK cannot hold', () => {
    expect(reasonOf(() => passwordHash('😀', 'abcdefghijklmnopqrst'))).toBe('not-gbk');
  });
});

describe('the random value', () => {
  it('has twenty letters and digits and does not repeat', () => {
    const values = Array.from({ length: 500 }, createRandVal);
    expect(values.every((value) => /^[0-9A-Za-z]{20}$/.test(value) && isRandVal(value))).toBe(true);
    expect(new Set(values).size).toBe(500);
    expect(new Set(values.join('')).size).toBe(62);
  });

  it('is too short with nineteen characters', () => {
    expect(isRandVal('a'.repeat(19))).toBe(false);
    expect(isRandVal('a'.repeat(19) + '-')).toBe(false);
  });
});

it('digests the filing password as the vectors have it', () => {
  expect(filingPasswordDigest(vectors.icpmm.plain)).toBe(vectors.icpmm.md5HexLower);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import { isEmail, normaliseEmail } from '../../../schema/rules/email.ts';
import {
  formatLandline,
  isAreaOf,
  landlineOf,
  mobileOf,
  normalisePhone,
} from '../../../schema/rules/phone.ts';

describe('mobile numbers', () => {
  it.each([
    '13800000001',
    '138 0000 0001',
    '138-0000-0001',
    '+86 13800000001',
    '0086-13800000001',
    '１３８０００００００１',
    '8613800000001',
  ])('takes %s', (text) => {
    expect(mobileOf(text)).toBe('13800000001');
  });
  it.each(['', '1380000000', '138000000011', '23800000001', '0571-88888888', '1380000000a'])(
    'refuses %s',
    (text) => {
      expect(mobileOf(text)).toBeNull();
    },
  );
});

describe('landlines', () => {
  it.each([
    '0571-88888888',
    '086-0571-88888888',
    '+86 571 8888 8888',
    '(0571)88888888',
    '０５７１－８８８８８８８８',
    '8657188888888',
    '571-88888888',
  ])('takes %s', (text) => {
    expect(normalisePhone(text)).toBe('086-0571-88888888');
  });
  it.each([
    ['010-62345678', '086-010-62345678'],
    ['086-755-2345678', '086-0755-2345678'],
    ['88888888', null],
    ['0571-888', null],
  ])('%s becomes %s', (text, expected) => {
    const landline = landlineOf(text);
    expect(landline && formatLandline(landline)).toBe(expected);
  });
  it('written in the form of the authority are read again as they were', () => {
    const areas = fc.constantFrom('010', '021', '0571', '0755', '0991', '0898');
    fc.assert(
      fc.property(areas, fc.integer({ min: 2000000, max: 89999999 }), (area, number) => {
        const landline = { area, number: String(number) };
        expect(landlineOf(formatLandline(landline))).toEqual(landline);
      }),
    );
  });
});

describe('area codes', () => {
  it.each([
    ['010', '110000'],
    ['0571', '330000'],
    ['0755', '440000'],
    ['0898', '460000'],
    ['0991', '650000'],
    ['0691', '530000'],
    ['0335', '130000'],
  ])('%s belongs to %s', (area, province) => {
    expect(isAreaOf(area, province)).toBe(true);
  });
  it('belong to one province each', () => {
    for (let code = 0; code < 1000; code += 1) {
      for (const area of [`0${code}`, `0${String(code).padStart(2, '0')}`]) {
        expect(PROVINCES.filter(({ areaCodes }) => areaCodes.test(area)).length, area).toBeLessThan(2);
      }
    }
  });
});

describe('e-mail addresses', () => {
  it.each(['a@example.com', 'a.b+c@mail.example.com.cn', 'ａ＠ｅｘａｍｐｌｅ．ｃｏｍ'])(
    'takes %s',
    (text) => {
      expect(isEmail(normaliseEmail(text))).toBe(true);
    },
  );
  it.each([
    '',
    'a',
    'a@',
    '@example.com',
    'a@b',
    'a@@example.com',
    'a b@',
    'a..b@example.com',
    `${'a'.repeat(120)}@example.com`,
  ])('refuses %s', (text) => {
    expect(isEmail(normaliseEmail(text))).toBe(false);
  });
});

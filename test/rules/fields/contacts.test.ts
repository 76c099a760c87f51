import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import { isEmail, normaliseEmail } from '../../../schema/rules/email.ts';
import {
  formatLandline,
  isAreaOf,
  isServiceNumber,
  isVirtualMobile,
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
    '138.0000.0001',
    '(+86) 138–0000–0001',
  ])('takes %s', (text) => {
    expect(mobileOf(text)).toBe('13800000001');
    expect(normalisePhone(text)).toBe('13800000001');
  });
  it.each([
    '',
    '1380000000',
    '138000000011',
    '23800000001',
    '0571-88888888',
    '1380000000a',
    '0571 13800000001',
    '85213800000001',
    '13800000001 转 2',
    '861380000000',
    '8613800000001/8613800000002',
    '10012345678',
    '11012345678',
    '12012345678',
    '1064812345678',
  ])('refuses %s', (text) => {
    expect(mobileOf(text)).toBeNull();
  });
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
    '0086 571 88888888',
    '86-0571-88888888',
  ])('takes %s', (text) => {
    expect(normalisePhone(text)).toBe('086-0571-88888888');
  });
  it.each([
    ['010-62345678', '086-010-62345678'],
    ['086-755-2345678', '086-0755-2345678'],
    ['021-86086086', '086-021-86086086'],
    ['0860-86086086', null],
    ['0571-88888888-8001', null],
    ['0571-08888888', null],
    ['电话0571-88888888', null],
    ['88888888', null],
    ['86123456', null],
    ['8612345678', null],
    ['0571-888', null],
    ['400-800-8000', null],
    ['0400-8008000', null],
    ['800 820 8820', null],
    ['0640-8008000', null],
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
  it.each([
    ['0571', '440000'],
    ['010', '310000'],
    ['0898', '540000'],
  ])('%s does not belong to %s', (area, province) => {
    expect(isAreaOf(area, province)).toBe(false);
  });
  it('are not judged while the province is unknown', () => {
    expect(isAreaOf('0571', '')).toBe(true);
  });
  it('belong to one province each', () => {
    for (let code = 0; code < 1000; code += 1) {
      for (const area of [`0${code}`, `0${String(code).padStart(2, '0')}`]) {
        expect(PROVINCES.filter(({ areaCodes }) => areaCodes.test(area)).length, area).toBeLessThan(2);
      }
    }
  });
});

describe('service numbers', () => {
  it.each(['400-800-8000', '4008008000', '086-400-8008000', '800-820-8820', '０４００ ８００ ８０００'])(
    '%s rings at no person’s desk',
    (text) => {
      expect(isServiceNumber(text)).toBe(true);
    },
  );
  it.each(['0571-4008000', '13400800000', '4001', '40080080001', '0755-80012345'])('%s is none', (text) => {
    expect(isServiceNumber(text)).toBe(false);
  });
});

describe('numbers of virtual operators', () => {
  it.each([
    ['16212345678', true],
    ['16512345678', true],
    ['16712345678', true],
    ['17012345678', true],
    ['17112345678', true],
    ['16612345678', false],
    ['17212345678', false],
    ['13800000001', false],
  ])('%s: %s', (mobile, virtual) => {
    expect(isVirtualMobile(mobile)).toBe(virtual);
  });
});

describe('what is no telephone number', () => {
  it.each([
    ['', ''],
    [' 总机 ', '总机'],
    ['８８８８ ８８８８', '8888 8888'],
  ])('stays as it was typed: %j', (text, expected) => {
    expect(normalisePhone(text)).toBe(expected);
  });
});

describe('e-mail addresses', () => {
  const local = 'a'.repeat(64);
  const of = (length: number): string => `${local}@${'b'.repeat(length - 69)}.com`;
  it.each([
    ['a@example.com', 'a@example.com'],
    ['a.b+c@mail.example.com.cn', 'a.b+c@mail.example.com.cn'],
    ['ａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'a@example.com'],
    ['zhangsan@t.cn', 'zhangsan@t.cn'],
    ['Zhang.San @ Example.COM', 'Zhang.San@example.com'],
    ['12345678@QQ.com', '12345678@qq.com'],
    ['a@163.com', 'a@163.com'],
    ['a@xn--fsqu00a.xn--fiqs8s', 'a@xn--fsqu00a.xn--fiqs8s'],
    [of(128), of(128)],
  ])('takes %s', (text, expected) => {
    expect(normaliseEmail(text)).toBe(expected);
    expect(isEmail(expected)).toBe(true);
  });
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
    of(129),
    '.a@example.com',
    'a.@example.com',
    'a@example..com',
    'a@-example.com',
    'a@203.119.25.1',
    'a@example.com。',
    '<a@example.com>',
    'a@example.com;b@example.com',
    '张三@example.com',
  ])('refuses %s', (text) => {
    expect(isEmail(normaliseEmail(text))).toBe(false);
  });
});

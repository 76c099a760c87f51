import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../schema/rules/issue.ts';
import {
  checkPassword,
  checkPasswordInput,
  checkPhoneCode,
  checkServiceCode,
  normaliseServiceCode,
} from '../../../schema/rules/secrets.ts';

const told = (issues: Issue[]): string[] => issues.map(({ path, code }) => `${path.join('.')} ${code}`);

describe('a filing password', () => {
  it.each(['Abc123!@', '0', '~!"#$%&', 'x'.repeat(64)])('may be %s', (password) => {
    expect(told(checkPassword(password))).toEqual([]);
  });
  it.each(['ｐａｓｓ', 'a b', ' abc', 'abc ', '密码', 'x'.repeat(65)])('is not %j', (password) => {
    expect(told(checkPassword(password))).toEqual(['password PASSWORD_SHAPE']);
  });
  it.each(['', null, undefined])('has to be there: %j', (password) => {
    expect(told(checkPassword(password))).toEqual(['password REQUIRED']);
    expect(told(checkPassword(password, ['old']))).toEqual(['old REQUIRED']);
  });

  it.each<[filingNumber: string | undefined, expected: string[]]>([
    ['浙ICP备12345678号', []],
    ['粤B2-20090059', []],
    ['浙ICP备12345678号-1', ['filingNumber FILING_NUMBER_HAS_SUFFIX']],
    ['12345678', ['filingNumber FILING_NUMBER_INVALID']],
    ['\u3000', ['filingNumber REQUIRED']],
    [undefined, ['filingNumber REQUIRED']],
  ])('goes with the number of the subject: %s', (filingNumber, expected) => {
    expect(told(checkPasswordInput({ filingNumber, password: 'x' }))).toEqual(expected);
    expect(told(checkPasswordInput({ filingNumber }))).toEqual([...expected, 'password REQUIRED']);
  });
});

describe('a code that came by text', () => {
  it.each(['123456', '000000', ' 123 456 ', '１２３４５６'])('may be typed as %j', (code) => {
    expect(told(checkPhoneCode(code))).toEqual([]);
  });
  it.each(['12345', '1234567', '12345a', 'abcdef', 'A123456', '验证码123456'])('is not %s', (code) => {
    expect(told(checkPhoneCode(code))).toEqual(['code CANCEL_CODE_SHAPE']);
  });
  it.each(['', ' ', null, undefined])('has to be there: %j', (code) => {
    expect(told(checkPhoneCode(code))).toEqual(['code REQUIRED']);
  });
});

describe('a service code', () => {
  const CODE = '32a43232-a888-48e8-b9ec-008888be8000';
  it.each([CODE, ` ${CODE}\u200B`, '32a43232-a888 -48e8-b9ec- 008888be8000', CODE.replace(/-/g, '－')])(
    'is read out of %j',
    (text) => {
      expect(told(checkServiceCode(text))).toEqual([]);
      expect(normaliseServiceCode(text)).toBe(CODE);
    },
  );
  it.each(['SLOT_0001', '12345678'])('may have a form of its provider’s own: %s', (code) => {
    expect(told(checkServiceCode(code))).toEqual([]);
  });
  it.each(['32a4', `服务号：${CODE}`, `${CODE}。`, `{${CODE}}`, 'x'.repeat(65)])('is not %s', (code) => {
    expect(told(checkServiceCode(code))).toEqual(['serviceCode SERVICE_CODE_INVALID']);
  });
  it.each(['', '\u3000', null, undefined])('has to be there: %j', (code) => {
    expect(told(checkServiceCode(code))).toEqual(['serviceCode REQUIRED']);
  });
});

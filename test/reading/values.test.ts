import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../server/reading/comparing/compare.ts';
import { readableCharacters } from '../../server/reading/engine/parts.ts';
import { curedCode } from '../../server/reading/papers/cure.ts';
import { numberInCodes } from '../../server/reading/papers/square-code.ts';
import type { ReadField } from '../../server/reading/papers/fields.ts';
import { endOfTerm, valueOf } from '../../server/reading/papers/values.ts';
import { invented } from './accuracy/invented.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const codes = fc.integer({ min: 1, max: 100_000 }).map((seed) => invented(seed).licence.code);
const cards = fc.integer({ min: 1, max: 100_000 }).map((seed) => invented(seed).card.number);
const sign = fc.constantFrom(...ALPHABET, 'O', 'I', 'S', 'Z');
const place = fc.integer({ min: 0, max: 17 });

const changed = (code: string, at: number, to: string): string => code.slice(0, at) + to + code.slice(at + 1);

describe('a unified code that was misread', () => {
  test('in one character is cured to what stands on the paper, or to nothing', () => {
    fc.assert(
      fc.property(codes, place, sign, (code, at, to) => {
        expect([code, null]).toContain(curedCode(changed(code, at, to)));
      }),
    );
  });

  test.each(['O', 'I', 'S', 'Z'])(
    'for a letter that no code has, such as %s, is cured nearly always',
    (letter) => {
      const misread = fc.sample(fc.tuple(codes, place), { numRuns: 300, seed: 7 });
      const cured = misread.filter(([code, at]) => curedCode(changed(code, at, letter)) === code);
      expect(cured.length).toBeGreaterThan(270);
    },
  );

  test('by a lost or a doubled character is cured to what stands on the paper, or to nothing', () => {
    fc.assert(
      fc.property(codes, place, sign, (code, at, extra) => {
        expect([code, null]).toContain(curedCode(code.slice(0, at) + code.slice(at + 1)));
        expect([code, null]).toContain(curedCode(code.slice(0, at) + extra + code.slice(at)));
      }),
    );
  });

  test('is not made of an identity number', () => {
    fc.assert(
      fc.property(cards, (number) => {
        expect(curedCode(number)).toBeNull();
      }),
    );
  });
});

test('an identity number is never corrected: what was read stands, and says whether its check character holds', () => {
  fc.assert(
    fc.property(cards, place, fc.constantFrom(...'0123456789'), (number, at, to) => {
      const read = changed(number, at, to);
      const value = valueOf.IDENTITY_NUMBER(read);
      if (value) expect(value.value).toBe(read);
      expect(value?.standing === 'CHECKED').toBe(read === number);
    }),
  );
});

test.each([
  ['2015.03.02-2035.03.02', '2035-03-02'],
  ['2015.03.02-长期', 'LONG_TERM'],
  ['2008年04月09日至2028年04月08日', '2028-04-08'],
  ['2008年04月09日至长期', 'LONG_TERM'],
  ['2015.03.02-2035.13.02', null],
  ['2015.03.02', null],
])('of the term %s the end is %s', (term, end) => {
  expect(endOfTerm(term)).toBe(end);
});

describe('what was typed beside what was read', () => {
  const known = (one: string): boolean => readableCharacters()?.has(one) === true;

  test.each([
    ['杭州示例科技有限公司', '杭州示例科技有限公司', 'EXACT', []],
    ['杭州示例（集团）有限公司', '杭州示例(集团)有限公司', 'EXACT', []],
    ['９１３３０１０６', '91330106', 'EXACT', []],
    ['买买提·示例', '买买提•示例', 'EXACT', []],
    ['张山', '张三', 'NEAR', [{ typed: '山', read: '三' }]],
    ['91330106673959654P', '91330106673959664P', 'NEAR', [{ typed: '5', read: '6' }]],
    ['杭州示例科技有限公司', '杭州示列科技有限公司', 'NEAR', [{ typed: '例', read: '列' }]],
    ['杭州示例科技', '杭州示例科技有限公司', 'NOT_FOUND', []],
    ['王伟', '李芳', 'NOT_FOUND', []],
    ['张赟', '张', 'CANNOT_BE_READ', []],
    ['张赟', '张贝', 'CANNOT_BE_READ', []],
    ['李赟', '张贝', 'NEAR', [{ typed: '李', read: '张' }]],
  ] as const)('%s, read as %s, is %s', (typed, read, match, differing) => {
    const found = compareTexts(typed, read, known);
    expect(found.match).toBe(match);
    expect(match === 'NOT_FOUND' ? [] : found.differing).toEqual(differing);
  });

  test('with another character is never the same', () => {
    const names = fc.integer({ min: 1, max: 100_000 }).map((seed) => invented(seed).licence.name);
    fc.assert(
      fc.property(names, fc.nat(), fc.constantFrom(...'云星远安华鼎卓恒博瑞'), (name, at, to) => {
        const read = changed(name, at % name.length, to);
        expect(compareTexts(name, read).match === 'EXACT').toBe(read === name);
      }),
    );
  });
});

describe('the square code of a licence', () => {
  const { code } = invented(1).licence;
  const other = invented(2).licence.code;
  const read = (value: string): ReadField => ({
    key: 'NUMBER',
    value,
    confidence: 0.8,
    standing: 'CURED',
    box: { x: 0, y: 0, width: 0.1, height: 0.1 },
  });

  test('confirms what was read', () => {
    expect(numberInCodes([read(code)], [`http://licence.example.cn/?code=${code}`])).toMatchObject([
      { value: code, standing: 'CHECKED' },
    ]);
  });
  test('makes what differs from it doubtful, and takes its place never', () => {
    expect(numberInCodes([read(code)], [other])).toMatchObject([{ value: code, confidence: 0.5 }]);
  });
  test('tells a number that nobody could read, as something to be looked at', () => {
    expect(numberInCodes([], [`统一社会信用代码:${code}; 名称:示例`])).toMatchObject([
      { value: code, standing: 'CURED' },
    ]);
  });
  test.each([[[code, other]], [['https://example.cn']], [['91330106673959654Q']]])(
    'says nothing where it holds %j',
    (codes) => {
      expect(numberInCodes([], codes)).toEqual([]);
    },
  );
});

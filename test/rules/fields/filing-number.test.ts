import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import {
  checkFilingNumber,
  formatFilingNumber,
  parseFilingNumber,
  searchFilingNumber,
  subjectNumberOf,
} from '../../../schema/rules/filing-number.ts';

const codes = (text: string, wanted: 'SUBJECT' | 'WEBSITE') =>
  checkFilingNumber(['n'], text, wanted).map(({ code }) => code);

describe('filing numbers', () => {
  it.each([
    ['浙ICP备12345678号', '浙ICP备12345678号', null],
    ['浙 ICP 备 12345678 号 -1', '浙ICP备12345678号', '1'],
    ['浙ＩＣＰ备１２３４５６７８号－２', '浙ICP备12345678号', '2'],
    ['浙icp备12345678号', '浙ICP备12345678号', null],
    ['浙ICP备12345678', '浙ICP备12345678号', null],
    ['陇ICP备2021003158号-1', '陇ICP备2021003158号', '1'],
    ['蜀ICP备12014244号-2X', '蜀ICP备12014244号', '2X'],
    ['京ICP证030173号', '京ICP证030173号', null],
    ['粤B2-20090059', '粤B2-20090059', null],
    ['粤B2-20090059-1626', '粤B2-20090059', '1626'],
  ])('%s belongs to %s, website %s', (text, subject, suffix) => {
    expect(parseFilingNumber(text)).toMatchObject({ subject, suffix });
    expect(subjectNumberOf(text)).toBe(subject);
  });

  it('of every prefix are read as they are written', () => {
    const prefixes = fc.constantFrom(...PROVINCES);
    const digits = fc.integer({ min: 100000, max: 2147483647 }).map(String);
    fc.assert(
      fc.property(
        prefixes,
        digits,
        fc.option(fc.integer({ min: 1, max: 9999 }).map(String)),
        ({ prefix, code }, number, suffix) => {
          const text = formatFilingNumber({ subject: `${prefix}ICP备${number}号`, suffix });
          const parsed = parseFilingNumber(text);
          expect(parsed).toMatchObject({ prefix, province: code, suffix });
          expect(parsed && formatFilingNumber(parsed)).toBe(text);
        },
      ),
    );
  });

  it('say what is wrong with them', () => {
    expect(codes('浙ICP备12345678号-1', 'SUBJECT')).toEqual(['FILING_NUMBER_HAS_SUFFIX']);
    expect(codes('浙ICP备12345678号', 'WEBSITE')).toEqual(['FILING_NUMBER_NEEDS_SUFFIX']);
    expect(codes('川ICP备12345678号', 'SUBJECT')).toEqual(['FILING_NUMBER_PREFIX']);
    expect(codes('12345678', 'SUBJECT')).toEqual(['FILING_NUMBER_INVALID']);
    expect(codes('浙ICP备12345678号', 'SUBJECT')).toEqual([]);
  });

  it('may be searched by the province’s other abbreviation', () => {
    expect(searchFilingNumber('川icp备12345678号')).toBe('蜀ICP备12345678号');
    expect(searchFilingNumber('甘ICP备2021003158号')).toBe('陇ICP备2021003158号');
    expect(searchFilingNumber('浙ICP备1号')).toBe('浙ICP备1号');
  });
});

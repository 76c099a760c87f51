import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import {
  checkFilingNumber,
  formatFilingNumber,
  parseFilingNumber,
  provinceIssues,
  searchFilingNumber,
  subjectNumberOf,
} from '../../../schema/rules/filing-number.ts';
import type { Issue } from '../../../schema/rules/issue.ts';

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
    ['浙ICP備12345678號-1', '浙ICP备12345678号', '1'],
    ['浙ICP备12345678号—1', '浙ICP备12345678号', '1'],
    ['浙ICP备12345678号_1', '浙ICP备12345678号', '1'],
    ['粤B2−20090059', '粤B2-20090059', null],
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
    expect(codes('浙ICP备12345678号-1', 'WEBSITE')).toEqual([]);
    expect(codes('粤B2-20090059-1626', 'WEBSITE')).toEqual([]);
  });

  it.each<[string, 'SUBJECT' | 'WEBSITE', Issue['params']]>([
    ['川ICP备12345678号', 'SUBJECT', { prefix: '川' }],
    ['台B2-20090059', 'SUBJECT', { prefix: '台' }],
    ['蜀ICP备12014244号-2X', 'SUBJECT', { suffix: '2X' }],
  ])('%s is told to be wrong for a %s with %o', (text, wanted, params) => {
    expect(checkFilingNumber(['n'], text, wanted).map((issue) => issue.params)).toEqual([params]);
  });

  it.each([
    '',
    'ICP备12345678号',
    '浙ICP备12345号', // too few digits for a year and a number
    '浙ICP备12345678901号',
    '浙ICP备12345678号-',
    '浙ICP备12345678号-X',
    '编号浙ICP备12345678号',
    '浙ICP备12345678号 浙公网安备 33010002000001号',
    '粤B3-20090059',
    '粤C2-20090059',
    '粤B2-20090059号',
  ])('are none: %s', (text) => {
    expect(parseFilingNumber(text)).toBeNull();
    expect(subjectNumberOf(text)).toBeNull();
    expect(codes(text, 'SUBJECT')).toEqual(['FILING_NUMBER_INVALID']);
  });

  it.each<[number: string, province: string, found: string | null]>([
    ['浙ICP备12345678号', '330000', null],
    ['蜀ICP备12014244号', '510000', null],
    ['陇ICP备2021003158号-1', '620000', null],
    ['京ICP备12345678号', '330000', '110000'],
    ['粤B2-20090059', '330000', '440000'],
    // What is no number is refused as such, not for its province.
    ['12345678', '330000', null],
    ['川ICP备12345678号', '330000', null],
  ])('%s in %s was given in %s', (number, province, foundProvince) => {
    expect(provinceIssues(number, province)).toEqual(
      foundProvince === null
        ? []
        : [{ path: ['province'], code: 'PROVINCE_OF_NUMBER', params: { foundProvince, province } }],
    );
  });

  it('may be searched by the province’s other abbreviation', () => {
    expect(searchFilingNumber('川icp备12345678号')).toBe('蜀ICP备12345678号');
    expect(searchFilingNumber('甘ICP备2021003158号')).toBe('陇ICP备2021003158号');
    expect(searchFilingNumber('贵ICP备12345678号')).toBe('黔ICP备12345678号');
    expect(searchFilingNumber('云ICP备12345678号')).toBe('滇ICP备12345678号');
    expect(searchFilingNumber('浙ICP备1号')).toBe('浙ICP备1号');
    expect(searchFilingNumber('浙ICP備1號')).toBe('浙ICP备1号');
    expect(searchFilingNumber('')).toBe('');
  });
});

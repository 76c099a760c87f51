import { describe, expect, it } from 'vitest';
import { crossChecked } from '../../server/cli/import-file/cross-check.ts';
import { readRecords } from '../../server/cli/import-file/read.ts';

const HEAD =
  'applicantRef,subjectNumber,name,nature,certificateType,certificateNumber,province,city,county,websiteNumber,domains';
const line = (change: Partial<Record<string, string>> = {}): string =>
  HEAD.split(',')
    .map(
      (key) =>
        ({
          applicantRef: 'acme',
          subjectNumber: '浙ICP备2021000001号',
          name: '示例有限公司',
          nature: 'ENTERPRISE',
          certificateType: 'BUSINESS_LICENCE',
          certificateNumber: '91330106673959654P',
          province: '330000',
          city: '330100',
          county: '330106',
          websiteNumber: '浙ICP备2021000001号-1',
          domains: 'a.cn',
          ...change,
        })[key] ?? '',
    )
    .join(',');
const told = (...lines: string[]): string[] => {
  const records = readRecords(new TextEncoder().encode([HEAD, ...lines].join('\n')), 'csv');
  const check = crossChecked(records);
  return records.flatMap((placed) => check(placed).map(({ code, message }) => `${code} ${message}`));
};
const SECOND = { websiteNumber: '浙ICP备2021000001号-2', domains: 'b.cn' };

describe('lines of one subject', () => {
  it('that agree, or leave out what the first says, are one record', () => {
    expect(told(line(), line(SECOND))).toEqual([]);
    expect(told(line(), line({ ...SECOND, applicantRef: '', name: '', county: '' }))).toEqual([]);
  });

  it.each([
    ['applicantRef', 'other'],
    ['name', '别家有限公司'],
    ['certificateNumber', '91350100M000100Y43'],
    ['county', '330102'],
  ])('that give another %s are refused, with both lines named', (field, value) => {
    expect(told(line(), line({ ...SECOND, [field]: value }))).toEqual([
      expect.stringMatching(new RegExp(`^IMPORT_LINES_UNLIKE Lines 2 and 3 .*${field}`)),
    ]);
  });
});

describe('a domain in lines of two subjects', () => {
  it('is refused in both, with both lines named', () => {
    const other = {
      subjectNumber: '浙ICP备2021000002号',
      websiteNumber: '浙ICP备2021000002号-1',
      certificateNumber: '91350100M000100Y43',
      domains: 'x.cn https://A.cn/',
    };
    expect(told(line(), line(other))).toEqual([
      expect.stringMatching(/^IMPORT_DOMAIN_TWICE a\.cn stands in line 2 .* and in line 3 /),
      expect.stringMatching(/^IMPORT_DOMAIN_TWICE .*line 3 .* and in line 2 /),
    ]);
  });
});

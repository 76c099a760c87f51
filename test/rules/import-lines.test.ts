import iconv from 'iconv-lite';
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

describe('a table as spreadsheets write it', () => {
  const sound = [HEAD, line(), ''].join('\r\n');
  const expected = readRecords(Buffer.from(sound), 'csv');
  const QUOTED = [HEAD, line({ domains: '"a.cn;b.cn"' })].join('\n');

  it.each<[string, Uint8Array]>([
    [
      'UTF-16 with a mark, parted by tabs (“Unicode text”)',
      iconv.encode(sound.replaceAll(',', '\t'), 'utf-16'),
    ],
    ['UTF-16 of the other order', iconv.encode(sound, 'utf-16be', { addBOM: true })],
    ['UTF-16 without a mark', iconv.encode(sound, 'utf-16le')],
    ['semicolons', Buffer.from(sound.replaceAll(',', ';'))],
    ['semicolons in GBK', iconv.encode(sound.replaceAll(',', ';'), 'gbk')],
    [
      'a first line that says so, as Excel takes it',
      Buffer.from(`\uFEFFsep=;\r\n${sound.replaceAll(',', ';')}`),
    ],
    ['headings in quotes', Buffer.from(sound.replace('subjectNumber', '"subjectNumber"'))],
    [
      'an apostrophe before a number',
      Buffer.from(sound.replace(',9133', ",'9133").replace(',330100', ",'330100")),
    ],
    ['a formula around a number', Buffer.from(sound.replace('91330106673959654P', '="91330106673959654P"'))],
    ['places by name', Buffer.from(sound.replace('330000,330100,330106', '浙江省,杭州市,西湖区'))],
    ['places by short names', Buffer.from(sound.replace('330000,330100,330106', '浙江,杭州,西湖'))],
    [
      'natures and certificates by name',
      Buffer.from(sound.replace('ENTERPRISE,BUSINESS_LICENCE', '企业,营业执照')),
    ],
    ['empty cells behind', Buffer.from(sound.replaceAll('\r\n', ',,\r\n'))],
  ])('is read with %s', (_how, bytes) => {
    const read = readRecords(bytes, 'csv');
    expect(read.map(({ record }) => record)).toEqual(expected.map(({ record }) => record));
    expect(read.flatMap(({ faults = [] }) => faults)).toEqual([]);
  });

  it('keeps semicolons within a cell where commas part the cells', () => {
    const [placed] = readRecords(Buffer.from(QUOTED), 'csv');
    expect(placed?.record.sites).toMatchObject([{ domains: ['a.cn', 'b.cn'] }]);
  });

  it('tells the line as the spreadsheet counts it, the line that names the separator included', () => {
    const text = `sep=;\n${[HEAD, line()].join('\n').replaceAll(',', ';')}`;
    expect(readRecords(Buffer.from(text), 'csv').map((placed) => placed.line)).toEqual([3]);
  });

  it.each([
    ['certificateNumber', '9.1E+17'],
    ['certificateNumber', '9.13301E+17'],
    ['certificateNumber', '110105194912310000'],
    ['county', '3.30E+05'],
  ])('says that the last digits of a number are lost: %s %s', (field, value) => {
    expect(told(line({ [field]: value }))).toEqual([
      expect.stringMatching(new RegExp(`^IMPORT_NUMBER_ROUNDED .*${field}.*text`)),
    ]);
  });

  it.each(['91330106673959654P', '110108000000016', '440524188001010014'])(
    'and not of a number that is whole: %s',
    (number) => {
      expect(told(line({ certificateNumber: number }))).toEqual([]);
    },
  );

  it.each<[string, string]>([
    ['a cell more', line({ domains: 'a.cn,b.cn' })],
    ['the last cells missing', line().split(',').slice(0, 8).join(',')],
  ])('refuses a line with %s, and reads the others', (_what, ragged) => {
    const second = line({
      subjectNumber: '浙ICP备2021000009号',
      websiteNumber: '浙ICP备2021000009号-1',
      domains: 'z.cn',
    });
    expect(told(line(), ragged, second)).toEqual([
      expect.stringMatching(/^IMPORT_LINE_RAGGED The line has (12|8) cells and the heading 11/),
    ]);
  });
});

describe('a JSON list', () => {
  it('may say natures, certificates and places in words, as a table may', () => {
    const record = readRecords(Buffer.from([HEAD, line()].join('\n')), 'csv')[0]?.record;
    const words = {
      ...record,
      nature: '企业',
      certificateType: '营业执照',
      province: '浙江',
      city: '杭州市',
      county: '西湖区',
    };
    expect(readRecords(Buffer.from(JSON.stringify([words])), 'json')[0]?.record).toEqual(record);
  });
});

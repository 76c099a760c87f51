import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { readRecords } from '../../server/cli/import-file/read.ts';
import { textOf, UnreadableFile } from '../../server/cli/import-file/table.ts';
import { reportText, sendRecords } from '../../server/cli/import-file/send.ts';
import { createApi } from '../../server/rehearsal/walk/client.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { importRow } from './support/path.ts';
import { aFiledSubject, type Filed } from './support/subjects.ts';

let service: Service;
let desk: Desk;
const folder = mkdtempSync(join(tmpdir(), 'jieru-import-'));
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await service.stop();
});

const company = (): Promise<Filed> => aFiledSubject(desk, '330000', 'ENTERPRISE');

const HEADING =
  'applicantRef,subjectNumber,name,nature,certificateType,certificateNumber,province,city,county,openOrder,websiteNumber,siteName,domains';
const CHINESE =
  '账号,主体备案号,主办单位名称,主办单位性质,证件类型,证件号码,省代码,市代码,区县代码,进行中订单,网站备案号,网站名称,域名';

const tableOf = (filed: Filed, heading: string, natures: [string, string], openOrder = ''): string => {
  const { province, city, county, certificateNumber } = filed.type;
  const [nature, certificate] = natures;
  const subject = [filed.member.subjectNumber, `"${filed.name}"`, nature, certificate, certificateNumber];
  const lines = filed.sites.map(({ websiteNumber, domains }) =>
    ['', ...subject, province, city, county, openOrder, websiteNumber, '演练示例站', domains.join(';')].join(
      ',',
    ),
  );
  return [heading, ...lines, ''].join('\r\n');
};

describe('a file of records', () => {
  it('is read the same in UTF-8, with a byte order mark, and in GBK with Chinese headings', async () => {
    const filed = await company();
    const keys: [string, string] = ['ENTERPRISE', 'BUSINESS_LICENCE'];
    const utf8 = readRecords(Buffer.from(tableOf(filed, HEADING, keys)), 'csv');
    const marked = readRecords(Buffer.from(`\uFEFF${tableOf(filed, HEADING, keys)}`), 'csv');
    const gbk = readRecords(iconv.encode(tableOf(filed, CHINESE, ['企业', '营业执照']), 'gbk'), 'csv');
    expect(utf8).toMatchObject([
      {
        line: 2,
        record: { subjectNumber: filed.member.subjectNumber, nature: 'ENTERPRISE', sites: filed.sites },
      },
    ]);
    expect(marked).toEqual(utf8);
    expect(gbk).toEqual(utf8);
    expect(textOf(iconv.encode('备案', 'gbk'))).toBe('备案');
  });

  it.each([
    [
      'a table without its columns',
      'csv',
      'name\nsomebody\n',
      /Columns are missing: subjectNumber \(主体备案号\)/,
    ],
    ['an empty table', 'csv', '', /empty/],
    ['a broken table', 'csv', `${HEADING}\n"open`, /./],
    ['broken JSON', 'json', '[{', /not valid JSON/],
    ['JSON of another shape', 'json', '[{"name": 1}]', /0\./],
  ] as const)('that is %s is refused with the reason', (_what, kind, text, reason) => {
    expect(() => readRecords(Buffer.from(text), kind)).toThrow(UnreadableFile);
    expect(() => readRecords(Buffer.from(text), kind)).toThrow(reason);
  });

  it('of more than a hundred records is sent in batches, and reported line by line', async () => {
    const filed = await company();
    const [placed] = readRecords(
      Buffer.from(tableOf(filed, HEADING, ['ENTERPRISE', 'BUSINESS_LICENCE'])),
      'csv',
    );
    if (!placed) throw new Error('nothing was read');
    const many = Array.from({ length: 103 }, (_, index) => {
      const subjectNumber = `浙ICP备2018${String(index).padStart(6, '0')}号`;
      const sites = [{ websiteNumber: `${subjectNumber}-1`, name: null, domains: [`pi-${index}.cn`] }];
      const nature = index === 50 ? '不明' : placed.record.nature;
      return { line: index + 2, record: { ...placed.record, subjectNumber, sites, nature } };
    });
    const api = createApi(`${service.url}/graphql`, desk.secretKey);
    const reported = await sendRecords(api, many, true);
    expect(reported.map(({ line }) => line)).toEqual(many.map(({ line }) => line));
    expect(reported.filter(({ outcome }) => outcome === 'REFUSED')).toMatchObject([
      { line: 52, issues: [{ path: ['nature'], code: 'NOT_IN_LIST' }] },
    ]);
    expect(reportText(reported, true)).toMatch(/102 AWAITING_CLAIM, 1 REFUSED|1 REFUSED, 102 AWAITING_CLAIM/);
  });
});

describe('jieru import', () => {
  type Ended = { code: number; out: string; err: string };
  const runs = (...options: string[]): Promise<Ended> =>
    new Promise((resolve) => {
      execFile(
        process.execPath,
        ['--import', 'tsx', 'server/cli/jieru.ts', 'import', ...options, '--url', service.url],
        { cwd: projectRoot, env: { ...process.env, JIERU_SECRET_KEY: desk.secretKey } },
        (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });
  const saved = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  it('imports a table after a dry run, and ends with 1 when a row is refused', async () => {
    const filed = await company();
    const path = saved('sound.csv', tableOf(filed, HEADING, ['ENTERPRISE', 'BUSINESS_LICENCE']));
    const { subjectNumber } = filed.member;
    expect(await runs(path, '--dry-run')).toMatchObject({
      code: 0,
      out: `2\t${subjectNumber}\tAWAITING_CLAIM\n1 AWAITING_CLAIM (dry run: nothing was written)\n`,
    });
    expect(await runs(path)).toMatchObject({
      code: 0,
      out: `2\t${subjectNumber}\tAWAITING_CLAIM\n1 AWAITING_CLAIM\n`,
    });
    expect(await runs(path)).toMatchObject({ code: 0, out: `2\t${subjectNumber}\tPRESENT\n1 PRESENT\n` });

    const open = tableOf(await company(), CHINESE, ['企业', '营业执照'], '是');
    const refused = await runs(saved('open.csv', iconv.encode(open, 'gbk')));
    expect(refused.code).toBe(1);
    expect(refused.out).toMatch(/IMPORT_OPEN_ORDER/);
  }, 120_000);

  it('imports a JSON list, and ends with 1 and one line for a file that is none', async () => {
    const filed = await company();
    const path = saved('sound.json', JSON.stringify([importRow(filed)]));
    expect(await runs(path)).toMatchObject({
      code: 0,
      out: expect.stringContaining('AWAITING_CLAIM') as string,
    });
    const broken = await runs(saved('broken.json', '{'));
    expect(broken).toMatchObject({ code: 1, err: 'The file is not valid JSON.\n' });
  }, 120_000);
});

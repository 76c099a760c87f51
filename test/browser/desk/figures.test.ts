import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { chinaDay } from '../../../schema/messages/values/moments.ts';
import { csvOf } from '../../../widget/desk/csv.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import {
  accessibilityFaults,
  aFilingInReview,
  openDesk,
  showView,
  widthsOf,
  type DeskOptions,
  type OpenDesk,
} from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

const DAY_MS = 86_400_000;
const HOUR = 3600;

/** What was counted of the last days: more each day, with returns and refusals among them. */
const manyMoves = async (): Promise<void> => {
  const { prisma } = house.service().services.database;
  const { id: providerId } = await prisma.provider.findFirstOrThrow();
  const now = await house.desk().clock.now();
  const staff = await prisma.staffMember.findFirstOrThrow();
  const data: Prisma.FilingMoveCreateManyInput[] = [];
  for (let back = 0; back < 20; back += 1) {
    const one = {
      providerId,
      mode: 'TEST' as const,
      day: chinaDay(new Date(now.getTime() - back * DAY_MS)),
      province: ['330000', '440000', '110000'][back % 3] ?? '',
      kind: 'NEW_ACCESS' as const,
      nature: 'ENTERPRISE' as const,
      firstVerdict: false,
      reasons: [],
    };
    const reviewed = { ...one, reviewerId: staff.id, fromState: 'IN_REVIEW' as const, seconds: 3 * HOUR };
    const decided = { ...one, fromState: 'AT_AUTHORITY' as const, seconds: 6 * 24 * HOUR };
    for (let made = back; made < 20; made += 1)
      data.push(
        { ...one, fromState: 'DRAFT', toState: 'IN_REVIEW', seconds: HOUR },
        { ...reviewed, toState: 'QUEUED', firstVerdict: true },
        { ...decided, toState: 'APPROVED' },
      );
    const reasons = ['websites.person.mobile', 'materials.SUBJECT_CERTIFICATE', 'filing'];
    data.push(
      { ...reviewed, toState: 'RETURNED', firstVerdict: true, reasons },
      { ...decided, toState: 'REFUSED', reasons: ['1006'] },
    );
  }
  await prisma.filingMove.createMany({ data });
};

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    await aFilingInReview(house);
    await house.desk().reviewer('李审核');
    await manyMoves();
  },
);

const openFigures = async (options: DeskOptions = {}): Promise<OpenDesk> => {
  const open = await openDesk(house, browser, { view: 'figures', ...options });
  await open.desk.locator('.cards').waitFor();
  return open;
};

describe('the figures in the desk', () => {
  it('tell what waits, how often the first review passes, how long it takes and why filings come back', async () => {
    const { desk } = await openFigures();
    const card = (label: string) => desk.locator('.figure').filter({ hasText: label });
    // 210 came through the first review, and one of each day did not.
    await card('一次通过率').getByText('91.3%').waitFor();
    await card('待初审').getByText('1', { exact: true }).waitFor();
    expect(await card('初审用时').locator('.big').textContent()).toMatch(/3小时.*3小时/);
    await card('管局未通过率').getByText('多为 1006').waitFor();
    const reasons = desk.getByRole('table', { name: '退回原因' });
    const first = reasons.getByRole('row').nth(1);
    expect(await reasons.getByRole('row').count()).toBe(4);
    expect(await first.getByRole('cell').textContent()).toContain('20');
    await reasons.getByRole('rowheader', { name: '网站负责人 · 手机号码' }).waitFor();
    await reasons.getByRole('rowheader', { name: '主办单位证件' }).waitFor();
    await desk.getByRole('table', { name: '各初审人员' }).getByRole('rowheader').first().waitFor();
    const provinces = desk.getByRole('table', { name: '各省份' });
    await provinces.getByRole('rowheader', { name: '广东' }).waitFor();
    expect(await desk.getByRole('table', { name: '逾期预测' }).getByRole('row').count()).toBe(6);
  });

  it('draw the days, name what is drawn in a sentence, and have it all as a table', async () => {
    const { desk } = await openFigures();
    const chart = desk.getByRole('img', { name: /^合计：提交初审 211，备案成功 210，退回修改 20/ });
    await chart.waitFor();
    expect(await chart.locator('rect').count()).toBe(30 * 4);
    await desk.getByText('查看表格').click();
    const table = desk.getByRole('table', { name: '每日进入各状态的订单' });
    expect(await table.getByRole('row').count()).toBe(31);
    await desk.getByRole('button', { name: '近 7 天' }).click();
    await expect.poll(() => table.getByRole('row').count()).toBe(8);
    await desk.getByRole('button', { name: '近 90 天' }).click();
    await expect.poll(() => chart.locator('rect').count()).toBeLessThanOrEqual(14 * 4);
  });

  it('have an address, and come with no request of their own until they are opened', async () => {
    const open = await openDesk(house, browser);
    const asked = (): Promise<string[]> =>
      open.page.evaluate(() =>
        performance.getEntriesByType('resource').flatMap(({ name }) => (/figures/.test(name) ? [name] : [])),
      );
    expect(await asked()).toEqual([]);
    await showView(open, 'figures');
    await open.desk.getByRole('button', { name: '近 7 天' }).click();
    await expect.poll(() => new URL(open.page.url()).searchParams.get('view')).toBe('figures?days=7');
    await open.page.reload();
    const week = open.desk.getByRole('button', { name: '近 7 天' });
    await expect.poll(() => week.getAttribute('aria-pressed')).toBe('true');
  });

  it('are taken along as CSV', async () => {
    const { desk, page } = await openFigures();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      desk.getByRole('button', { name: '导出 CSV：退回原因' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('return-reasons.csv');
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toMatch(/^\ufeff意见所指,退回次数\r\n/);
    expect(text).toContain('网站负责人 · 手机号码,20\r\n');
  });
});

describe('a CSV file', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+8613800000000', "'+8613800000000"],
    ['-cmd', "'-cmd"],
    ['\t=1', "'\t=1"],
    [-3.5, '-3.5'],
    ['a,"b"', '"a,""b"""'],
    ['=A,"b"', `"'=A,""b"""`],
    [null, ''],
  ])('holds %j as %j, and no formula', (cell, text) => {
    expect(csvOf([[cell]])).toBe(`\ufeff${text}\r\n`);
  });
});

describe.each([
  { locale: 'zh-CN', width: 1440, theme: 'light' },
  { locale: 'en', width: 1024, theme: 'dark' },
  { locale: 'en', width: 390, theme: 'light' },
] as const)('the figures in $locale, $width px wide, $theme', (look) => {
  it('break no rule of accessibility or of a strict CSP, and need no more width than there is', async () => {
    const open = await openFigures(look);
    if (process.env['LOOK'])
      await open.page.screenshot({ path: `/tmp/figures-${look.width}.png`, fullPage: true });
    expect(await accessibilityFaults(open.page)).toEqual([]);
    const [needed, there] = await widthsOf(open.page);
    expect(needed).toBe(there);
    expect(open.record.complaints).toEqual([]);
  });
});

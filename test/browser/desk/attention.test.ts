import { describe, expect, it } from 'vitest';
import { newId } from '../../../server/platform/ids.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { AlarmKind } from '../../../prisma/generated/client/enums.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { Filing } from '../../testkit/filing.ts';
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
let filing: Filing;

const HOUR_MS = 3_600_000;

/** Raises an alarm of the provider, as the watch does. */
const raise = async (
  kind: AlarmKind,
  targetId: string,
  facts: Prisma.InputJsonObject,
  hours: number,
): Promise<void> => {
  const { prisma } = house.service().services.database;
  const { id: providerId } = await prisma.provider.findFirstOrThrow();
  const now = await house.desk().clock.now();
  const since = new Date(now.getTime() - hours * HOUR_MS);
  await prisma.alarm.create({
    data: {
      id: newId('Alarm'),
      kind,
      providerId,
      mode: 'TEST',
      targetId,
      standsFor: `${kind} ${targetId}`,
      facts,
      since,
      raisedAt: now,
    },
  });
};

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    filing = await aFilingInReview(house);
    await raise('ORDER_HELD', filing.id, { code: '1063' }, 5);
    await raise('ACCOUNT_STOPPED', 'acc_demo', { code: '12' }, 50);
    await raise('SMS_ENDING', `${filing.id.slice(0, -1)}x`, {}, 0);
  },
);

const openList = async (options: DeskOptions = {}): Promise<OpenDesk> => {
  const open = await openDesk(house, browser, { view: 'attention', ...options });
  await open.desk.locator('li.alarm').first().waitFor();
  return open;
};

describe('what needs a person', () => {
  it('is counted where the views are, and told with its cause, since when, and what mends it', async () => {
    const open = await openDesk(house, browser);
    const { desk } = open;
    await desk.getByRole('navigation').getByRole('button', { name: '待办 3 项待处理' }).waitFor();
    await showView(open, 'attention');
    const rows = desk.locator('li.alarm');
    await expect.poll(() => rows.count()).toBe(3);
    const stopped = rows.filter({ hasText: '账号被停用（代码 12）' });
    await stopped.getByText('已 2 天').waitFor();
    await stopped.getByText(/^jieru authority check --provider \S+ --mode test$/).waitFor();
    await stopped.getByRole('button', { name: '处理管局账户' }).click();
    await desk.getByRole('heading', { name: '业务办理' }).waitFor({ state: 'attached' });
  });

  it('leads to the filing that waits for somebody', async () => {
    const { desk } = await openList();
    const held = desk.locator('li.alarm').filter({ hasText: '1063' });
    await held.getByText('已 5 小时').waitFor();
    await held.getByRole('button', { name: `打开备案 ${filing.id}` }).click();
    await desk.locator('jieru-desk-head').getByText(filing.id).waitFor();
  });

  it('is told apart from what is over, which has an address of its own', async () => {
    const { prisma } = house.service().services.database;
    await prisma.alarm.updateMany({
      where: { kind: 'SMS_ENDING' },
      data: { clearedAt: new Date(), standsFor: null },
    });
    const { desk, page } = await openList();
    await expect.poll(() => desk.locator('li.alarm').count()).toBe(2);
    await desk.getByRole('button', { name: '已结束' }).click();
    await desk.getByText('短信核验将在四小时内结束').waitFor();
    expect(new URL(page.url()).searchParams.get('view')).toBe('attention?over');
    await page.reload();
    await desk.getByText('短信核验将在四小时内结束').waitFor();
    expect(await desk.locator('li.alarm').count()).toBe(1);
  });
});

describe.each([
  { locale: 'zh-CN', width: 1440, theme: 'light' },
  { locale: 'en', width: 1024, theme: 'dark' },
  { locale: 'en', width: 390, theme: 'light' },
] as const)('what needs a person in $locale, $width px wide, $theme', (look) => {
  it('breaks no rule of accessibility or of a strict CSP, and needs no more width than there is', async () => {
    const open = await openList(look);
    if (process.env['LOOK']) await open.page.screenshot({ path: `/tmp/attention-${look.width}.png` });
    expect(await accessibilityFaults(open.page)).toEqual([]);
    const [needed, there] = await widthsOf(open.page);
    expect(needed).toBe(there);
    expect(open.record.complaints).toEqual([]);
  });
});

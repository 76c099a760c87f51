import { describe, expect, it } from 'vitest';
import { aNotice } from '../../testkit/rows.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import { accessibilityFaults, openDesk, widthsOf } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;
let late: string;

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    const { tenant, clock } = house.desk();
    const { prisma } = house.service().services.database;
    late = await aNotice(house.service(), tenant);
    const now = await clock.now();
    await prisma.authorityNotice.update({
      where: { id: late },
      data: { at: new Date(now.getTime() - 40 * 86_400_000) },
    });
    const fresh = await aNotice(house.service(), tenant);
    await prisma.authorityNotice.update({ where: { id: fresh }, data: { list: 'XGTZ', at: now } });
  },
);

describe('entries of the authority’s lists, as tasks', () => {
  it('that are late stand with what needs a person, and lead to where they are done', async () => {
    const { desk } = await openDesk(house, browser, { view: 'attention' });
    const list = desk.getByRole('list', { name: '管局来件已逾期' });
    await list.getByText('无人负责').waitFor();
    await list.getByRole('button', { name: '查看' }).click();
    await desk.getByRole('heading', { name: '管局来件' }).waitFor({ state: 'attached' });
  });

  it('say what is to be done until when, and are given to somebody', async () => {
    const { desk } = await openDesk(house, browser, { view: 'authority' });
    const row = desk.locator(`jieru-desk-notice[data-row="${late}"]`);
    await row.getByText('网站未备案：断开接入并答复管局').waitFor();
    await row.getByText('紧急').waitFor();
    await row.getByText('已逾期').waitFor();
    const { prisma } = house.service().services.database;
    const me = await prisma.staffMember.findFirstOrThrow({ where: house.desk().tenant });
    await row.locator('select').selectOption(me.id);
    await expect
      .poll(async () => (await prisma.authorityNotice.findUniqueOrThrow({ where: { id: late } })).ownerId)
      .toBe(me.id);
    await desk.getByRole('button', { name: '我的', exact: true }).click();
    await expect.poll(() => desk.locator('jieru-desk-notice').count()).toBe(1);
    await desk.getByRole('button', { name: '已逾期', exact: true }).click();
    await row.waitFor();
  });

  it.each([
    ['zh-CN', 'light', 1440],
    ['en', 'dark', 390],
    ['en', 'light', 1024],
  ] as const)('read well in %s, %s, at %i px', async (locale, theme, width) => {
    const open = await openDesk(house, browser, { view: 'authority', locale, theme, width });
    await open.desk.locator('jieru-desk-notice').first().waitFor();
    await open.desk.locator('jieru-desk-notice select').first().waitFor();
    const folder = process.env['LOOK'];
    if (folder) await open.page.screenshot({ path: `${folder}/notices-${locale}-${theme}-${width}.png` });
    expect(await accessibilityFaults(open.page)).toEqual([]);
    const [needed, given] = await widthsOf(open.page);
    expect(needed).toBeLessThanOrEqual(given);
  });
});

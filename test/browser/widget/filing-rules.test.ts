import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../schema/messages/locales.ts';
import { accessibilityFaults } from '../../testkit/accessibility.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import { visit } from '../journeys/support/visit.ts';
import { hostSite } from '../kit/host-site.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const TIMEOUT = 90_000;

describe('the rules on a page of the provider’s own', { timeout: TIMEOUT }, () => {
  it('are told to anybody, from an origin that is allowed, with steps, sources and what changed', async () => {
    const site = await hostSite({
      element: 'filing-rules',
      service: house.url,
      publishableKey: house.desk().publishableKey,
      locale: 'zh-CN',
      session: () => Promise.reject(new Error('nobody is asked to log in')),
    });
    await house.desk().allowOrigin(site.url);
    const { page, record } = await visit(browser, { locale: 'zh-CN' });
    await page.goto(site.url);
    const rules = page.locator('filing-rules');
    await rules.getByRole('heading', { name: '接入备案需要准备什么' }).waitFor();
    await rules.getByText('短信核验').first().waitFor();
    await rules.getByRole('combobox', { name: '省份' }).selectOption('330000');
    await rules.locator('li.own').first().waitFor();
    expect(await rules.locator('li .source').first().textContent()).toMatch(/起 · .+/);
    await rules.getByRole('combobox', { name: '省份' }).selectOption('440000');
    await rules.getByLabel('日期', { exact: true }).fill('2020-09-01');
    await rules.getByLabel('与哪一天比较').fill('2020-08-01');
    // The whole country has had it since the 17th of that month.
    const changed = rules.locator('section').filter({ hasText: '2020年8月1日 以来的变化' }).last();
    await changed.getByText('备案提交管局后须完成短信核验。').waitFor();
    expect(await changed.getByRole('listitem').count()).toBe(1);
    await rules.getByText('以上为 2020年9月1日 的规则。').waitFor();
    // Before the first day that is known, the page names the day it tells of.
    await rules.getByLabel('与哪一天比较').fill('2010-08-01');
    await rules.getByRole('heading', { name: '2019年1月1日 以来的变化' }).waitFor();
    expect(record.complaints).toEqual([]);
    site.close();
  });

  it('are another province’s and another person’s when somebody chooses them', async () => {
    const { page } = await visit(browser, { locale: 'zh-CN' });
    await page.goto(`${house.url}/demo/rules.html?lang=zh-CN`);
    const rules = page.locator('filing-rules');
    const own = (): Promise<string[]> => rules.locator('li.own').allTextContents();
    await expect.poll(async () => (await own()).length).toBeGreaterThan(0);
    const zhejiang = await own();
    await rules.getByRole('combobox', { name: '省份' }).selectOption('440000');
    await expect.poll(own).not.toEqual(zhejiang);
    const guangdong = await own();
    await rules.getByRole('combobox', { name: '主办单位性质' }).selectOption('PERSONAL');
    await expect.poll(own).not.toEqual(guangdong);
    expect(await rules.getAttribute('nature')).toBe('PERSONAL');
  });

  it('says when they cannot be loaded, and tries again', async () => {
    const { page } = await visit(browser, { locale: 'zh-CN' });
    let down = true;
    await page.route('**/graphql', (route) => (down ? route.abort() : route.continue()));
    await page.goto(`${house.url}/demo/rules.html?lang=zh-CN`);
    const rules = page.locator('filing-rules');
    await rules.getByText('规则加载失败').waitFor();
    down = false;
    await rules.getByRole('button', { name: '重试' }).click();
    await rules.locator('li.own').first().waitFor();
  });
});

describe.each(LOCALES)('the rules in %s', { timeout: TIMEOUT }, (locale) => {
  it.each([
    { width: 1280, theme: 'light' },
    { width: 390, theme: 'dark' },
  ])('break no rule of accessibility, $width px wide, $theme', async ({ width, theme }) => {
    const { page, record } = await visit(browser, { locale, width });
    await page.goto(`${house.url}/demo/rules.html?lang=${locale}&theme=${theme}`);
    await page.locator('filing-rules li').first().waitFor();
    if (process.env['LOOK'])
      await page.screenshot({ path: `/tmp/rules-${locale}-${width}.png`, fullPage: true });
    expect(await accessibilityFaults(page, 'filing-rules')).toEqual([]);
    expect(record.complaints).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Milestone } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import { accessibilityFaults, openForm, settled, stepIs } from '../kit/form.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

/** The step that someone finds who comes back at this point. */
const STEPS: readonly [at: Milestone | null, zh: string, en: string][] = [
  [null, '验证备案类型', 'Find the filing type'],
  ['START', '验证产品', 'Verify your server'],
  ['VERIFY_SERVER', '验证备案密码', 'Verify the filing password'],
  ['VERIFY_PASSWORD', '填写接入信息', 'Enter the access details'],
  ['SAVE_DETAILS', '上传资料', 'Upload your documents'],
  ['UPLOAD', '核对并提交', 'Check and submit'],
  ['SUBMIT', '进度与结果', 'Progress and result'],
  ['HAND_OVER', '短信核验', 'SMS check'],
];

describe.each([
  { locale: 'zh-CN', width: 1200, theme: 'light' },
  { locale: 'en', width: 390, theme: 'dark' },
] as const)('the form in $locale, $width px wide, $theme', { timeout: 60_000 }, (look) => {
  it.each(STEPS)('breaks no rule of accessibility or of a strict CSP at %s', async (at, zh, en) => {
    const { page, record } = await openForm(house, browser, { ...look, at });
    await stepIs(page, look.locale === 'en' ? en : zh);
    await settled(page, look.locale);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(record.complaints).toEqual([]);
  });

  it('breaks none when the main action finds everything missing', async () => {
    const { page, record } = await openForm(house, browser, { ...look, at: 'VERIFY_PASSWORD' });
    await stepIs(page, look.locale === 'en' ? 'Enter the access details' : '填写接入信息');
    await page.getByRole('button', { name: look.locale === 'en' ? 'Next' : '下一步' }).click();
    await page.locator('jieru-error-summary').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(record.complaints).toEqual([]);
  });

  it('breaks none at the approved number', async () => {
    const { page, filing } = await openForm(house, browser, { ...look, at: 'SUBMIT' });
    await filing?.goes('APPROVE');
    await page.locator('jieru-approved-panel').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('breaks none when the authority refused', async () => {
    const { page, filing } = await openForm(house, browser, {
      ...look,
      at: 'SUBMIT',
      company: aCompany('refuse1002'),
    });
    await filing?.goes('APPROVE');
    await page.locator('jieru-refused-panel').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

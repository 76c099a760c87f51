import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Milestone } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import { accessibilityFaults, openForm, settled, stepIs, type OpenForm } from '../kit/form.ts';
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

const LOOKS = [
  { locale: 'zh-CN', width: 1200, theme: 'light' },
  { locale: 'en', width: 390, theme: 'dark' },
] as const;
type Look = (typeof LOOKS)[number];

/** Nothing that axe finds and nothing against a strict CSP, in either look of the page as it stands. */
async function isClean({ page, record }: OpenForm, shows: (look: Look) => Promise<void>): Promise<void> {
  for (const look of LOOKS) {
    await page.setViewportSize({ width: look.width, height: 900 });
    await page.locator('access-filing').evaluate((form, { locale, theme }) => {
      document.documentElement.dataset['theme'] = theme;
      form.setAttribute('theme', theme);
      form.setAttribute('locale', locale);
    }, look);
    await shows(look);
    await settled(page, look.locale);
    expect({ look, faults: await accessibilityFaults(page) }).toEqual({ look, faults: [] });
  }
  expect(record.complaints).toEqual([]);
}

describe(
  'the form, in Chinese on a wide light page and in English on a narrow dark one',
  { timeout: 90_000 },
  () => {
    it.each(STEPS)('breaks no rule of accessibility or of a strict CSP at %s', async (at, zh, en) => {
      const opened = await openForm(house, browser, { at });
      await isClean(opened, ({ locale }) => stepIs(opened.page, locale === 'en' ? en : zh));
    });

    it('breaks none when the main action finds everything missing', async () => {
      const opened = await openForm(house, browser, { at: 'VERIFY_PASSWORD' });
      const { page } = opened;
      await stepIs(page, '填写接入信息');
      await page.getByRole('button', { name: '下一步' }).click();
      await isClean(opened, async ({ locale }) => {
        await stepIs(page, locale === 'en' ? 'Enter the access details' : '填写接入信息');
        await page.locator('jieru-error-summary').waitFor();
      });
    });

    it.each([
      ['at the approved number', 'jieru-approved-panel', {}],
      ['when the authority refused', 'jieru-refused-panel', { company: aCompany('refuse1002') }],
    ])('breaks none %s', async (_when, panel, options) => {
      const opened = await openForm(house, browser, { at: 'SUBMIT', ...options });
      await opened.filing?.goes('APPROVE');
      await isClean(opened, async ({ locale }) => {
        await opened.page.locator(panel).waitFor();
        await stepIs(opened.page, locale === 'en' ? 'Progress and result' : '进度与结果');
      });
    });
  },
);

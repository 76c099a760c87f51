import { describe, expect, it } from 'vitest';
import { aCompany } from '../../testkit/companies.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import { visit } from '../journeys/support/visit.ts';
import { wordsIn } from '../journeys/support/words.ts';
import { accessibilityFaults, openDesk, rowOf } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

const ACCOUNT = 'late-result';

let house: House;
let browser: TestBrowser;
let late: Filing;

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    late = await (await house.desk().applicant(ACCOUNT)).files(aCompany('slow')).upTo('SMS');
    // Longer than the province's estimate; nothing is fetched from the authority meanwhile.
    await house.desk().clock.passes({ days: 40 });
    await house.desk().reminds();
  },
);

describe('a result that is late', () => {
  it('is marked in the desk’s queue and on the order, with a sign and words', async () => {
    const { desk, page, words, record } = await openDesk(house, browser);
    await desk.getByRole('tab', { name: words.say('tab.authority') }).click();
    const row = rowOf(desk, late);
    await row.getByText(words.say('wait.result')).waitFor();
    expect(await row.locator('.chip jieru-icon[name="warn"]').count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    await row.getByRole('button').click();
    await desk.locator('jieru-desk-head').getByText(words.say('wait.result')).waitFor();
    expect(record.complaints).toEqual([]);
  });

  it.each(['zh-CN', 'en'] as const)('is told to the applicant, who need do nothing (%s)', async (locale) => {
    const { page } = await visit(browser, { locale, width: 390 });
    const words = wordsIn(locale);
    await page.goto(`${house.url}/demo/index.html?as=${ACCOUNT}&lang=${locale}&theme=dark`);
    const timeline = page.locator('access-filing jieru-timeline');
    const [before = ''] = words.say('timeline.late', { day: '|' }).split('|');
    await timeline.getByText(before.trim()).waitFor();
    const sentence = locale === 'en' ? /You need to do nothing/ : /仍在审核。无需您操作/;
    expect(await timeline.getByText(sentence).count()).toBeGreaterThan(0);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
});

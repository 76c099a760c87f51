import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import { accessibilityFaults, aFilingInReview, openDesk, opens, rowOf } from '../kit/desk.ts';
import type { OpenDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;
let waiting: Filing;
let returned: Filing;
let posted: Filing;
let approved: Filing;

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    waiting = await aFilingInReview(house);
    await house.desk().clock.passes({ days: 12 });
    const staff = await house.desk().reviewer('李审核');
    const remarks = [
      { path: ['subjectPerson', 'mobile'], message: '号码打不通。' },
      { path: [], message: '请补充说明。' },
    ];
    returned = await aFilingInReview(house);
    await returned.does('returnFiling', { remarks }, staff);
    posted = await aFilingInReview(house);
    await posted.does('requestOriginals', { requested: '核验单原件', copies: 2 }, staff);
    approved = await aFilingInReview(house);
    await approved.goes('APPROVE');
  },
);

const expectClean = async ({ page, record }: OpenDesk): Promise<void> => {
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(record.complaints).toEqual([]);
};

describe.each([
  { locale: 'zh-CN', width: 1400, theme: 'light' },
  { locale: 'en', width: 390, theme: 'dark' },
] as const)('the desk in $locale, $width px wide, $theme', (look) => {
  it('breaks no rule of accessibility or of a strict CSP in the queue, and none when nothing is found', async () => {
    const open = await openDesk(house, browser, look);
    await rowOf(open.desk, waiting).waitFor();
    await expectClean(open);
    await open.desk.getByRole('searchbox').fill('nothing-like-this.cn');
    await open.desk
      .getByText(/nothing-like-this\.cn/)
      .first()
      .waitFor();
    await expectClean(open);
  });

  it('breaks none at a filing in any state', async () => {
    const open = await openDesk(house, browser, { ...look, filing: waiting });
    for (const filing of [waiting, returned, posted, approved]) {
      await opens(open, filing);
      await expectClean(open);
    }
  });

  it('breaks none with remarks begun and in each dialog', async () => {
    const open = await openDesk(house, browser, { ...look, filing: waiting });
    const { desk, words } = open;
    const what = words.field('subject.mailingAddress');
    await desk.getByRole('button', { name: words.say('remark.on', { what }), exact: true }).click();
    await desk.getByRole('textbox', { name: words.say('remark.label', { what }) }).fill('请写到门牌号。');
    await expectClean(open);
    for (const name of [
      words.say('act.pass'),
      words.say('act.returnCount', { count: 1 }),
      words.say('act.originals'),
    ]) {
      await desk.getByRole('button', { name, exact: true }).click();
      await desk.getByRole('dialog').waitFor();
      await expectClean(open);
      await open.page.keyboard.press('Escape');
      await desk.getByRole('dialog').waitFor({ state: 'hidden' });
    }
  });

  it('never needs more width than there is', async () => {
    const open = await openDesk(house, browser, { ...look, filing: waiting });
    const widths = await open.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(widths[0]).toBe(widths[1]);
  });
});

import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import { hasFocus } from '../journeys/support/keyboard.ts';
import {
  aFilingInReview,
  announced,
  focusedText,
  manyRowsInReview,
  openDesk,
  putAnother,
  rowOf,
  rowsOf,
} from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

const MORE_THAN_A_PAGE = 27;

let house: House;
let browser: TestBrowser;
let late: Filing;
let early: Filing;

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    late = await aFilingInReview(house);
    // Long enough for any weekend or holiday to have been followed by a working day.
    await house.desk().clock.passes({ days: 12 });
    early = await aFilingInReview(house);
  },
);

const nameOf = (filing: Filing): string => {
  const { subject } = filing.company.details(filing.websiteIds) as { subject: { name: string } };
  return subject.name;
};

describe('the queue', () => {
  it('shows what waits longest first and marks what is late with a sign and words', async () => {
    const { desk, words } = await openDesk(house, browser);
    await expect
      .poll(() => rowsOf(desk).allTextContents())
      .toEqual([late, early].map((filing) => expect.stringContaining(nameOf(filing)) as string));
    const overdue = words.say('wait.late', { time: words.say('unit.days', { count: 12 }) });
    await rowOf(desk, late).getByText(overdue).waitFor();
    expect(await rowOf(desk, late).locator('.chip jieru-icon[name="warn"]').count()).toBe(1);
    expect(await rowOf(desk, early).locator('.chip').textContent()).not.toContain(overdue.slice(0, 3));
  });

  it('is walked and opened by the keyboard alone', async () => {
    const { desk, page, words } = await openDesk(house, browser);
    await expect.poll(() => focusedText(page)).toBe(nameOf(late));
    await page.keyboard.press('ArrowDown');
    expect(await focusedText(page)).toBe(nameOf(early));
    await page.keyboard.press('k');
    expect(await focusedText(page)).toBe(nameOf(late));
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const heading = desk.getByRole('heading', { level: 2, name: nameOf(early) });
    await heading.waitFor();
    await expect.poll(() => hasFocus(heading)).toBe(true);
    await desk.getByRole('heading', { name: words.say('data.heading') }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focusedText(page)).toBe(nameOf(early));
    expect(await desk.locator('jieru-desk-filing').count()).toBe(0);
    await page.keyboard.press('/');
    const search = desk.getByRole('searchbox', { name: words.say('search.label') });
    await expect.poll(() => hasFocus(search)).toBe(true);
  });

  it('leaves letters to whoever types them', async () => {
    const { desk, page, words } = await openDesk(house, browser);
    await page.keyboard.press('/');
    await page.keyboard.type('jk/');
    const search = desk.getByRole('searchbox', { name: words.say('search.label') });
    expect(await search.inputValue()).toBe('jk/');
    await desk.getByText(words.say('empty.search', { search: 'jk/' })).waitFor();
    await page.keyboard.press('Escape');
    expect(await search.inputValue()).toBe('');
    await rowOf(desk, late).waitFor();
  });

  it.each([
    ['its id', (filing: Filing) => filing.id],
    ['its domain', (filing: Filing) => filing.company.member.domain],
    ['the mobile number of a person', (filing: Filing) => filing.company.member.phone],
  ])('finds a filing by %s and tells how many there are', async (_what, wordsOf) => {
    const { desk, page, words, record } = await openDesk(house, browser);
    const search = wordsOf(early);
    await page.keyboard.press('/');
    await page.keyboard.type(search);
    await rowOf(desk, late).waitFor({ state: 'detached' });
    await rowOf(desk, early).waitFor();
    await expect.poll(() => announced(desk)).toContain(words.say('list.found', { search, count: 1 }));
    // What was searched for may be a telephone number: it stands in no address.
    expect(record.requests.filter((request) => request.url().includes(search))).toEqual([]);
  });

  it('parts filings by state, with counts, and arrow keys lead from tab to tab', async () => {
    const returned = await aFilingInReview(house);
    const remarks = [{ path: [], message: '请补充。' }];
    await returned.does('returnFiling', { remarks }, await house.desk().reviewer());
    const { desk, page, words } = await openDesk(house, browser);
    const tab = desk.getByRole('tab', { name: words.say('tab.returned') });
    await expect.poll(() => tab.textContent()).toContain('1');
    await desk.getByRole('tab', { name: words.say('tab.waiting') }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
    expect(await hasFocus(tab)).toBe(true);
    await rowOf(desk, returned).waitFor();
    expect(await rowsOf(desk).count()).toBe(1);
    await page.keyboard.press('ArrowLeft');
    await rowOf(desk, late).waitFor();
  });

  it('notices by itself what is handed in elsewhere', async () => {
    const { desk } = await openDesk(house, browser);
    await rowOf(desk, late).waitFor();
    const fresh = await aFilingInReview(house);
    await rowOf(desk, fresh).waitFor({ timeout: 15_000 });
  });

  it('loads more on demand, without repeating or skipping a row', async () => {
    const { desk, page, words } = await openDesk(house, browser);
    await rowOf(desk, late).waitFor();
    await manyRowsInReview(house, MORE_THAN_A_PAGE - (await rowsOf(desk).count()));
    await page.reload();
    await rowOf(desk, late).waitFor();
    expect(await rowsOf(desk).count()).toBe(25);
    await desk.getByRole('button', { name: words.say('list.more') }).click();
    await expect.poll(() => rowsOf(desk).count()).toBe(MORE_THAN_A_PAGE);
    const ids = await rowsOf(desk).evaluateAll((all) => all.map((one) => (one as HTMLButtonElement).value));
    expect(new Set(ids).size).toBe(MORE_THAN_A_PAGE);
    await expect.poll(() => announced(desk)).toContain(words.say('list.loaded', { count: 2 }));
    await expect.poll(() => hasFocus(rowsOf(desk).nth(25))).toBe(true);
  });
});

describe('a page whose session is no reviewer’s', () => {
  it('says so instead of showing a queue', async () => {
    const applicant = await house
      .desk()
      .service.services.sessions.mintApplicant(house.service().services.database.prisma, {
        tenant: house.desk().tenant,
        externalRef: 'nobody',
        now: new Date(),
      });
    const { page, words } = await openDesk(house, browser);
    await putAnother(page, applicant.token);
    await page.getByText(words.say('desk.forbidden')).waitFor();
  });
});

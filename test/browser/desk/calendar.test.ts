import { describe, expect, it } from 'vitest';
import { putNotice } from '../../../server/platform/calendar/holiday-notices.ts';
import { daysOf, POSSIBLE_2027 } from '../../testkit/published-notices.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import { accessibilityFaults, openDesk, widthsOf } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

describe('the holiday notice of next year', () => {
  it('is not missed in November', async () => {
    await house.desk().clock.standsAt('2026-11-30T23:00:00+08:00');
    const { desk, words } = await openDesk(house, browser);
    expect(await desk.getByText(words.say('calendar.heading', { years: '2027' })).count()).toBe(0);
  });

  it.each([
    ['zh-CN', 'light', 1400],
    ['en', 'dark', 390],
  ] as const)(
    'is missed from 1 December on, with what the operator is to run (%s)',
    async (locale, theme, width) => {
      await house.desk().clock.standsAt('2026-12-01T00:00:01+08:00');
      const { desk, page, words, record } = await openDesk(house, browser, { locale, theme, width });
      const notice = desk.locator('jieru-notice', { hasText: 'jieru calendar import FILE' });
      await notice.getByText(words.say('calendar.heading', { years: '2027' })).waitFor();
      await notice.getByText(words.say('calendar.text', { years: '2027' })).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      const [needed, there] = await widthsOf(page);
      expect(needed).toBe(there);
      await desk.getByRole('tab', { name: words.say('tab.done') }).click();
      await notice.waitFor({ state: 'detached' });
      expect(record.complaints).toEqual([]);
    },
  );

  it('is missed no longer once it is imported', async () => {
    await house.desk().clock.standsAt('2026-12-01T00:00:01+08:00');
    const days = daysOf(POSSIBLE_2027).map(({ day, kind }) => ({ day, working: kind === 'working' }));
    const { prisma } = house.service().services.database;
    await prisma.$transaction((tx) => putNotice(tx, { year: 2027, source: 'gov.cn', days }, new Date()));
    const reviewer = await house.desk().reviewer();
    const missing = () =>
      reviewer.query('{ viewer { ... on StaffViewer { provider { missingHolidayNotices } } } }');
    await expect.poll(missing).toEqual({ viewer: { provider: { missingHolidayNotices: [] } } });
    const { desk, words } = await openDesk(house, browser);
    expect(await desk.getByText(words.say('calendar.heading', { years: '2027' })).count()).toBe(0);
  });
});

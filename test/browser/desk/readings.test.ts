import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import { openHouse } from '../journeys/support/house.ts';
import type { House } from '../journeys/support/house.ts';
import { looksAtEverything } from '../journeys/support/looks.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { accessibilityFaults, openDesk } from '../kit/desk.ts';
import { paperSays } from '../kit/read-paper.ts';

let house: House;
let browser: TestBrowser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse({ background: true }), TestBrowser.launch()]);
});

afterAll(async () => {
  await browser.close();
  await house.close();
});

describe('what was read of a paper', () => {
  it.each([
    ['zh-CN', 'light', 1440],
    ['en', 'dark', 390],
  ] as const)(
    'stands under its picture beside what was typed, masked until the data is shown (%s, %s, %i px)',
    async (locale, theme, width) => {
      const company = aCompany();
      const filing = await (await house.desk().applicant()).files(company).upTo('UPLOAD');
      await paperSays(house, filing, 'SUBJECT_CERTIFICATE', {
        NUMBER: company.member.certificateNumber,
        LEGAL_PERSON: '张演炼',
      });
      await filing.does('submitFiling');
      const { desk, words, page, record } = await openDesk(house, browser, { locale, theme, width, filing });
      await desk.getByRole('tab', { name: words.say('material.SUBJECT_CERTIFICATE') }).click();
      const read = desk.getByRole('group', { name: words.say('reading.heading') });
      await read.waitFor();
      const number = read.locator('.read').filter({ hasText: company.member.certificateNumber });
      await number.getByText(words.say('reading.match.EXACT')).waitFor();
      const person = read.locator('.read').filter({ hasText: words.say('reading.key.LEGAL_PERSON') });
      await person.getByText(words.say('reading.match.NEAR')).waitFor();
      expect(await person.textContent()).not.toContain('炼');
      // The piece of the picture shows what the masked letters do not.
      const cut = person.getByRole('img', {
        name: words.say('reading.cut', { name: words.say('reading.key.LEGAL_PERSON') }),
      });
      expect(await cut.locator('image').getAttribute('href')).toMatch(/^blob:|\/materials\/|^http/);

      // Beside the value stands the same piece, which leads to its place on the picture.
      const row = desk.locator('[data-key="subject.legalRepresentativeName"]');
      const proof = row.getByRole('button', {
        name: words.say('reading.see', { what: words.say('material.SUBJECT_CERTIFICATE') }),
      });
      await desk.getByRole('tab').last().click();
      await proof.click();
      const mark = desk.locator('jieru-desk-picture .mark');
      await mark.waitFor();
      expect(
        await desk
          .getByRole('tab', { name: words.say('material.SUBJECT_CERTIFICATE') })
          .getAttribute('aria-selected'),
      ).toBe('true');
      const [around, stage] = await Promise.all([
        mark.boundingBox(),
        desk.locator('jieru-desk-picture .stage').boundingBox(),
      ]);
      if (!around || !stage) throw new Error('nothing is marked');
      expect(around.x).toBeGreaterThanOrEqual(stage.x - 1);
      expect(around.x + around.width).toBeLessThanOrEqual(stage.x + stage.width + 1);
      expect(around.y).toBeGreaterThanOrEqual(stage.y - 1);
      expect(around.y + around.height).toBeLessThanOrEqual(stage.y + stage.height + 1);

      await looksAtEverything(desk, words, mouse);
      await desk.getByRole('tab', { name: words.say('material.SUBJECT_CERTIFICATE') }).click();
      await person.getByText(words.say('reading.differs', { typed: '练', read: '炼' })).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(record.complaints).toEqual([]);
      const folder = process.env['PICTURES'];
      if (!folder) return;
      await proof.click();
      await page.screenshot({ path: `${folder}/read-${locale}.png`, fullPage: true });
    },
  );
});

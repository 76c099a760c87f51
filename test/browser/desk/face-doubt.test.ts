import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBrowser } from '../../testkit/browser.ts';
import { becomes, begun, plain, showsAFace } from '../../process/support/face-checks.ts';
import type { Filing } from '../../testkit/filing.ts';
import { openHouse } from '../journeys/support/house.ts';
import type { House } from '../journeys/support/house.ts';
import { hasFocus } from '../journeys/support/keyboard.ts';
import { looksAtEverything } from '../journeys/support/looks.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { accessibilityFaults, openDesk, reviewsOf, rowOf } from '../kit/desk.ts';

let house: House;
let browser: TestBrowser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse({ background: true }), TestBrowser.launch()]);
});

afterAll(async () => {
  await browser.close();
  await house.close();
});

/** A filing whose third photo differs from the card, which leaves it to the reviewer. */
async function aFilingWithAnotherFace(): Promise<Filing> {
  const filing = await begun(house.desk());
  await filing.bringsPapers();
  for (const [colour, state] of [
    ['#00ff00', 'NO_FACE'],
    ['#0000ff', 'SEVERAL_FACES'],
    ['#ff0000', 'DIFFERENT'],
  ] as const) {
    await showsAFace(filing, await plain(colour));
    await becomes(filing, state);
  }
  await filing.does('submitFiling');
  return filing;
}

describe('a photo of somebody else', () => {
  it.each([
    ['zh-CN', 'light', 1440],
    ['en', 'dark', 390],
  ] as const)(
    'stands out wherever the filing is shown, and is passed with a reason only (%s, %s, %i px)',
    async (locale, theme, width) => {
      const filing = await aFilingWithAnotherFace();
      const open = await openDesk(house, browser, { locale, theme, width });
      const { desk, words, page } = open;
      const short = words.say('faceCheck.short.DIFFERENT');
      const row = rowOf(desk, filing);
      await row.getByText(short).waitFor();
      await row.getByRole('button').click();
      await desk.getByRole('heading', { name: words.say('data.heading') }).waitFor();
      await desk.locator('jieru-desk-head').getByText(short).waitFor();
      const thumb = desk.getByRole('tab', { name: words.say('material.VERIFICATION_PHOTO') });
      await thumb.locator('jieru-icon[name=warn]').waitFor();
      expect(await thumb.textContent()).toContain(short);
      const step = desk.locator('jieru-desk-records [data-step=PHOTO]');
      await step.getByText(short).waitFor();
      expect(await step.getByText(words.say('status.DONE')).count()).toBe(0);
      if (width > 1000) await rowOf(desk, filing).getByText(short).waitFor();
      const why = desk.locator('jieru-desk-look').getByRole('button', { name: words.say('look.REVIEW') });
      await why.click();
      await looksAtEverything(desk, words, mouse);
      await thumb.click();
      await desk.getByText(words.say('faceCheck.DIFFERENT')).first().waitFor();

      const pass = words.say('act.pass');
      await desk.getByRole('button', { name: pass, exact: true }).click();
      const dialog = desk.locator('jieru-dialog[open]');
      await dialog.locator('[data-code=RISK_FACE_DIFFERENT]').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      const reason = desk.getByRole('textbox', { name: words.say('pass.reason') });
      for (const nothing of ['', '   ']) {
        await reason.fill(nothing);
        await dialog.getByRole('button', { name: pass, exact: true }).click();
        await dialog.getByText(words.say('pass.reasonMissing')).waitFor();
        await expect.poll(() => hasFocus(reason)).toBe(true);
      }
      expect(await filing.state()).toBe('IN_REVIEW');
      await reason.fill('本人到场，证件照片为十年前拍摄');
      await dialog.getByRole('button', { name: pass, exact: true }).click();
      await desk.getByText(words.say('done.PASS')).first().waitFor();
      const [review] = await reviewsOf(filing, await house.desk().reviewer());
      expect(review).toMatchObject({
        decision: 'PASS',
        remarks: [{ message: '本人到场，证件照片为十年前拍摄' }],
      });
      expect(open.record.complaints).toEqual([]);
    },
  );
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBrowser } from '../../testkit/browser.ts';
import { openHouse } from '../journeys/support/house.ts';
import type { House } from '../journeys/support/house.ts';
import { hasFocus } from '../journeys/support/keyboard.ts';
import { aFilingInReview, openDesk } from './kit/desk.ts';

let house: House;
let browser: TestBrowser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), TestBrowser.launch()]);
});

afterAll(async () => {
  await browser.close();
  await house.close();
});

describe('the papers', () => {
  it('are chosen, enlarged, turned and fitted by the keyboard', async () => {
    const filing = await aFilingInReview(house);
    const { desk, page, words, record } = await openDesk(house, browser, { filing });
    const tabs = desk.getByRole('tablist', { name: words.tell('materials.heading') }).getByRole('tab');
    await tabs.first().focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => hasFocus(tabs.nth(1))).toBe(true);
    const what = words.say('material.SUBJECT_PERSON_CERTIFICATE_FRONT');
    const stage = desk.getByRole('group', { name: words.tell('picture.label', { what }) });
    const box = stage.locator('.box');
    const picture = stage.getByRole('img', { name: what });
    await picture.evaluate((image) => (image as HTMLImageElement).decode());
    const width = async (): Promise<number> => (await box.boundingBox())?.width ?? 0;
    const height = async (): Promise<number> => (await box.boundingBox())?.height ?? 0;
    const [fittedWidth, fittedHeight] = [await width(), await height()];
    expect(fittedWidth).toBeGreaterThan(0);
    expect(fittedWidth).toBeLessThanOrEqual((await stage.boundingBox())?.width ?? 0);
    await stage.focus();
    await page.keyboard.press('+');
    await expect.poll(width).toBeCloseTo(fittedWidth * 1.5, 0);
    await page.keyboard.press('0');
    await expect.poll(width).toBeCloseTo(fittedWidth, 0);
    await page.keyboard.press('r');
    await expect
      .poll(async () => (await height()) / (await width()))
      .toBeCloseTo(fittedWidth / fittedHeight, 1);
    expect(record.complaints).toEqual([]);
  });
});

import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import { hasFocus } from '../journeys/support/keyboard.ts';
import { aFilingInReview, openDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

type Box = { x: number; y: number; width: number; height: number };

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

describe('the papers', () => {
  it('are chosen, enlarged, turned and fitted by the keyboard', async () => {
    const filing = await aFilingInReview(house);
    const { desk, page, words, record } = await openDesk(house, browser, { filing });
    const tabs = desk.getByRole('tablist', { name: words.say('papers.heading') }).getByRole('tab');
    await tabs.first().focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => hasFocus(tabs.nth(1))).toBe(true);
    const what = words.say('material.SUBJECT_PERSON_CERTIFICATE_FRONT');
    const stage = desk.getByRole('group', { name: words.say('picture.label', { what }) });
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

  it('are read in a stage that keeps its size: the wheel zooms to the pointer, dragging moves both ways, the tools stay in view', async () => {
    const filing = await aFilingInReview(house);
    const { desk, page, words } = await openDesk(house, browser, { filing, width: 1440, height: 900 });
    const stage = desk.locator('jieru-desk-picture .stage');
    const picture = stage.locator('img');
    await picture.evaluate((image) => (image as HTMLImageElement).decode());
    const boxOf = async (what: Locator): Promise<Box> => {
      const box = await what.boundingBox();
      if (!box) throw new Error('it is not to be seen');
      return box;
    };
    const place = await boxOf(stage);
    const before = await boxOf(picture);
    // A point of the picture far from its middle and from its corners.
    const share = { x: 0.7, y: 0.35 };
    const at = { x: before.x + share.x * before.width, y: before.y + share.y * before.height };
    await page.mouse.move(at.x, at.y);
    await page.mouse.wheel(0, -700);
    await expect.poll(async () => (await boxOf(picture)).width).toBeGreaterThan(before.width * 2);
    const closer = await boxOf(picture);
    expect(closer.x + share.x * closer.width).toBeCloseTo(at.x, -1);
    expect(closer.y + share.y * closer.height).toBeCloseTo(at.y, -1);
    expect(await boxOf(stage)).toEqual(place);
    for (const [dx, dy] of [
      [-60, 0],
      [0, -50],
      [40, 30],
    ] as const) {
      const from = await boxOf(picture);
      await page.mouse.move(at.x, at.y);
      await page.mouse.down();
      await page.mouse.move(at.x + dx, at.y + dy, { steps: 4 });
      await page.mouse.up();
      const to = await boxOf(picture);
      expect(to.x - from.x).toBeCloseTo(dx, -1);
      expect(to.y - from.y).toBeCloseTo(dy, -1);
    }
    await page.mouse.dblclick(at.x, at.y);
    await expect.poll(async () => (await boxOf(picture)).width).toBeCloseTo(before.width, 0);
    for (let times = 0; times < 12; times += 1) await page.mouse.wheel(0, -400);
    expect(await boxOf(stage)).toEqual(place);
    for (const id of ['picture.in', 'picture.out', 'picture.rotate', 'picture.fit'] as const) {
      const tool = await boxOf(desk.locator('jieru-desk-picture').getByText(words.say(id)));
      expect(tool.y + tool.height).toBeLessThanOrEqual(900);
    }
  });
});

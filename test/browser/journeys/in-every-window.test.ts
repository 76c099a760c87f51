import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { TestBrowser } from '../../testkit/browser.ts';
import { openForm } from '../kit/form.ts';
import { Form } from './support/form.ts';
import type { House } from './support/house.ts';
import { mouse } from './support/mouse.ts';
import { wordsIn } from './support/words.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const words = wordsIn('zh-CN');

type Stop = { name: string; top: number; foot: boolean };

/** Where the keyboard is: what it is at, and how far down the page that is. */
const stopOf = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    let element = document.activeElement;
    let foot = false;
    while (element?.shadowRoot?.activeElement) {
      foot ||= element.localName === 'jieru-foot';
      element = element.shadowRoot.activeElement;
    }
    const { top = 0 } = element?.getBoundingClientRect() ?? {};
    return { name: element?.outerHTML.slice(0, 120) ?? '', top: Math.round(top + scrollY), foot };
  });

/** Longest transition and animation of any element, in ms. */
const motion = (page: Page): Promise<{ transition: number; animation: number }> =>
  page.locator('access-filing').evaluate((form) => {
    const longest = { transition: 0, animation: 0 };
    const ms = (list: string): number => Math.max(...list.split(',').map((one) => parseFloat(one) * 1000));
    const look = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        const style = getComputedStyle(element);
        longest.transition = Math.max(longest.transition, ms(style.transitionDuration));
        if (style.animationName !== 'none')
          longest.animation = Math.max(longest.animation, ms(style.animationDuration));
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    if (form.shadowRoot) look(form.shadowRoot);
    return longest;
  });

describe('in every window', { timeout: 60_000 }, () => {
  test.each([390, 1200])('of %i px Tab leads down the form, never back up', async (width) => {
    const { page } = await openForm(house, browser, { at: 'VERIFY_PASSWORD', width });
    const form = new Form(page, words, mouse);
    await form.shows('DETAILS');
    await form.text('subject.name').focus();
    const stops: Stop[] = [];
    for (let stop = await stopOf(page); !stop.foot; stop = await stopOf(page)) {
      stops.push(stop);
      expect(stops.length).toBeLessThan(100);
      await page.keyboard.press('Tab');
    }
    expect(stops.length).toBeGreaterThan(25);
    // Controls of one row may differ by a few pixels; a check box may stand below its row's first field.
    const climbs = stops.filter(({ top }, index) => index > 0 && top < (stops[index - 1]?.top ?? 0) - 60);
    expect(climbs).toEqual([]);
  });

  test('nothing moves for people who asked for no motion', async () => {
    const { page } = await openForm(house, browser, { at: 'SAVE_DETAILS', reducedMotion: 'reduce' });
    const form = new Form(page, words, mouse);
    for (const step of ['DETAILS', 'MATERIALS', 'REVIEW'] as const) {
      await form.opens(step);
      await form.shows(step);
      const { transition, animation } = await motion(page);
      expect({ step, still: transition < 1 && animation < 1 }).toEqual({ step, still: true });
    }
  });

  test('what moves for the others is over within 200 ms', async () => {
    const { page } = await openForm(house, browser, { at: 'SAVE_DETAILS', reducedMotion: 'no-preference' });
    const form = new Form(page, words, mouse);
    await form.opens('DETAILS');
    await form.text('subject.name').waitFor();
    const { transition } = await motion(page);
    expect(transition).toBeGreaterThan(0);
    expect(transition).toBeLessThanOrEqual(200);
  });

  test('beside much else on a page, in 380 px, the form is as narrow as on a telephone', async () => {
    const { page } = await openForm(house, browser, { at: 'VERIFY_PASSWORD', width: 1200 });
    const form = new Form(page, words, mouse);
    await form.shows('DETAILS');
    await form.text('subject.name').waitFor();
    // A wide window says nothing about the place the host page gives it.
    await form.root.evaluate((element) => {
      (element.parentElement as HTMLElement).style.maxWidth = '428px';
    });
    await form.root.locator('jieru-steps').getByRole('button', { name: '第 4 步' }).waitFor();
    const { width, inner } = await form.root.evaluate((element) => ({
      width: element.clientWidth,
      inner: element.scrollWidth,
    }));
    expect(width).toBe(380);
    expect(inner).toBeLessThanOrEqual(width);
  });
});

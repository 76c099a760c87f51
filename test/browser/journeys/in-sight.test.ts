import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { StepName } from '../../../widget/form/store/steps.ts';
import { openForm, settled, type FormOptions, type OpenForm } from '../kit/form.ts';
import { inAHouse } from '../kit/in-a-house.ts';
import { Form } from './support/form.ts';
import type { House } from './support/house.ts';
import { mouse } from './support/mouse.ts';
import { wordsIn } from './support/words.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

/** English is the longer of the two languages, and its bars the higher. */
const words = wordsIn('en');

/** A desktop, a phone, and a window of 1280 × 1024 at 400 %. */
const WINDOWS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
  { width: 320, height: 256 },
];

type Stop = { what: string; seen: number; inForm: boolean };

/**
 * What has the focus, and how much of it is to be seen, from 0 to 1: points spread over it are in the window, and nothing else lies there.
 * Of what is larger than the window, as much counts as fits into it.
 */
const stopOf = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const SPREAD = [0.1, 0.3, 0.5, 0.7, 0.9];
    let focused = document.activeElement;
    const inForm = focused?.localName === 'access-filing';
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if (!focused || !inForm) return { what: '', seen: 1, inForm };
    // A control that is there for the keyboard only stands for the label around it, which shows its focus.
    const small = focused.getBoundingClientRect();
    const shown = small.width > 4 ? focused : (focused.closest('label') ?? focused.parentElement ?? focused);
    // What runs on over several lines is looked at in each of them.
    const boxes = [...shown.getClientRects()];
    const { height } = shown.getBoundingClientRect();
    const above = (x: number, y: number): Element | null => {
      let at = document.elementFromPoint(x, y);
      while (at?.shadowRoot) {
        const deeper = at.shadowRoot.elementFromPoint(x, y);
        if (!deeper || deeper === at) break;
        at = deeper;
      }
      return at;
    };
    const parentOf = (node: Node): Node | null =>
      node instanceof ShadowRoot
        ? node.host
        : (node instanceof Element && node.assignedSlot) || node.parentNode;
    // The words of a button are slotted into it: what lies at them is the element around it.
    const around = (shown.getRootNode() as ShadowRoot).host;
    const isOf = (node: Node | null): boolean => {
      for (let at = node; at; at = parentOf(at)) if (at === shown) return true;
      return node !== null && node === around;
    };
    const points = boxes.flatMap((box) =>
      SPREAD.flatMap((x) => SPREAD.map((y) => ({ x: box.x + x * box.width, y: box.y + y * box.height }))),
    );
    const seen = points.filter(({ x, y }) => isOf(above(x, y))).length / points.length;
    const most = Math.min(1, innerHeight / height);
    return { what: shown.outerHTML.replaceAll(/<!--.*?-->/g, '').slice(0, 140), seen: seen / most, inForm };
  });

/** Walks through the form by one key until it is left; every place where less than half of what has the focus is seen. */
async function hiddenOnTheWay(
  page: Page,
  key: 'Tab' | 'Shift+Tab',
): Promise<{ stops: number; hidden: Stop[] }> {
  const hidden: Stop[] = [];
  let stops = 0;
  for (;;) {
    await page.keyboard.press(key);
    const stop = await stopOf(page);
    if (!stop.inForm) return { stops, hidden };
    if (stop.seen < 0.5) hidden.push(stop);
    expect((stops += 1)).toBeLessThan(250);
  }
}

const beyond = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** From before the form to behind it and back again. */
async function isAllInSight(page: Page): Promise<void> {
  for (const window of WINDOWS) {
    await page.setViewportSize(window);
    await page.evaluate(() => scrollTo(0, 0));
    await page.locator('header.site nav a').last().focus();
    while (!(await stopOf(page)).inForm) await page.keyboard.press('Tab');
    const forth = await hiddenOnTheWay(page, 'Tab');
    const back = await hiddenOnTheWay(page, 'Shift+Tab');
    expect({ window, beyond: await beyond(page), forth: forth.hidden, back: back.hidden }).toEqual({
      window,
      beyond: 0,
      forth: [],
      back: [],
    });
    expect(back.stops).toBeGreaterThan(1);
  }
}

type Place = [step: StepName, options: FormOptions, act?: (opened: OpenForm, form: Form) => Promise<void>];

const PLACES: readonly Place[] = [
  ['TYPE', { at: null }],
  ['SERVER', { at: 'START' }],
  ['PASSWORD', { at: 'VERIFY_SERVER' }],
  ['DETAILS', { at: 'VERIFY_PASSWORD' }],
  ['MATERIALS', { at: 'UPLOAD' }, (_, form) => form.opens('MATERIALS')],
  ['PHOTO', { at: 'UPLOAD' }, (_, form) => form.opens('PHOTO')],
  ['REVIEW', { at: 'UPLOAD' }],
  [
    'MAIL',
    { at: 'SUBMIT' },
    async ({ filing }, form) => {
      const reviewer = await house.desk().reviewer();
      await filing?.does('requestOriginals', { requested: '核验单原件', copies: 3 }, reviewer);
      await form.opens('MAIL');
    },
  ],
  ['SMS', { at: 'HAND_OVER' }],
  ['RESULT', { at: 'SUBMIT' }],
  ['HOME', { at: 'APPROVE' }],
];

describe(
  'what has the focus is in sight, on a desktop, on a phone and at 400 %',
  { timeout: 120_000 },
  () => {
    test.each(PLACES)('at %s, going forth and back', async (step, options, act) => {
      const opened = await openForm(house, browser, { ...options, locale: 'en' });
      const form = new Form(opened.page, words, mouse);
      await act?.(opened, form);
      await form.shows(step);
      await settled(opened.page, 'en');
      await isAllInSight(opened.page);
    });

    test('below a bar of the page that stays, as the guide says', async () => {
      const opened = await openForm(house, browser, { at: 'START', locale: 'en' });
      await opened.page.evaluate(() => {
        const bar = document.createElement('div');
        bar.style.cssText = 'position:fixed;inset:0 0 auto;height:60px;background:#888;z-index:9';
        document.body.append(bar);
        document.documentElement.style.scrollPaddingTop = '60px';
      });
      await settled(opened.page, 'en');
      await isAllInSight(opened.page);
    });

    test('or the look at it would say so', async () => {
      const { page } = await openForm(house, browser, { at: null, locale: 'en' });
      await page.setViewportSize({ width: 390, height: 844 });
      await page.evaluate(() => {
        const bar = document.createElement('div');
        bar.style.cssText = 'position:fixed;inset:300px 0 0;background:#888';
        document.body.append(bar);
      });
      await page.locator('access-filing').getByRole('combobox').first().focus();
      expect((await hiddenOnTheWay(page, 'Tab')).hidden.length).toBeGreaterThan(3);
    });
  },
);

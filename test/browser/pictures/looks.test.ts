import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { projectRoot } from '../../../prisma/root.ts';
import { demo } from '../../../schema/messages/generated/demo.js';
import { first } from '../../../schema/messages/generated/first.js';
import { choices } from '../../../schema/messages/generated/choices.js';
import { consents } from '../../../schema/messages/generated/consents.js';
import type { TestBrowser } from '../../testkit/browser.ts';
import { accessibilityFaults } from '../../testkit/accessibility.ts';
import { inAHouse } from '../kit/in-a-house.ts';
import type { House } from '../journeys/support/house.ts';
import { visit } from '../journeys/support/visit.ts';
import { changeOf, differenceOf } from './compare.ts';

let house: House;
let browser: TestBrowser;
/** The letters of the pictures, the same on every machine. */
let font: string;

inAHouse((opened) => void ([house, browser] = opened));

const FONT = 'Pictures';
const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');

beforeAll(async () => {
  const path = join(projectRoot, 'node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf');
  const said = JSON.stringify([demo, first, choices, consents], (_, words: unknown) =>
    typeof words === 'function' ? String(words) : words,
  );
  font = (await subsetFont(await readFile(path), ASCII + said, { targetFormat: 'woff2' })).toString('base64');
});

/** Sets the letters that are the same everywhere. */
const setFont = (page: Page, element: string): Promise<void> =>
  page.evaluate(
    async ({ font, name, element }) => {
      const bytes = Uint8Array.from(atob(font), (letter) => letter.charCodeAt(0));
      document.fonts.add(await new FontFace(name, bytes).load());
      const { style } = document.querySelector<HTMLElement>(element) as HTMLElement;
      for (const which of ['font', 'heading-font', 'code-font']) style.setProperty(`--jieru-${which}`, name);
      document.body.style.setProperty('font-family', name);
      await document.fonts.ready;
    },
    { font, name: FONT, element },
  );

type Look = {
  preset: string;
  locale: 'zh-CN' | 'en';
  width: number;
  theme?: 'light' | 'dark';
  contrast?: 'more';
  forcedColors?: 'active';
};

const LOOKS: readonly Look[] = [
  { preset: 'plain', locale: 'zh-CN', width: 1000, theme: 'light' },
  { preset: 'plain', locale: 'en', width: 390, theme: 'dark' },
  { preset: 'forest', locale: 'en', width: 1000, theme: 'dark' },
  { preset: 'paper', locale: 'zh-CN', width: 390, theme: 'dark' },
  { preset: 'night', locale: 'en', width: 1000, theme: 'light' },
  { preset: 'compact', locale: 'zh-CN', width: 1000, theme: 'light' },
  { preset: 'sun', locale: 'en', width: 1000, theme: 'light' },
  { preset: 'plain', locale: 'en', width: 1000, theme: 'light', contrast: 'more' },
  { preset: 'sun', locale: 'zh-CN', width: 1000, theme: 'dark', contrast: 'more' },
  { preset: 'plain', locale: 'zh-CN', width: 1000, forcedColors: 'active' },
];

const nameOf = ({ preset, locale, width, theme, contrast, forcedColors }: Look): string =>
  [preset, theme, contrast && 'more-contrast', forcedColors && 'forced-colours', locale, width]
    .filter(Boolean)
    .join('-')
    .toLowerCase();

describe('the page on themes', () => {
  it.each(LOOKS.map((look) => ({ ...look, name: nameOf(look) })))(
    'shows $name as it was, and so that it can be read',
    async ({ name, preset, locale, width, theme, contrast, forcedColors }) => {
      const { page, record } = await visit(browser, { locale, width, height: 900 });
      await page.emulateMedia({
        ...(contrast ? { contrast } : {}),
        ...(forcedColors ? { forcedColors } : {}),
      });
      const query = new URLSearchParams({ preset, lang: locale, ...(theme ? { theme } : {}) });
      await page.goto(`${house.url}/demo/theming.html?${query.toString()}`);
      const gallery = page.locator('jieru-gallery');
      await gallery.getByRole('heading').waitFor();
      await setFont(page, 'jieru-gallery');
      const now = await gallery.screenshot({ animations: 'disabled' });
      expect(await changeOf(name, now)).toBeNull();
      const faults = await accessibilityFaults(page, 'jieru-gallery');
      // Where the system gives the colours, they are its own.
      expect(faults.filter((fault) => !forcedColors || !fault.startsWith('color-contrast'))).toEqual([]);
      expect(record.complaints).toEqual([]);
    },
  );

  it('is told from one with another radius', async () => {
    const { page } = await visit(browser, { width: 1000 });
    await page.goto(`${house.url}/demo/theming.html`);
    const gallery = page.locator('jieru-gallery');
    await gallery.getByRole('heading').waitFor();
    const before = await gallery.screenshot({ animations: 'disabled' });
    await gallery.evaluate((element) =>
      (element as HTMLElement).style.setProperty('--jieru-accent', '#0a7d55'),
    );
    await page.getByRole('slider').first().fill('0');
    const after = await gallery.screenshot({ animations: 'disabled' });
    expect(await differenceOf(before, after)).toBeGreaterThan(0.002);
    const again = await sharp(before).modulate({ brightness: 1.01 }).png().toBuffer();
    expect(await differenceOf(before, again)).toBeLessThan(0.002);
  });
});

describe('the first step', () => {
  it.each([
    { name: 'type-light-zh-cn-390', locale: 'zh-CN', width: 390, theme: 'light' },
    { name: 'type-dark-en-1280', locale: 'en', width: 1280, theme: 'dark' },
  ] as const)('looks as it did: $name', async ({ name, locale, width, theme }) => {
    const { page } = await visit(browser, { locale, width, height: 900 });
    await page.goto(`${house.url}/demo/index.html?as=picture&lang=${locale}&theme=${theme}`);
    const form = page.locator('access-filing');
    await form.getByRole('checkbox').waitFor();
    await setFont(page, 'access-filing');
    // A picture of the whole has the foot where it belongs, below everything.
    await page.setViewportSize({ width, height: 2400 });
    expect(await changeOf(name, await form.screenshot({ animations: 'disabled' }))).toBeNull();
  });
});

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { House } from '../journeys/support/house.ts';
import { wordsIn, type Locale } from '../journeys/support/words.ts';
import { openDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';
import { anApplicant, opensTheForm } from '../paths/support/stage.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

type Named = Record<string, string>;

/** Runs in the page: elements in shadow roots, too. */
const collecting = `(() => {
  const all = (root, selector) => [...root.querySelectorAll('*')].flatMap((one) => [
    ...(one.matches(selector) ? [one] : []),
    ...(one.shadowRoot ? all(one.shadowRoot, selector) : []),
  ]);
  const text = (node) => (node?.textContent ?? '').replace(/\\s+/g, ' ').trim();
  const chosen = (select) => (select.value ? text(select.selectedOptions[0]) : '');
  const field = (one) => {
    const { shadowRoot: root } = one;
    const label = text(root.querySelector('[part=label]'));
    const select = root.querySelector('select');
    const ticked = [...root.querySelectorAll('label.option input:checked')].map((input) =>
      text(input.closest('label').querySelector('.words span')));
    return [label, select ? chosen(select) : ticked.length > 0 ? ticked.join('|') : root.querySelector('input, textarea')?.value ?? ''];
  };
  return { all, text, field, chosen };
})()`;

/** What the step asks for, by the names of its groups and fields; days stand in the browser's own form and are left out. */
const ofTheStep = (page: Page): Promise<Named> =>
  page.evaluate(`(() => {
    const { all, text, field, chosen } = ${collecting};
    const rows = [];
    for (const group of all(document.body, 'jieru-details-section, jieru-website-section')) {
      const heading = group.heading ?? '';
      for (const one of all(group.shadowRoot, 'jieru-text-field, jieru-select, jieru-choice')) {
        if (one.type === 'date' || one.disabled || one.getRootNode().host.tagName === 'JIERU-REGION-FIELDS') continue;
        const [label, value] = field(one);
        rows.push([label, value]);
      }
      for (const one of all(group.shadowRoot, 'jieru-division-field'))
        rows.push([text(one.shadowRoot.querySelector('[part=label]')), all(one.shadowRoot, 'select').map(chosen).join('|')]);
    }
    return Object.fromEntries(rows.filter(([label, value]) => label && value));
  })()`);

/** What stands in lists of names and values. */
const ofTheList = (page: Page, within: string): Promise<Named> =>
  page.evaluate(`(() => {
    const { all, text } = ${collecting};
    const rows = all(document.body, '${within}').flatMap((root) =>
      all(root.shadowRoot, 'dt').map((dt) => [text(dt), text(dt.nextElementSibling.querySelector('.value') ?? dt.nextElementSibling)]));
    return Object.fromEntries(rows.filter(([label, value]) => label && value));
  })()`);

/** The parts of a list or of a place, in one order. */
const parts = (value: string): string[] =>
  value
    .split(/[|、,，]\s*/)
    .map((part) => part.trim())
    .sort();

const LOCALES: readonly Locale[] = ['zh-CN', 'en'];

describe.each(LOCALES)(
  'a thing has one name, and a value one form, in %s',
  { timeout: 150_000 },
  (locale) => {
    it('in the step, in the review and at the desk', async () => {
      const owner = await anApplicant(house);
      const filing = await owner.files(aCompany()).upTo('SAVE_DETAILS');
      const { page, form } = await opensTheForm(house, browser, owner, { locale });
      const words = wordsIn(locale);
      await form.shows('MATERIALS');
      await form.opens('DETAILS');
      await form.text('subject.name').waitFor();
      const step = await ofTheStep(page);
      expect(Object.keys(step).length).toBeGreaterThan(14);

      await form.opens('REVIEW');
      await page
        .locator('jieru-review-summary')
        .getByText(words.field('subject.certificateAddress'), { exact: true })
        .waitFor();
      const review = await ofTheList(page, 'jieru-review-summary');
      for (const [label, value] of Object.entries(step)) {
        const there = review[label];
        expect(there, `${label} in the review`).toBeDefined();
        // A list or a place is told in several controls, and read as one value.
        const told = parts(there ?? '');
        for (const part of parts(value))
          expect(
            told.some((one) => one === part || (locale === 'zh-CN' && one.includes(part))),
            `${label}: ${value} in the step, ${there ?? ''} in the review`,
          ).toBe(true);
      }

      await filing.goes('SUBMIT');
      const { page: desk, desk: root } = await openDesk(house, browser, { filing, locale });
      await root.getByText(words.field('subject.certificateAddress'), { exact: true }).first().waitFor();
      const reviewed = await ofTheList(desk, 'jieru-desk-data');
      for (const label of Object.keys(step)) {
        expect(reviewed[label], `${label} at the desk`).toBeDefined();
        // Persons are masked there until somebody looks.
        if (!(reviewed[label] ?? '').includes('*')) expect(reviewed[label], label).toBe(review[label]);
      }
    });
  },
);

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';

type Sizes = {
  element: string;
  locale: string;
  first: number;
  whole: number;
  /** By the file that a part begins with: `own` bytes, and `all` that it needs beside the first part. */
  parts: Record<string, { own: number; all: number }>;
};

const sizes = JSON.parse(readFileSync(join(projectRoot, 'dist/widget/sizes.json'), 'utf8')) as Sizes[];

/**
 * Bytes of brotli: what a page loads before the first step or the queue shows, all there is in one language, and the most that a later
 * part may have for itself. Raise one only with a reason in the commit. What a browser counts until the first field can be typed in
 * is in `test/browser/widget/first-field.test.ts`.
 */
const BUDGETS = [
  { element: 'access-filing', first: 35_700, whole: 172_000, part: 10_000, leastParts: 5 },
  { element: 'filing-desk', first: 50_800, whole: 184_000, part: 10_000, leastParts: 5 },
  { element: 'filing-rules', first: 21_200, whole: 45_200, part: 10_000, leastParts: 2 },
];

/** Larger than others, and why. */
const LARGER: Readonly<Record<string, number>> = {
  // All rules of a filing's details; it is loaded while the steps before it are filled in.
  'widget/form/steps/details/step-details.ts': 16_000,
  // A reviewer opens a filing after looking at the queue; the ways to its subject's page and by keys are in it, too.
  'widget/desk/filing/filing-panel.ts': 19_600,
};

describe.each(BUDGETS)(
  'What a page has to load of $element',
  ({ element, first, whole, part, leastParts }) => {
    const built = sizes.filter((one) => one.element === element);

    it('comes in every language', () => {
      expect(built.map(({ locale }) => locale).sort()).toEqual(['en', 'zh-CN']);
    });

    it.each(built)('stays within its budget in $locale', (size) => {
      expect(size.first).toBeLessThanOrEqual(first);
      expect(size.whole).toBeLessThanOrEqual(whole);
    });

    it.each(built)('comes in small parts after the first, in $locale', ({ parts }) => {
      const large = Object.entries(parts).filter(([name, { own }]) => own > (LARGER[name] ?? part));
      expect(large).toEqual([]);
      expect(Object.keys(parts).length).toBeGreaterThan(leastParts);
    });
  },
);

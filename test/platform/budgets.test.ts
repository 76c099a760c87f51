import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';

type Sizes = { element: string; first: { brotli: number }; whole: { brotli: number } };

const sizes = JSON.parse(readFileSync(join(projectRoot, 'dist/widget/sizes.json'), 'utf8')) as Sizes[];

/** Brotli bytes: what a page loads before the first step shows, and with every step. Raise one only with a reason in the commit. */
const BUDGETS = [
  { element: 'access-filing', first: 28_000, whole: 165_000 },
  { element: 'filing-desk', first: 32_200, whole: 140_000 },
];

describe('What a page has to load', () => {
  it.each(BUDGETS)('stays within its budget: $element', ({ element, first, whole }) => {
    const size = sizes.find((one) => one.element === element);
    expect(size?.first.brotli).toBeLessThanOrEqual(first);
    expect(size?.whole.brotli).toBeLessThanOrEqual(whole);
  });
});

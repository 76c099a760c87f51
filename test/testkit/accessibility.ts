import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The small form of axe: each page that is looked at has to be sent it, and to parse it. */
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Fault = { id: string; nodes: { html: string; any: { message: string }[] }[] };

/**
 * Rules of accessibility that an element of a page breaks, each with what breaks it. All rules of axe run, those of best
 * practice included; its script is put into a page once, what passes is not worked out in detail, and no style sheet is
 * fetched again for the rule about a telephone's orientation, which no element styles.
 * @param element name of the element to look at: `access-filing`
 */
export async function accessibilityFaults(page: Page, element: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(SOURCE);
  const faults = await page.evaluate(async (element): Promise<Fault[]> => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inPage.run(
      { include: [element] },
      {
        resultTypes: ['violations'],
        preload: false,
        // Who speaks to the page says what is written on a button; axe counts this among what it still tries out.
        rules: { 'label-content-name-mismatch': { enabled: true } },
      },
    );
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html, any }) => ({ html, any: any.map(({ message }) => ({ message })) })),
    }));
  }, element);
  return faults.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  );
}

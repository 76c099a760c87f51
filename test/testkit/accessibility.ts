import axe from 'axe-core';
import type { Page } from 'playwright-core';

type Fault = { id: string; nodes: { html: string; any: { message: string }[] }[] };

/**
 * Rules of accessibility that an element of a page breaks, each with what breaks it. All rules of axe run, those of best
 * practice included; its script is put into a page once, and what passes is not worked out in detail.
 * @param element name of the element to look at: `access-filing`
 */
export async function accessibilityFaults(page: Page, element: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const faults = await page.evaluate(async (element): Promise<Fault[]> => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inPage.run({ include: [element] }, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html, any }) => ({ html, any: any.map(({ message }) => ({ message })) })),
    }));
  }, element);
  return faults.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  );
}

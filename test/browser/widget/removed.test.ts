import { expect, test } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { House } from '../journeys/support/house.ts';
import { visit } from '../journeys/support/visit.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

type Watched = Window & { gone: WeakRef<Element>[]; listening: Record<string, number> };

/** Counts what listens to the window from the first script on. */
const countListeners = (): void => {
  const counted: Record<string, number> = {};
  const known = new Map<string, Set<unknown>>();
  const { addEventListener: add, removeEventListener: remove } = window;
  const note = (type: string): void => {
    counted[type] = known.get(type)?.size ?? 0;
  };
  window.addEventListener = function (...args: Parameters<typeof add>) {
    known.set(args[0], (known.get(args[0]) ?? new Set()).add(args[1]));
    note(args[0]);
    return add.apply(window, args);
  } as typeof add;
  window.removeEventListener = function (...args: Parameters<typeof remove>) {
    known.get(args[0])?.delete(args[1]);
    note(args[0]);
    return remove.apply(window, args);
  } as typeof remove;
  Object.assign(window, { listening: counted, gone: [] });
};

test('twenty forms that were removed leave nothing behind', { timeout: 180_000 }, async () => {
  const applicant = await house.desk().applicant('removed');
  await applicant.usualServer();
  await applicant.files(aCompany()).upTo('SAVE_DETAILS');
  const { page } = await visit(browser, { locale: 'zh-CN' });
  await page.addInitScript(countListeners);
  await page.goto(`${house.url}/demo/index.html?as=removed`);
  await page.locator('access-filing h2').waitFor();
  const listening = () => page.evaluate(() => ({ ...(window as unknown as Watched).listening }));
  const first = await listening();
  for (let round = 0; round < 20; round += 1) {
    await page.evaluate(() => {
      const old = document.querySelector('access-filing');
      if (!old) throw new Error('no form');
      (window as unknown as Watched).gone.push(new WeakRef(old));
      const next = document.createElement('access-filing');
      for (const { name, value } of old.attributes) next.setAttribute(name, value);
      const { endpoint, publishableKey, locale, fetchSession } = old;
      Object.assign(next, { endpoint, publishableKey, locale, fetchSession });
      old.replaceWith(next);
    });
    await page.locator('access-filing h2').waitFor();
  }
  expect(await listening()).toEqual(first);
  const devtools = await page.context().newCDPSession(page);
  const alive = async (): Promise<number> => {
    await devtools.send('HeapProfiler.collectGarbage');
    return page.evaluate(
      () => (window as unknown as Watched).gone.filter((form) => form.deref() !== undefined).length,
    );
  };
  // The host page may hold on to the one it put in itself, and the browser to the last one that had the focus.
  await expect.poll(alive, { timeout: 30_000 }).toBeLessThanOrEqual(2);
});

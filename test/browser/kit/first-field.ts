import type { Page } from 'playwright-core';

/** What a page loaded until somebody could work with it, as the browser counts. */
export type Loaded = {
  /** Everything but the page itself and its own scripts, preflights too: method and path. */
  requests: string[];
  /** With headers, as it came over the wire. */
  bytes: number;
  /** How far things moved that nobody touched; 0 is none. */
  layoutShift: number;
};

type Counted = { url: string; method: string; at: number; bytes: number };

/** Runs in the page: adds up what moves by itself. */
const watchShifts = (): void => {
  const page = window as unknown as { shifted: number };
  page.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[])
      if (!entry.hadRecentInput) page.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
};

/** Runs in the page: waits for an element below all shadow roots that can be used, and tells when that was, by the clock and since the visit began. */
export const usableAt = (selector: string): Promise<{ at: number; after: number }> => {
  const find = (root: ParentNode): HTMLElement | null => {
    const here = root.querySelector<HTMLElement>(selector);
    if (here) return here;
    for (const one of root.querySelectorAll('*')) {
      const below = one.shadowRoot && find(one.shadowRoot);
      if (below) return below;
    }
    return null;
  };
  return new Promise((resolve) => {
    const look = (): void => {
      if (find(document)) resolve({ at: Date.now(), after: performance.now() });
      else requestAnimationFrame(look);
    };
    look();
  });
};

/**
 * Opens a page and counts until `selector` finds something.
 * @param own paths of the host page's own files, which the element is not to blame for
 */
export async function loadedUntil(
  page: Page,
  url: string,
  selector: string,
  own: readonly string[],
): Promise<Loaded> {
  const devtools = await page.context().newCDPSession(page);
  const counted = new Map<string, Counted>();
  devtools.on('Network.requestWillBeSent', ({ requestId, request, wallTime }) => {
    counted.set(requestId, { url: request.url, method: request.method, at: wallTime * 1000, bytes: 0 });
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = counted.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  await devtools.send('Network.enable');
  await page.addInitScript(watchShifts);
  await page.goto(url, { waitUntil: 'commit' });
  const { at } = await page.evaluate(usableAt, selector);
  // What follows while somebody types must not move the page either.
  await page.waitForTimeout(1_500);
  const until = [...counted.values()].filter(
    (one) => one.at <= at && !one.url.startsWith('data:') && !own.includes(new URL(one.url).pathname),
  );
  return {
    requests: until.map(({ method, url, bytes }) => `${method} ${new URL(url).pathname} ${bytes}`),
    bytes: until.reduce((sum, { bytes }) => sum + bytes, 0),
    layoutShift: await page.evaluate(() => (window as unknown as { shifted: number }).shifted),
  };
}

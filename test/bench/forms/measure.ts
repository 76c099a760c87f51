import type { Page } from 'playwright-core';
import { usableAt } from '../../browser/kit/first-field.ts';

/** The slow phone of the findings: 1.6 Mbit/s both ways, 150 ms, a processor of a quarter of this one's speed. */
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };
const SLOWER = 4;
const LONGEST_MS = 60_000;

export type Measured = {
  /** Milliseconds from the navigation's start until the first field could be used. */
  at: number;
  /** All of them, the page's own included. */
  requests: number;
  bytes: number;
  /** Milliseconds for which the page could not react: what long tasks take beyond 50 ms each. */
  blocked: number;
  layoutShift: number;
};

type Watched = Window & { shifted: number; blocked: number };

/** Runs in the page, before its own scripts. */
const watch = (): void => {
  const page = window as unknown as Watched;
  Object.assign(page, { shifted: 0, blocked: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
      page.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) page.blocked += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });
};

/** Opens a page on the slow line and counts until its first field can be used. */
export async function firstField(page: Page, url: string, selector: string): Promise<Measured> {
  const devtools = await page.context().newCDPSession(page);
  const sent = new Map<string, { at: number; bytes: number }>();
  devtools.on('Network.requestWillBeSent', ({ requestId, request, wallTime }) => {
    if (!request.url.startsWith('data:')) sent.set(requestId, { at: wallTime * 1000, bytes: 0 });
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = sent.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', LINE);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  // tsx names functions with a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (one) => one');
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'commit' });
  const { after: at } = await Promise.race([
    page.evaluate(usableAt, selector),
    new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error(`${url} shows no field`)), LONGEST_MS),
    ),
  ]);
  const began = await page.evaluate(() => performance.timeOrigin);
  const blocked = await page.evaluate(() => (window as unknown as Watched).blocked);
  await page.waitForTimeout(1_000);
  const until = [...sent.values()].filter((one) => one.at <= began + at);
  return {
    at,
    requests: until.length,
    bytes: until.reduce((sum, { bytes }) => sum + bytes, 0),
    blocked,
    layoutShift: await page.evaluate(() => (window as unknown as Watched).shifted),
  };
}

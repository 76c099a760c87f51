import { afterAll, beforeAll, beforeEach } from 'vitest';
import { TestBrowser } from '../../testkit/browser.ts';
import { openHouse, type House } from '../journeys/support/house.ts';

const OPENING_MS = 180_000;

/**
 * Opens a service with its demo pages, and a browser, before the tests of a file; both are closed after the last of them.
 * A test that is tried again finds a fresh house: what its first try left behind would be counted by the second.
 * @param prepare makes what every test of the file finds there
 */
export function inAHouse(
  take: (opened: [House, TestBrowser]) => void,
  prepare: () => Promise<unknown> = () => Promise.resolve(),
): void {
  let opened: [House, TestBrowser] | null = null;
  const open = async (): Promise<void> => {
    opened = await Promise.all([openHouse(), TestBrowser.launch()]);
    take(opened);
    await prepare();
  };
  const close = async (): Promise<void> => {
    const [house, browser] = opened ?? [];
    opened = null;
    await browser?.close();
    await house?.close();
  };
  beforeAll(open, OPENING_MS);
  beforeEach(async ({ task }) => {
    if (!task.result?.retryCount) return;
    await close();
    await open();
  }, OPENING_MS);
  afterAll(close);
}

import { beforeAll } from 'vitest';
import { TestBrowser } from '../../testkit/browser.ts';
import { openHouse, type House } from '../journeys/support/house.ts';

/** Opens a service with its demo pages, and a browser, before the tests of a file; both are closed after the last of them. */
export const inAHouse = (take: (opened: [House, TestBrowser]) => void): void =>
  beforeAll(async () => {
    const [house, browser] = await Promise.all([openHouse(), TestBrowser.launch()]);
    take([house, browser]);
    return async () => {
      await browser.close();
      await house.close();
    };
  }, 180_000);

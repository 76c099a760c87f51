import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { TestBrowser } from '../../testkit/browser.ts';
import { openHouse, type House } from './support/house.ts';
import { keyboard } from './support/keyboard.ts';
import { bothArrive, findsTheNumber, goesTheWholePath, leftNoTrace } from './support/whole-path.ts';

let house: House;
let browser: TestBrowser;

beforeAll(async () => void (browser = await TestBrowser.launch()));
afterAll(() => browser.close());

// A second try begins in a house of its own: in the first one the company has begun to file.
beforeEach(async () => void (house = await openHouse({ background: true })));
afterEach(() => house.close());

test(
  'with a keyboard alone, in English, a company files as the README says and sees its number appear',
  { timeout: 420_000 },
  async () => {
    const parties = await bothArrive(house, browser, { locale: 'en', hands: keyboard });
    await goesTheWholePath(parties);
    await findsTheNumber(parties.form);
    const loads = parties.applicant.record.requests.filter((request) => request.isNavigationRequest());
    expect(loads.filter((request) => request.url().includes('/demo/'))).toHaveLength(1);
    leftNoTrace(parties.applicant);
    leftNoTrace(parties.reviewer);
  },
);

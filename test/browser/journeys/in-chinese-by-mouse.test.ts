import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { rehearsal } from '../../../schema/messages/generated/rehearsal.js';
import { TestBrowser } from '../../testkit/browser.ts';
import { openHouse, type House } from './support/house.ts';
import { mouse } from './support/mouse.ts';
import { visit } from './support/visit.ts';
import { bothArrive, findsTheNumber, goesTheWholePath, leftNoTrace } from './support/whole-path.ts';

let house: House;
let browser: TestBrowser;

beforeAll(async () => void (browser = await TestBrowser.launch()));
afterAll(() => browser.close());

// A second try begins in a house of its own: in the first one the company has begun to file.
beforeEach(async () => void (house = await openHouse({ background: true })));
afterEach(() => house.close());

test(
  'with a mouse, in Chinese, a company files as the README says and sees its number appear',
  { timeout: 420_000 },
  async () => {
    const parties = await bothArrive(house, browser, { locale: 'zh-CN', hands: mouse });
    await goesTheWholePath(parties);
    await findsTheNumber(parties.form);
    const loads = parties.applicant.record.requests.filter((request) => request.isNavigationRequest());
    expect(loads.filter((request) => request.url().includes('/demo/'))).toHaveLength(1);
    leftNoTrace(parties.applicant);
    leftNoTrace(parties.reviewer);
  },
);

test('the rehearsal phone answers at the address the README gives', async () => {
  const { page } = await visit(browser, { locale: 'zh-CN' });
  await page.goto(`${house.url}/rehearsal/sms`);
  await page.getByRole('heading', { name: rehearsal['zh-CN']['sms.inbox'] }).waitFor();
});

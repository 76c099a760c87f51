import { describe, expect, it } from 'vitest';
import { CONTROL_PATH } from '../../../server/rehearsal/authority/front/control-endpoint.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import { accessibilityFaults, openDesk, rowOf } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

/** A passed filing whose file the authority does not take. */
async function aHeldFiling(): Promise<Filing> {
  const desk = house.desk();
  const filing = await (await desk.applicant()).files(aCompany()).upTo('PASS');
  await fetch(`${house.url}${CONTROL_PATH}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.secretKey}` },
    body: JSON.stringify({ do: 'answer', code: 17, method: 'isp_upload' }),
  });
  await desk.authorityWorks();
  return filing;
}

describe('a filing that the authority cannot take', () => {
  it('is marked in the queue, says why, and is handed over again', async () => {
    const filing = await aHeldFiling();
    const open = await openDesk(house, browser);
    const { desk, page, words, record } = open;
    await desk.getByRole('tab', { name: words.say('tab.authority') }).click();
    const row = rowOf(desk, filing);
    await row.getByText(words.say('wait.held')).waitFor();
    expect(await row.locator('.chip jieru-icon[name="warn"]').count()).toBe(1);
    await row.getByRole('button').click();
    await desk.locator('jieru-desk-head').getByText(words.say('wait.held')).waitFor();
    const notice = desk.locator('jieru-desk-filing .notices jieru-notice');
    await notice.getByText('(17)').waitFor();
    await notice.getByText(words.say('held.text')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    const retry = words.say('act.retry');
    await desk.getByRole('button', { name: retry, exact: true }).click();
    await desk.getByRole('dialog', { name: words.say('retry.heading') }).waitFor();
    await desk.locator('jieru-dialog[open]').getByRole('button', { name: retry, exact: true }).click();
    await desk.getByText(words.say('done.RETRY_HAND_OVER')).first().waitFor();
    expect(await desk.getByText(words.say('held.text')).count()).toBe(0);
    await house.desk().authorityWorks();
    expect(await filing.state()).toBe('AWAITING_SMS');
    expect(record.complaints).toEqual([]);
  });

  it.each([
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const)('fits a phone (%s, %s)', async (locale, theme) => {
    const filing = await aHeldFiling();
    const { desk, page, words } = await openDesk(house, browser, { filing, locale, theme, width: 390 });
    await desk.getByText(words.say('held.text')).waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing, Milestone } from '../../testkit/filing.ts';
import type { Form } from '../journeys/support/form.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { anApplicant, opensTheForm, words } from '../paths/support/stage.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

async function opened(
  milestone: Milestone,
  prepare?: (filing: Filing) => Promise<unknown>,
): Promise<{ form: Form; page: Page }> {
  const owner = await anApplicant(house);
  const filing = await owner.files(aCompany()).upTo(milestone);
  await prepare?.(filing);
  return opensTheForm(house, browser, owner);
}

/** Whether the page asks before it is left. */
async function warnsOfAReload(page: Page): Promise<boolean> {
  let asked = false;
  page.once('dialog', (dialog) => {
    asked = dialog.type() === 'beforeunload';
    void dialog.accept();
  });
  await page.reload();
  return asked;
}

describe('what was typed and not sent yet', { timeout: 90_000 }, () => {
  it('of a shipment is there after a look at another step, and a reload is warned of', async () => {
    const { form, page } = await opened('SUBMIT', async (filing) =>
      filing.does('requestOriginals', { requested: '核验单原件', copies: 1 }, await house.desk().reviewer()),
    );
    await form.opens('MAIL');
    await page.getByLabel(words.say('mail.courier')).fill('顺丰');
    await page.getByLabel(words.say('mail.tracking')).fill('SF1234567890');
    await form.opens('TYPE');
    await form.shows('TYPE');
    await form.opens('MAIL');
    expect(await page.getByLabel(words.say('mail.tracking')).inputValue()).toBe('SF1234567890');
    expect(await warnsOfAReload(page)).toBe(true);
  });

  it('once it was sent is over: nothing is warned of', async () => {
    const { form, page } = await opened('SUBMIT', async (filing) =>
      filing.does('requestOriginals', { requested: '核验单原件', copies: 1 }, await house.desk().reviewer()),
    );
    await form.opens('MAIL');
    await page.getByLabel(words.say('mail.courier')).fill('顺丰');
    await page.getByLabel(words.say('mail.tracking')).fill('SF1234567890');
    await mouse.press(form.button(words.say('mail.sent')));
    await page.getByText(words.say('mail.onTheWay')).first().waitFor();
    expect(await warnsOfAReload(page)).toBe(false);
  });

  it('of a service code is there after a look at another step', async () => {
    const { form, page } = await opened('START');
    await form.opens('SERVER');
    await page.getByText(words.say('server.byCode'), { exact: true }).click();
    const code = page.locator('jieru-text-field[path=serviceCode] input');
    await code.fill('ABCD-EFGH');
    await form.opens('TYPE');
    await form.opens('SERVER');
    expect(await code.inputValue()).toBe('ABCD-EFGH');
  });

  it('of the address for a backdrop is there after a look at another step', async () => {
    await house.desk().provider.succeed('updateProvider', { photoKinds: ['BACKDROP'] });
    const { form, page } = await opened('SAVE_DETAILS');
    await form.opens('PHOTO');
    await mouse.press(form.button(words.say('backdrop.ask')));
    await page.getByLabel(words.say('backdrop.address')).fill('浙江省杭州市西湖区示例路7号');
    await form.opens('MATERIALS');
    await form.shows('MATERIALS');
    await form.opens('PHOTO');
    expect(await page.getByLabel(words.say('backdrop.address')).inputValue()).toBe(
      '浙江省杭州市西湖区示例路7号',
    );
    expect(await warnsOfAReload(page)).toBe(true);
  });
});

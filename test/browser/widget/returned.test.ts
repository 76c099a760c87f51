import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { House } from '../journeys/support/house.ts';
import { openFiled, stepIs } from '../kit/form.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const REMARK = '请把通讯地址写到房间号。';

describe('a filing that came back', { timeout: 90_000 }, () => {
  it('from the reviewer shows the remark at its field until it is changed, and is submitted again', async () => {
    const { page, filing } = await openFiled(house, browser, { at: 'SUBMIT' });
    await stepIs(page, '进度与结果');
    const reviewer = await house.desk().reviewer();
    const remarks = [{ path: ['subject', 'mailingAddress'], message: REMARK }];
    await filing.does('returnFiling', { remarks }, reviewer);
    await page.getByText('初审退回，请按备注修改').first().waitFor();
    await page
      .getByRole('navigation', { name: '备案步骤' })
      .getByRole('button', { name: /接入信息/ })
      .click();
    await stepIs(page, '填写接入信息');
    await page.getByText(REMARK).first().waitFor();
    const address = page.getByLabel('通讯地址');
    await address.fill(`${await address.inputValue()}3幢301室`);
    await address.blur();
    await page.getByText('已自动保存').waitFor();
    await expect.poll(() => page.getByText(REMARK).count()).toBe(0);
    await page
      .getByRole('navigation', { name: '备案步骤' })
      .getByRole('button', { name: /核对并提交/ })
      .click();
    await stepIs(page, '核对并提交');
    // What was agreed to for the first submission stands, and is not asked for anew.
    const consent = page.locator('jieru-consent-box[purpose="AUTHORITY"]');
    await consent.getByText(/^已于.*同意$/).waitFor();
    expect(await consent.getByRole('checkbox').count()).toBe(0);
    await page.getByRole('button', { name: '重新提交' }).click();
    await stepIs(page, '进度与结果');
    expect(await filing.state()).toBe('IN_REVIEW');
  });

  it('from the authority says why and opens for correction with everything still there', async () => {
    const { page, filing } = await openFiled(house, browser, {
      at: 'SUBMIT',
      company: aCompany('refuse1002'),
    });
    await filing.goes('APPROVE');
    await page.locator('jieru-refused-panel').waitFor();
    await page.getByRole('button', { name: '修改后重新提交' }).click();
    await expect.poll(() => filing.state()).toBe('DRAFT');
    await page
      .getByRole('navigation', { name: '备案步骤' })
      .getByRole('button', { name: /接入信息/ })
      .click();
    await stepIs(page, '填写接入信息');
    await expect.poll(() => page.getByLabel('通讯地址').inputValue()).not.toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import { openFiled, stepIs } from '../kit/form.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const ADDRESS = '浙江省杭州市西湖区示例路7号';
const MOBILE = '13000000077';

/** What the server holds of the details. */
const stored = async (filing: {
  owner: { caller: { query: <T>(q: string, v: object) => Promise<T> } };
  id: string;
}) => {
  const answer = await filing.owner.caller.query<{
    filing: {
      details: { subject: { mailingAddress: string | null }; subjectPerson: { mobile: string | null } };
    };
  }>(
    'query ($id: ID!) { filing(id: $id) { details(reveal: true) { subject { mailingAddress } subjectPerson { mobile } } } }',
    {
      id: filing.id,
    },
  );
  return answer.filing.details;
};

describe('what someone types into the details', { timeout: 60_000 }, () => {
  it('is saved by itself and found again after a reload', async () => {
    const { page, filing } = await openFiled(house, browser, { at: 'VERIFY_PASSWORD' });
    await stepIs(page, '填写接入信息');
    await page.getByLabel('通讯地址').fill(ADDRESS);
    await page.getByText('已自动保存').waitFor();
    expect((await stored(filing)).subject.mailingAddress).toBe(ADDRESS);
    await page.reload();
    await stepIs(page, '填写接入信息');
    await expect.poll(() => page.getByLabel('通讯地址').inputValue()).toBe(ADDRESS);
  });

  it('stays on the page while the network is away, and is saved when it is back', async () => {
    const { page, context, filing } = await openFiled(house, browser, { at: 'VERIFY_PASSWORD' });
    await stepIs(page, '填写接入信息');
    await page.getByLabel('通讯地址').waitFor();
    await context.setOffline(true);
    await page.getByLabel('通讯地址').fill(ADDRESS);
    await page.getByText('尚未保存').waitFor();
    await page.getByLabel('手机号码').fill(MOBILE);
    await page.getByLabel('手机号码').blur();
    await context.setOffline(false);
    await page.getByText('已自动保存').waitFor();
    await expect.poll(async () => (await stored(filing)).subjectPerson.mobile).toBe(MOBILE);
    expect((await stored(filing)).subject.mailingAddress).toBe(ADDRESS);
  });

  it('is sent again under the same key when the first request is never answered', async () => {
    const { page, filing } = await openFiled(house, browser, { at: 'VERIFY_PASSWORD' });
    await page.clock.install();
    await page.reload();
    await stepIs(page, '填写接入信息');
    const field = page.getByLabel('通讯地址');
    await field.waitFor();
    const keys: (string | undefined)[] = [];
    await page.route('**/graphql', async (route) => {
      const request = route.request();
      if (!request.postData()?.includes('SaveFilingDetails')) return route.continue();
      keys.push(request.headers()['idempotency-key']);
      // The first one is swallowed: neither answered nor refused.
      if (keys.length > 1) await route.continue();
    });
    await field.fill(ADDRESS);
    await field.blur();
    const soon = { timeout: 30_000 };
    await expect.poll(() => page.clock.runFor(1_000).then(() => keys.length), soon).toBe(1);
    await page.clock.runFor(55_000);
    expect(keys).toHaveLength(1);
    await expect.poll(() => page.clock.runFor(2_000).then(() => keys.length), soon).toBe(2);
    expect(keys[1]).toBe(keys[0]);
    await expect.poll(async () => (await stored(filing)).subject.mailingAddress, soon).toBe(ADDRESS);
  });

  it('outlives the end of the session', async () => {
    const { page, filing } = await openFiled(house, browser, { at: 'VERIFY_PASSWORD' });
    await stepIs(page, '填写接入信息');
    await page.getByLabel('通讯地址').waitFor();
    let expired = 0;
    await page.route('**/graphql', async (route) => {
      const saves = route.request().postData()?.includes('SaveFilingDetails') ?? false;
      if (!saves || expired > 0) return route.continue();
      expired += 1;
      const errors = [
        { message: 'The session has ended.', extensions: { code: 'SESSION_EXPIRED', requestId: 'r' } },
      ];
      return route.fulfill({
        status: 401,
        contentType: 'application/json',
        body: JSON.stringify({ errors }),
      });
    });
    await Promise.all([page.waitForRequest('**/demo/session**'), page.getByLabel('通讯地址').fill(ADDRESS)]);
    await page.getByText('已自动保存').waitFor();
    expect(expired).toBe(1);
    expect((await stored(filing)).subject.mailingAddress).toBe(ADDRESS);
  });

  it('is brought together with what was saved on another device meanwhile', async () => {
    const { page, filing } = await openFiled(house, browser, { at: 'VERIFY_PASSWORD' });
    await stepIs(page, '填写接入信息');
    await page.getByLabel('通讯地址').waitFor();
    // No news of the other device reaches this page before it saves.
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('FilingUpdated') ? route.abort() : route.continue(),
    );
    await filing.does('saveFilingDetails', { details: { subjectPerson: { mobile: MOBILE } } });
    await page.getByLabel('通讯地址').fill(ADDRESS);
    await page.getByText('已自动保存').waitFor();
    await expect.poll(() => page.getByLabel('手机号码').inputValue()).toBe('130 0000 0077');
    const details = await stored(filing);
    expect(details.subject.mailingAddress).toBe(ADDRESS);
    expect(details.subjectPerson.mobile).toBe(MOBILE);
  });

  it('stays when the details are fetched anew meanwhile and neither answer has come', async () => {
    const { page, filing } = await openFiled(house, browser, { at: 'VERIFY_PASSWORD' });
    await stepIs(page, '填写接入信息');
    const address = page.getByLabel('通讯地址');
    // Nothing waits to be saved, what the form filled in by itself included.
    await address.fill('浙江省杭州市西湖区示例路6号');
    await page.getByText('已自动保存').waitFor();
    const held: Record<string, () => void> = {};
    await page.route('**/graphql', async (route) => {
      const asked = /"(FilingDetails|SaveFilingDetails)"/.exec(route.request().postData() ?? '')?.[1];
      if (!asked || held[asked]) return route.continue();
      // What the service says now, told later.
      const answer = asked === 'FilingDetails' ? await route.fetch() : null;
      await new Promise<void>((release) => (held[asked] = release));
      return answer ? route.fulfill({ response: answer }) : route.continue();
    });
    await filing.does('saveFilingDetails', { details: { subjectPerson: { mobile: MOBILE } } });
    await expect.poll(() => Object.keys(held)).toEqual(['FilingDetails']);
    await address.fill(ADDRESS);
    await address.blur();
    await expect.poll(() => Object.keys(held)).toEqual(['FilingDetails', 'SaveFilingDetails']);
    held['FilingDetails']?.();
    await expect.poll(() => page.getByLabel('手机号码').inputValue()).toBe('130 0000 0077');
    expect(await address.inputValue()).toBe(ADDRESS);
    held['SaveFilingDetails']?.();
    await expect
      .poll(() => stored(filing))
      .toMatchObject({
        subject: { mailingAddress: ADDRESS },
        subjectPerson: { mobile: MOBILE },
      });
    expect(await address.inputValue()).toBe(ADDRESS);
  });

  it('survives a change of language in the middle of a word', async () => {
    const { page } = await openFiled(house, browser, { at: 'VERIFY_PASSWORD' });
    await stepIs(page, '填写接入信息');
    await page.getByLabel('通讯地址').fill(ADDRESS);
    await page.getByRole('button', { name: 'English' }).click();
    await stepIs(page, 'Enter the access details');
    expect(await page.getByLabel('Mailing address').inputValue()).toBe(ADDRESS);
  });

  it('never gets into the browser’s storage, the address or the history', async () => {
    const { page } = await openFiled(house, browser, { at: 'VERIFY_PASSWORD' });
    await stepIs(page, '填写接入信息');
    await page.getByLabel('通讯地址').fill(ADDRESS);
    await page.getByText('已自动保存').waitFor();
    const kept = await page.evaluate(() =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        history.state,
        location.href,
        document.cookie,
      ]),
    );
    expect(kept).not.toContain('示例路');
  });
});

describe('the way through the steps', { timeout: 60_000 }, () => {
  it('can be walked back and forth with the browser’s own buttons', async () => {
    const { page } = await openFiled(house, browser, { at: 'SAVE_DETAILS' });
    await stepIs(page, '上传资料');
    const address = page.url();
    await page.getByRole('button', { name: '上一步' }).click();
    await stepIs(page, '填写接入信息');
    await page.goBack();
    await stepIs(page, '上传资料');
    await page.goForward();
    await stepIs(page, '填写接入信息');
    expect(page.url()).toBe(address);
  });

  it('follows what happens elsewhere without a reload', async () => {
    const { page, filing } = await openFiled(house, browser, { at: 'SUBMIT' });
    await stepIs(page, '进度与结果');
    await filing.goes('HAND_OVER');
    await page.getByText('请完成短信核验').waitFor();
    await filing.goes('APPROVE');
    await page.getByText(filing.company.member.websiteNumber).first().waitFor();
  });
});

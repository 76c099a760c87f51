import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { issues } from '../../../schema/messages/generated/issues.js';
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

const ADDRESS = '浙江省杭州市西湖区示例路7号';

async function opened(milestone: Milestone): Promise<{ form: Form; page: Page; filing: Filing }> {
  const owner = await anApplicant(house);
  const filing = await owner.files(aCompany()).upTo(milestone);
  return { ...(await opensTheForm(house, browser, owner)), filing };
}

const addressOf = async ({ owner, id }: Filing): Promise<string | null> => {
  const { filing } = await owner.caller.query<{
    filing: { details: { subject: { mailingAddress: string | null } } };
  }>('query ($id: ID!) { filing(id: $id) { details(reveal: true) { subject { mailingAddress } } } }', { id });
  return filing.details.subject.mailingAddress;
};

/** Holds the answers to what is saved until it is said that they may come. */
async function slowSaves(page: Page): Promise<() => void> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('SaveFilingDetails')) await held;
    await route.continue();
  });
  return release;
}

describe('what is on its way when the filing is left', { timeout: 60_000 }, () => {
  it('is saved, and its answer brings nobody back', async () => {
    const { form, page, filing } = await opened('VERIFY_PASSWORD');
    await form.shows('DETAILS');
    const answersMayCome = await slowSaves(page);
    await page.getByLabel('通讯地址').fill(ADDRESS);
    await page.getByLabel('通讯地址').blur();
    await mouse.press(form.button(words.say('home.up')));
    await form.shows('HOME');
    answersMayCome();
    await expect.poll(() => addressOf(filing), { timeout: 15_000 }).toBe(ADDRESS);
    await page.waitForTimeout(500);
    await form.shows('HOME');
  });

  it('is saved, too, where it was only just typed', async () => {
    const { form, page, filing } = await opened('VERIFY_PASSWORD');
    await form.shows('DETAILS');
    await page.getByLabel('通讯地址').fill(ADDRESS);
    await page.evaluate(() => {
      const form = document.querySelector('access-filing');
      form?.shadowRoot
        ?.querySelector('jieru-form')
        ?.shadowRoot?.querySelector<HTMLButtonElement>('.up')
        ?.click();
    });
    await form.shows('HOME');
    await expect.poll(() => addressOf(filing), { timeout: 15_000 }).toBe(ADDRESS);
  });
});

describe('a filing that was changed elsewhere', { timeout: 60_000 }, () => {
  it('is not submitted before it was seen', async () => {
    const owner = await anApplicant(house);
    const filing = await owner.files(aCompany()).upTo('UPLOAD');
    const { form, page } = await opensTheForm(house, browser, owner);
    // The stream of changes is down, so that this page hears of nothing.
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('FilingUpdated') ? route.abort() : route.continue(),
    );
    await page.reload();
    await page.locator('access-filing h2').waitFor();
    await form.opens('REVIEW');
    await form.shows('REVIEW');
    await filing.does('saveFilingDetails', { details: filing.company.details(filing.websiteIds) });
    await mouse.press(form.button(words.say('review.submit')));
    await form.root.getByText(issues['zh-CN'].CONFLICT).first().waitFor();
    expect(await filing.state()).toBe('DRAFT');
    await mouse.press(form.button(words.say('review.submit')));
    await expect.poll(() => filing.state()).toBe('IN_REVIEW');
  });
});

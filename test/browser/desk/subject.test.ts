import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import {
  accessibilityFaults,
  openDesk,
  putAnother,
  widthsOf,
  type DeskOptions,
  type OpenDesk,
} from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;
let filing: Filing;
let sibling: Filing;
let stranger: Filing;

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    const owner = await house.desk().applicant('account-4711');
    filing = await owner.files(aCompany()).upTo('SUBMIT');
    sibling = await owner.files(aCompany()).upTo('START');
    stranger = await (await house.desk().applicant('account-4712')).files(aCompany()).upTo('SUBMIT');
  },
);

const openPage = async (options: DeskOptions = {}): Promise<OpenDesk> => {
  const open = await openDesk(house, browser, { view: `subject?filing=${filing.id}`, ...options });
  await open.desk.locator(`jieru-desk-subject [data-filing="${filing.id}"]`).waitFor();
  return open;
};

describe('the page of a subject', () => {
  it('is reached from a filing, and tells its filings, its websites, and what else the account files', async () => {
    const { desk, page } = await openDesk(house, browser, { filing });
    await desk.getByRole('button', { name: /^查看主体 .*号 的全部信息$/ }).click();
    const mine = desk.getByRole('list', { name: '这个主体的备案' });
    await mine.locator(`[data-filing="${filing.id}"]`).waitFor();
    expect(await mine.getByRole('listitem').count()).toBe(1);
    await desk.getByText(/账号 account-4711/).waitFor();
    const others = desk.getByRole('list', { name: '同一账号下其他主体的备案' });
    await others.locator(`[data-filing="${sibling.id}"]`).waitFor();
    expect(await desk.locator(`[data-filing="${stranger.id}"]`).count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('view')).toBe(`subject?filing=${filing.id}`);
    await others.getByRole('button', { name: `打开备案 ${sibling.id}` }).click();
    await desk.locator('jieru-desk-head').getByText(sibling.id).waitFor();
  });

  it('shows what was done about it to the staff whose duty the audit is, and to nobody else', async () => {
    const { desk, page } = await openPage();
    await desk.getByRole('region', { name: '操作记录' }).waitFor();
    const person = { externalRef: 'plain', displayName: '王初审' };
    const reviewer = String((await house.desk().provider.succeed('createStaffSession', person)).token);
    await putAnother(page, reviewer);
    await desk.locator(`jieru-desk-subject [data-filing="${filing.id}"]`).waitFor();
    expect(await desk.getByRole('region', { name: '操作记录' }).count()).toBe(0);
  });

  it('answers for a filing that is not there as for one of somebody else', async () => {
    const { desk } = await openDesk(house, browser, {
      view: 'subject?filing=fil_00000000000000000000000000',
    });
    await desk.locator('jieru-desk-subject jieru-notice').waitFor();
    expect(await desk.locator('jieru-desk-subject [data-filing]').count()).toBe(0);
  });
});

describe.each([
  { locale: 'zh-CN', width: 1440, theme: 'light' },
  { locale: 'en', width: 1024, theme: 'dark' },
  { locale: 'en', width: 390, theme: 'light' },
] as const)('the page of a subject in $locale, $width px wide, $theme', (look) => {
  it('breaks no rule of accessibility or of a strict CSP, and needs no more width than there is', async () => {
    const open = await openPage(look);
    if (process.env['LOOK']) await open.page.screenshot({ path: `/tmp/subject-${look.width}.png` });
    expect(await accessibilityFaults(open.page)).toEqual([]);
    const [needed, there] = await widthsOf(open.page);
    expect(needed).toBe(there);
    expect(open.record.complaints).toEqual([]);
  });
});

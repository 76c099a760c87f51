import { describe, expect, it } from 'vitest';
import { audit } from '../../../schema/messages/generated/audit.js';
import { AuditAction, AuditActorKind } from '../../../prisma/generated/client/enums.ts';
import { LOCALES } from '../../../schema/messages/locales.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import {
  accessibilityFaults,
  aFilingInReview,
  openDesk,
  putAnother,
  showView,
  widthsOf,
} from '../kit/desk.ts';
import type { DeskOptions, OpenDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;
let filing: Filing;
let token: string;

const externalRef = 'auditing';

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    filing = await aFilingInReview(house);
    const staff = await house.desk().reviewer('李审核');
    await staff.succeed('beginLook', { targetId: filing.id, reason: 'COMPLAINT', note: '投诉核查' });
    await staff.query('query ($id: ID!) { filing(id: $id) { details(reveal: true) { masked } } }', {
      id: filing.id,
    });
    for (let i = 0; i < 30; i += 1) {
      const { id } = await house
        .desk()
        .provider.succeed('createApiKey', { kind: 'PUBLISHABLE', name: `k${i}` });
      await house.desk().provider.succeed('revokeApiKey', { id });
    }
    const person = { externalRef, displayName: '钱审计', roles: ['AUDITOR'] };
    token = String((await house.desk().provider.succeed('createStaffSession', person)).token);
  },
);

const rows = ({ desk }: OpenDesk) => desk.locator('jieru-desk-audit li.event');

const openAudit = async (options: DeskOptions = {}): Promise<OpenDesk> => {
  const open = await openDesk(house, browser, { view: 'audit', ...options });
  await rows(open).first().waitFor();
  return open;
};

const placeOf = ({ page }: OpenDesk): string => new URL(page.url()).searchParams.get('view') ?? '';

it.each(LOCALES)('every action and every kind of actor has its words in %s', (locale) => {
  const ids = Object.keys(audit[locale]);
  const told = (area: string) => ids.filter((id) => id.startsWith(`${area}.`)).map((id) => id.split('.')[1]);
  expect(told('audited').sort()).toEqual(Object.keys(AuditAction).sort());
  expect(told('actor').sort()).toEqual(Object.keys(AuditActorKind).sort());
});

describe('the audit in the desk', () => {
  it('tells who looked at what and why, leads to the filing, and pages on', async () => {
    const open = await openAudit();
    const { desk, words } = open;
    expect(await rows(open).count()).toBe(25);
    await desk.getByRole('button', { name: words.say('list.more') }).click();
    await expect.poll(() => rows(open).count()).toBe(50);
    await desk.getByRole('combobox', { name: '操作', exact: true }).selectOption('PERSONAL_DATA_REVEALED');
    await expect.poll(() => rows(open).count()).toBe(1);
    const row = rows(open).first();
    for (const text of ['李审核', '投诉核查', '未脱敏的资料', filing.id])
      await row.getByText(text).first().waitFor();
    await row.getByRole('button', { name: `打开备案 ${filing.id}` }).click();
    await desk.locator('jieru-desk-head').getByText(filing.id).waitFor();
  });

  it('is narrowed by actor, filing and days, has an address for what is on show, and goes back to everything', async () => {
    const open = await openAudit();
    const { desk, page } = open;
    await desk.getByRole('textbox', { name: '备案单或其他编号' }).fill(filing.id);
    await rows(open).first().getByText('查看个人信息').waitFor();
    await desk.getByRole('button', { name: '只看李审核的操作' }).click();
    await desk.getByText('仅李审核').waitFor();
    await expect.poll(() => placeOf(open)).toMatch(new RegExp(`^audit\\?actor=stf_.*about=${filing.id}$`));
    await page.reload();
    await rows(open).first().waitFor();
    expect(await rows(open).count()).toBe(1);
    await desk.getByText('仅李审核').waitFor();
    await desk.locator('input[type=date]').first().fill('2099-01-01');
    await desk.getByRole('button', { name: '显示全部' }).click();
    await expect.poll(() => rows(open).count()).toBe(25);
    expect(placeOf(open)).toBe('audit');
  });

  it('is for the staff whose duty it is: others have no such view, though an address asks for it', async () => {
    const open = await openDesk(house, browser, { view: 'audit' });
    const { desk, page, words } = open;
    await rows(open).first().waitFor();
    const person = { externalRef: 'plain', displayName: '王初审' };
    const reviewer = String((await house.desk().provider.succeed('createStaffSession', person)).token);
    await putAnother(page, reviewer);
    await desk.getByRole('tablist', { name: words.say('tabs.label') }).waitFor();
    expect(await desk.getByRole('navigation').getByRole('button').count()).toBe(5);
    await putAnother(page, token);
    await showView(open, 'audit');
    await rows(open).first().waitFor();
  });

  it('offers an auditor no look at personal data and no decision', async () => {
    const open = await openDesk(house, browser, { view: 'audit' });
    const { desk, page, words } = open;
    await putAnother(page, token);
    await page.evaluate((id) => {
      (document.querySelector('filing-desk') as HTMLElement & { filingId: string }).filingId = id;
    }, filing.id);
    await desk.getByRole('heading', { name: words.say('data.heading') }).waitFor();
    await desk.getByText(words.say('act.none')).waitFor();
    expect(await desk.getByRole('button', { name: words.say('look.REVIEW') }).count()).toBe(0);
    expect(await desk.getByRole('button', { name: words.say('act.pass'), exact: true }).count()).toBe(0);
  });
});

describe.each([
  { locale: 'zh-CN', width: 1400, theme: 'light' },
  { locale: 'en', width: 390, theme: 'dark' },
] as const)('the audit in $locale, $width px wide, $theme', (look) => {
  it('breaks no rule of accessibility or of a strict CSP, and needs no more width than there is', async () => {
    const open = await openAudit(look);
    expect(await accessibilityFaults(open.page)).toEqual([]);
    await rows(open).first().locator('button.only').click();
    await open.desk.locator('.chosen').waitFor();
    await expect.poll(() => rows(open).count()).toBeGreaterThan(0);
    expect(await accessibilityFaults(open.page)).toEqual([]);
    const [needed, there] = await widthsOf(open.page);
    expect(needed).toBe(there);
    expect(open.record.complaints).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { LOCALES } from '../../../schema/messages/locales.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import { accessibilityFaults, openDesk, widthsOf, type DeskOptions, type OpenDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';
import { arranges, beginsAct, finishesAct, operateWordsOf } from '../kit/operate.ts';

let house: House;
let browser: TestBrowser;
let filing: Filing;

const says = operateWordsOf('zh-CN');
const doing = (act: string): RegExp => new RegExp(`^${act}：`);

const approved = async (): Promise<Filing> => {
  const made = await (await house.desk().applicant()).files(aCompany()).upTo('APPROVE');
  await house.desk().authorityWorks();
  return made;
};

/** What went to the authority since, by its elements. */
const sent = async (): Promise<(string | null)[]> => {
  const rows = await house.service().services.database.prisma.authorityMessage.findMany({
    where: { ...house.desk().tenant, method: 'isp_upload', operation: { not: 'XZJR' } },
    orderBy: { id: 'asc' },
    select: { operation: true },
  });
  return rows.map(({ operation }) => operation);
};

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    filing = await approved();
  },
);

const openSites = async (options: DeskOptions = {}): Promise<OpenDesk> => {
  const open = await openDesk(house, browser, { view: 'operate?sites', ...options });
  await open.desk.locator('jieru-desk-sites li.row').first().waitFor();
  return open;
};

const rowOf = ({ desk }: OpenDesk, { company }: Filing): Locator =>
  desk.locator('jieru-desk-sites li.row').filter({ hasText: company.member.websiteNumber });

describe('a website that is served', () => {
  it('is found by its domain or number, and its access changed: refused at the field, sent, and told when it is due', async () => {
    const open = await openSites();
    const { desk, page, record } = open;
    const search = desk.getByLabel(says('sites.search'));
    await search.fill('niemand.cn');
    await search.press('Enter');
    await desk.getByText(says('sites.notFound')).waitFor();
    await search.fill(filing.company.member.websiteNumber);
    await search.press('Enter');
    const row = rowOf(open, filing);
    const dialog = await beginsAct(open, doing(says('access.do')), row);
    await dialog.getByLabel(says('access.addresses')).fill('192.168.1.1');
    await dialog.getByRole('button', { name: says('access.do'), exact: true }).click();
    await dialog
      .locator('[path="addresses"]')
      .getByText(/192\.168\.1\.1/)
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sent()).toEqual([]);
    await dialog.getByLabel(says('access.addresses')).fill('47.96.0.77\n47.96.0.78');
    await dialog.getByLabel(says('access.method')).selectOption('COLOCATION');
    await dialog.getByLabel(says('access.password')).fill('falsch-2021');
    await finishesAct(open, dialog, { action: says('access.do'), tells: says('access.done') });
    expect(await sent()).toEqual(['BGBA']);
    await row.getByText(/变更接入 · .*等待管局答复/).waitFor();
    await house.desk().authorityWorks();
    await desk.getByRole('tab', { name: says('operate.accounts') }).click();
    await desk.getByRole('tab', { name: says('operate.sites') }).click();
    await row.getByText(/管局退回 · 代码 1018.*请在 .*前改正重报/).waitFor();
    expect(record.complaints).toEqual([]);
  });

  it('has its papers sent once more, and says where none is chosen or stored', async () => {
    const open = await openSites();
    const dialog = await beginsAct(open, doing(says('scans.do')), rowOf(open, filing));
    await dialog.getByRole('button', { name: says('scans.do'), exact: true }).click();
    await dialog.getByText(says('operate.missing', { what: says('scans.kinds') })).waitFor();
    expect(await accessibilityFaults(open.page)).toEqual([]);
    await dialog.getByLabel(open.words.say('material.SUBJECT_CERTIFICATE')).check();
    await finishesAct(open, dialog, { action: says('scans.do'), tells: says('scans.done') });
    expect((await sent()).at(-1)).toBe('XZHYD');
    await house.desk().authorityWorks();
  });

  it('is deregistered with a reason and a word that it is meant, and so is a whole subject', async () => {
    const other = await approved();
    const open = await openSites();
    const site = await beginsAct(open, doing(says('strikeSite.do')), rowOf(open, filing));
    await site.getByRole('button', { name: says('strikeSite.do'), exact: true }).click();
    await site.getByText(says('operate.missing', { what: says('strike.reason') })).waitFor();
    const reason = site.getByLabel(says('strike.reason'));
    if ((await reason.evaluate((control) => control.tagName)) === 'SELECT')
      await reason.selectOption({ index: 1 });
    else await reason.fill('1');
    await site.getByLabel(says('strike.confirm')).check();
    const number = filing.company.member.websiteNumber;
    await finishesAct(open, site, { action: says('strikeSite.do'), tells: says('strike.done', { number }) });
    const subject = await beginsAct(open, doing(says('strikeSubject.do')), rowOf(open, other));
    const code = subject.getByLabel(says('strike.reason'));
    if ((await code.evaluate((control) => control.tagName)) === 'SELECT')
      await code.selectOption({ index: 1 });
    else await code.fill('1');
    await subject.getByLabel(says('strike.confirm')).check();
    await subject.getByRole('button', { name: says('strikeSubject.do'), exact: true }).click();
    await subject.getByText(says('operate.missing', { what: says('access.password') })).waitFor();
    await subject.getByLabel(says('access.password')).fill('not-the-password');
    const whole = says('strike.done', { number: other.company.member.subjectNumber });
    await finishesAct(open, subject, { action: says('strikeSubject.do'), tells: whole });
    expect((await sent()).slice(-2)).toEqual(['ZXBA', 'ZXBA']);
    await house.desk().authorityWorks();
    await open.desk.getByRole('tab', { name: says('operate.accounts') }).click();
    await open.desk.getByRole('tab', { name: says('operate.sites') }).click();
    await rowOf(open, other).waitFor();
    await rowOf(open, filing).waitFor({ state: 'detached' });
    filing = other;
  });
});

describe('an entry that the authority wants answered', () => {
  const openEntries = async (list: string): Promise<[OpenDesk, Locator]> => {
    const open = await openDesk(house, browser, { view: 'authority' });
    const row = open.desk.locator(`jieru-desk-notice[data-list="${list}"]`);
    await row.first().waitFor();
    return [open, row];
  };

  it('about an unfiled site says its day, is refused where the code is wrong, and is done when answered', async () => {
    await arranges(house, { do: 'download', type: 'WBAWZLB' });
    await house.desk().authorityWorks();
    const [open, row] = await openEntries('WBAWZLB');
    await row.getByText(/请在 .*前答复/).waitFor();
    const dialog = await beginsAct(open, doing(says('answer.do')), row);
    await dialog.getByText(/请在 .*前办理/).waitFor();
    await dialog.getByLabel(says('unfiled.result')).fill('1000');
    await dialog.getByLabel(says('unfiled.opinion')).fill('已断开接入');
    await dialog.getByRole('button', { name: says('unfiled.do'), exact: true }).click();
    await dialog.locator('[path="result"]').getByText('该代码不在管局代码表中。').waitFor();
    expect(await accessibilityFaults(open.page)).toEqual([]);
    await dialog.getByLabel(says('unfiled.result')).fill('1');
    await finishesAct(open, dialog, { action: says('unfiled.do'), tells: says('unfiled.done') });
    await row.first().waitFor({ state: 'detached' });
    expect((await sent()).at(-1)).toBe('WBACLJG');
  });

  it('of a re-check goes with what the task asks', async () => {
    await arranges(house, { do: 'download', type: 'HSRW' });
    await house.desk().authorityWorks();
    const [open, row] = await openEntries('HSRW');
    const dialog = await beginsAct(open, doing(says('answer.do')), row);
    await dialog.getByLabel(says('recheck.passed')).selectOption('NO');
    await dialog.getByLabel(says('recheck.checker')).fill('王核实');
    await dialog.getByLabel(says('recheck.opinion')).fill('与实际一致');
    await dialog.getByRole('button', { name: says('recheck.do'), exact: true }).click();
    await dialog.locator('[path="errors"] .error').waitFor();
    await dialog.locator('[path="serviceContents"] .error').waitFor();
    await dialog.getByLabel(says('recheck.passed')).selectOption('YES');
    await dialog.getByLabel(says('recheck.contents')).fill('1');
    await finishesAct(open, dialog, { action: says('recheck.do'), tells: says('recheck.done') });
    expect((await sent()).at(-1)).toBe('HSJG');
  });
});

const LOOKS = LOCALES.flatMap((locale) =>
  ([390, 1440] as const).flatMap((width) =>
    (['light', 'dark'] as const).map((theme) => ({ locale, width, theme })),
  ),
);

describe.each(LOOKS)('the websites in $locale, $width px wide, $theme', (look) => {
  it('fit and break no rule of accessibility or of a strict CSP, nor does the dialog', async () => {
    const tell = operateWordsOf(look.locale);
    const open = await openSites(look);
    const { page, record } = open;
    const faults = await accessibilityFaults(page);
    const name = `${look.locale}-${look.width}-${look.theme}`;
    if (process.env['LOOK']) await page.screenshot({ path: `/tmp/sites-${name}.png` });
    await beginsAct(open, new RegExp(`^${tell('strikeSubject.do')}`));
    if (process.env['LOOK']) await page.screenshot({ path: `/tmp/sites-dialog-${name}.png` });
    expect([...faults, ...(await accessibilityFaults(page))]).toEqual([]);
    const [needed, there] = await widthsOf(page);
    expect(needed).toBe(there);
    expect(record.complaints).toEqual([]);
  });
});

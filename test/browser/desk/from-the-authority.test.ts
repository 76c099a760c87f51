import { describe, expect, it } from 'vitest';
import type { ControlCommand } from '../../../server/rehearsal/authority/front/control-endpoint.ts';
import { CONTROL_PATH } from '../../../server/rehearsal/authority/front/control-endpoint.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import { hasFocus } from '../journeys/support/keyboard.ts';
import { accessibilityFaults, announced, openDesk, showView, widthsOf } from '../kit/desk.ts';
import type { DeskOptions, OpenDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;
let filing: Filing;

const arranges = async (command: ControlCommand): Promise<void> => {
  const response = await fetch(`${house.url}${CONTROL_PATH}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${house.desk().secretKey}` },
    body: JSON.stringify(command),
  });
  if (!response.ok) throw new Error(await response.text());
};

/** Plays a file of the authority and fetches it. */
const comes = async (command: ControlCommand): Promise<void> => {
  await arranges(command);
  await house.desk().authorityWorks();
};

const aNotice = (number: string, text: string): ControlCommand => ({
  do: 'download-xml',
  xml: `<?xml version="1.0" encoding="UTF-8"?><DownloadData version="V.3.0"><ICP><XGTZ><Tzxx><Tzlb>1</Tzlb><Baxh>${number}</Baxh><Tznr>${text}</Tznr></Tzxx></XGTZ></ICP></DownloadData>`,
});

/** Thirty sites that nobody has filed. */
const manySites = (): ControlCommand => ({
  do: 'download-xml',
  xml: `<?xml version="1.0" encoding="UTF-8"?><DownloadData version="V.3.0"><ICP><FFJRHMD>${Array.from(
    { length: 30 },
    (_, i) =>
      `<Ffjrxx><Id>${700_000 + i}</Id><Ym>shili-${i}.cn</Ym><Ip>3405803786</Ip><Zjjrz>1</Zjjrz><Szs>330000</Szs><Dqjcsj>2026-01-01</Dqjcsj></Ffjrxx>`,
  ).join('')}</FFJRHMD></ICP></DownloadData>`,
});

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    filing = await (await house.desk().applicant()).files(aCompany()).upTo('APPROVE');
    await comes(aNotice(filing.company.member.websiteNumber, '演练：首页没有备案号'));
    await comes({ do: 'download', type: 'HSRW' });
  },
);

const openView = async (options: DeskOptions = {}): Promise<OpenDesk> => {
  const open = await openDesk(house, browser, options);
  await showView(open, 'authority');
  await rows(open).first().waitFor();
  return open;
};

const rows = ({ desk }: OpenDesk) => desk.locator('jieru-desk-notice');
const row = ({ desk }: OpenDesk, list: string) => desk.locator(`jieru-desk-notice[data-list="${list}"]`);

const lookedAt = async (list: string): Promise<number> => {
  const { prisma } = house.service().services.database;
  const notices = await prisma.authorityNotice.findMany({ where: { ...house.desk().tenant, list } });
  return prisma.auditEvent.count({
    where: { targetId: { in: notices.map(({ id }) => id) }, action: 'PERSONAL_DATA_REVEALED' },
  });
};

describe('what the authority sent', () => {
  it('says whom it concerns and leads to the filing and back', async () => {
    const open = await openView();
    const { desk, page, words, record } = open;
    const notice = row(open, 'XGTZ');
    const { websiteNumber } = filing.company.member;
    await notice.getByText(words.say('notices.website', { number: websiteNumber })).waitFor();
    const way = notice.getByRole('button', { name: /^打开备案/ });
    await way.press('Enter');
    await desk.locator('jieru-desk-head').getByText(filing.id).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => hasFocus(way)).toBe(true);
    expect(record.complaints).toEqual([]);
  });

  it('is opened one by one, in words; only then somebody has looked', async () => {
    const open = await openView();
    const { desk, page, words } = open;
    const before = await lookedAt('HSRW');
    const task = row(open, 'HSRW');
    expect(await task.textContent()).not.toContain('shili-keji.cn');
    const show = task.getByRole('button', { name: /内容/ });
    await show.press('Enter');
    const content = task.getByRole('region', { name: words.say('notices.content') });
    await content.getByText('shili-keji.cn').waitFor();
    await content.getByText('203.0.113.10').first().waitFor();
    await content.getByRole('heading', { name: '网站负责人' }).waitFor();
    expect(await show.getAttribute('aria-expanded')).toBe('true');
    await expect.poll(() => announced(desk)).toContain('核实任务');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await lookedAt('HSRW')).toBe(before + 1);
    await show.press('Enter');
    await content.waitFor({ state: 'detached' });
  });

  it('is marked as handled, taken back, and found among the handled', async () => {
    const open = await openView();
    const { desk, words } = open;
    const what = '核实任务';
    await row(open, 'HSRW')
      .getByRole('button', { name: /^标为已处理/ })
      .press('Enter');
    await row(open, 'HSRW').waitFor({ state: 'detached' });
    await expect.poll(() => announced(desk)).toContain(words.say('notices.marked', { what }));
    await desk.getByRole('button', { name: words.say('notices.undo') }).click();
    await row(open, 'HSRW').waitFor();
    await expect.poll(() => announced(desk)).toContain(words.say('notices.reopened', { what }));
    await row(open, 'HSRW')
      .getByRole('button', { name: /^标为已处理/ })
      .click();
    await row(open, 'HSRW').waitFor({ state: 'detached' });
    await desk.getByRole('button', { name: words.say('notices.handled'), exact: true }).click();
    await row(open, 'HSRW').waitFor();
    expect(await rows(open).count()).toBe(1);
    await row(open, 'HSRW')
      .getByRole('button', { name: /^重新打开/ })
      .click();
    await row(open, 'HSRW').waitFor({ state: 'detached' });
    // Nothing fits any more: the way on shows everything.
    await desk.getByRole('button', { name: words.say('notices.reset') }).click();
    await row(open, 'HSRW').waitFor();
    await row(open, 'XGTZ').waitFor();
  });

  it('is filtered by list, comes by itself, and page by page', async () => {
    const open = await openView();
    const { desk, words } = open;
    await desk.getByRole('combobox', { name: words.say('notices.which') }).selectOption('FFJRHMD');
    await desk.getByText(words.say('notices.none')).waitFor();
    await comes(manySites());
    await expect.poll(() => rows(open).count(), { timeout: 60_000 }).toBe(25);
    await desk.getByRole('button', { name: words.say('list.more') }).click();
    await expect.poll(() => rows(open).count()).toBe(30);
    await expect.poll(() => announced(desk)).toContain(words.say('list.loaded', { count: 5 }));
    await desk.getByText(words.say('paged.shown', { shown: 30, total: 30 })).waitFor();
  });
});

describe('the files exchanged with the authority', () => {
  it('show what was set aside and why, in words and to the letter', async () => {
    await arranges({ do: 'fault', fault: 'wrong-hash', method: 'isp_download' });
    await arranges({ do: 'download', type: 'JCDM' });
    await expect(house.desk().authorityWorks()).rejects.toThrow();
    const open = await openView({ locale: 'en' });
    const { desk, page, words, record } = open;
    await desk.getByRole('tab', { name: words.say('authority.notices') }).focus();
    await page.keyboard.press('ArrowRight');
    const tab = desk.getByRole('tab', { name: words.say('authority.messages') });
    await expect.poll(() => hasFocus(tab)).toBe(true);
    const aside = desk.locator('li.message').filter({ hasText: words.say('message.ASIDE') });
    await aside.getByText(/damaged in transit/).waitFor();
    await aside.getByText(words.say('messages.detail')).click();
    await aside.getByText(/^hash: /).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await desk.getByRole('button', { name: words.say('messages.well'), exact: true }).click();
    const uploads = desk.locator('li.message').filter({ hasText: words.say('method.isp_upload') });
    await uploads
      .last()
      .getByRole('button', { name: words.say('messages.filingOf', { id: filing.id }) })
      .click();
    await desk.locator('jieru-desk-head').getByText(filing.id).waitFor();
    expect(record.complaints).toEqual([]);
    await house.desk().authorityWorks();
  });
});

describe('an account that is stopped', () => {
  it('says so from every view, with the reason and who can cure it', async () => {
    const { prisma } = house.service().services.database;
    const account = { providerId_mode_bureau: { ...house.desk().tenant, bureau: '' } };
    await prisma.authorityAccount.update({
      where: account,
      data: { stoppedAt: new Date(), stoppedCode: 5, stoppedReason: 'wrong password' },
    });
    const open = await openDesk(house, browser);
    const { desk, page, words } = open;
    const way = desk.getByRole('button', { name: new RegExp(words.say('view.stopped')) });
    await way.click();
    await desk.getByText(words.say('authority.STOPPED')).waitFor();
    await desk.getByText(/口令错误/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await prisma.authorityAccount.update({
      where: account,
      data: { stoppedAt: null, stoppedCode: null, stoppedReason: null },
    });
    await desk.getByText(words.say('authority.STOPPED')).waitFor({ state: 'detached', timeout: 60_000 });
  });
});

describe.each([
  ['zh-CN', 'light', 1400],
  ['en', 'dark', 390],
  ['zh-CN', 'dark', 320],
] as const)('the view in %s, %s, %i px wide', (locale, theme, width) => {
  it('fits and breaks no rule of accessibility', async () => {
    const open = await openView({ locale, theme, width });
    const { desk, page, words, record } = open;
    for (const part of ['notices', 'messages'] as const) {
      await desk.getByRole('tab', { name: words.say(`authority.${part}`) }).click();
      await (part === 'notices' ? rows(open) : desk.getByText(words.say('messages.trouble')))
        .first()
        .waitFor();
      const [needed, there] = await widthsOf(page);
      expect(needed).toBe(there);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    expect(record.complaints).toEqual([]);
  });
});

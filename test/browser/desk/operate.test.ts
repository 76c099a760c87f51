import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../schema/messages/locales.ts';
import { connectionFor } from '../../../server/rehearsal/authority/front/accounts.ts';
import { rehearsalSecret } from '../../../server/rehearsal/authority/connect.ts';
import { lookAround } from '../../../server/watch/raise.ts';
import { OPERATOR } from '../../../server/platform/tenancy/audit.ts';
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
import { arranges, beginsAct, finishesAct, operateWordsOf } from '../kit/operate.ts';

let house: House;
let browser: TestBrowser;

const says = operateWordsOf('zh-CN');
const reason = '管局来电，已核对';

const prisma = () => house.service().services.database.prisma;
const account = () => prisma().authorityAccount.findFirstOrThrow({ where: house.desk().tenant });
const queued = async (): Promise<Filing> => (await house.desk().applicant()).files(aCompany()).upTo('PASS');
const works = () =>
  house
    .desk()
    .authorityWorks()
    .catch(() => undefined);

/** Who did what to the account last. */
const lastAudited = async () =>
  prisma().auditEvent.findFirstOrThrow({
    where: house.desk().tenant,
    orderBy: { id: 'desc' },
    select: { action: true, actorKind: true },
  });

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    await (await house.desk().applicant()).files(aCompany()).upTo('APPROVE');
    await works();
  },
);

const openAccounts = async (options: DeskOptions = {}): Promise<OpenDesk> => {
  const open = await openDesk(house, browser, { view: 'operate', ...options });
  await open.desk.locator('jieru-desk-operate li.row').first().waitFor();
  return open;
};

const doing = (act: string): RegExp => new RegExp(`^${act}：`);

describe('an account with the authority', () => {
  it('is paused with a reason and resumed, as the audit tells', async () => {
    const open = await openAccounts();
    const { page, record } = open;
    const pause = await beginsAct(open, doing(says('pause.do')));
    await pause.getByRole('button', { name: says('pause.do'), exact: true }).click();
    await pause.getByText(says('operate.missing', { what: says('operate.reason') })).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await pause.getByLabel(says('operate.reason')).fill(reason);
    await finishesAct(open, pause, { action: says('pause.do'), tells: says('pause.done') });
    expect((await account()).restsSince).not.toBeNull();
    expect(await lastAudited()).toEqual({ action: 'AUTHORITY_PAUSED', actorKind: 'STAFF' });
    const resume = await beginsAct(open, doing(says('resume.do')));
    await resume.getByLabel(says('operate.reason')).fill(reason);
    await finishesAct(open, resume, { action: says('resume.do'), tells: says('resume.done') });
    expect((await account()).restsSince).toBeNull();
    expect(await lastAudited()).toEqual({ action: 'AUTHORITY_RESUMED', actorKind: 'STAFF' });
    expect(record.complaints).toEqual([]);
  });

  it('that is stopped goes on once the bureau takes it again, and says what stands in the way', async () => {
    const filing = await queued();
    await arranges(house, { do: 'answer', code: 5, method: 'isp_upload' });
    await works();
    expect((await account()).stoppedAt).not.toBeNull();
    const open = await openAccounts();
    await open.desk.getByText(says('account.STOPPED'), { exact: true }).waitFor();
    await arranges(house, { do: 'answer', code: 5, method: 'isp_querypreviousupload' });
    const resume = await beginsAct(open, doing(says('resume.do')));
    await resume.getByLabel(says('operate.reason')).fill(reason);
    await resume.getByRole('button', { name: says('resume.do'), exact: true }).click();
    await resume.getByText(says('operate.notDone')).waitFor();
    await resume.getByText(/管局答复 5 口令错误/).waitFor();
    expect((await account()).stoppedAt).not.toBeNull();
    await finishesAct(open, resume, { action: says('resume.do'), tells: says('resume.done') });
    await open.desk.getByText(says('account.WORKING'), { exact: true }).waitFor();
    await works();
    expect(await filing.state()).toBe('AWAITING_SMS');
  });

  it('has its number set back only after it was said what that concerns, and its upload settled', async () => {
    const { lastSequence } = await account();
    const last = String(lastSequence - 1n);
    const open = await openAccounts();
    const dialog = await beginsAct(open, doing(says('sequence.do')));
    await dialog.getByLabel(says('sequence.last')).fill('x');
    await dialog.getByLabel(says('operate.reason')).fill(reason);
    await dialog.getByRole('button', { name: says('sequence.do'), exact: true }).click();
    await dialog.getByText('上报序号只能是数字，最多十位。').waitFor();
    await dialog.getByLabel(says('sequence.last')).fill(last);
    await dialog.getByLabel(says('sequence.again')).check();
    await dialog.getByRole('button', { name: says('sequence.do'), exact: true }).click();
    await dialog.getByText(says('sequence.asks', { number: last, count: 1 })).waitFor();
    await dialog.getByText(`${lastSequence} · XZJR`).waitFor();
    expect((await account()).lastSequence).toBe(lastSequence);
    // Another word than the one that was read asks anew.
    await dialog.getByLabel(says('operate.reason')).fill(`${reason}。`);
    await dialog.getByText(says('sequence.asks', { number: last, count: 1 })).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: says('sequence.do'), exact: true }).click();
    const tells = says('sequence.done', { number: last, count: 1 });
    await dialog.getByText(says('sequence.asks', { number: last, count: 1 })).waitFor();
    await finishesAct(open, dialog, { action: says('operate.confirm'), tells });
    expect((await account()).lastSequence).toBe(BigInt(last));
    const settle = await beginsAct(open, doing(says('settle.do')));
    await settle.getByLabel(says('settle.as')).selectOption('TAKEN');
    await settle.getByLabel(says('operate.reason')).fill(reason);
    const settled = says('settle.done', { number: String(lastSequence) });
    await finishesAct(open, settle, { action: says('settle.do'), tells: settled });
    expect((await account()).lastSequence).toBe(lastSequence);
    const again = await beginsAct(open, doing(says('settle.do')));
    await again.getByLabel(says('settle.as')).selectOption('ANEW');
    await again.getByLabel(says('operate.reason')).fill(reason);
    await again.getByRole('button', { name: says('settle.do'), exact: true }).click();
    await again.getByText(/没有待处理的事项/).waitFor();
  });

  it('is tried without a trace, and takes a new key only when the bureau does', async () => {
    const { services, brain } = house.service();
    const { providerId } = house.desk().tenant;
    const secret = rehearsalSecret(services.privacy);
    const connection = await connectionFor(brain, providerId, { origin: house.url, secret });
    const settings = { connection, schedule: { retry: 0 } };
    await services.accounts.administration.set(house.desk().tenant, settings, OPERATOR);
    const open = await openAccounts();
    const trial = await beginsAct(open, doing(says('examine.do')));
    await finishesAct(open, trial, { action: says('examine.do'), tells: says('examine.done') });
    await open.desk.getByText(`${says('check.CREDENTIALS')}: ${says('outcome.OK')}`).waitFor();
    const rotate = await beginsAct(open, doing(says('rotate.do')));
    const key = rotate.getByLabel(says('rotate.aesKey'));
    expect(await key.getAttribute('type')).toBe('password');
    await rotate.getByLabel(says('rotate.password')).fill('not-this-one');
    await rotate.getByLabel(says('operate.reason')).fill(reason);
    await rotate.getByRole('button', { name: says('rotate.do'), exact: true }).click();
    await rotate.getByText(says('operate.notDone')).waitFor();
    await rotate.getByLabel(says('rotate.password')).fill('');
    await key.fill('0123456789abcdef');
    await finishesAct(open, rotate, { action: says('rotate.do'), tells: says('rotate.done') });
    expect(await lastAudited()).toMatchObject({ action: 'AUTHORITY_SECRETS_ROTATED' });
    const anew = await beginsAct(open, doing(says('rotate.do')));
    expect(await anew.getByLabel(says('rotate.aesKey')).inputValue()).toBe('');
    await anew.getByLabel(says('rotate.aesKey')).fill(connection.aesKey ?? '');
    await anew.getByLabel(says('operate.reason')).fill(reason);
    await finishesAct(open, anew, { action: says('rotate.do'), tells: says('rotate.done') });
    const failing = await beginsAct(open, doing(says('examine.do')));
    await arranges(house, { do: 'answer', code: 5, method: 'isp_querypreviousupload' });
    const failed = says('examine.failed', { count: 1 });
    await finishesAct(open, failing, { action: says('examine.do'), tells: failed });
  });

  it('gets all held filings again at once', async () => {
    const filing = await queued();
    await arranges(house, { do: 'answer', code: 17, method: 'isp_upload' });
    await works();
    await lookAround(house.service().services);
    const open = await openAccounts();
    const dialog = await beginsAct(open, says('retryAll.do'));
    await dialog.getByLabel(says('operate.reason')).fill(reason);
    const tells = says('retryAll.done', { count: 1 });
    await finishesAct(open, dialog, { action: says('retryAll.do'), tells });
    await works();
    expect(await filing.state()).toBe('AWAITING_SMS');
  });

  it('is for operators alone: a reviewer finds neither view nor button', async () => {
    const person = { externalRef: 'no-operator', displayName: '李审核', roles: ['LEAD'] };
    const { token } = await house.desk().provider.succeed('createStaffSession', person);
    const open = await openDesk(house, browser);
    const { desk, page, words } = open;
    await desk
      .getByRole('navigation')
      .getByRole('button', { name: words.say('view.operate') })
      .waitFor();
    await putAnother(page, String(token));
    await desk.getByText('李审核').waitFor();
    const way = desk.getByRole('navigation').getByRole('button', { name: words.say('view.operate') });
    expect(await way.count()).toBe(0);
  });
});

describe('a file that was set aside', () => {
  it('is read again, and ended when it will never be read', async () => {
    const xml = '<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"><ICP>';
    await arranges(house, { do: 'download-xml', xml });
    for (let turn = 0; turn < 2; turn += 1) await works();
    const open = await openDesk(house, browser, { view: 'authority' });
    const { desk, words } = open;
    await desk.getByRole('tab', { name: words.say('authority.messages') }).click();
    const aside = desk.locator('li.message').filter({ hasText: words.say('message.ASIDE') });
    const reopen = await beginsAct(open, doing(says('reopen.do')), aside);
    await reopen.getByLabel(says('operate.reason')).fill(reason);
    await reopen.getByRole('button', { name: says('reopen.do'), exact: true }).click();
    await reopen.getByText(says('reopen.stays')).waitFor();
    await reopen.getByRole('button', { name: words.say('act.cancel') }).click();
    const end = await beginsAct(open, doing(says('acknowledge.do')), aside);
    await end.getByLabel(says('operate.reason')).fill(reason);
    await finishesAct(open, end, { action: says('acknowledge.do'), tells: says('acknowledge.done') });
    const where = { ...house.desk().tenant, settledAt: { not: null } };
    expect(await prisma().authorityMessage.count({ where })).toBe(1);
    await aside.getByText(/人工结束/).waitFor();
    expect(await aside.getByRole('button', { name: doing(says('reopen.do')) }).count()).toBe(0);
  });
});

const LOOKS = LOCALES.flatMap((locale) =>
  ([390, 1440] as const).flatMap((width) =>
    (['light', 'dark'] as const).map((theme) => ({ locale, width, theme })),
  ),
);

describe.each(LOOKS)('the accounts in $locale, $width px wide, $theme', (look) => {
  it('fit, break no rule of accessibility or of a strict CSP, and ask in a dialog that does, too', async () => {
    const tell = operateWordsOf(look.locale);
    const open = await openAccounts(look);
    const { page, record } = open;
    const faults = await accessibilityFaults(page);
    const name = `${look.locale}-${look.width}-${look.theme}`;
    if (process.env['LOOK']) await page.screenshot({ path: `/tmp/operate-${name}.png` });
    await beginsAct(open, new RegExp(`^${tell('sequence.do')}`));
    if (process.env['LOOK']) await page.screenshot({ path: `/tmp/operate-dialog-${name}.png` });
    expect([...faults, ...(await accessibilityFaults(page))]).toEqual([]);
    const [needed, there] = await widthsOf(page);
    expect(needed).toBe(there);
    expect(record.complaints).toEqual([]);
  });
});

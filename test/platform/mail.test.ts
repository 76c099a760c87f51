import type { MailKind } from '../../prisma/generated/client/enums.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deliverMail, sweepMail, workForTheMail } from '../../server/platform/mail/deliver.ts';
import { mailContext, queueMail, type NewMail } from '../../server/platform/mail/queue.ts';
import { letterOf } from '../../server/platform/mail/render.ts';
import { mails } from '../../schema/messages/generated/mails.js';
import { rehearsal } from '../../schema/messages/generated/rehearsal.js';
import type { Postman } from '../../server/platform/mail/transport.ts';
import { newId } from '../../server/platform/ids.ts';
import { eventually } from './support/eventually.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { heldByAnother } from '../testkit/leases.ts';
import { MailServer } from '../testkit/mail-server.ts';
import { startService, type Service } from '../testkit/service.ts';
import { dumpTables } from '../testkit/tables.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ADDRESS = 'chen.marked@applicant-mail.cn';

let events = 0;
const aMail = (given: Partial<NewMail> = {}): NewMail => ({
  event: `event-${(events += 1)}`,
  targetId: 'fil_01',
  to: ADDRESS,
  kind: 'RETURNED',
  facts: { count: 2 },
  orderId: 'fil_01',
  provider: { name: '示例云', filingPageUrl: 'https://cloud.example.com/filing' },
  ...given,
});

/** Queues a mail as a change does, in one transaction; `fails` lets the change fail after it. */
async function queued(desk: Desk, mail: NewMail, fails = false): Promise<void> {
  const { services } = desk.service;
  const sealer = await services.privacy.forProvider(desk.tenant.providerId);
  const now = await desk.clock.now();
  await services.database.prisma.$transaction(async (tx) => {
    await queueMail({ services, tx, sealer, now }, desk.tenant, mail);
    if (fails) throw new Error('the change failed');
  });
}

const mailsOf = ({ service, tenant }: Desk) =>
  service.services.database.prisma.mail.findMany({ where: { ...tenant }, orderBy: { id: 'asc' } });

describe('live mode with a mail server', () => {
  let post: MailServer;
  let service: Service;
  let desk: Desk;
  beforeAll(async () => {
    post = await MailServer.start();
    service = await startService({
      database: await openForTest(),
      env: { SMTP_URL: post.url, MAIL_FROM: '备案中心 <filing@provider.example>' },
    });
    desk = await aDesk(service, { mode: 'LIVE' });
    workForTheMail(service.services);
  });
  afterAll(async () => {
    await service.stop();
    await post.stop();
  });

  const arrived = async (count: number): Promise<void> => {
    await eventually('the letter arrives', () => post.received.length >= count, 20_000);
    await eventually('it is noted', async () =>
      (await mailsOf(desk)).every(({ status }) => status !== 'QUEUED'),
    );
  };

  it('sends what was queued after the commit, in both languages, and forgets address and text', async () => {
    await queued(desk, aMail());
    await arrived(1);
    const [letter] = post.received;
    expect(letter).toMatchObject({ from: 'filing@provider.example', to: [ADDRESS] });
    expect(letter?.subject).toBe(
      '接入备案初审退回，请修改后重新提交 / Your access filing was returned for correction',
    );
    for (const part of ['2 条修改意见', '2 remarks', 'fil_01', 'https://cloud.example.com/filing', '示例云'])
      expect(letter?.text).toContain(part);
    expect(letter?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    const [mail] = await mailsOf(desk);
    expect(mail).toMatchObject({ status: 'SENT', personal: null });
    expect(letter?.messageId).toBe(`<${mail?.id ?? ''}@provider.example>`);
  });

  it('sends one letter for one event, however often it is queued and its job is run, also at once', async () => {
    const before = post.received.length;
    const mail = aMail();
    await queued(desk, mail);
    await queued(desk, mail);
    await arrived(before + 1);
    const { id } = (await mailsOf(desk)).at(-1) ?? { id: '' };
    const { services } = service;
    const { postman } = services;
    if (!postman) throw new Error('no postman');
    const run = () => deliverMail(services, postman, { data: { mailId: id }, retries: 0 });
    await run();
    const rows = services.database.prisma.mail;
    await rows.update({ where: { id }, data: { status: 'QUEUED' } });
    await heldByAnother(services.database, id, 60_000);
    await expect(run()).rejects.toThrow('by another run');
    expect(post.received).toHaveLength(before + 1);
    await rows.update({ where: { id }, data: { status: 'SENT' } });
  });

  it('notes nothing when another run has taken over meanwhile', async () => {
    const { services } = service;
    const { database, privacy, postman } = services;
    if (!postman) throw new Error('no postman');
    const id = newId('Mail');
    const sealer = await privacy.forProvider(desk.tenant.providerId);
    const letter = { to: ADDRESS, subject: '退回', text: '请修改' };
    const personal = sealer.seal(letter, mailContext(id));
    const [at, expiresAt] = [new Date(), new Date(Date.now() + 60_000)];
    const row = {
      id,
      ...desk.tenant,
      event: id,
      kind: 'RETURNED' as const,
      targetId: 'fil_01',
      personal,
      at,
      expiresAt,
    };
    await database.prisma.mail.create({ data: { ...row, status: 'QUEUED' } });
    const slow: Postman = {
      send: async (...sent) => {
        await postman.send(...sent);
        await heldByAnother(database, id, 60_000);
      },
    };
    await deliverMail(services, slow, { data: { mailId: id }, retries: 0 });
    const { status } = await database.prisma.mail.findUniqueOrThrow({ where: { id } });
    expect(status).toBe('QUEUED');
    await database.prisma.mail.delete({ where: { id } });
  });

  it('tries again when the mail server is busy, and the letter comes once', async () => {
    const before = post.received.length;
    post.refusals.push(451);
    await queued(desk, aMail());
    await arrived(before + 1);
    expect(post.received).toHaveLength(before + 1);
    expect(service.log()).toContain('EENVELOPE 451');
  });

  it('gives up on an address that does not exist, and says so without naming it', async () => {
    const before = post.received.length;
    post.refusals.push(550);
    await queued(desk, aMail());
    await eventually('it is given up', async () =>
      (await mailsOf(desk)).some(({ status }) => status === 'FAILED'),
    );
    expect(post.received).toHaveLength(before);
    expect((await mailsOf(desk)).find(({ status }) => status === 'FAILED')?.personal).toBeNull();
    expect(service.log()).toContain('"response":550');
  });

  it('sends nothing of a change that failed, and nothing to what is no address', async () => {
    const before = (await mailsOf(desk)).length;
    await expect(queued(desk, aMail(), true)).rejects.toThrow('the change failed');
    await queued(desk, aMail({ to: null }));
    await queued(desk, aMail({ to: 'nobody' }));
    await queued(desk, aMail({ to: `${ADDRESS}\r\nBcc: other@applicant-mail.cn` }));
    expect(await mailsOf(desk)).toHaveLength(before);
  });

  it('keeps address and password out of log and tables', async () => {
    const waiting = aMail({ targetId: 'fil_02' });
    const sealed = await aDesk(service);
    await queued(sealed, waiting);
    const tables = [...(await dumpTables(service.services.database)).values()].join('\n');
    for (const secret of [ADDRESS, 'chen.marked', 'letter-box']) {
      expect(tables).not.toContain(secret);
      expect(service.log()).not.toContain(secret);
    }
  });
});

describe('live mode without a mail server', () => {
  it('queues nothing and says so once at start', async () => {
    const service = await startService({ database: await openForTest() });
    workForTheMail(service.services);
    const desk = await aDesk(service, { mode: 'LIVE' });
    await queued(desk, aMail());
    expect(await mailsOf(desk)).toEqual([]);
    expect(service.log().match(/SMTP_URL is not set/g)).toHaveLength(1);
    await service.stop();
  });
});

describe('the rehearsal mailbox', () => {
  let service: Service;
  let desk: Desk;
  beforeAll(async () => {
    service = await startService({ database: await openForTest() });
    desk = await aDesk(service);
  });
  afterAll(() => service.stop());

  const mailbox = (of: Desk = desk, query = '', headers: Record<string, string> = {}) =>
    fetch(`${service.url}/rehearsal/mail?provider=${of.tenant.providerId}${query}`, { headers });

  it('is where test mode’s mails go, with the address masked and nothing run on the page', async () => {
    await queued(desk, aMail({ facts: { count: 3 }, provider: { name: '<b>云</b>', filingPageUrl: null } }));
    const { viewer } = await desk.provider.query<{
      viewer: { provider: { rehearsalMailUrl: string } };
    }>('{ viewer { ... on KeyViewer { provider { rehearsalMailUrl } } } }');
    expect(viewer.provider.rehearsalMailUrl).toBe(
      `${service.url}/rehearsal/mail?provider=${desk.tenant.providerId}`,
    );
    const response = await fetch(viewer.provider.rehearsalMailUrl);
    const page = await response.text();
    expect(page).toContain('3 条修改意见');
    expect(page).toContain('c***@applicant-mail.cn');
    expect(page).not.toContain(ADDRESS);
    expect(page).toContain('&lt;b&gt;云&lt;/b&gt;');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(page).not.toMatch(/<script|style=/);
  });

  it('speaks both languages', async () => {
    expect(await (await mailbox(desk, '&lang=en')).text()).toContain('<h1>Rehearsal mail and texts</h1>');
    const german = await (await mailbox(desk, '', { 'accept-language': 'de' })).text();
    expect(german).toContain('<h1>演练邮箱与短信</h1>');
  });

  it('shows one provider’s mails only, and does not know a stranger', async () => {
    const other = await aDesk(service);
    expect(await (await mailbox(other, '&lang=en')).text()).toContain(rehearsal.en['mailbox.empty']);
    const unknown = await fetch(`${service.url}/rehearsal/mail?provider=prv_${'0'.repeat(26)}`);
    expect(unknown.status).toBe(404);
    expect((await fetch(`${service.url}/rehearsal/mail`)).status).toBe(404);
    expect((await fetch(`${service.url}/rehearsal/mail`, { method: 'POST' })).status).toBe(405);
  });

  it('forgets a mail after 30 days', async () => {
    const { prisma } = service.services.database;
    await prisma.mail.updateMany({
      where: { ...desk.tenant },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await (await mailbox(desk, '&lang=en')).text()).toContain(rehearsal.en['mailbox.empty']);
    expect(await sweepMail(service.services)).toBe(1);
    expect(await mailsOf(desk)).toEqual([]);
  });
});

describe('the page that mails link to', () => {
  it('is set by the provider, and must be a page', async () => {
    const service = await startService({ database: await openForTest() });
    const desk = await aDesk(service);
    const set = (filingPageUrl: string | null) => desk.provider.mutate('updateProvider', { filingPageUrl });
    expect(await set('https://cloud.example.com/filing')).toMatchObject({
      filingPageUrl: 'https://cloud.example.com/filing',
    });
    for (const wrong of [
      'cloud.example.com',
      'http://cloud.example.com',
      'javascript:alert(1)',
      'https://u:p@x.cn',
    ])
      expect(await set(wrong)).toMatchObject({ issues: [{ code: 'PAGE_URL_INVALID' }] });
    expect(await set(null)).toMatchObject({ filingPageUrl: null });
    await service.stop();
  });
});

describe('the texts', () => {
  const facts = {
    count: 1,
    hours: 24,
    by: new Date('2026-11-23T10:00:00+08:00'),
    day: '2026-11-30',
    days: 7,
    copies: 3,
    number: '浙ICP备2021000001号-1',
    numbers: '浙ICP备2021000001号-1',
    domains: 'shili.cn',
    reason: { 'zh-CN': '备案密码错误', en: 'wrong filing password' },
    wayOn: { 'zh-CN': '请重新申请。', en: 'Ask again.' },
    faults: { 'zh-CN': '联系电话无法接通', en: 'nobody answers' },
  };

  const kinds = Object.keys(mails.en).flatMap((key) => /^(\w+)\.subject$/.exec(key)?.[1] ?? []) as MailKind[];

  it.each(kinds)('of %s leave no fact open', (kind) => {
    const provider = { name: '示例云', filingPageUrl: null };
    const { subject, text } = letterOf({ kind, facts, orderId: 'fil_01', provider });
    expect(`${subject}\n${text}`).not.toMatch(/[{}]|—$|undefined/m);
    expect(`${subject}\n${text}`).not.toContain('—');
  });

  it('show moments in Beijing time', () => {
    const provider = { name: '示例云', filingPageUrl: null };
    const { text } = letterOf({ kind: 'SMS_REMINDER', facts, orderId: 'fil_01', provider });
    expect(text).toContain('2026年11月23日 10:00（北京时间）');
    expect(text).toMatch(/23 Nov 2026, 10:00 \(Beijing time\)/);
  });
});

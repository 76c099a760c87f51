import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { keepHouse } from '../../server/assembly/housekeeping.ts';
import type { Applicant } from '../testkit/applicant.ts';
import { asksForCode, cancels, codeFor, codeNeed, codeTexted } from '../testkit/cancelling.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { textsOf } from '../testkit/mailbox.ts';
import { aProvidersServer, closeProvidersServers } from '../testkit/providers-server.ts';
import { startService, type Service } from '../testkit/service.ts';
import { dumpTables } from '../testkit/tables.ts';
import { aFiledSubject, type Filed } from './support/subjects.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
let owner: Applicant;
let filed: Filed;
let websiteNumber: string;
let password: string;
let phone: string;

/** Files a subject up to its approval. */
async function aServedSite(at: Desk): Promise<{ owner: Applicant; filed: Filed }> {
  const holder = await at.applicant();
  const subject = await aFiledSubject(at, '330000', 'ENTERPRISE');
  await holder.files(subject).upTo('APPROVE');
  return { owner: holder, filed: subject };
}

beforeAll(async () => {
  service = await startService({
    database: await openForTest(),
    env: { OUTGOING_ALLOW: '127.0.0.1' },
  });
  desk = await aDesk(service);
  ({ owner, filed } = await aServedSite(desk));
  ({ websiteNumber, password, phone } = filed.member);
});
afterEach(closeProvidersServers);
afterAll(() => service.stop());

const SENT = { __typename: 'RequestCancellationCodeSuccess' };
const DONE = { __typename: 'CancelAccessSuccess' };
const refused = (code: string) => ({ issues: [{ path: ['code'], code }] });
const another = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const seconds = (count: number) => desk.clock.passes({ hours: count / 3600 });
const attempts = () => service.services.database.prisma.passwordAttempt.count();
const tries = (code: string, more: object = {}) => cancels(owner, { websiteNumber, password, code, ...more });

const masked = (number: string): string => `${number.slice(0, 3)}****${number.slice(-4)}`;

describe('a code from the phone', () => {
  it('is needed for a website filed here, and goes to its responsible person', async () => {
    expect(await codeNeed(owner, websiteNumber)).toEqual({
      needed: true,
      phone: masked(phone),
      reason: null,
    });
    const asked = await asksForCode(owner, websiteNumber.replace('ICP', ' icp '));
    expect(asked).toMatchObject({ ...SENT, phone: masked(phone), resendAfterSeconds: 60 });
    const left = Date.parse(String(asked['expiresAt'])) - (await desk.clock.now()).getTime();
    expect(left).toBeGreaterThan(9 * 60_000);
    expect(left).toBeLessThanOrEqual(10 * 60_000);
    const [text] = (await textsOf(desk)).slice(-1);
    expect(text).toMatchObject({
      to: masked(phone).replace('****', ' **** '),
      text: expect.stringMatching(/验证码 \d{6}.*10/) as unknown,
    });
  });

  it('is sent again only after a minute, however often and at once it is asked for', async () => {
    const before = await textsOf(desk);
    const soon = await asksForCode(owner, websiteNumber);
    expect(soon.__typename).toBe('RateLimitedError');
    expect(soon.retryAfterSeconds).toBeLessThanOrEqual(60);
    await seconds(61);
    const both = await Promise.all([asksForCode(owner, websiteNumber), asksForCode(owner, websiteNumber)]);
    expect(both.map((one) => one.__typename).sort()).toEqual([
      'RateLimitedError',
      'RequestCancellationCodeSuccess',
    ]);
    expect(await textsOf(desk)).toHaveLength(before.length + 1);
  });

  it('must be there, have six digits and be the one, before the password is looked at', async () => {
    const code = await codeTexted(owner, websiteNumber);
    const before = await attempts();
    const without = { websiteNumber, password: 'not-the-one', confirm: true };
    expect(await owner.caller.mutate('cancelAccess', without)).toMatchObject(refused('REQUIRED'));
    expect(await tries('12345')).toMatchObject(refused('CANCEL_CODE_SHAPE'));
    const wrong = await tries(another(code), { password: 'not-the-one' });
    expect(wrong).toMatchObject(refused('CANCEL_CODE_WRONG'));
    expect(wrong.issues?.[0]?.message).toContain('4');
    const chinese = await owner.caller.mutate(
      'cancelAccess',
      { ...without, code: another(code) },
      { language: 'zh-CN' },
    );
    expect(chinese.issues?.[0]?.message).toContain('还可再试 3 次');
    expect(await attempts()).toBe(before);
  });

  it('works until it was used, in any writing, and a wrong password does not use it up', async () => {
    const code = (await codeFor(owner, websiteNumber)) ?? '';
    expect(await tries(code, { password: 'not-the-one' })).toMatchObject({
      issues: [{ path: ['password'], code: 'PASSWORD_WRONG' }],
    });
    const wide = code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    expect(await tries(` ${wide.slice(0, 3)} ${wide.slice(3)}`)).toMatchObject(DONE);
    expect(await tries(code)).toMatchObject(refused('CANCEL_CODE_USED'));
  });

  it('is used once by two requests at once', async () => {
    const code = (await codeFor(owner, websiteNumber)) ?? '';
    const both = await Promise.all([tries(code), tries(code)]);
    expect(both.filter((one) => one.__typename === DONE.__typename)).toHaveLength(1);
    expect(both.find((one) => one.__typename !== DONE.__typename)).toMatchObject(refused('CANCEL_CODE_USED'));
  });

  it('answers a repeated request under one key alike, although it is used', async () => {
    const code = (await codeFor(owner, websiteNumber)) ?? '';
    const again = () =>
      owner.caller.mutate(
        'cancelAccess',
        { websiteNumber, password, confirm: true, code },
        { key: 'cancel-1' },
      );
    expect(await again()).toMatchObject(DONE);
    expect(await again()).toMatchObject(DONE);
  });

  it('works again without a new text when the authority does not answer', async () => {
    const code = (await codeFor(owner, websiteNumber)) ?? '';
    const command = { do: 'answer', code: 901, method: 'isp_verifybamm' };
    const headers = { authorization: `Bearer ${desk.secretKey}` };
    await fetch(`${service.url}/rehearsal/control`, {
      method: 'POST',
      headers,
      body: JSON.stringify(command),
    });
    expect(await tries(code)).toMatchObject({ __typename: 'AuthorityUnavailableError' });
    expect(await tries(code)).toMatchObject(DONE);
  });

  it('is void after five wrong ones, the right one included, until a new one was sent', async () => {
    const code = (await codeFor(owner, websiteNumber)) ?? '';
    for (let turn = 0; turn < 4; turn += 1)
      expect(await tries(another(code))).toMatchObject(refused('CANCEL_CODE_WRONG'));
    expect(await tries(another(code))).toMatchObject(refused('CANCEL_CODE_VOID'));
    expect(await tries(code)).toMatchObject(refused('CANCEL_CODE_VOID'));
    expect(await tries((await codeFor(owner, websiteNumber)) ?? '')).toMatchObject(DONE);
  });

  it('lets nobody try more than five at once', async () => {
    const code = (await codeFor(owner, websiteNumber)) ?? '';
    const all = await Promise.all(Array.from({ length: 8 }, () => tries(another(code))));
    const codes = all.map(({ issues }) => issues?.[0]?.code);
    expect(codes.filter((one) => one === 'CANCEL_CODE_WRONG')).toHaveLength(4);
    expect(codes.filter((one) => one === 'CANCEL_CODE_VOID')).toHaveLength(4);
  });

  it('works for ten minutes', async () => {
    const code = (await codeFor(owner, websiteNumber)) ?? '';
    await seconds(601);
    expect(await tries(code)).toMatchObject(refused('CANCEL_CODE_EXPIRED'));
  });

  it('is replaced by a newer one', async () => {
    const first = (await codeFor(owner, websiteNumber)) ?? '';
    const second = (await codeFor(owner, websiteNumber)) ?? '';
    // One time in a million they are the same.
    if (first !== second) expect(await tries(first)).toMatchObject(refused('CANCEL_CODE_WRONG'));
    expect(await tries(second)).toMatchObject(DONE);
  });

  it('is nobody’s who does not hold the website', async () => {
    const stranger = await desk.applicant();
    const code = (await codeFor(owner, websiteNumber)) ?? '';
    expect(await asksForCode(stranger, websiteNumber)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await cancels(stranger, { websiteNumber, password, code })).toMatchObject({ code: 'NOT_FOUND' });
    const elsewhere = await (await aDesk(service)).applicant();
    expect(await asksForCode(elsewhere, websiteNumber)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is not sent while an order of the subject is open', async () => {
    const order = await owner
      .files({ ...filed, type: { ...filed.type, domains: filed.sites[1]?.domains ?? [] } })
      .upTo('START');
    const before = await textsOf(desk);
    expect(await asksForCode(owner, websiteNumber)).toMatchObject({ ownFilingId: order.id });
    expect(await textsOf(desk)).toEqual(before);
    await order.does('abandonFiling');
  });

  it('stands nowhere in clear, and not for ever', async () => {
    const code = (await codeFor(owner, websiteNumber)) ?? '';
    const { database } = service.services;
    const dump = await dumpTables(database);
    // Six digits alone may stand anywhere by chance; the rehearsal authority holds the phones of its own registry.
    const written = [`"${code}"`, `验证码 ${code}`, `Code ${code}`];
    for (const [table, rows] of dump) {
      const secrets = /^Rehearsal(?!Text)/.test(table) ? written : [...written, phone];
      for (const secret of secrets) expect(rows.includes(secret), `${table} holds ${secret}`).toBe(false);
    }
    expect(dump.get('CancellationCode')).not.toContain(code);
    expect(dump.get('RehearsalText')).not.toContain(code);
    expect(dump.get('OutboxMessage')).not.toMatch(/CODE/i);
    for (const secret of [...written, phone]) expect(service.log()).not.toContain(secret);
    await database.prisma.cancellationCode.updateMany({ data: { updatedAt: new Date(0) } });
    await keepHouse(service.services);
    expect(await database.prisma.cancellationCode.count()).toBe(0);
  });
});

describe('a provider’s own gateway', () => {
  const set = (url: string | null) =>
    desk.provider.succeed('setProviderHook', { kind: 'TEXT_MESSAGE', url, rollSecret: url !== null });

  it('is asked by a signed message to send the text, which then stands on no page of ours', async () => {
    const [url, heard] = await aProvidersServer({ body: '{"sent":true}' });
    const secret = z.string().parse((await set(url))['secret']);
    const before = await textsOf(desk);
    await seconds(61);
    expect(await asksForCode(owner, websiteNumber)).toMatchObject({ ...SENT, phone: masked(phone) });
    const [first] = heard;
    const headers = z.record(z.string(), z.string()).parse(first?.headers);
    const message = new Webhook(secret).verify(first?.body ?? '', headers);
    expect(message).toMatchObject({
      type: 'text.message',
      data: {
        provider: desk.tenant.providerId,
        purpose: 'CANCEL_ACCESS',
        to: phone,
        minutes: 10,
        websiteNumber,
      },
    });
    const { code, text } = z
      .object({ data: z.object({ code: z.string(), text: z.string() }) })
      .parse(message).data;
    expect(text).toContain(code);
    expect(await textsOf(desk)).toEqual(before);
    expect(await tries(code)).toMatchObject(DONE);
    await set(null);
  });

  it.each([
    ['fails', { status: 500, body: '{"sent":true}' }],
    ['does not take the number', { body: '{"sent":false}' }],
  ])('that %s is told, and the last code and the turn stay as they were', async (_what, answer) => {
    const code = (await codeFor(owner, websiteNumber)) ?? '';
    const [url] = await aProvidersServer(answer);
    await set(url);
    await seconds(61);
    for (const _turn of [1, 2]) {
      const failed = await asksForCode(owner, websiteNumber);
      expect(failed).toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: 60 });
      expect(failed.message).toContain('Try again in a minute');
    }
    expect(service.log()).toContain('hook.failed');
    expect(service.log()).not.toContain(phone);
    await set(null);
    expect(await tries(code)).toMatchObject(DONE);
    expect(await asksForCode(owner, websiteNumber)).toMatchObject(SENT);
  });
});

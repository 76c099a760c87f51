import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pollResults } from '../../server/filing/handover/results.ts';
import { CONTROL_PATH } from '../../server/rehearsal/authority/front/control-endpoint.ts';
import { connectionFor } from '../../server/rehearsal/authority/front/accounts.ts';
import { rehearsalSecret } from '../../server/rehearsal/authority/connect.ts';
import { aCompany } from '../testkit/companies.ts';
import type { Caller } from '../testkit/caller.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';

let service: Service;
let desk: Desk;
let operator: Caller;
const reason = '管局来电，已核对';

beforeAll(async () => {
  service = await startService({
    database: await openForTest(),
    env: { OUTGOING_ALLOW: '127.0.0.0/8' },
  });
  desk = await aDesk(service);
  operator = await desk.reviewer('赵运营', ['OPERATOR']);
});
afterAll(() => service.stop());

const prisma = () => service.services.database.prisma;
const answers = (code: number, method = 'isp_upload') =>
  fetch(`${service.url}${CONTROL_PATH}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.secretKey}` },
    body: JSON.stringify({ do: 'answer', code, method }),
  });

type Account = {
  id: string;
  state: string;
  lastSequence: string;
  restsSince: string | null;
  bureau: string;
  provinces: string[];
};
const ACCOUNTS = '{ authorityAccounts { id state lastSequence restsSince bureau provinces } }';
const account = async (of: Desk = desk): Promise<Account> => {
  const { authorityAccounts } = await of.provider.query<{ authorityAccounts: Account[] }>(ACCOUNTS);
  const [first] = authorityAccounts;
  if (!first) throw new Error('no account');
  return first;
};
const queued = async () => (await desk.applicant()).files(aCompany()).upTo('PASS');
const works = () => desk.authorityWorks().catch(() => undefined);

/** Who did it, and why, as the audit tells. */
const audited = async (about: string): Promise<object[]> => {
  const asked = `query ($about: String) { auditEvents(about: $about, first: 5) { edges { node { action actorKind note } } } }`;
  const { auditEvents } = await desk.provider.query<{ auditEvents: { edges: { node: object }[] } }>(asked, {
    about,
  });
  return auditEvents.edges.map(({ node }) => node);
};

const settings = async (of: Desk, changes: object = {}) => ({
  connection: {
    ...(await connectionFor(service.brain, of.tenant.providerId, {
      origin: service.url,
      secret: rehearsalSecret(service.services.privacy),
    })),
    ...changes,
  },
  schedule: { retry: 0 },
});

type Check = { check: string; outcome: string; code: number | null; detail: string | null };
const outcomes = (result: object): Record<string, string> =>
  Object.fromEntries((result as { checks: Check[] }).checks.map(({ check, outcome }) => [check, outcome]));

describe('an account', () => {
  it('rests and goes on at the word of an operator, who says why', async () => {
    const filing = await queued();
    await works();
    const { id } = await account();
    const second = await queued();
    expect(await operator.succeed('pauseAuthorityAccount', { accountId: id, reason })).toMatchObject({
      done: true,
    });
    await works();
    expect(await second.state()).toBe('QUEUED');
    expect((await account()).restsSince).not.toBeNull();
    expect(await operator.succeed('resumeAuthorityAccount', { accountId: id, reason })).toMatchObject({
      done: true,
      problem: null,
    });
    await works();
    expect([await filing.state(), await second.state()]).toEqual(['AWAITING_SMS', 'AWAITING_SMS']);
    const staff = { actorKind: 'STAFF', note: reason };
    expect(await audited(id)).toEqual([
      { action: 'AUTHORITY_RESUMED', ...staff },
      { action: 'AUTHORITY_PAUSED', ...staff },
    ]);
  });

  it('that is stopped goes on only when the bureau takes it again', async () => {
    const filing = await queued();
    await answers(5);
    await works();
    const stopped = await account();
    expect(stopped.state).toBe('STOPPED');
    await answers(5, 'isp_querypreviousupload');
    const input = { accountId: stopped.id, reason };
    expect(await operator.succeed('resumeAuthorityAccount', input)).toMatchObject({
      done: false,
      replyCode: 5,
    });
    expect((await account()).state).toBe('STOPPED');
    expect(await operator.succeed('resumeAuthorityAccount', input)).toMatchObject({ done: true });
    await works();
    expect(await filing.state()).toBe('AWAITING_SMS');
  });

  it('whose numbers fell says what would happen, and does it when that is confirmed', async () => {
    const { id, lastSequence } = await account();
    const last = String(Number(lastSequence) - 1);
    const asked = { accountId: id, last, again: true, reason };
    const shown = await operator.succeed('setAuthoritySequence', { ...asked, confirm: false });
    expect(shown).toMatchObject({
      done: false,
      sent: 0,
      uploads: [{ sequence: lastSequence, operation: 'XZJR', waits: true }],
    });
    expect((await account()).lastSequence).toBe(lastSequence);
    const done = await operator.succeed('setAuthoritySequence', { ...asked, confirm: true });
    expect(done).toMatchObject({ done: true, sent: 1 });
    expect((await account()).lastSequence).toBe(last);
    expect((await audited(id))[0]).toMatchObject({ action: 'AUTHORITY_NUMBERS_SET', note: reason });
    await operator.succeed('settleAuthorityUpload', { accountId: id, as: 'TAKEN', reason });
    expect((await account()).lastSequence).toBe(lastSequence);
    const nothing = await operator.mutate('settleAuthorityUpload', { accountId: id, as: 'TAKEN', reason });
    expect(nothing).toMatchObject({ issues: [{ code: 'ACCOUNT_NOTHING_TO_DECIDE' }] });
  });

  it('takes no secret that the bureau refuses, and keeps the former key to read with', async () => {
    const own = await settings(desk);
    const set = await operator.succeed('setAuthorityAccount', { settings: own, reason });
    expect(outcomes(set)).toMatchObject({ CREDENTIALS: 'OK' });
    const { id } = await account();
    const wrong = { accountId: id, password: 'not-this-one', reason };
    expect(await operator.succeed('rotateAuthoritySecrets', wrong)).toMatchObject({
      done: false,
      replyCode: 5,
    });
    const key = { accountId: id, aesKey: '0123456789abcdef', reason };
    expect(await operator.succeed('rotateAuthoritySecrets', key)).toMatchObject({ done: true });
    const shown = await service.services.accounts.administration.show(desk.tenant);
    expect(shown?.settings).toMatchObject({ connection: { formerKeys: ['(set)'] } });
    const back = { accountId: id, aesKey: own.connection.aesKey, reason };
    expect(await operator.succeed('rotateAuthoritySecrets', back)).toMatchObject({ done: true });
    expect((await audited(id))[0]).toMatchObject({ action: 'AUTHORITY_SECRETS_ROTATED', note: reason });
    const none = await operator.mutate('rotateAuthoritySecrets', { accountId: id, reason });
    expect(none).toMatchObject({ issues: [{ code: 'ACCOUNT_SETTINGS' }] });
  });
});

describe('a dry run', () => {
  const looked = async (input: object): Promise<Record<string, string>> =>
    outcomes(await operator.succeed('examineAuthorityAccount', input));

  it('says of each thing whether it is right, and leaves no trace at the bureau or here', async () => {
    const before = [await prisma().authorityMessage.count(), await prisma().rehearsalUpload.count()];
    const row = await prisma().authorityAccount.findFirstOrThrow({ where: desk.tenant });
    const [good, other] = [await settings(desk), 'http://127.0.0.1:59987/nobody'];
    const urls = { upload: other, status: other, password: other };
    expect(await looked({})).toMatchObject({ SETTINGS: 'OK', REACHED: 'OK', CREDENTIALS: 'OK', KEY: 'OK' });
    expect(await looked({ settings: good })).toMatchObject({ NUMBERS: 'OK', SCHEMAS: 'SKIPPED' });
    expect(await looked({ settings: { connection: { ispId: 'x' } } })).toMatchObject({
      SETTINGS: 'FAILED',
      REACHED: 'SKIPPED',
    });
    expect(await looked({ settings: await settings(desk, { urls }) })).toMatchObject({
      REACHED: 'FAILED',
      CREDENTIALS: 'SKIPPED',
    });
    expect(await looked({ settings: await settings(desk, { password: 'other' }) })).toMatchObject({
      REACHED: 'OK',
      CREDENTIALS: 'FAILED',
    });
    const wrongKey = { aesKey: '0123456789abcdef' };
    expect(await looked({ settings: await settings(desk, wrongKey) })).toMatchObject({ KEY: 'FAILED' });
    const after = [await prisma().authorityMessage.count(), await prisma().rehearsalUpload.count()];
    expect(after).toEqual(before);
    expect(await prisma().authorityAccount.findFirstOrThrow({ where: desk.tenant })).toEqual(row);
  });

  it('calls nothing of the operator’s own network, and takes no file or way of his machine', async () => {
    const urls = { upload: 'http://10.0.0.8/a', status: 'http://10.0.0.8/b', password: 'http://10.0.0.8/c' };
    for (const [given, code] of [
      [await settings(desk, { urls }), 'TARGET_PRIVATE'],
      [{ ...(await settings(desk)), schemas: '/etc' }, 'ACCOUNT_OPERATORS_OWN'],
      [await settings(desk, { network: { proxy: 'http://127.0.0.1:3128' } }), 'ACCOUNT_OPERATORS_OWN'],
    ] as const)
      for (const name of ['examineAuthorityAccount', 'setAuthorityAccount']) {
        const input = { settings: given, ...(name === 'setAuthorityAccount' ? { reason } : {}) };
        expect(await operator.mutate(name, input), name).toMatchObject({ issues: [{ code }] });
      }
  });
});

describe('an account with a bureau', () => {
  it('is made where every check allows it, and serves each province once', async () => {
    const other = await aDesk(service);
    await service.brain.accountOf(other.tenant.providerId);
    const own = await settings(other);
    const bad = await settings(other, { password: 'wrong' });
    const refused = await operator.succeed('setAuthorityAccount', {
      bureau: '440000',
      settings: bad,
      reason,
    });
    expect(refused).toMatchObject({ account: null });
    const input = { bureau: '440000', provinces: ['440000', '450000'], settings: own, reason };
    expect(await operator.succeed('setAuthorityAccount', input)).toMatchObject({
      account: { bureau: '440000', provinces: ['440000', '450000'] },
    });
    const twice = { bureau: '450000', settings: own, reason };
    expect(await operator.mutate('setAuthorityAccount', twice)).toMatchObject({
      issues: [{ code: 'ACCOUNT_PROVINCE_TWICE' }],
    });
    const nowhere = { bureau: '990000', settings: own, reason };
    expect(await operator.mutate('setAuthorityAccount', nowhere)).toMatchObject({
      issues: [{ code: 'ACCOUNT_PROVINCE' }],
    });
  });
});

describe('a file that was set aside', () => {
  const broken = async (): Promise<string> => {
    const ispId = await service.brain.accountOf(desk.tenant.providerId);
    const xml = '<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"><ICP>';
    const fileName = await service.brain.play(ispId, { kind: 'XML', xml });
    for (let turn = 0; turn < 2; turn += 1)
      await pollResults(service.services, desk.tenant).catch(() => undefined);
    return (await prisma().authorityMessage.findFirstOrThrow({ where: { ...desk.tenant, fileName } })).id;
  };

  it('is read again, and ended when it will never be read', async () => {
    const messageId = await broken();
    expect(await operator.succeed('reopenAuthorityFile', { messageId, reason })).toMatchObject({
      done: false,
      file: { status: 'ASIDE' },
    });
    const ended = await operator.succeed('acknowledgeAuthorityFile', { messageId, reason });
    expect((ended as unknown as { file: { settledAt: string | null } }).file.settledAt).not.toBeNull();
    expect((await audited(messageId)).map((event) => (event as { action: string }).action)).toEqual([
      'AUTHORITY_FILE_ACKNOWLEDGED',
      'AUTHORITY_FILE_REOPENED',
    ]);
    expect(await operator.mutate('acknowledgeAuthorityFile', { messageId, reason })).toMatchObject({
      __typename: 'NotFoundError',
    });
  });
});

it('all held filings are queued again at once', async () => {
  const filings: Filing[] = [];
  for (let number = 0; number < 2; number += 1) {
    const filing = await queued();
    filings.push(filing);
    await answers(17);
    await works();
    expect(await filing.state()).toBe('QUEUED');
  }
  expect(await operator.succeed('retryHeldFilings', { reason })).toMatchObject({ queued: 2 });
  await works();
  for (const filing of filings) expect(await filing.state()).toBe('AWAITING_SMS');
  expect((await audited(desk.tenant.providerId))[0]).toMatchObject({ action: 'AUTHORITY_ORDERS_RETRIED' });
});

it('nobody acts on the account of another, without the duty, or without a reason', async () => {
  const { id } = await account();
  const stranger = await aDesk(service);
  const input = { accountId: id, reason };
  const acts: [string, object][] = [
    ['pauseAuthorityAccount', input],
    ['resumeAuthorityAccount', input],
    ['settleAuthorityUpload', { ...input, as: 'ANEW' }],
    ['setAuthoritySequence', { ...input, last: '0', again: false, confirm: true }],
    ['rotateAuthoritySecrets', { ...input, password: 'x' }],
    ['reopenAuthorityFile', { messageId: 'msg_unknown', reason }],
    ['acknowledgeAuthorityFile', { messageId: 'msg_unknown', reason }],
  ];
  const reviewer = await desk.reviewer();
  for (const [name, given] of acts) {
    expect(await stranger.provider.mutate(name, given), name).toMatchObject({ __typename: 'NotFoundError' });
    expect(await reviewer.mutate(name, given), name).toMatchObject({ __typename: 'ForbiddenError' });
  }
  expect(await operator.mutate('pauseAuthorityAccount', { ...input, reason: ' ' })).toMatchObject({
    issues: [{ path: ['reason'], code: 'REQUIRED' }],
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PASSWORD_LIMIT } from '../../server/filing/draft/password.ts';
import { aCompany } from '../testkit/companies.ts';
import type { Answer, Caller, Result } from '../testkit/caller.ts';
import { mutationDocument } from '../testkit/contract.ts';
import { usualDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { anEndpoint } from '../webhooks/support/events.ts';
import { Receiver } from '../webhooks/support/receiver.ts';

/** Mutations that ask somebody else: what is asked once must not be asked again by a repetition, nor cost twice. */
usualDatabase((open) => {
  let service: Service;
  let desk: Desk;
  let receiver: Receiver;
  beforeAll(async () => {
    service = await startService({ database: await open(), env: { OUTGOING_ALLOW: '127.0.0.1' } });
    desk = await aDesk(service);
    receiver = await Receiver.start();
  });
  afterAll(async () => {
    receiver.stop();
    await service.stop();
  });

  type Sent = Answer<Record<string, Result>>;
  const sent = (caller: Caller, name: string, input: object, key: string): Promise<Sent> =>
    caller.ask<Record<string, Result>>(mutationDocument(name), { input }, { key });
  const atOnce = (times: number, send: () => Promise<Sent>): Promise<Sent[]> =>
    Promise.all(Array.from({ length: times }, send));

  const waiting = async (own = desk) => {
    const owner = await own.applicant();
    const filing = await owner.files(aCompany()).upTo('VERIFY_SERVER');
    return { owner, filing, input: { filingId: filing.id, expectedVersion: await filing.version() } };
  };
  const wrongTries = (subjectNumber: string) =>
    service.services.database.prisma.passwordAttempt.count({ where: { subjectNumber, right: false } });

  it('a test event sent ten times at once under one key goes out once', async () => {
    const { id } = await anEndpoint(desk, receiver);
    const key = randomUUID();
    const answers = await atOnce(10, () => sent(desk.provider, 'testWebhookEndpoint', { id }, key));
    expect(answers.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
    const again = await sent(desk.provider, 'testWebhookEndpoint', { id }, key);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    for (const { status, text } of answers) if (status === 200) expect(text).toBe(again.text);
    expect(receiver.heard).toHaveLength(1);
  });

  it('a wrong filing password costs one attempt, sent at once or one after the other', async () => {
    const { owner, filing, input } = await waiting();
    const key = randomUUID();
    const send = () => sent(owner.caller, 'verifyFilingPassword', { ...input, password: 'not-the-one' }, key);
    await atOnce(8, send);
    const [one, other] = [await send(), await send()];
    expect(one.data?.['verifyFilingPassword']?.issues?.[0]?.code).toBe('PASSWORD_WRONG');
    expect(other.text).toBe(one.text);
    expect(await wrongTries(filing.company.member.subjectNumber)).toBe(1);
  });

  it('a determination is made once, however often it is asked for under one key', async () => {
    const owner = await desk.applicant();
    const key = randomUUID();
    const { type } = aCompany();
    await atOnce(10, () => sent(owner.caller, 'determineFilingType', type, key));
    await sent(owner.caller, 'determineFilingType', type, key);
    const { prisma } = service.services.database;
    expect(await prisma.determination.count({ where: { applicantId: owner.id } })).toBe(1);
  });

  it('that came too often is tried again by a repetition, because waiting helps', async () => {
    const own = await aDesk(service);
    const { owner, filing, input } = await waiting(own);
    for (let attempt = 0; attempt < PASSWORD_LIMIT.attempts; attempt += 1)
      await filing.tries('verifyFilingPassword', { password: `wrong-${attempt}` });
    const key = randomUUID();
    const { password } = filing.company.member;
    const send = () => sent(owner.caller, 'verifyFilingPassword', { ...input, password }, key);
    expect((await send()).data?.['verifyFilingPassword']?.__typename).toBe('RateLimitedError');
    await own.clock.passes({ hours: 1.1 });
    const done = await send();
    expect(done.data?.['verifyFilingPassword']?.__typename).toBe('VerifyFilingPasswordSuccess');
    expect(done.headers.get('idempotent-replayed')).toBeNull();
  });

  it('beside one that came too often is not tried again: its refusal stands', async () => {
    const own = await aDesk(service);
    const { owner, filing, input } = await waiting(own);
    const other = await owner.files(aCompany()).upTo('VERIFY_SERVER');
    for (let attempt = 0; attempt < PASSWORD_LIMIT.attempts; attempt += 1)
      await other.tries('verifyFilingPassword', { password: `wrong-${attempt}` });
    const key = randomUUID();
    const send = async () =>
      owner.caller.ask<Record<'a' | 'b', Result>>(
        `mutation ($a: VerifyFilingPasswordInput!, $b: VerifyFilingPasswordInput!) {
          a: verifyFilingPassword(input: $a) { __typename } b: verifyFilingPassword(input: $b) { __typename } }`,
        {
          a: { ...input, password: 'not-the-one' },
          b: { filingId: other.id, expectedVersion: 2, password: other.company.member.password },
        },
        { key },
      );
    for (const { data } of [await send(), await send(), await send()])
      expect([data?.a.__typename, data?.b.__typename]).toEqual(['ValidationError', 'RateLimitedError']);
    expect(await wrongTries(filing.company.member.subjectNumber)).toBe(1);
  });
});

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '../../server/platform/ids.ts';
import { BUCKETS } from '../../server/platform/limits/buckets.ts';
import type { Applicant } from '../testkit/applicant.ts';
import { asksForCode, codeFor, codeNeed } from '../testkit/cancelling.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { textsOf } from '../testkit/mailbox.ts';
import { startService, type Service } from '../testkit/service.ts';
import { imports, importRow } from './support/path.ts';
import { aFiledSubject } from './support/subjects.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest(), realLimits: true });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const cancelsWithout = (owner: Applicant, input: { websiteNumber: string; password: string }) =>
  owner.caller.mutate('cancelAccess', { confirm: true, ...input });

/** A website that is accessed here, straight into the tables: live mode has no rehearsal to file with. */
async function aLiveSite(live: Desk, owner: Applicant): Promise<string> {
  const { prisma } = service.services.database;
  const websiteNumber = '浙ICP备87654321号-1';
  const here = { ...live.tenant };
  const subjectId = newId('Subject');
  const recordId = newId('FilingRecord');
  await prisma.subject.create({
    data: {
      id: subjectId,
      ...here,
      applicantId: owner.id,
      nature: 'ENTERPRISE',
      certificateType: 'BUSINESS_LICENCE',
      certificateIndex: randomBytes(32),
      province: '330000',
      city: '330100',
      personal: randomBytes(32),
    },
  });
  await prisma.filingRecord.create({
    data: { id: recordId, ...here, subjectId, subjectNumber: '浙ICP备87654321号', source: 'DECISION' },
  });
  await prisma.website.create({
    data: {
      id: newId('Website'),
      ...here,
      recordId,
      websiteNumber,
      domains: ['live-site.cn'],
      accessSince: new Date(),
      authorityAccessId: 1n,
    },
  });
  return websiteNumber;
}

describe('an access is cancelled without a code from the phone', () => {
  it('where the provider sends no texts, which live mode does only by its own gateway', async () => {
    const live = await aDesk(service, { mode: 'LIVE', of: desk });
    const owner = await live.applicant();
    const websiteNumber = await aLiveSite(live, owner);
    expect(await codeNeed(owner, websiteNumber)).toMatchObject({
      needed: false,
      phone: null,
      reason: { code: 'CANCEL_CODE_NO_GATEWAY' },
    });
    expect(await asksForCode(owner, websiteNumber)).toMatchObject({
      issues: [{ path: ['websiteNumber'], code: 'CANCEL_CODE_NO_GATEWAY' }],
    });
    // Nothing is said of a code: the question goes on to the authority, with which this provider has no account.
    expect(await cancelsWithout(owner, { websiteNumber, password: 'right-2021' })).toMatchObject({
      __typename: 'AuthorityUnavailableError',
    });
  });

  it('where no phone is held, because the record came without one; and the reason is told', async () => {
    const owner = await desk.applicant();
    const other = await aFiledSubject(desk, '330000', 'ENTERPRISE');
    await imports(desk, [importRow(other, other.sites, { applicantRef: owner.externalRef })]);
    const { websiteNumber, password } = other.member;
    await service.services.database.prisma.website.updateMany({
      where: { ...desk.tenant, websiteNumber },
      data: { authorityAccessId: 4711n },
    });
    const need = await codeNeed(owner, websiteNumber);
    expect(need).toMatchObject({ needed: false, phone: null, reason: { code: 'CANCEL_CODE_NO_PHONE' } });
    expect(need?.reason?.message).toContain('the filing password is enough');
    expect(await asksForCode(owner, websiteNumber)).toMatchObject({
      issues: [{ path: ['websiteNumber'], code: 'CANCEL_CODE_NO_PHONE' }],
    });
    expect(await cancelsWithout(owner, { websiteNumber, password: 'not-the-one' })).toMatchObject({
      issues: [{ path: ['password'], code: 'PASSWORD_WRONG' }],
    });
    expect(await cancelsWithout(owner, { websiteNumber, password })).toMatchObject({ websiteNumber });
  });
});

it('a code goes to the phone that came with an imported record', async () => {
  const owner = await desk.applicant();
  const other = await aFiledSubject(desk, '330000', 'ENTERPRISE');
  const [mine, theirs] = ['13712340001', '13712340002'];
  const sites = other.sites.map((site, index) =>
    index === 0 ? { ...site, person: { mobile: mine } } : site,
  );
  await imports(desk, [
    importRow(other, sites, { applicantRef: owner.externalRef, person: { mobile: theirs } }),
  ]);
  const [first, second] = other.sites.map(({ websiteNumber }) => websiteNumber);
  expect(await codeNeed(owner, first ?? '')).toEqual({ needed: true, phone: '137****0001', reason: null });
  expect(await codeNeed(owner, second ?? '')).toEqual({ needed: true, phone: '137****0002', reason: null });
});

describe('texts to one phone', () => {
  it('are limited, whoever of the holder’s asks, and the refusal says for how long', async () => {
    const owner = await desk.applicant();
    const filed = await aFiledSubject(desk, '330000', 'ENTERPRISE');
    await owner.files(filed).upTo('APPROVE');
    const { websiteNumber } = filed.member;
    const { points } = BUCKETS.CANCELLATION_CODE_BY_PHONE;
    for (let turn = 0; turn < points; turn += 1) await codeFor(owner, websiteNumber);
    const sent = await textsOf(desk);
    expect(sent).toHaveLength(points);
    await desk.clock.passes({ hours: 0.1 });
    for (const _turn of [1, 2]) {
      const limited = await asksForCode(owner, websiteNumber);
      expect(limited.__typename).toBe('RateLimitedError');
      expect(limited.retryAfterSeconds).toBeGreaterThan(600);
    }
    expect(await textsOf(desk)).toEqual(sent);
  });
});

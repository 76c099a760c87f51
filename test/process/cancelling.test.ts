import type { RehearsalOrderStage } from '../../prisma/generated/client/enums.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Applicant } from '../testkit/applicant.ts';
import { cancels, codeFor } from '../testkit/cancelling.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { mailsOf } from '../testkit/mailbox.ts';
import { startService, type Service } from '../testkit/service.ts';
import { imports, importRow } from './support/path.ts';
import { aFiledSubject, type Filed } from './support/subjects.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

type Website = {
  websiteNumber: string;
  accessCancelledAt: string | null;
  cancellation: { state: string; decidedAt: string | null; code: number | null; wayOn: string | null } | null;
  cancellationWarnings: { code: string; message: string }[];
};
const WEBSITES = `{ subjects(first: 5) { edges { node { records { websites { websiteNumber accessCancelledAt
  cancellation { state requestedAt decidedAt code reason opinion wayOn }
  cancellationWarnings { code message } } } } } } }`;
type Shown = { subjects: { edges: { node: { records: { websites: Website[] }[] } }[] } };
const websitesOf = async (owner: Pick<Applicant, 'caller'>): Promise<Website[]> => {
  const { subjects } = await owner.caller.query<Shown>(WEBSITES);
  return subjects.edges.flatMap(({ node }) => node.records.flatMap(({ websites }) => websites));
};

describe('cancelling an access', () => {
  let owner: Applicant;
  let filed: Filed;
  beforeAll(async () => {
    owner = await desk.applicant();
    const sites = [{ domains: ['yanlian-quxiao.org'] }, {}];
    filed = await aFiledSubject(desk, '330000', 'ENTERPRISE', { sites });
    const filing = await owner.files(filed).upTo('APPROVE');
    expect(await filing.state()).toBe('APPROVED');
  });

  it('warns of a shell and of a suffix that can never be filed again', async () => {
    const [website] = await websitesOf(owner);
    expect(website).toMatchObject({ websiteNumber: filed.member.websiteNumber, accessCancelledAt: null });
    expect(website?.cancellationWarnings.map(({ code }) => code)).toEqual(['CANCEL_SHELL', 'CANCEL_SUFFIX']);
    expect(website?.cancellationWarnings[1]?.message).toContain('yanlian-quxiao.org');
  });

  it('needs the confirmation and the filing password, and is the holder’s alone', async () => {
    const { websiteNumber, password } = filed.member;
    expect(await cancels(owner, { websiteNumber, password, confirm: false })).toMatchObject({
      issues: [{ path: ['confirm'], code: 'CANCEL_CONFIRM' }],
    });
    expect(await cancels(owner, { websiteNumber, password: 'not-the-one' })).toMatchObject({
      issues: [{ path: ['password'], code: 'PASSWORD_WRONG' }],
    });
    const stranger = await desk.applicant();
    expect(await cancels(stranger, { websiteNumber, password })).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await cancels(owner, { websiteNumber: `${filed.member.subjectNumber}-2`, password }),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('waits for an order in progress of the subject', async () => {
    const { websiteNumber, password } = filed.member;
    const again = await owner
      .files({ ...filed, type: { ...filed.type, domains: filed.sites[1]?.domains ?? [] } })
      .upTo('START');
    expect(await cancels(owner, { websiteNumber, password })).toMatchObject({ ownFilingId: again.id });
    await again.does('abandonFiling');
  });

  it('ends the access when the authority says so; the site can then be accessed again', async () => {
    const { websiteNumber, password } = filed.member;
    expect(
      await cancels(owner, {
        websiteNumber: websiteNumber.replace('ICP', ' icp '),
        password,
        code: (await codeFor(owner, websiteNumber)) ?? '',
      }),
    ).toMatchObject({
      __typename: 'CancelAccessSuccess',
      websiteNumber,
    });
    expect((await websitesOf(owner))[0]).toMatchObject({
      accessCancelledAt: null,
      cancellation: { state: 'PENDING', requestedAt: expect.any(String) as unknown, code: null, wayOn: null },
    });
    await desk.authorityWorks();
    const [done] = await websitesOf(owner);
    expect(done).toMatchObject({ accessCancelledAt: expect.any(String) as unknown, cancellation: null });
    expect(await cancels(owner, { websiteNumber, password })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await owner.caller.mutate('determineFilingType', filed.type)).toMatchObject({
      kind: 'CONTINUED_ACCESS',
      row: 5,
    });
    const { prisma } = service.services.database;
    const told = await prisma.outboxMessage.findMany({ where: { topic: 'website.cancelled' } });
    expect(told.map(({ payload }) => payload)).toMatchObject([{ websiteNumber }]);
    expect(
      await prisma.serviceCode.count({ where: { status: 'BURNT', providerId: desk.tenant.providerId } }),
    ).toBe(1);
  });

  it('is told why it was refused, and can be asked again until it is done', async () => {
    const holder = await desk.applicant();
    const other = await aFiledSubject(desk, '330000', 'ENTERPRISE');
    await holder.files(other).upTo('APPROVE');
    const { websiteNumber, password } = other.member;
    const own = async () => (await websitesOf(holder)).find((site) => site.websiteNumber === websiteNumber);
    const asks = async () =>
      expect(await cancels(holder, { websiteNumber, password })).toMatchObject({ websiteNumber });
    const { prisma } = service.services.database;
    const atAuthority = (stage: RehearsalOrderStage) =>
      prisma.rehearsalOrder.updateMany({ where: { websiteNumber }, data: { stage } });

    // The authority has a question on this access already, from other software under the same account.
    await atAuthority('CANCELLED');
    await asks();
    await asks();
    expect((await own())?.cancellation?.state).toBe('PENDING');
    await desk.authorityWorks();
    const refused = {
      state: 'REFUSED',
      code: 1032,
      decidedAt: expect.any(String) as unknown,
      reason: expect.stringContaining('already requested') as unknown,
      wayOn: expect.stringContaining('Wait until it is finished') as unknown,
    };
    expect(await own()).toMatchObject({ accessCancelledAt: null, cancellation: refused });
    const staffSees = await websitesOf({ caller: await desk.reviewer() });
    expect(staffSees.find((site) => site.websiteNumber === websiteNumber)?.cancellation).toMatchObject(
      refused,
    );
    expect((await websitesOf(await desk.applicant())).map((site) => site.websiteNumber)).toEqual([]);

    const website = await prisma.website.findFirstOrThrow({ where: { ...desk.tenant, websiteNumber } });
    const targetId = website.id;
    const told = await prisma.outboxMessage.findMany({
      where: { targetId, topic: 'website.cancel_refused' },
    });
    expect(told.map(({ payload }) => payload)).toEqual([
      {
        id: targetId,
        type: 'Website',
        sequence: 1,
        websiteNumber,
        applicant: {
          id: expect.stringMatching(/^apl_/) as unknown,
          // Sealed until it is sent.
          externalRef: { $sealed: expect.any(String) as unknown, of: expect.any(String) as unknown },
        },
        code: 1032,
      },
    ]);
    await desk.reminds();
    await desk.reminds();
    const mails = (await mailsOf(desk)).filter(({ subject }) =>
      subject.includes('refused the cancellation of access'),
    );
    expect(mails).toHaveLength(1);
    for (const part of [
      websiteNumber,
      'already requested',
      'Wait until it is finished',
      '取消接入申请未获管局通过',
    ])
      expect(mails[0]?.text).toContain(part);
    const noted = await prisma.auditEvent.findMany({
      where: { targetId, action: { not: 'ACCESS_CANCEL_CODE_SENT' } },
      orderBy: { id: 'asc' },
    });
    expect(noted.map(({ action, actorKind }) => [action, actorKind])).toEqual([
      ['ACCESS_CANCEL_ASKED', 'APPLICANT'],
      ['ACCESS_CANCEL_REFUSED', 'AUTHORITY'],
    ]);

    await atAuthority('DECIDED');
    expect(await cancels(holder, { websiteNumber, password: 'not-the-one' })).toMatchObject({
      issues: [{ path: ['password'], code: 'PASSWORD_WRONG' }],
    });
    expect((await own())?.cancellation?.state).toBe('REFUSED');
    await asks();
    expect((await own())?.cancellation).toMatchObject({ state: 'PENDING', decidedAt: null, code: null });
    await desk.authorityWorks();
    expect(await own()).toMatchObject({
      accessCancelledAt: expect.any(String) as unknown,
      cancellation: null,
    });
  });

  it('of an imported website waits for the authority’s number of the access, which a later import may bring', async () => {
    const holder = await desk.applicant();
    const other = await aFiledSubject(desk, '330000', 'ENTERPRISE');
    const { password } = other.member;
    const { websiteNumber = '' } = other.sites[0] ?? {};
    const withId = (authorityAccessId?: string) =>
      importRow(
        other,
        other.sites.map((site, at) =>
          at === 0 && authorityAccessId ? { ...site, authorityAccessId } : site,
        ),
        { applicantRef: holder.externalRef },
      );
    await imports(desk, [withId()]);
    expect(await cancels(holder, { websiteNumber, password })).toMatchObject({
      issues: [{ path: ['websiteNumber'], code: 'CANCEL_IMPORTED_UNKNOWN' }],
    });
    for (const wrong of ['0', '-1', '12a', '1'.repeat(19)])
      expect(await imports(desk, [withId(wrong)])).toMatchObject([
        { outcome: 'REFUSED', issues: [{ code: 'AUTHORITY_ID_INVALID' }] },
      ]);
    expect(await imports(desk, [withId('800099')])).toMatchObject([{ outcome: 'PRESENT' }]);
    expect(JSON.stringify(await cancels(holder, { websiteNumber, password }))).not.toContain(
      'CANCEL_IMPORTED_UNKNOWN',
    );
    const site = await service.services.database.prisma.website.findFirstOrThrow({
      where: { websiteNumber },
    });
    expect(site.authorityAccessId).toBe(800_099n);
  });
});

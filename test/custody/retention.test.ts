import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FilingState } from '../../prisma/generated/client/enums.ts';
import { projectRoot } from '../../prisma/root.ts';
import { RETENTION_KINDS, RETENTION_SOURCES, retentionOf } from '../../schema/rules/retention.ts';
import { KEEP_UPLOADS_MONTHS } from '../../server/authority/protocol/limits.ts';
import { purgeAll, purgeTenant } from '../../server/custody/purge/purge.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing, Milestone } from '../testkit/filing.ts';
import { rowsOf } from '../testkit/rows.ts';
import { startService, type Service } from '../testkit/service.ts';

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
});
beforeEach(async () => {
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const prisma = () => service.services.database.prisma;
const purge = () => purgeTenant(service.services, desk.tenant);
const filedUpTo = async (milestone: Milestone): Promise<Filing> =>
  (await desk.applicant()).files(aCompany()).upTo(milestone);

const storedPapers = ({ id }: Filing) =>
  prisma().material.count({ where: { filingId: id, status: 'STORED' } });

const PERIODS = '{ retentionPeriods { kind days isOwn leastDays mostDays sources lastPurge { day count } } }';
type Told = { kind: string; days: number | null; isOwn: boolean; lastPurge: { count: number } | null };
const periods = async (): Promise<Told[]> =>
  (await desk.provider.query<{ retentionPeriods: Told[] }>(PERIODS)).retentionPeriods;
const periodOf = async (kind: string): Promise<Told | undefined> =>
  (await periods()).find((one) => one.kind === kind);
const sets = (kind: string, days: number | null) =>
  desk.provider.mutate('setRetention', { periods: [{ kind, days }] });

describe('the periods', () => {
  it('stand in the guide as the purge goes by them, each with where it comes from', () => {
    const guide = readFileSync(join(projectRoot, '.github/docs/operations.md'), 'utf8');
    const [, section = ''] = /^## How long data are kept\n(.*?)^## /ms.exec(guide) ?? [];
    const told = [
      ...section.matchAll(/^\| `([A-Z_]+)`\s+\| (.*?)\s+\| (.*?)\s+\| (.*?)\s+\| (.*?)\s+\|$/gm),
    ].map(([, ...cells]) => cells);
    expect(told).toEqual(
      RETENTION_KINDS.map((kind) => {
        const { about, then, days, sources } = retentionOf(kind);
        const bounds = days ? `${days.usual} (${days.least} to ${days.most})` : '–';
        return [kind, about, bounds, then, sources.map((one) => `\`${one}\``).join(', ')];
      }),
    );
    for (const [source, says] of Object.entries(RETENTION_SOURCES))
      expect(guide).toContain(`- \`${source}\`: ${says}`);
  });

  it('never fall below what the law and the interface ask for, nor the usual outside its bounds', () => {
    expect(retentionOf('AUTHORITY_MESSAGES').days?.least).toBeGreaterThanOrEqual(
      31 * KEEP_UPLOADS_MONTHS - 1,
    );
    expect(retentionOf('AUDIT').days?.least).toBeGreaterThanOrEqual(184);
    for (const kind of RETENTION_KINDS) {
      const { usual = 0, least = 0, most = 0 } = retentionOf(kind).days ?? {};
      expect([kind, least <= usual && usual <= most]).toEqual([kind, true]);
    }
  });

  it('are the provider’s to set within their bounds, and brought back to what is usual', async () => {
    expect(await periodOf('DRAFTS')).toMatchObject({ days: 90, isOwn: false, lastPurge: null });
    expect(await sets('DRAFTS', 45)).toMatchObject({ periods: expect.any(Array) as unknown });
    expect(await periodOf('DRAFTS')).toMatchObject({ days: 45, isOwn: true });
    const other = await aDesk(service);
    const theirs = await other.provider.query<{ retentionPeriods: Told[] }>(PERIODS);
    expect(theirs.retentionPeriods.find(({ kind }) => kind === 'DRAFTS')).toMatchObject({ days: 90 });
    await sets('DRAFTS', null);
    expect(await periodOf('DRAFTS')).toMatchObject({ days: 90, isOwn: false });
    const actions = await prisma().auditEvent.findMany({
      where: { ...desk.tenant, action: 'RETENTION_SET' },
    });
    expect(actions.map(({ what }) => what)).toEqual(['DRAFTS 45', 'DRAFTS usual']);
  });

  it.each([
    ['AUTHORITY_MESSAGES', 91, 'RETENTION_OUTSIDE'],
    ['AUDIT', 100, 'RETENTION_OUTSIDE'],
    ['PAPERS_ABANDONED', 4000, 'RETENTION_OUTSIDE'],
    ['STATISTICS', 10, 'RETENTION_FIXED'],
  ])('refuse %s for %i days', async (kind, days, code) => {
    expect(await sets(kind, days)).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['periods', '0', 'days'], code }],
    });
  });
});

describe('the purge', { timeout: 150_000 }, () => {
  it('destroys the papers of an approved filing when their time is over, and leaves the filing', async () => {
    const filing = await filedUpTo('APPROVE');
    const { storageKey } = await prisma().material.findFirstOrThrow({
      where: { filingId: filing.id, status: 'STORED' },
    });
    await desk.clock.passes({ days: 1000 });
    expect(await purge()).not.toHaveProperty('PAPERS_APPROVED');
    expect(await storedPapers(filing)).toBeGreaterThan(0);
    await desk.clock.passes({ days: 100 });
    expect(await purge()).toMatchObject({ PAPERS_APPROVED: 1 });
    expect(await storedPapers(filing)).toBe(0);
    expect(await prisma().material.count({ where: { filingId: filing.id, sealedKey: { not: null } } })).toBe(
      0,
    );
    await service.services.materials.sweep();
    expect(await prisma().material.count({ where: { storageKey } })).toBe(0);
    expect(await filing.shown()).toMatchObject({ state: 'APPROVED' });
    expect(await periodOf('PAPERS_APPROVED')).toMatchObject({ lastPurge: { count: 1 } });
    expect(await purge()).toEqual({});
  });

  it('abandons a draft that was never submitted, and destroys what is personal in it', async () => {
    const filing = await filedUpTo('UPLOAD');
    await desk.clock.passes({ days: 91 });
    expect(await purge()).toMatchObject({ DRAFTS: 1 });
    const row = await prisma().filing.findUniqueOrThrow({
      where: { id: filing.id },
      include: { websites: true, persons: true, determination: true },
    });
    expect(row).toMatchObject({
      state: 'ABANDONED',
      personal: null,
      password: null,
      subjectNumber: '',
      persons: [],
    });
    expect(row.erasedAt).not.toBeNull();
    expect(row.websites).toMatchObject([{ personal: null, domains: [], websiteNumber: '' }]);
    expect(row.determination).toMatchObject({ domains: [], sites: [] });
    expect(await storedPapers(filing)).toBe(0);
    const free = await prisma().serviceCode.count({ where: { server: { ...desk.tenant }, status: 'HELD' } });
    expect(free).toBe(0);
    expect(await filing.shown()).toMatchObject({ state: 'ABANDONED' });
  });

  it('destroys what is personal in filings that came back and were not taken up, and in abandoned ones', async () => {
    const { id: owner } = await desk.applicant();
    const standing = async (state: FilingState, change: object = {}): Promise<string> => {
      const { filing: id } = await rowsOf(service, desk.tenant, owner);
      const at = await desk.clock.now();
      await prisma().filing.update({
        where: { id },
        data: { state, submittedAt: at, updatedAt: at, ...change },
      });
      return id;
    };
    const returned = await standing('RETURNED');
    const takenBack = await standing('DRAFT');
    const lapsed = await standing('SMS_LAPSED');
    const abandoned = await standing('ABANDONED', { openKey: null });
    const waiting = await standing('IN_REVIEW');
    await desk.clock.passes({ days: 180 });
    const later = await standing('RETURNED');
    await prisma().legalHold.updateMany({ where: desk.tenant, data: { liftedAt: new Date() } });
    expect(await purge()).not.toHaveProperty('RETURNED');
    await desk.clock.passes({ days: 5 });
    expect(await purge()).toMatchObject({ RETURNED: 3, ABANDONED: 1 });
    for (const id of [returned, takenBack, lapsed, abandoned]) {
      const row = await prisma().filing.findUniqueOrThrow({ where: { id }, include: { websites: true } });
      expect(row).toMatchObject({ state: 'ABANDONED', personal: null, password: null, subjectNumber: '' });
      expect(row.erasedAt).not.toBeNull();
      expect(row.websites).toMatchObject([{ personal: null, domains: [], websiteNumber: '' }]);
    }
    const rest = await prisma().filing.findMany({ where: { id: { in: [waiting, later] } } });
    expect(rest.map(({ erasedAt }) => erasedAt)).toEqual([null, null]);
    expect(await purge()).not.toHaveProperty('RETURNED');
  }, 180_000);

  it('leaves what was handed in, and drafts that somebody works on', async () => {
    const submitted = await filedUpTo('SUBMIT');
    await desk.clock.passes({ days: 80 });
    const draft = await filedUpTo('SAVE_DETAILS');
    await desk.clock.passes({ days: 20 });
    expect(await purge()).not.toHaveProperty('DRAFTS');
    expect(await submitted.state()).toBe('IN_REVIEW');
    expect(await draft.state()).toBe('DRAFT');
  });

  it('forgets a subject some time after its last access, and not while there is access', async () => {
    const filing = await filedUpTo('APPROVE');
    const { subjectId } = await prisma().filing.findUniqueOrThrow({ where: { id: filing.id } });
    const subject = () =>
      prisma().subject.findUniqueOrThrow({ where: { id: subjectId }, include: { records: true } });
    const before = await subject();
    await desk.clock.passes({ days: 1500 });
    expect(await purge()).not.toHaveProperty('SUBJECTS');
    await prisma().website.updateMany({
      where: { record: { subjectId } },
      data: { accessCancelledAt: await desk.clock.now() },
    });
    await desk.clock.passes({ days: 1000 });
    expect(await purge()).not.toHaveProperty('SUBJECTS');
    await desk.clock.passes({ days: 100 });
    expect(await purge()).toMatchObject({ SUBJECTS: 1 });
    const after = await subject();
    expect(after.erasedAt).not.toBeNull();
    expect(after.records).toEqual([]);
    expect(Buffer.from(after.certificateIndex).equals(Buffer.from(before.certificateIndex))).toBe(false);
    expect(await purge()).toEqual({});
    const shown = await desk.provider.ask(
      '{ subjects { edges { node { id certificateNumberMasked records { subjectNumber } } } } filings { totalCount } }',
    );
    expect(shown.errors).toEqual([]);
    expect(shown.data).toMatchObject({ filings: { totalCount: 1 } });
    expect(await filing.shown()).toMatchObject({ state: 'APPROVED' });
  });

  it('keeps messages of the authority for three months, and those that are open or set aside until they are settled', async () => {
    const message = {
      ...desk.tenant,
      direction: 'SENT' as const,
      method: 'isp_upload',
      at: await desk.clock.now(),
      filingIds: [],
    };
    const aside = `msg_aside_${desk.tenant.providerId}`;
    await prisma().authorityMessage.createMany({
      data: [
        { ...message, id: `msg_open_${desk.tenant.providerId}`, status: 'PENDING' },
        { ...message, id: `msg_done_${desk.tenant.providerId}`, status: 'ACCEPTED' },
        { ...message, id: aside, direction: 'RECEIVED', method: 'isp_download', status: 'ASIDE' },
      ],
    });
    const left = async () =>
      (await prisma().authorityMessage.findMany({ where: desk.tenant })).map(({ status }) => status).sort();
    await desk.clock.passes({ days: 90 });
    await purge();
    expect(await left()).toEqual(['ACCEPTED', 'ASIDE', 'PENDING']);
    await desk.clock.passes({ days: 3 });
    expect(await purge()).toEqual({ AUTHORITY_MESSAGES: 1 });
    expect(await left()).toEqual(['ASIDE', 'PENDING']);
    await prisma().authorityMessage.update({
      where: { id: aside },
      data: { settledAt: await desk.clock.now() },
    });
    expect(await purge()).toEqual({ AUTHORITY_MESSAGES: 1 });
    expect(await left()).toEqual(['PENDING']);
  });

  it('goes on after it was broken off, and counts each once', async () => {
    const { id } = await desk.applicant();
    await Promise.all(Array.from({ length: 25 }, () => rowsOf(service, desk.tenant, id)));
    await prisma().legalHold.updateMany({ where: desk.tenant, data: { liftedAt: new Date() } });
    await desk.clock.passes({ days: 91 });
    const breaking = new AbortController();
    const { clock } = service.services;
    const asked = { times: 0 };
    // The clock is asked once a batch: the fourth is the first of the drafts.
    const desksClock = {
      now: (...[tenant]: Parameters<typeof clock.now>) => {
        asked.times += 1;
        if (asked.times === 4) breaking.abort();
        return clock.now(tenant);
      },
    };
    const broken = await purgeTenant(
      { ...service.services, clock: { ...clock, ...desksClock } },
      desk.tenant,
      breaking.signal,
    );
    expect(broken).toEqual({ DRAFTS: 20 });
    expect(await purge()).toMatchObject({ DRAFTS: 5 });
    expect(await periodOf('DRAFTS')).toMatchObject({ lastPurge: { count: 25 } });
  });

  it('looks after every provider, in both modes', async () => {
    await filedUpTo('UPLOAD');
    const other = await aDesk(service);
    await desk.clock.passes({ days: 91 });
    await purgeAll(service.services);
    expect(await periodOf('DRAFTS')).toMatchObject({ lastPurge: { count: 1 } });
    expect(await prisma().purgeCount.count({ where: other.tenant })).toBe(0);
  });
});

describe('a legal hold', { timeout: 150_000 }, () => {
  const HOLDS =
    'query ($ended: Boolean!) { legalHolds(ended: $ended) { edges { node { id targetId reason placedBy until liftedAt } } } }';
  const holds = async (ended = false) =>
    (
      await desk.provider.query<{ legalHolds: { edges: { node: Record<string, unknown> }[] } }>(HOLDS, {
        ended,
      })
    ).legalHolds.edges.map(({ node }) => node);

  it.each(['filing', 'subject'] as const)('on a %s stops the purge until it is lifted', async (what) => {
    const filing = await filedUpTo('UPLOAD');
    const { subjectId } = await prisma().filing.findUniqueOrThrow({ where: { id: filing.id } });
    const targetId = what === 'filing' ? filing.id : subjectId;
    const { hold } = (await desk.provider.succeed('placeLegalHold', {
      targetId,
      reason: '争议 4711',
    })) as unknown as {
      hold: { id: string };
    };
    expect(await holds()).toMatchObject([{ id: hold.id, targetId, reason: '争议 4711', until: null }]);
    await desk.clock.passes({ days: 2000 });
    expect(await purge()).toEqual({});
    expect(await storedPapers(filing)).toBeGreaterThan(0);
    await desk.provider.succeed('liftLegalHold', { id: hold.id });
    expect(await holds()).toEqual([]);
    expect(await holds(true)).toHaveLength(1);
    expect(await purge()).toMatchObject({ DRAFTS: 1 });
    const audit = await prisma().auditEvent.findMany({ where: { ...desk.tenant, targetId } });
    expect(audit.map(({ action }) => action)).toEqual(['LEGAL_HOLD_PLACED', 'LEGAL_HOLD_LIFTED']);
  });

  it('ends by itself when its time is over, and its words are stored sealed', async () => {
    const filing = await filedUpTo('UPLOAD');
    const until = new Date((await desk.clock.now()).getTime() + 100 * 86_400_000).toISOString();
    await desk.provider.succeed('placeLegalHold', { targetId: filing.id, reason: 'inquiry', until });
    const row = await prisma().legalHold.findFirstOrThrow({ where: desk.tenant });
    expect(Buffer.from(row.reason).toString('utf8')).not.toContain('inquiry');
    await desk.clock.passes({ days: 95 });
    expect(await purge()).toEqual({});
    await desk.clock.passes({ days: 6 });
    expect(await purge()).toMatchObject({ DRAFTS: 1 });
  });

  it('needs a reason, a time to come, and something of the provider’s own', async () => {
    const filing = await filedUpTo('START');
    const places = (input: object) =>
      desk.provider.mutate('placeLegalHold', { targetId: filing.id, reason: 'why', ...input });
    expect(await places({ reason: ' ' })).toMatchObject({ issues: [{ path: ['reason'], code: 'REQUIRED' }] });
    expect(await places({ until: '2020-01-01T00:00:00Z' })).toMatchObject({
      issues: [{ path: ['until'], code: 'DATE_PAST' }],
    });
    expect(await places({ targetId: `fil_${'0'.repeat(26)}` })).toMatchObject({
      __typename: 'NotFoundError',
    });
  });
});

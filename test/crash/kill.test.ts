import { afterEach, describe, expect, it } from 'vitest';
import { databaseOf, type Database } from '../../prisma/database.ts';
import { openEmbedded } from '../../prisma/embedded.ts';
import { openServer } from '../../prisma/server.ts';
import { createMigrated, databaseKinds, isUsual, type DatabaseKind } from '../testkit/database.ts';
import { COURSES, CourseOfFiling, SILENT_CHANGES } from './courses.ts';
import { CrashingService } from './crashing-service.ts';
import { StubbornClient } from './stubborn-client.ts';

/** How many filings go through: most on the server where it answers, because starting again on the embedded database takes ten seconds. */
const MOST = Number(process.env['CRASH_FILINGS'] ?? 16);
const FEW = 8;
const filingsOn = (kind: DatabaseKind): number => (isUsual(kind) ? MOST : FEW);
/** A dozen kills for fifty filings, less for fewer. */
const atLeastKilled = (filings: number): number => Math.max(3, Math.min(12, Math.ceil(filings / 4)));
const AT_ONCE = 5;
const SLOTS = 5;
/** Changes and uploads that one filing takes, about. */
const CHANGES_EACH = 18;
const LIMIT_MS = 1_800_000;

const toCleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of toCleanUp.splice(0).reverse()) await clean();
});

type Provider = { client: StubbornClient; reviewer: StubbornClient; codes: string[] };

/** Sessions, and as many service codes as filings, five on a server. */
async function prepare(service: CrashingService, filings: number): Promise<Provider> {
  const { url } = service;
  const client = new StubbornClient(url, service.secretKey, '203.0.113.1');
  const staff = { externalRef: 'reviewer', displayName: '初审' };
  // Papers that are put there in one request each; electronic verification has a course of its own.
  await client.mutate('updateProvider', { photoKinds: ['FACE'] });
  const { token } = await client.mutate('createStaffSession', staff);
  const codes: string[] = [];
  for (let i = 0; i < Math.ceil(filings / SLOTS); i += 1) {
    const server = {
      instanceRef: `crash-${i}`,
      product: 'CLOUD_SERVER',
      region: 'cn-hangzhou',
      ips: ['47.96.10.99'],
      termMonths: 12,
      expiresAt: new Date(Date.now() + 300 * 86_400_000).toISOString(),
    };
    const { servers } = (await client.mutate('registerServers', { servers: [server] })) as unknown as {
      servers: { id: string }[];
    };
    const issued = await client.mutate('issueServiceCodes', { serverId: servers[0]?.id, count: SLOTS });
    codes.push(...(issued['codes'] as string[]));
  }
  return { client, reviewer: client.for(String(token), '203.0.113.2'), codes };
}

async function applicantOf(
  service: CrashingService,
  client: StubbornClient,
  i: number,
): Promise<StubbornClient> {
  const { token } = await client.mutate('createApplicantSession', { externalRef: `applicant-${i}` });
  return client.for(String(token), `198.51.100.${i + 1}`, service.onAcknowledged);
}

/** Does all of it, a few at a time. */
async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const count = (values: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

/** What must hold of every filing and of all of them together, whatever was killed on the way. */
async function expectSound(database: Database, filings: readonly CourseOfFiling[]): Promise<void> {
  const { prisma } = database;
  for (const filing of filings) {
    const { course, id, acknowledged, company } = filing;
    const row = await prisma.filing.findUniqueOrThrow({
      where: { id },
      include: {
        timeline: { orderBy: { sequence: 'asc' } },
        submissions: true,
        materials: true,
        websites: true,
        reviews: true,
        smsChecks: true,
      },
    });
    expect(row.state, course.name).toBe(course.state);
    const types = row.timeline.map(({ type }) => type);
    // Whether the lateness or the decision is noticed first, weeks later, is chance; twice it is never told.
    expect(types.filter((type) => type !== 'RESULT_LATE')).toEqual(course.history);
    expect(types.filter((type) => type === 'RESULT_LATE').length).toBeLessThanOrEqual(1);
    expect(row.timeline.map(({ sequence }) => sequence)).toEqual(types.map((_, i) => i + 1));
    // Every change counts once: none was lost, none was done twice.
    expect(row.version).toBe(course.history.length + SILENT_CHANGES);
    const versions = acknowledged.map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(Math.max(...versions)).toBeLessThanOrEqual(row.version);
    expect(row.submissions.map(({ status }) => status)).toEqual(['ACCEPTED']);
    expect(row.smsChecks).toHaveLength(1);
    expect(row.reviews).toHaveLength(course.returned ? 2 : 1);
    const stored = row.materials.filter(({ status }) => status === 'STORED').map(({ kind }) => kind);
    expect(new Set(stored).size, 'one paper in each slot').toBe(stored.length);
    const orders = await prisma.rehearsalOrder.findMany({
      where: { websiteNumber: company.member.websiteNumber },
    });
    expect(
      orders.map(({ accessId }) => accessId),
      'handed over once',
    ).toEqual([row.websites[0]?.accessId]);
    const topics = await prisma.outboxMessage.findMany({ where: { targetId: id }, select: { topic: true } });
    const told = count(topics.map(({ topic }) => topic));
    expect(told['filing.at_authority']).toBe(1);
    expect(told['filing.queued']).toBe(1);
    expect(told[`filing.${course.state.toLowerCase()}`]).toBe(1);
  }
  expect(await prisma.filing.count()).toBe(filings.length);
  expect(await prisma.determination.count()).toBe(filings.length);
  expect(await prisma.rehearsalUpload.count(), 'one upload per hand-over').toBe(filings.length);
  const codes = await prisma.serviceCode.findMany({ where: { codeIndex: { not: null } } });
  const approved = filings.filter(({ course }) => course.state === 'APPROVED').length;
  expect(codes.filter(({ status }) => status === 'BURNT')).toHaveLength(approved);
  expect(codes.filter(({ status }) => status === 'HELD')).toEqual([]);
  expect(await prisma.serviceCode.count({ where: { codeIndex: null } })).toBe(0);
}

describe.each(databaseKinds())('on %s, killed at random moments', (kind) => {
  const most = filingsOn(kind);
  it(`${most} filings lose no acknowledged change and do none twice`, { timeout: LIMIT_MS }, async () => {
    const place = kind === 'postgresql' ? await createMigrated() : null;
    if (place) toCleanUp.push(() => place.drop());
    const service = await CrashingService.start(place ? { DATABASE_URL: place.url } : {});
    toCleanUp.push(() => service.remove());
    toCleanUp.push(() => service.stop());
    const started = Date.now();

    const { client, reviewer, codes } = await prepare(service, most);
    service.crashesEvery((most * CHANGES_EACH) / (atLeastKilled(most) * 2));
    const filings: CourseOfFiling[] = [];
    await inTurns([...Array(most).keys()], async (i) => {
      const course = COURSES[i % COURSES.length];
      if (!course) throw new Error('no course');
      const applicant = await applicantOf(service, client, i);
      const filing = new CourseOfFiling(course, applicant, reviewer, codes[i] ?? '');
      filings.push(filing);
      await filing.isFiled();
    });
    await client.mutate('advanceClock', { seconds: 20 * 86_400 });
    await inTurns(filings, (filing) => filing.isDecided());
    await service.calms();
    expect(service.kills).toBeGreaterThanOrEqual(atLeastKilled(most));
    await service.stop();

    const database = databaseOf(
      place ? await openServer({ url: place.url, poolSize: 2 }) : await openEmbedded(service.dataDir),
    );
    toCleanUp.push(() => database.close());
    await expectSound(database, filings);
    const repeated = filings.reduce((sum, { applicant }) => sum + applicant.repeated, 0);
    const replayed = filings.reduce((sum, { applicant }) => sum + applicant.replayed, 0);
    expect(repeated, 'requests were broken off').toBeGreaterThan(0);
    process.stdout.write(
      `${filings.length} filings, ${service.kills} kills, ${repeated} requests repeated, ${replayed} answers replayed, ${Math.round((Date.now() - started) / 1000)} s\n`,
    );
  });
});

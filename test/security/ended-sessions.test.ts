import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepHouse } from '../../server/assembly/housekeeping.ts';
import { OPERATOR } from '../../server/platform/tenancy/audit.ts';
import { setSuspended } from '../../server/platform/tenancy/providers.ts';
import { LONGEST_SESSION_HOURS } from '../../server/platform/tenancy/sessions.ts';
import { createServerDatabase } from '../platform/support/test-server.ts';
import { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { databaseKinds, openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { watchFiling } from '../testkit/sse.ts';

const VIEWER = '{ viewer { __typename } }';
const RENEW = 'mutation { renewSession { token } }';
/** What this service's form and desk would run: a session alone runs nothing else. */
const OPERATIONS = { ['a'.repeat(64)]: VIEWER, ['b'.repeat(64)]: RENEW };
const persisted = (text: string): object => {
  const [sha256Hash] = Object.entries(OPERATIONS).find(([, one]) => one === text) ?? [];
  return { extensions: { persistedQuery: { version: 1, sha256Hash } } };
};

/** On two replicas where a PostgreSQL server answers: what is ended here has ended there. */
describe.each(databaseKinds())('sessions on %s', (kind) => {
  let here: Service;
  let there: Service;
  let desk: Desk;
  let drop: () => Promise<void> = async () => undefined;
  const dataDir = mkdtempSync(join(tmpdir(), 'jieru-ended-'));

  beforeAll(async () => {
    if (kind === 'pglite') {
      here = await startService({ database: await openForTest(), operations: OPERATIONS });
      there = here;
    } else {
      const place = await createServerDatabase();
      ({ drop } = place);
      const shared = {
        database: { url: place.url },
        masterKey: randomBytes(32),
        dataDir,
        operations: OPERATIONS,
      };
      here = await startService(shared);
      there = await startService(shared);
    }
    desk = await aDesk(here);
  });
  afterAll(async () => {
    await here.stop();
    if (there !== here) await there.stop();
    await drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const minted = async (by: Caller, who: 'applicant' | 'reviewer', externalRef: string) => {
    const answer =
      who === 'applicant'
        ? await by.succeed('createApplicantSession', { externalRef })
        : await by.succeed('createStaffSession', { externalRef, displayName: '钱初审' });
    const id = String(answer['applicantId'] ?? answer['staffId']);
    return { id, token: String(answer['token']) };
  };

  /** How the other replica answers a session: a request, and its renewal. */
  const answers = async (token: string): Promise<unknown[]> => {
    const caller = new Caller(there.url, { token });
    const codes = [];
    for (const document of [VIEWER, RENEW]) {
      const { errors } = await caller.post(persisted(document));
      codes.push(errors[0]?.extensions.code ?? 'fine');
    }
    return codes;
  };
  const FINE = ['fine', 'fine'];
  const ENDED = ['SESSION_EXPIRED', 'SESSION_EXPIRED'];

  it.each(['applicant', 'reviewer'] as const)(
    'of an %s that a key minted end when it is revoked, renewed ones too, and not when it is rolled',
    async (who) => {
      const { id, key } = await desk.provider.succeed('createApiKey', { kind: 'SECRET', name: 'backend' });
      const backend = new Caller(here.url, { token: String(key) });
      const { token } = await minted(backend, who, `${who}-of-key`);
      const renewed = await new Caller(here.url, { token }).post<{ renewSession: { token: string } }>(
        persisted(RENEW),
      );
      const others = await minted(desk.provider, who, `${who}-of-key`);
      await desk.provider.succeed('rollApiKey', { id, graceHours: 0 });
      expect(await answers(token)).toEqual(FINE);
      await desk.provider.succeed('revokeApiKey', { id });
      expect(await answers(token)).toEqual(ENDED);
      expect(await answers(renewed.data?.renewSession.token ?? '')).toEqual(ENDED);
      expect(await answers(others.token)).toEqual(FINE);
    },
  );

  it('of a removed reviewer end at once, and those of before do not come back with the person', async () => {
    const { id, token } = await minted(desk.provider, 'reviewer', 'leaver');
    expect(await answers(token)).toEqual(FINE);
    await desk.provider.succeed('removeStaff', { id });
    expect(await answers(token)).toEqual(ENDED);
    await desk.provider.succeed('restoreStaff', { id });
    expect(await answers(token)).toEqual(ENDED);
    expect(await answers((await minted(desk.provider, 'reviewer', 'leaver')).token)).toEqual(FINE);
  });

  it('of one person end alone, and a new one works from the same moment', async () => {
    for (const who of ['applicant', 'reviewer'] as const) {
      const one = await minted(desk.provider, who, `${who}-one`);
      const two = await minted(desk.provider, who, `${who}-two`);
      await desk.provider.succeed('revokeSessions', { personId: one.id });
      const again = await minted(desk.provider, who, `${who}-one`);
      expect(await answers(one.token)).toEqual(ENDED);
      expect(await answers(again.token)).toEqual(FINE);
      expect(await answers(two.token)).toEqual(FINE);
    }
  });

  it('are forgotten once none of them can be alive, and not before', async () => {
    const { prisma } = here.services.database;
    const endOf = async (hoursAgo: number): Promise<string> => {
      const { id } = await minted(desk.provider, 'applicant', `gone-${hoursAgo}`);
      await desk.provider.succeed('revokeSessions', { personId: id });
      const endedAt = new Date(Date.now() - hoursAgo * 3_600_000);
      await prisma.sessionEnd.updateMany({ where: { targetId: id }, data: { endedAt } });
      return id;
    };
    const [recent, old] = [await endOf(LONGEST_SESSION_HOURS), await endOf(LONGEST_SESSION_HOURS + 2)];
    await keepHouse(here.services);
    const left = await prisma.sessionEnd.findMany({ where: { targetId: { in: [recent, old] } } });
    expect(left.map(({ targetId }) => targetId)).toEqual([recent]);
  });

  it('of everybody end, in the one mode of the one provider', async () => {
    const live = await aDesk(here, { mode: 'LIVE', of: desk });
    const other = await aDesk(here);
    const mine = await minted(desk.provider, 'applicant', 'somebody');
    const reviewer = await minted(desk.provider, 'reviewer', 'somebody');
    const kept = [
      await minted(live.provider, 'applicant', 'somebody'),
      await minted(other.provider, 'applicant', 'somebody'),
    ];
    await desk.provider.succeed('revokeSessions', { everybody: true });
    for (const { token } of [mine, reviewer]) expect(await answers(token)).toEqual(ENDED);
    for (const { token } of kept) expect(await answers(token)).toEqual(FINE);
  });

  it('close their open streams on the other replica without waiting for a change', async () => {
    const filing = await (await desk.applicant('listener')).files(aCompany()).upTo('START');
    const reviewer = await minted(desk.provider, 'reviewer', 'listener');
    const applicant = await minted(desk.provider, 'applicant', 'listener');
    const key = await desk.provider.succeed('createApiKey', { kind: 'SECRET', name: 'listener' });
    const streams = [];
    for (const token of [reviewer.token, applicant.token, String(key['key'])]) {
      const stream = await watchFiling(desk.provider.at(there.url).with({ token }), filing.id);
      expect((await stream.next())?.data?.filingUpdated?.id).toBe(filing.id);
      streams.push(stream);
    }
    await desk.provider.succeed('removeStaff', { id: reviewer.id });
    await desk.provider.succeed('revokeSessions', { personId: applicant.id });
    await desk.provider.succeed('revokeApiKey', { id: key['id'] });
    for (const stream of streams) {
      expect(await stream.next(20_000)).toBeUndefined();
      stream.close();
    }
  });

  it('and keys of a suspended provider are refused with a word of their own, and work again when it is resumed', async () => {
    const stopped = await aDesk(here);
    const { prisma } = here.services.database;
    const { token } = await minted(stopped.provider, 'applicant', 'somebody');
    const suspend = async (suspended: boolean) =>
      prisma.$transaction(async (tx) => {
        const provider = await tx.provider.findUniqueOrThrow({ where: { id: stopped.tenant.providerId } });
        await setSuspended(tx, { provider, suspended, by: OPERATOR, now: new Date() });
      });
    await suspend(true);
    for (const one of [token, stopped.secretKey]) {
      const { status, errors } = await new Caller(there.url, { token: one }).post(persisted(VIEWER));
      expect([status, errors[0]?.extensions.code]).toEqual([403, 'PROVIDER_SUSPENDED']);
    }
    await suspend(false);
    for (const one of [token, stopped.secretKey])
      expect((await new Caller(there.url, { token: one }).post(persisted(VIEWER))).status).toBe(200);
  });
});

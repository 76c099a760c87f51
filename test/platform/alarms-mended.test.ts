import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuthorityUnavailable } from '../../schema/rules/failures.ts';
import { pollResults } from '../../server/filing/handover/results.ts';
import { rehearsalSecret } from '../../server/rehearsal/authority/connect.ts';
import { connectionFor } from '../../server/rehearsal/authority/front/accounts.ts';
import { CONTROL_PATH } from '../../server/rehearsal/authority/front/control-endpoint.ts';
import { lookAround } from '../../server/watch/raise.ts';
import { aCompany } from '../testkit/companies.ts';
import { createMigrated, databaseKinds } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { runJieru } from '../testkit/run-command.ts';
import { startService, type Service } from '../testkit/service.ts';

const HOUR_MS = 3_600_000;
const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * HOUR_MS);

type Told = { kind: string; about: string; cause: string; remedy: string; command: string | null };

// The operator's commands and the service share a database only where it is a server.
describe.runIf(databaseKinds().includes('postgresql'))(
  'what needs a person is told with what mends it, and is over when it is mended:',
  { timeout: 120_000 },
  () => {
    const masterKey = randomBytes(32);
    let service: Service;
    let desk: Desk;
    let live: Desk;
    let folder: string;
    let place: Awaited<ReturnType<typeof createMigrated>>;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'jieru-alarms-'));
      place = await createMigrated();
      service = await startService({ database: { url: place.url }, masterKey });
      desk = await aDesk(service);
      live = await aDesk(service, { mode: 'LIVE', of: desk });
      await desk.authorityWorks();
    }, 120_000);
    afterAll(async () => {
      await service.stop();
      await place.drop();
      rmSync(folder, { recursive: true });
    });

    const prisma = () => service.services.database.prisma;

    const jieru = (line: readonly string[]) =>
      runJieru(line, { DATABASE_URL: place.url, MASTER_KEY: masterKey.toString('base64') });

    const standing = async (of: Desk): Promise<Told[]> => {
      await lookAround(service.services);
      const { alarms } = await of.provider.query<{ alarms: { edges: { node: Told }[] } }>(
        '{ alarms(standing: true) { edges { node { kind about cause remedy command } } } }',
      );
      return alarms.edges.map(({ node }) => node);
    };

    /** The one alarm that stands, which has words for cause and remedy. */
    const theAlarm = async (kind: string, of: Desk = desk): Promise<Told> => {
      const [alarm, ...others] = await standing(of);
      expect(others).toEqual([]);
      expect(alarm).toMatchObject({ kind });
      expect([alarm?.cause, alarm?.remedy].map((words) => (words ?? '').length > 10)).toEqual([true, true]);
      if (!alarm) throw new Error(`${kind} is not told`);
      return alarm;
    };

    /** Runs the whole command line that an alarm is told with. */
    const runs = async ({ command }: Told): Promise<{ code: number; out: string }> =>
      jieru((command ?? '').split(' ').slice(1));

    const isOver = async (of: Desk = desk): Promise<void> => expect(await standing(of)).toEqual([]);

    const settings = async (password?: string): Promise<string> => {
      const { providerId } = live.tenant;
      const secret = rehearsalSecret(service.services.privacy);
      const connection = await connectionFor(service.brain, providerId, { origin: service.url, secret });
      const file = join(folder, 'settings.json');
      writeFileSync(
        file,
        JSON.stringify({ connection: { ...connection, ...(password ? { password } : {}) } }),
      );
      return file;
    };

    const sets = async (file: string, ...options: string[]): Promise<void> => {
      const { slug } = await prisma().provider.findUniqueOrThrow({ where: { id: live.tenant.providerId } });
      const ran = await jieru(['authority', 'set', '--provider', slug, '--file', file, ...options]);
      expect(ran, ran.err).toMatchObject({ code: 0 });
    };

    const polls = (of: Desk): Promise<void> =>
      pollResults(service.services, of.tenant).catch((error: unknown) => {
        if (!(error instanceof AuthorityUnavailable)) throw error;
      });

    const passed = async (): Promise<Filing> => (await desk.applicant()).files(aCompany()).upTo('PASS');

    test('a wrong password stops the account; the command does not help before the password is right', async () => {
      await sets(await settings('not-the-password'), '--unchecked');
      await polls(live);
      const alarm = await theAlarm('ACCOUNT_STOPPED', live);
      expect(alarm.cause).toMatch(/code \d/);
      expect(await runs(alarm)).toMatchObject({
        code: 1,
        out: expect.stringContaining('refuses') as unknown,
      });
      await theAlarm('ACCOUNT_STOPPED', live);
      await sets(await settings());
      expect(await runs(alarm)).toMatchObject({ code: 0 });
      await isOver(live);
    });

    test('an account that was paused for a while and forgotten is resumed', async () => {
      const { slug } = await prisma().provider.findUniqueOrThrow({ where: { id: live.tenant.providerId } });
      expect(await jieru(['authority', 'pause', '--provider', slug])).toMatchObject({ code: 0 });
      await isOver(live);
      await prisma().authorityAccount.updateMany({ where: live.tenant, data: { restsSince: hoursAgo(25) } });
      expect(await runs(await theAlarm('ACCOUNT_RESTING', live))).toMatchObject({ code: 0 });
      await isOver(live);
    });

    test('an authority that has been silent for hours is over with its next good answer', async () => {
      const data = { polledAt: hoursAgo(1), answeredAt: hoursAgo(3) };
      await prisma().authorityAccount.updateMany({ where: live.tenant, data });
      const alarm = await theAlarm('ACCOUNT_SILENT', live);
      expect(await runs(alarm)).toMatchObject({
        code: 0,
        out: expect.stringContaining('The authority answers') as unknown,
      });
      await polls(live);
      await isOver(live);
      await prisma().authorityAccount.updateMany({ where: live.tenant, data });
      await prisma().authorityAccount.updateMany({ where: live.tenant, data: { stoppedAt: new Date() } });
      // One that is stopped is silent for a reason that is told already.
      await theAlarm('ACCOUNT_STOPPED', live);
      await prisma().authorityAccount.updateMany({
        where: live.tenant,
        data: { stoppedAt: null, answeredAt: new Date() },
      });
    });

    test('an upload that is not ours is told until the operator has looked', async () => {
      const data = { foreignUpload: 7n, foreignAt: new Date() };
      await prisma().authorityAccount.updateMany({ where: live.tenant, data });
      const alarm = await theAlarm('FOREIGN_UPLOAD', live);
      expect(alarm.cause).toContain('upload 7');
      expect(await runs(alarm)).toMatchObject({ code: 0 });
      await isOver(live);
    });

    test('an order that the authority could not take is handed over again', async () => {
      const filing = await passed();
      await fetch(`${service.url}${CONTROL_PATH}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${desk.secretKey}` },
        body: JSON.stringify({ do: 'answer', code: 7, method: 'isp_upload' }),
      });
      await desk.authorityWorks();
      const alarm = await theAlarm('ORDER_HELD');
      expect(alarm).toMatchObject({ about: filing.id, cause: expect.stringContaining('code 7') as unknown });
      expect(await runs(alarm)).toMatchObject({ code: 0 });
      await isOver();
      await desk.authorityWorks();
      expect(await filing.state()).toBe('AWAITING_SMS');
    });

    test('a file that cannot be read stays until it is read or settled', async () => {
      const xml = '<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"><ICP><XGTZ></ICP>';
      await service.brain.play(await service.brain.accountOf(desk.tenant.providerId), { kind: 'XML', xml });
      for (let turn = 0; turn < 5; turn += 1) await polls(desk);
      const alarm = await theAlarm('FILE_ASIDE');
      expect(await runs(alarm)).toMatchObject({
        code: 1,
        out: expect.stringContaining('stays aside') as unknown,
      });
      await theAlarm('FILE_ASIDE');
      await prisma().authorityMessage.update({ where: { id: alarm.about }, data: { settledAt: new Date() } });
      await isOver();
    });

    test('an SMS check that ends soon is over when the code is entered, and a late decision when it comes', async () => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo('HAND_OVER');
      const check = { filingId: filing.id, outcome: 'WAITING' as const };
      const { id, deadline } = await prisma().smsCheck.findFirstOrThrow({ where: check });
      const now = await desk.clock.now();
      await prisma().smsCheck.update({ where: { id }, data: { deadline: new Date(+now + 3 * HOUR_MS) } });
      expect(await theAlarm('SMS_ENDING')).toMatchObject({ about: filing.id, command: null });
      await prisma().smsCheck.update({ where: { id }, data: { deadline } });
      filing.isAt('HAND_OVER');
      await filing.goes('SMS');
      await isOver();
      const { handedOverAt } = await prisma().filing.findUniqueOrThrow({ where: { id: filing.id } });
      await prisma().filing.update({
        where: { id: filing.id },
        data: { handedOverAt: new Date(+now - 90 * 24 * HOUR_MS) },
      });
      expect(await theAlarm('RESULT_LATE')).toMatchObject({ about: filing.id });
      expect(await runs(await theAlarm('RESULT_LATE'))).toMatchObject({ code: 0 });
      await prisma().filing.update({ where: { id: filing.id }, data: { handedOverAt } });
      await filing.goes('APPROVE');
      await isOver();
    });

    test('a queue of live mode that does not move is over when its first order leaves', async () => {
      const filing = await passed();
      const { id, createdAt } = await prisma().submission.findFirstOrThrow({
        where: { filingId: filing.id },
      });
      await prisma().submission.update({
        where: { id },
        data: { mode: 'LIVE', createdAt: hoursAgo(25) },
      });
      const alarm = await theAlarm('HAND_OVER_LATE', live);
      expect(alarm).toMatchObject({ about: live.tenant.providerId });
      expect(await runs(alarm)).toMatchObject({ code: 0 });
      await isOver(desk);
      await prisma().submission.update({ where: { id }, data: { mode: 'TEST', createdAt } });
      await desk.authorityWorks();
      expect(await filing.state()).toBe('AWAITING_SMS');
      await isOver(live);
    });
  },
);

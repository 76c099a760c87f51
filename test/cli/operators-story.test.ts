import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../prisma/database.ts';
import { AuthorityUnavailable } from '../../schema/rules/failures.ts';
import type { ProtocolConfigInput } from '../../server/authority/protocol/config.ts';
import { serveRehearsalAuthority, type Standalone } from '../../server/rehearsal/authority/standalone.ts';
import { playedDocument } from '../../server/rehearsal/authority/front/plays/play.ts';
import { lookAround } from '../../server/watch/raise.ts';
import { aCompany } from '../testkit/companies.ts';
import { createMigrated, databaseKinds, openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { jsonOf, runJieru, type Ran } from '../testkit/run-command.ts';
import { startService, type Service } from '../testkit/service.ts';

type Alarm = { kind: string; command: string | null };

// Commands and service share a database only where it is a server.
describe.runIf(databaseKinds().includes('postgresql'))(
  'an operator, told by an alarm, mends what is wrong with its command',
  { timeout: 180_000 },
  () => {
    let service: Service;
    let desk: Desk;
    let bureau: Standalone;
    let offices: Database;
    let connection: ProtocolConfigInput;
    let ispId: bigint;
    let slug: string;
    let env: NodeJS.ProcessEnv;
    let drop: () => Promise<void>;
    const folder = mkdtempSync(join(tmpdir(), 'jieru-story-'));

    const jieru = (...words: string[]): Promise<Ran> => runJieru([...words, '--json'], env);
    const authority = (...words: string[]): Promise<Ran> =>
      jieru('authority', ...words, '--provider', slug, '--mode', 'test');
    const setAccount = (changes: Partial<ProtocolConfigInput> = {}): Promise<Ran> => {
      const file = join(folder, 'account.json');
      writeFileSync(
        file,
        JSON.stringify({ connection: { ...connection, ...changes }, schedule: { retry: 0 } }),
      );
      return authority('set', '--file', file);
    };

    beforeAll(async () => {
      const place = await createMigrated();
      ({ drop } = place);
      const masterKey = randomBytes(32);
      env = { DATABASE_URL: place.url, MASTER_KEY: masterKey.toString('base64') };
      service = await startService({ database: { url: place.url }, masterKey });
      desk = await aDesk(service);
      const provider = await service.services.database.prisma.provider.findUniqueOrThrow({
        where: { id: desk.tenant.providerId },
      });
      ({ slug } = provider);
      offices = await openForTest();
      const host = { port: 0, host: '127.0.0.1', secret: 'story', token: 'story', provider: [slug] };
      bureau = await serveRehearsalAuthority(offices, host);
      const issued = bureau.connections[slug];
      if (!issued) throw new Error('the bureau opened no account');
      connection = issued;
      ispId = BigInt(issued.ispId);
      expect(await setAccount()).toMatchObject({ code: 0 });
    }, 180_000);
    afterAll(async () => {
      await bureau.close();
      await offices.close();
      await service.stop();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    });

    /** What stands by now, as the operator's list has it. */
    const alarms = async (): Promise<Alarm[]> => {
      await lookAround(service.services);
      const { alarms: found } = await desk.provider.query<{ alarms: { edges: { node: Alarm }[] } }>(
        '{ alarms(standing: true) { edges { node { kind command } } } }',
      );
      return found.edges.map(({ node }) => node);
    };
    const commandFor = async (kind: string): Promise<string[]> => {
      const [alarm, other] = await alarms();
      expect([alarm?.kind, other]).toEqual([kind, undefined]);
      return (alarm?.command ?? '').split(' ').slice(1);
    };
    const passed = async () => (await desk.applicant()).files(aCompany()).upTo('PASS');
    const stateOf = async (filing: { id: string }): Promise<string> => {
      const { filing: shown } = await desk.provider.query<{ filing: { state: string } }>(
        'query ($id: ID!) { filing(id: $id) { state } }',
        { id: filing.id },
      );
      return shown.state;
    };
    const failing = (): Promise<void> =>
      expect(desk.authorityWorks()).rejects.toBeInstanceOf(AuthorityUnavailable);

    it('a stopped account goes on, and the order that waited is handed over', async () => {
      const filing = await passed();
      bureau.control.arm({ ispId, play: { code: 5 }, times: Infinity });
      await failing();
      const command = await commandFor('ACCOUNT_STOPPED');
      const refused = await jieru(...command);
      expect(refused.code).toBe(1);
      expect(jsonOf(refused)).toMatchObject({ ok: false, code: 5 });
      expect(await stateOf(filing)).toBe('QUEUED');

      bureau.control.clear();
      expect(await jieru(...command)).toMatchObject({ code: 0 });
      expect(await alarms()).toEqual([]);
      await desk.authorityWorks();
      expect(await stateOf(filing)).toBe('AWAITING_SMS');
    });

    it('a file that was set aside is read again once its key is there', async () => {
      bureau.control.arm({
        ispId,
        method: 'isp_download',
        play: { fault: 'wrong-key' },
        times: Infinity,
      });
      await bureau.brain.play(ispId, playedDocument('XGTZ', ispId, new Date()));
      await failing();
      const command = await commandFor('FILE_ASIDE');
      const unread = await jieru(...command);
      expect(unread.code).toBe(1);
      expect(jsonOf(unread)).toMatchObject({
        files: [{ applied: false, reason: expect.stringContaining('cannot be decrypted') as unknown }],
      });

      // The bureau used the key of before: written backwards, as the rehearsal plays it.
      const { aesKey = '', aesIv = '' } = connection;
      const former = { aesKey: [...aesKey].reverse().join(''), aesIv };
      expect(await setAccount({ formerKeys: [former] })).toMatchObject({ code: 0 });
      expect(jsonOf(await jieru(...command))).toMatchObject({ files: [{ applied: true }] });
      expect(await alarms()).toEqual([]);
      const { authorityNotices } = await desk.provider.query<{ authorityNotices: { totalCount: number } }>(
        '{ authorityNotices(list: "XGTZ") { totalCount } }',
      );
      expect(authorityNotices.totalCount).toBe(1);
      // It comes once more, as it was never acknowledged, and changes nothing.
      await desk.authorityWorks();
      bureau.control.clear();
      expect(await bureau.brain.nextFile(ispId)).toBeNull();
    });

    it('numbers that went back are asked about, and go on from where the bureau is', async () => {
      const lost = await passed();
      await desk.authorityWorks();
      expect(await stateOf(lost)).toBe('AWAITING_SMS');
      // The bureau was restored from a backup of the day before.
      const where = { ispId, sequence: 2n };
      await offices.prisma.rehearsalUpload.deleteMany({ where });
      await offices.prisma.rehearsalOrder.deleteMany({ where });
      await offices.prisma.rehearsalAccount.update({ where: { ispId }, data: { lastSequence: 1n } });
      const next = await passed();
      await failing();
      const asked = await jieru(...(await commandFor('ACCOUNT_STOPPED')));
      expect(asked.code).toBe(1);
      expect(jsonOf(asked)).toMatchObject({
        ok: false,
        message: expect.stringContaining('authority sequence') as unknown,
      });
      const looked = await authority('sequence', '--to', '1', '--again');
      expect(looked.code).toBe(1);
      expect(jsonOf(looked)).toMatchObject({ confirmed: false, uploads: [{ sequence: '2' }] });
      expect(await stateOf(next)).toBe('QUEUED');

      expect(await authority('sequence', '--to', '1', '--again', '--confirm')).toMatchObject({ code: 0 });
      await desk.authorityWorks();
      expect(await alarms()).toEqual([]);
      expect(await stateOf(next)).toBe('AWAITING_SMS');
      const uploads = await offices.prisma.rehearsalUpload.findMany({
        where: { ispId },
        orderBy: { sequence: 'asc' },
      });
      expect(uploads.map(({ sequence }) => sequence)).toEqual([1n, 2n, 3n]);
    });

    it('and finds every message in the archive, with what it says where it is exported', async () => {
      const listed = jsonOf<{ messages: { sequence: string; operation: string }[] }>(
        await authority('archive', '--method', 'isp_upload', '--status', 'accepted'),
      );
      expect(listed.messages.map(({ sequence }) => sequence)).toEqual(['3', '2', '1']);
      const [third] = jsonOf<{ messages: { filingIds: string[] }[] }>(
        await authority('archive', '--sequence', '3'),
      ).messages;
      const filing = third?.filingIds[0] ?? '';
      expect(jsonOf(await authority('archive', '--filing', filing, '--direction', 'sent'))).toMatchObject({
        messages: [{ sequence: '3' }],
      });
      expect(jsonOf(await authority('archive', '--until', '2020-01-01'))).toEqual({
        messages: [],
        more: false,
      });
      expect(jsonOf(await authority('archive', '--limit', '1'))).toMatchObject({ more: true });

      const file = join(folder, 'archive.ndjson');
      expect(await authority('archive', '--operation', 'XGTZ', '--export', file)).toMatchObject({ code: 0 });
      const lines = readFileSync(file, 'utf8').trim().split('\n');
      expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
        { direction: 'RECEIVED', content: { xml: expect.stringContaining('<XGTZ>') as unknown } },
      ]);
      const again = await authority('archive', '--export', file);
      expect(again).toMatchObject({ code: 1, err: '' });
      expect(again.out).toContain('cannot be written (EEXIST)');
      const { prisma } = service.services.database;
      const noted = { action: 'DATA_EXPORTED', targetId: desk.tenant.providerId } as const;
      expect(await prisma.auditEvent.count({ where: noted })).toBeGreaterThan(0);
    });
  },
);

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { runProgram } from '../../server/cli/program.ts';
import { METRICS } from '../../server/platform/metrics/table.ts';
import { ALARMS, ALARM_KINDS, commandOf, wordsOf } from '../../server/watch/alarms.ts';
import { mailAlarms } from '../../server/watch/mail.ts';
import { lookAround } from '../../server/watch/raise.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

let service: Service;
let desk: Desk;

beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
  await desk.authorityWorks();
});
afterAll(() => service.stop());

type Shown = { kind: string; about: string; cause: string; remedy: string; command: string | null };

const standing = async (of: Desk = desk): Promise<Shown[]> => {
  const { alarms } = await of.provider.query<{ alarms: { edges: { node: Shown }[] } }>(
    '{ alarms(standing: true) { edges { node { kind about cause remedy command } } } }',
  );
  return alarms.edges.map(({ node }) => node);
};

const topics = async (of: Desk): Promise<string[]> => {
  const told = await service.services.database.prisma.outboxMessage.findMany({
    where: { ...of.tenant, topic: { startsWith: 'alarm.' } },
    orderBy: { id: 'asc' },
  });
  return told.map(({ topic }) => topic);
};

const accounts = () => service.services.database.prisma.authorityAccount;

test('a stopped account is told of once, with the command that mends it, and is over when it goes on', async () => {
  const where = { providerId: desk.tenant.providerId };
  await accounts().updateMany({
    where,
    data: { stoppedAt: new Date(), stoppedCode: 4, stoppedReason: 'wrong password' },
  });
  for (let looks = 0; looks < 3; looks += 1) await lookAround(service.services);
  const { slug } = await service.services.database.prisma.provider.findUniqueOrThrow({
    where: { id: desk.tenant.providerId },
  });
  expect(await standing()).toEqual([
    {
      kind: 'ACCOUNT_STOPPED',
      about: expect.stringMatching(/^aut_/) as unknown,
      cause: expect.stringContaining('(code 4)') as unknown,
      remedy: expect.stringContaining('authority show') as unknown,
      command: `jieru authority check --provider ${slug} --mode test`,
    },
  ]);
  expect(await topics(desk)).toEqual(['alarm.raised']);
  await accounts().updateMany({ where, data: { stoppedAt: null, stoppedCode: null, stoppedReason: null } });
  await lookAround(service.services);
  expect(await standing()).toEqual([]);
  expect(await topics(desk)).toEqual(['alarm.raised', 'alarm.cleared']);
  // The same again is an alarm of its own.
  await accounts().updateMany({ where, data: { stoppedAt: new Date() } });
  await lookAround(service.services);
  expect(await topics(desk)).toHaveLength(3);
  await accounts().updateMany({ where, data: { stoppedAt: null } });
});

test('a held order, a file set aside, a foreign upload and a forgotten pause are found, each with its own words', async () => {
  const { prisma } = service.services.database;
  const own = await aDesk(service);
  await own.authorityWorks();
  const filing = await (await own.applicant()).files(aCompany()).upTo('PASS');
  await prisma.submission.updateMany({
    where: { filingId: filing.id },
    data: { status: 'FAILED', failureCode: 12, failedAt: new Date() },
  });
  const message = await prisma.authorityMessage.create({
    data: {
      id: 'msg_aside',
      ...own.tenant,
      direction: 'RECEIVED',
      method: 'isp_download',
      status: 'ASIDE',
      filingIds: [],
      at: new Date(),
    },
  });
  const longAgo = new Date(Date.now() - 2 * 86_400_000);
  await accounts().updateMany({
    where: own.tenant,
    data: { foreignUpload: 7n, foreignAt: new Date(), restsSince: longAgo },
  });
  await lookAround(service.services);
  const found = await standing(own);
  expect(found.map(({ kind }) => kind).sort()).toEqual([
    'ACCOUNT_RESTING',
    'FILE_ASIDE',
    'FOREIGN_UPLOAD',
    'ORDER_HELD',
  ]);
  expect(found.find(({ kind }) => kind === 'ORDER_HELD')).toMatchObject({ about: filing.id });
  expect(found.find(({ kind }) => kind === 'FILE_ASIDE')).toMatchObject({ about: message.id });
  expect(found.find(({ kind }) => kind === 'FOREIGN_UPLOAD')?.cause).toContain('upload 7');
});

test('an SMS check that ends within four hours and a decision that is overdue are found by the tenant’s own clock', async () => {
  const own = await aDesk(service);
  const filing = await (await own.applicant()).files(aCompany()).upTo('HAND_OVER');
  const kinds = async () => {
    await lookAround(service.services);
    return (await standing(own)).map(({ kind }) => kind);
  };
  expect(await kinds()).toEqual([]);
  const { deadline } = await service.services.database.prisma.smsCheck.findFirstOrThrow({
    where: { filingId: filing.id },
  });
  const now = await own.clock.now();
  await own.clock.passes({ hours: Math.ceil((deadline.getTime() - now.getTime()) / 3_600_000) - 3 });
  expect(await kinds()).toEqual(['SMS_ENDING']);
  await service.services.database.prisma.filing.update({
    where: { id: filing.id },
    data: { state: 'AT_AUTHORITY' },
  });
  await own.clock.passes({ days: 60 });
  expect(await kinds()).toEqual(['RESULT_LATE']);
});

test('the operator is told by one mail, once, and of live mode alone', async () => {
  const { prisma } = service.services.database;
  const live = await prisma.alarm.create({
    data: {
      id: 'alm_live',
      kind: 'DISK_FULL',
      targetId: 'a-machine',
      standsFor: 'DISK_FULL a-machine',
      facts: { host: 'a-machine', percent: 3 },
      since: new Date(),
      raisedAt: new Date(),
    },
  });
  const letters: { to: string; subject: string; text: string }[] = [];
  const postman = {
    send: async (_id: string, to: string, letter: { subject: string; text: string }) =>
      void letters.push({ to, ...letter }),
  };
  const config = { ...service.services.config, operatorMail: 'ops@example.com' };
  await mailAlarms({ ...service.services, config, postman });
  await mailAlarms({ ...service.services, config, postman });
  expect(letters).toHaveLength(1);
  expect(letters[0]).toMatchObject({ to: 'ops@example.com' });
  expect(letters[0]?.text).toContain('The disk of a-machine has 3% left');
  expect(letters[0]?.text).toContain('a-machine 的磁盘仅剩 3%');
  expect(letters[0]?.text).not.toContain('account is stopped');
  await prisma.alarm.delete({ where: { id: live.id } });
});

const folder = join(projectRoot, '.github/docs/watching');

describe('what is written about alarms', () => {
  test('the guide has the table of alarms as it is', () => {
    const guide = readFileSync(join(projectRoot, '.github/docs/watching.md'), 'utf8');
    const rows = [...guide.matchAll(/^\| `([A-Z_]+)` +\| (.*?) +\| (.*?) +\|$/gm)].map(
      ([, kind = '', remedy = '', command = '']) => ({ kind, remedy, command }),
    );
    expect(rows).toEqual(
      ALARM_KINDS.map((kind) => ({
        kind,
        remedy: wordsOf({ kind, facts: {} }, 'en').todo,
        command: ALARMS[kind].command === null ? '–' : `\`${commandOf(kind, null) ?? ''}\``,
      })),
    );
  });

  test.each(ALARM_KINDS.filter((kind) => ALARMS[kind].command !== null))(
    'the command that mends %s is one of the program',
    async (kind) => {
      const command = (commandOf(kind, null) ?? '').split(' ').slice(1);
      let help = '';
      const out = (text: string): void => void (help += text);
      expect(await runProgram([...command, '--help'], { env: {}, out, err: out })).toBe(0);
      expect(help).toContain(`Usage: jieru ${command.join(' ')}`);
    },
  );

  const known = (text: string): string[] =>
    [...text.matchAll(/\bjieru_[a-z_]+/g)]
      .map(([name]) => name.replace(/_(bucket|count|sum)$/, ''))
      .filter((name) => !(name in METRICS));

  test.each(['alerts.yml', 'dashboard.json'])('%s asks for metrics that are told', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toContain('jieru_alarms');
    expect(known(text)).toEqual([]);
  });

  const promtool = ['/usr/bin/promtool', process.env['PROMTOOL'] ?? ''].find(
    (path) => path && existsSync(path),
  );

  test.skipIf(promtool === undefined)(
    'Prometheus takes the rules (needs promtool of Debian’s package prometheus, or PROMTOOL)',
    () => {
      const rules = join(folder, 'alerts.yml');
      expect(execFileSync(promtool ?? '', ['check', 'rules', rules]).toString()).toContain('SUCCESS');
    },
  );
});

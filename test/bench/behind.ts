import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { migrate } from '../../prisma/migrate.ts';
import { openDatabase } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/client/client.ts';
import { filingStatistics, type Grouping } from '../../server/filing/statistics/read.ts';
import { newId } from '../../server/platform/ids.ts';
import { deliverTo } from '../../server/platform/webhooks/deliver.ts';
import { dispatchOutbox } from '../../server/platform/webhooks/dispatch.ts';
import { createServerDatabase } from '../platform/support/test-server.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { between, Meter } from './measure/cpu.ts';
import { median } from './report.ts';

/*
 * What the work behind requests costs: webhooks that go out, and the statistics of a provider with a million filings. Run it with
 * `npm run bench:behind`; the receiver is a process of its own.
 */

const MESSAGES = Number(process.env['MESSAGES'] ?? 4_000);
const ENDPOINTS = 4;
const ROUNDS = 3;

type Spent = { process: number; database: number; ms: number };

async function spentIn(meter: Meter, work: () => Promise<unknown>): Promise<Spent> {
  const before = await meter.read(process.pid);
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  return { ...between(before, await meter.read(process.pid)), ms };
}

/** Answers 200 to everything. */
function receive(): void {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end('{"ok":true}'));
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

async function aReceiver(): Promise<{ url: string; stop: () => void }> {
  const child = fork(new URL(import.meta.url).pathname, ['receive'], { execArgv: process.execArgv });
  const port = await new Promise<number>((resolve) => child.once('message', (told) => resolve(Number(told))));
  return { url: `http://127.0.0.1:${port}/hook`, stop: () => void child.kill() };
}

async function webhooks({ services }: Service, desk: Desk, meter: Meter): Promise<void> {
  const { prisma } = services.database;
  const receiver = await aReceiver();
  const endpoints: string[] = [];
  for (let count = 0; count < ENDPOINTS; count += 1) {
    const input = {
      url: receiver.url,
      topics: [`filing.${['approved', 'refused', 'returned', 'queued'][count]}`],
    };
    const { endpoint } = await desk.provider.succeed('createWebhookEndpoint', input);
    endpoints.push((endpoint as { id: string }).id);
  }
  const rounds: { dispatched: Spent; delivered: Spent }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const topics = ['filing.approved', 'filing.refused', 'filing.returned', 'filing.queued'];
    await prisma.outboxMessage.createMany({
      data: Array.from({ length: MESSAGES }, (_, index): Prisma.OutboxMessageCreateManyInput => {
        const id = newId('Filing');
        const payload = { id, type: 'Filing', sequence: 1, state: 'APPROVED', kind: 'NEW_ACCESS' };
        const topic = topics[index % ENDPOINTS] ?? '';
        return { id: newId('OutboxMessage'), ...desk.tenant, topic, targetId: id, payload, at: new Date() };
      }),
    });
    const dispatched = await spentIn(meter, () => dispatchOutbox(services));
    const { signal } = new AbortController();
    const delivered = await spentIn(meter, () =>
      Promise.all(endpoints.map((endpointId) => deliverTo(services, { data: { endpointId }, signal }))),
    );
    const left = await prisma.webhookDelivery.count({ where: { status: { not: 'DELIVERED' } } });
    if (left > 0) throw new Error(`${left} were not delivered`);
    rounds.push({ dispatched, delivered });
  }
  receiver.stop();
  for (const what of ['dispatched', 'delivered'] as const) {
    const of = (one: keyof Spent): number => median(rounds.map((round) => round[what][one])) / MESSAGES;
    const [ours, theirs] = [of('process'), of('database')];
    process.stdout.write(
      `${what}: ${ours.toFixed(0)} · ${theirs.toFixed(0)} µs each, ${Math.round(2e6 / (ours + theirs))} a second on two cores; ${Math.round(1000 / of('ms'))} a second by the clock\n`,
    );
  }
}

const MONTHS = 36;
const DAYS = 1_096;
const REVIEWERS = 40;

/** What a million filings of three years leave in the counters: rows for each day and month, province, kind, nature and reviewer. */
async function countersOf({ services }: Service, { tenant }: Desk): Promise<number> {
  const { executeSql, prisma } = services.database;
  // A quarter at a time: no statement may take longer than the service's own.
  for (let month = 0; month < MONTHS; month += 3)
    await executeSql(
      `INSERT INTO "FilingStatistic" ("providerId", mode, dimension, span, period, key, measure, item, count, seconds, sketch)
     SELECT $1, 'TEST', d.dimension::"StatisticDimension", s.span::"StatisticSpan", s.period, k.key, m.measure::"StatisticMeasure", i.item, 1 + (s.weight * 900 / d.keys)::int, 86400,
       CASE WHEN m.measure = 'LEFT' THEN '10:3 14:7 18:20 22:4 26:1' ELSE '' END
     FROM (VALUES ('ALL', 1), ('PROVINCE', 31), ('KIND', 2), ('NATURE', 9), ('REVIEWER', ${REVIEWERS})) AS d(dimension, keys)
     CROSS JOIN LATERAL (SELECT CASE WHEN d.dimension = 'ALL' THEN '' ELSE d.dimension || n END AS key FROM generate_series(1, d.keys) n) AS k
     CROSS JOIN LATERAL (
       SELECT 'DAY' AS span, to_char(date '2024-01-01' + n, 'YYYY-MM-DD') AS period, 1 AS weight FROM generate_series(0, ${DAYS - 1}) n
       WHERE (date '2024-01-01' + n) >= date '2024-01-01' + $2::int * interval '1 month' AND (date '2024-01-01' + n) < date '2024-01-01' + ($2::int + 3) * interval '1 month'
       UNION ALL SELECT 'MONTH', to_char(date '2024-01-01' + n * interval '1 month', 'YYYY-MM-DD'), 30 FROM generate_series($2::int, $2::int + 2) n) AS s
     CROSS JOIN (VALUES ('ENTERED'), ('LEFT'), ('FIRST_VERDICT'), ('RETURN_REASON'), ('REFUSAL_CODE')) AS m(measure)
     CROSS JOIN LATERAL (SELECT unnest(CASE m.measure
         WHEN 'ENTERED' THEN ARRAY['DRAFT', 'IN_REVIEW', 'RETURNED', 'QUEUED', 'AWAITING_SMS', 'AT_AUTHORITY', 'APPROVED', 'REFUSED']
         WHEN 'LEFT' THEN ARRAY['DRAFT', 'IN_REVIEW', 'RETURNED', 'QUEUED', 'AWAITING_SMS', 'AT_AUTHORITY']
         WHEN 'FIRST_VERDICT' THEN ARRAY['PASS', 'RETURN'] WHEN 'RETURN_REASON' THEN ARRAY['subject.name', 'websites.0.name', 'materials'] ELSE ARRAY['1003', '2001'] END) AS item) AS i`,
      [tenant.providerId, month],
    );
  await executeSql('VACUUM ANALYZE "FilingStatistic"', []);
  return prisma.filingStatistic.count();
}

async function statistics(service: Service, desk: Desk, meter: Meter): Promise<void> {
  const rows = await countersOf(service, desk);
  process.stdout.write(`${rows.toLocaleString('en')} counters, as of a million filings in three years\n`);
  const asked: [Grouping, string, string][] = [
    ['DAY', '2026-11-01', '2026-11-30'],
    ['DAY', '2025-12-01', '2026-11-30'],
    ['MONTH', '2025-12-01', '2026-11-30'],
    ['STATE', '2025-12-01', '2026-11-30'],
    ['PROVINCE', '2025-12-15', '2026-11-14'],
    ['REVIEWER', '2025-12-15', '2026-11-14'],
    ['KIND', '2025-12-15', '2026-11-14'],
  ];
  for (const [groupBy, from, to] of asked) {
    const runs: Spent[] = [];
    for (let run = 0; run < 8; run += 1)
      runs.push(
        await spentIn(meter, () => filingStatistics(service.services, desk.tenant, { groupBy, from, to })),
      );
    const of = (one: keyof Spent): number => median(runs.slice(1).map((run) => run[one])) / 1000;
    process.stdout.write(
      `${groupBy} ${from} to ${to}: ${of('process').toFixed(1)} · ${of('database').toFixed(1)} ms of processor time, ${(of('ms') * 1000).toFixed(0)} ms by the clock\n`,
    );
  }
}

async function main(): Promise<void> {
  const place = await createServerDatabase();
  const database = await openDatabase({ databaseUrl: place.url, dataDir: '.data' });
  await migrate(database);
  await database.close();
  const masterKey = randomBytes(32);
  const service = await startService({
    database: { url: place.url },
    masterKey,
    env: { OUTGOING_ALLOW: '127.0.0.1', LOG_LEVEL: 'silent' },
  });
  const meter = await Meter.of(place.url);
  try {
    const desk = await aDesk(service);
    const which = process.argv[2];
    if (which !== 'statistics') await webhooks(service, desk, meter);
    if (which !== 'webhooks') await statistics(service, desk, meter);
  } finally {
    await meter.close();
    await service.stop();
    await place.drop();
  }
}

if (process.argv[2] === 'receive') receive();
else await main();

import type { Reading } from '../platform/metrics/metrics.ts';
import type { Services } from '../services.ts';
import { ALARM_KINDS } from './alarms.ts';

/** Accounts told of one by one; beyond them Prometheus would have to keep a series for each. */
const MOST_ACCOUNTS = 50;

type Rows<T> = Promise<readonly T[]>;
type Parts = Pick<Services, 'database' | 'jobs' | 'events' | 'log' | 'reading'>;

const inSeconds = (at: Date): number => at.getTime() / 1000;

const noLabels = {};

/** How it stands with the accounts at the authority. */
async function accountReadings({ database: { prisma } }: Parts): Rows<Reading> {
  const now = new Date();
  const accounts = await prisma.authorityAccount.findMany({
    orderBy: { id: 'asc' },
    select: {
      mode: true,
      bureau: true,
      stoppedAt: true,
      pausedUntil: true,
      lastSequence: true,
      answeredAt: true,
      provider: { select: { slug: true } },
    },
  });
  const states = new Map<string, { mode: string; state: string; count: number }>();
  for (const { mode, stoppedAt, pausedUntil } of accounts) {
    const state = stoppedAt ? 'stopped' : pausedUntil && pausedUntil > now ? 'paused' : 'working';
    const key = `${mode} ${state}`;
    states.set(key, { mode, state, count: (states.get(key)?.count ?? 0) + 1 });
  }
  const live = accounts.filter(({ mode }) => mode === 'LIVE').slice(0, MOST_ACCOUNTS);
  return [
    ...[...states.values()].map(({ mode, state, count }) => ({
      name: 'jieru_authority_accounts' as const,
      labels: { mode, state },
      value: count,
    })),
    ...live.flatMap(({ provider: { slug: provider }, bureau, lastSequence, answeredAt }): Reading[] => [
      { name: 'jieru_authority_sequence', labels: { provider, bureau }, value: Number(lastSequence) },
      ...(answeredAt
        ? [
            {
              name: 'jieru_authority_last_answer_timestamp_seconds' as const,
              labels: { provider, bureau },
              value: inSeconds(answeredAt),
            },
          ]
        : []),
    ]),
  ];
}

const MODES = ['LIVE', 'TEST'] as const;

/** Filings on their way to the authority, and what came from it and could not be read. */
async function orderReadings({ database: { prisma } }: Parts): Rows<Reading> {
  const waiting = await prisma.submission.groupBy({
    by: ['mode'],
    where: { status: { in: ['QUEUED', 'SENDING'] } },
    _count: true,
    _min: { createdAt: true },
  });
  const held = await prisma.$queryRaw<{ mode: 'LIVE' | 'TEST'; count: number }[]>`
    SELECT f."mode", count(*)::int AS count FROM "Filing" f
    WHERE f."state" = 'QUEUED' AND NOT EXISTS (
      SELECT 1 FROM "Submission" s WHERE s."filingId" = f."id" AND s."status" IN ('QUEUED', 'SENDING'))
    GROUP BY f."mode"`;
  const aside = await prisma.authorityMessage.groupBy({
    by: ['mode'],
    where: { status: 'ASIDE', settledAt: null },
    _count: true,
  });
  // The clock of test mode is moved: how long something waited there says nothing.
  const oldest = waiting.find(({ mode }) => mode === 'LIVE')?._min.createdAt;
  return [
    ...MODES.flatMap((mode): Reading[] => [
      {
        name: 'jieru_orders_waiting',
        labels: { mode },
        value: waiting.find((one) => one.mode === mode)?._count ?? 0,
      },
      {
        name: 'jieru_orders_held',
        labels: { mode },
        value: held.find((one) => one.mode === mode)?.count ?? 0,
      },
      {
        name: 'jieru_files_aside',
        labels: { mode },
        value: aside.find((one) => one.mode === mode)?._count ?? 0,
      },
    ]),
    {
      name: 'jieru_orders_oldest_seconds',
      labels: noLabels,
      value: oldest ? (Date.now() - oldest.getTime()) / 1000 : 0,
    },
  ];
}

/** What waits to be sent to others, and what the service has yet to do. */
async function queueReadings({ database: { prisma }, jobs }: Parts): Rows<Reading> {
  const now = new Date();
  const due = await prisma.webhookDelivery.aggregate({
    where: { status: 'PENDING', nextAt: { lte: now }, endpoint: { disabledAt: null } },
    _count: true,
    _min: { nextAt: true },
  });
  const { nextAt } = due._min;
  const mails = await prisma.mail.count({ where: { mode: 'LIVE', status: 'QUEUED' } });
  return [
    { name: 'jieru_webhooks_waiting', labels: noLabels, value: due._count },
    {
      name: 'jieru_webhooks_oldest_seconds',
      labels: noLabels,
      value: nextAt ? (now.getTime() - nextAt.getTime()) / 1000 : 0,
    },
    { name: 'jieru_mails_waiting', labels: noLabels, value: mails },
    ...(await jobs.depths()).flatMap(({ queue, waiting, oldestSeconds }): Reading[] => [
      { name: 'jieru_jobs_waiting', labels: { queue }, value: waiting },
      { name: 'jieru_jobs_oldest_seconds', labels: { queue }, value: oldestSeconds },
    ]),
  ];
}

async function alarmReadings({ database: { prisma } }: Parts): Rows<Reading> {
  const standing = await prisma.alarm.groupBy({
    by: ['kind'],
    where: { clearedAt: null, OR: [{ mode: null }, { mode: 'LIVE' }] },
    _count: true,
  });
  return ALARM_KINDS.map((kind) => ({
    name: 'jieru_alarms',
    labels: { kind },
    value: standing.find((one) => one.kind === kind)?._count ?? 0,
  }));
}

/** What this process knows by itself. */
function ownReadings({ database, events, reading }: Parts): Reading[] {
  const pool = database.connections();
  return [
    { name: 'jieru_event_streams', labels: noLabels, value: events.streams },
    { name: 'jieru_reading_available', labels: noLabels, value: reading.state === 'ON' ? 1 : 0 },
    ...(['busy', 'idle', 'waiting'] as const).map((state) => ({
      name: 'jieru_database_connections' as const,
      labels: { state },
      value: pool[state],
    })),
  ];
}

/** How all gauges stand. While the database is away, what this process knows is told all the same. */
export async function readGauges(services: Parts): Rows<Reading> {
  const up = (value: 0 | 1): Reading => ({ name: 'jieru_database_up', labels: noLabels, value });
  try {
    const asked = await Promise.all([
      accountReadings(services),
      orderReadings(services),
      queueReadings(services),
      alarmReadings(services),
    ]);
    return [up(1), ...ownReadings(services), ...asked.flat()];
  } catch (error) {
    services.log.warn({ err: error }, 'the database could not be asked for the metrics');
    return [up(0), ...ownReadings(services)];
  }
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METHOD_NAMES, type MethodName } from '../../../server/authority/protocol/methods.ts';
import { FAULT_NAMES, type FaultName } from '../../../server/rehearsal/authority/front/faults/catalogue.ts';
import { playedDocument } from '../../../server/rehearsal/authority/front/plays/play.ts';
import type { AuthorityPort } from '../../../server/authority/port.ts';
import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import type { Tenant } from '../../../server/platform/tenancy/actor.ts';
import { heldByAnother } from '../../testkit/leases.ts';
import { Crash, crashing, type CrashPlan, type CrashPoint } from './support/crashing.ts';
import { createRandom, type Random } from './support/random.ts';
import {
  accessTo,
  acceptedAt,
  accountRow,
  applied,
  messagesOf,
  openConnectorWorld,
  submissionOf,
  tenantOf,
  type ConnectorWorld,
} from './support/world.ts';

/** Randomised runs; `FAULT_RUNS=600` is the long form, which has every corner of the matrix, `FAULT_SEED` repeats what a failure printed. */
const RUNS = Number(process.env['FAULT_RUNS'] ?? 50);
const SEED = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);
const MOST_TURNS = 400;

const SITES = [
  { websiteNumber: '浙ICP备2021000001号-1', password: 'shili-2021' },
  { websiteNumber: '浙ICP备2021000002号-1', password: 'bohui-2021' },
  { websiteNumber: '浙ICP备2021000004号-1', password: 'manshen-2021' },
] as const;

const CRASHES: readonly (CrashPoint | null)[] = [null, 'before', 'during', 'after'];
/** Codes that ask to come back. */
const WAITS = [15, 20, 901, 902] as const;

type Plan = {
  faults: { fault: FaultName; method: MethodName; after: number; times: number }[];
  codes: { code: number; method: MethodName; after: number }[];
  crashes: CrashPlan[];
};

/** One corner of the matrix: a switch at a method, and where our process dies at it. */
type Corner = { fault: FaultName; method: MethodName; point: CrashPoint | null };

/** So many runs in a row have each corner once. */
const CORNERS = METHOD_NAMES.length * FAULT_NAMES.length * CRASHES.length;

function cornerOf(run: number): Corner {
  const number = run + SEED;
  const pairs = METHOD_NAMES.length * FAULT_NAMES.length;
  return {
    method: METHOD_NAMES[number % METHOD_NAMES.length] ?? 'isp_upload',
    fault: FAULT_NAMES[Math.floor(number / METHOD_NAMES.length) % FAULT_NAMES.length] ?? 'late',
    // Another one with each run, and another one with each round through the pairs.
    point: CRASHES[(number + Math.floor(number / pairs)) % CRASHES.length] ?? null,
  };
}

/** The run's own corner of the matrix first, then whatever chance adds. */
function planOf(run: number, random: Random): Plan {
  const { method, fault, point } = cornerOf(run);
  const more = random.below(3);
  return {
    faults: [
      { fault, method, after: random.below(2), times: 1 + random.below(2) },
      ...Array.from({ length: more }, () => ({
        fault: random.pick(FAULT_NAMES),
        method: random.pick(METHOD_NAMES),
        after: random.below(3),
        times: 1,
      })),
    ],
    codes: random.chance(0.3)
      ? [{ code: random.pick(WAITS), method: 'isp_upload', after: random.below(3) }]
      : [],
    crashes: [
      ...(point ? [{ method, point, call: random.below(2) }] : []),
      ...(random.chance(0.5)
        ? [
            {
              method: random.pick([
                'isp_upload',
                'isp_querypreviousupload',
                'isp_download',
                'isp_downloadack',
              ] as const),
              point: random.pick(['before', 'during', 'after'] as const),
              call: random.below(3),
            },
          ]
        : []),
    ],
  };
}

let world: ConnectorWorld;

beforeAll(async () => {
  world = await openConnectorWorld();
});
afterAll(() => world.close());

/** What a dead process held stays held until it expires. */
async function leaveLeaseBehind(tenant: Tenant): Promise<void> {
  const account = await world.database.prisma.authorityAccount.findFirst({ where: tenant });
  if (account) await heldByAnother(world.database, account.id, 60);
}

/** One run: processes follow each other, each dying as planned, until everything is handed over and fetched. */
async function playRun(random: Random, plan: Plan) {
  const { control, brain } = world.front;
  const fresh = await world.newTenant({ acknowledgeBrokenAfter: null });
  const [tenant, ispId] = [tenantOf(fresh), fresh.ispId];
  const submissions = SITES.map((site, index) => ({
    id: `${tenant.providerId}-${index}`,
    access: accessTo(site),
  }));
  for (const { fault, method, after, times } of plan.faults)
    control.arm({ ispId, method, after, times, delayMs: 300, play: { fault } });
  for (const { code, method, after } of plan.codes)
    control.arm({ ispId, method, after, times: 1, play: { code } });

  const appliedTimes = new Map<string, number>();
  const sequences = new Map<string, bigint>();
  const underway: Promise<unknown>[] = [];
  const crashes = [...plan.crashes];
  let connector: AuthorityPort = world.newConnector();
  const start = (): void => {
    const process = crashing(crashes.shift() ?? null);
    underway.push(...process.underway);
    dying = process.underway;
    connector = world.newConnector({ between: process.between, lease: { leaseMs: 3000, patienceMs: 5000 } });
  };
  let dying: Promise<unknown>[] = [];
  start();

  const fetchOne = async (): Promise<boolean> => {
    const file = await connector.poll(tenant);
    if (!file) return false;
    let count = 0;
    await applied(world, tenant, file, () => Promise.resolve({ filingIds: [`seen ${(count += 1)}`] }));
    appliedTimes.set(file.fileName, (appliedTimes.get(file.fileName) ?? 0) + count);
    await connector.acknowledge(tenant, file.fileName);
    return true;
  };

  const handOverOne = async (): Promise<void> => {
    const next = submissions.find(({ id }) => !sequences.has(id));
    if (!next) return;
    const outcome = await connector.submit(tenant, submissionOf(next.id), [next.access]);
    if (!outcome.accepted) {
      expect(outcome.retry, `refused: ${outcome.message}`).toBe(true);
      return;
    }
    // The process may die before the answer is written down on its side of the port, too.
    if (random.chance(0.2)) return;
    sequences.set(next.id, outcome.sequence);
  };

  const askSomething = async (): Promise<void> => {
    const status = await connector.queryStatus(tenant, { by: 'DOMAIN', domain: 'shili-keji.cn' });
    expect(status).toMatchObject({ filed: true, subjectNumber: '浙ICP备2021000001号' });
    expect(await connector.verifyPassword(tenant, '浙ICP备2021000001号', 'shili-2021')).toBe('RIGHT');
  };

  const turn = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (error instanceof AuthorityUnavailable) return;
      if (!(error instanceof Crash)) throw error;
      underway.push(...dying);
      await leaveLeaseBehind(tenant);
      start();
    }
  };

  await brain.play(ispId, playedDocument('XGTZ', ispId, world.front.now()));
  for (let turns = 0; sequences.size < submissions.length; turns += 1) {
    expect(turns, 'turns without an end').toBeLessThan(MOST_TURNS);
    await turn(random.pick([handOverOne, handOverOne, fetchOne, askSomething]));
  }
  control.clear(ispId);
  await Promise.all(underway);
  for (const text of await brain.inbox(ispId)) if (text.waiting) await brain.enterCode(ispId, text);
  world.front.advanceDays(30);
  connector = world.newConnector();
  while (await fetchOne());
  return { tenant, ispId, submissions, sequences, appliedTimes };
}

it('the long form has each switch at each method with each way of dying', () => {
  const corners = Array.from({ length: CORNERS }, (_, run) => JSON.stringify(cornerOf(run)));
  expect(new Set(corners).size).toBe(CORNERS);
  expect(CORNERS).toBeGreaterThanOrEqual(500);
});

describe(`whatever goes wrong (FAULT_SEED=${SEED})`, () => {
  it.each(Array.from({ length: RUNS }, (_, run) => run))(
    'every filing arrives exactly once, run %i',
    async (run) => {
      const random = createRandom(SEED * 1000 + run);
      const plan = planOf(run, random);
      const told = JSON.stringify(plan);
      const { tenant, ispId, submissions, sequences, appliedTimes } = await playRun(random, plan);

      const uploads = await acceptedAt(world, ispId);
      expect(
        uploads.map(({ sequence }) => sequence),
        told,
      ).toEqual([1n, 2n, 3n]);
      expect(uploads.flatMap(({ accessIds }) => accessIds).sort(), told).toEqual(
        submissions.map(({ access }) => access.accessId.toString()).sort(),
      );
      for (const { id, access } of submissions)
        expect(uploads.find(({ sequence }) => sequence === sequences.get(id))?.accessIds, told).toEqual([
          access.accessId.toString(),
        ]);

      expect(await accountRow(world, tenant), told).toMatchObject({ lastSequence: 3n, stoppedCode: null });
      const messages = await messagesOf(world, tenant);
      expect(
        messages.filter(({ status }) => status === 'PENDING'),
        told,
      ).toEqual([]);
      expect(
        messages.filter(({ method, status }) => method === 'isp_upload' && status === 'ACCEPTED'),
        told,
      ).toHaveLength(3);

      const files = await world.front.database.prisma.rehearsalFile.findMany({ where: { ispId } });
      expect(
        files.every(({ acknowledgedAt }) => acknowledgedAt !== null),
        told,
      ).toBe(true);
      const count = await world.database.prisma.authorityMessage.count({
        where: { ...tenant, status: 'APPLIED' },
      });
      expect(count, told).toBe(files.length);
      expect(
        [...appliedTimes.values()].every((times) => times <= 1),
        told,
      ).toBe(true);
    },
  );
});

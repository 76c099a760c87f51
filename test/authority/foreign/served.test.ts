import { afterAll, beforeAll, expect, it } from 'vitest';
import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import type { AuthorityPort, UploadOutcome } from '../../../server/authority/port.ts';
import type { MethodName } from '../../../server/authority/protocol/methods.ts';
import { crashing, Crash, type CrashPlan } from '../connector/support/crashing.ts';
import { createRandom } from '../connector/support/random.ts';
import {
  accessTo,
  accountRow,
  applied,
  messagesOf,
  openConnectorWorld,
  submissionOf,
  tenantOf,
  type ConnectorWorld,
} from '../connector/support/world.ts';
import { openBureau, type Bureau } from './support/bureau.ts';
import { SHAPES } from './support/shapes.ts';

const SEED = Number(process.env['BUREAU_SEED'] ?? 20_270_105);
const FILINGS = 200;
/** Filings between two looks for results, at most. */
const BETWEEN_LOOKS = 12;

const random = createRandom(SEED);
const used = new Map<string, number>();
let bureau: Bureau;
let world: ConnectorWorld;
beforeAll(async () => {
  world = await openConnectorWorld();
  bureau = await openBureau({
    shapeOf: () => {
      const shape = random.pick(SHAPES);
      used.set(shape.name, (used.get(shape.name) ?? 0) + 1);
      return shape;
    },
    losesAnswer: () => random.chance(0.04),
  });
});
afterAll(async () => {
  await bureau.close();
  await world.close();
});

const METHODS: readonly MethodName[] = [
  'isp_upload',
  'isp_upload',
  'isp_querypreviousupload',
  'isp_download',
  'isp_downloadack',
];

const nextPlan = (): CrashPlan | null =>
  random.chance(0.35)
    ? {
        method: random.pick(METHODS),
        point: random.pick(['before', 'during', 'after'] as const),
        call: random.below(2),
      }
    : null;

let crashes = 0;

/** Works until it is done, each time in a process that has just started and perhaps dies, or gets no answer. */
async function survive<T>(work: (connector: AuthorityPort) => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const { between, underway } = crashing(nextPlan());
    try {
      return await work(world.newConnector({ between, lease: { leaseMs: 400, patienceMs: 8000 } }));
    } catch (error) {
      if (error instanceof Crash) crashes += 1;
      else if (!(error instanceof AuthorityUnavailable)) throw error;
    } finally {
      await Promise.all(underway);
    }
  }
  throw new Error('it never came to an end');
}

it(
  `a foreign bureau that answers in another shape each time serves ${FILINGS} filings through crashes: each once, none left out (BUREAU_SEED=${SEED})`,
  { timeout: 400_000 },
  async () => {
    const { ispId: _ispId, ...created } = await world.newTenant({ connection: bureau.connection });
    const tenant = tenantOf(created);
    const approved: bigint[] = [];
    const fetchAll = async (connector: AuthorityPort): Promise<void> => {
      for (let file = await connector.poll(tenant); file; file = await connector.poll(tenant)) {
        const { results, fileName, faults } = file;
        expect(faults).toEqual([]);
        await applied(world, tenant, file, () => {
          approved.push(
            ...results.flatMap(({ accessId, outcome }) =>
              outcome === 'APPROVED' && accessId !== null ? [accessId] : [],
            ),
          );
          return Promise.resolve({});
        });
        await connector.acknowledge(tenant, fileName);
      }
    };

    const sent: { accessId: bigint; sequence: bigint }[] = [];
    let look = random.below(BETWEEN_LOOKS);
    for (let filing = 1; filing <= FILINGS; filing += 1) {
      const access = accessTo({ websiteNumber: `浙ICP备2021000001号-${filing}` });
      const outcome: UploadOutcome = await survive((connector) =>
        connector.submit(tenant, submissionOf(`sub_${filing}`), [access]),
      );
      if (!outcome.accepted) throw new Error(`filing ${filing}: ${outcome.message}`);
      sent.push({ accessId: access.accessId, sequence: outcome.sequence });
      look -= 1;
      if (look <= 0) {
        await survive(fetchAll);
        look = 1 + random.below(BETWEEN_LOOKS);
      }
    }
    await survive(fetchAll);

    const { uploads, waiting } = bureau.office;
    expect(uploads.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: FILINGS }, (_, at) => at + 1),
    );
    expect(uploads.map(({ accessIds }) => accessIds)).toEqual(sent.map(({ accessId }) => [String(accessId)]));
    expect(sent.map(({ sequence }) => Number(sequence))).toEqual(uploads.map(({ sequence }) => sequence));
    expect(waiting).toEqual([]);
    expect(approved.sort()).toEqual(sent.map(({ accessId }) => accessId).sort());
    expect(await accountRow(world, created)).toMatchObject({
      lastSequence: BigInt(FILINGS),
      stoppedAt: null,
    });
    const messages = await messagesOf(world, created);
    const statusOf = (direction: string) =>
      new Set(messages.filter((one) => one.direction === direction).map(({ status }) => status));
    expect([...statusOf('SENT')]).toEqual(['ACCEPTED']);
    expect([...statusOf('RECEIVED')]).toEqual(['APPLIED']);
    expect(crashes).toBeGreaterThan(20);
    expect(used.size).toBe(SHAPES.length);
  },
);

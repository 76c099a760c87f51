import type { Database } from '../../../../prisma/database.ts';
import type { AccessRequest } from '../../../../server/rehearsal/authority/brain/access-request.ts';
import { createBrain, type Brain } from '../../../../server/rehearsal/authority/brain/brain.ts';
import type { ResultNote } from '../../../../server/rehearsal/authority/brain/result-file.ts';
import { createPrismaStore } from '../../../../server/rehearsal/authority/store/prisma-store.ts';
import { keysFrom } from '../../../../server/rehearsal/authority/store/sealing.ts';
import { filingPasswordDigest } from '../../../../server/authority/protocol/authentication.ts';
import { openForTest } from '../../../testkit/database.ts';

const HOUR_MS = 3600_000;

/** What the rehearsal authority of these tests seals with. */
export const REHEARSAL_KEYS = keysFrom('a rehearsal');

/** A rehearsal authority in memory with a clock that stands still until it is moved. Monday morning in China. */
export type World = {
  database: Database;
  brain: Brain;
  now: () => Date;
  advanceHours: (hours: number) => void;
  advanceDays: (days: number) => void;
  setClock: (at: Date) => void;
  /** A provider nobody used before. */
  newIsp: () => Promise<bigint>;
  close: () => Promise<void>;
};

export async function openWorld(open: () => Promise<Database> = openForTest): Promise<World> {
  const database = await open();
  let at = new Date('2021-03-01T10:00:00+08:00');
  let providers = 0;
  const brain = createBrain({
    store: createPrismaStore(database.prisma, REHEARSAL_KEYS),
    now: () => at,
    smsApplies: (province, moment) =>
      province === '330000' || moment >= new Date('2020-08-17T00:00:00+08:00'),
  });
  const advanceHours = (hours: number): void => {
    at = new Date(at.getTime() + hours * HOUR_MS);
  };
  return {
    database,
    brain,
    now: () => at,
    advanceHours,
    advanceDays: (days) => advanceHours(days * 24),
    setClock: (moment) => {
      at = moment;
    },
    newIsp: () => brain.accountOf(`prv_test_${(providers += 1)}`),
    close: () => database.close(),
  };
}

let accessIds = 4000n;

/** A sound access to a site; override what the test is about. */
export const accessTo = (
  websiteNumber: string,
  password: string,
  changes: Partial<AccessRequest> = {},
): AccessRequest => ({
  accessId: (accessIds += 1n),
  websiteNumber,
  locations: [34],
  accessModes: [5],
  ipRanges: [{ first: '203.0.113.10', last: '203.0.113.10' }],
  passwordDigest: filingPasswordDigest(password),
  ...changes,
});

/** Enters the code of every text that waits. */
export async function answerTexts(brain: Brain, ispId: bigint): Promise<void> {
  for (const text of (await brain.inbox(ispId)).filter(({ waiting }) => waiting)) {
    await brain.enterCode(ispId, text);
  }
}

/** Fetches and acknowledges whatever waits. */
export async function drain(brain: Brain, ispId: bigint) {
  const files = [];
  for (let file = await brain.nextFile(ispId); file; file = await brain.nextFile(ispId)) {
    files.push(file);
    await brain.acknowledge(ispId, file.fileName);
  }
  return files;
}

/** The results among the files that wait, in order. */
export async function results(brain: Brain, ispId: bigint): Promise<ResultNote[]> {
  const files = await drain(brain, ispId);
  return files.flatMap(({ document }) => (document.kind === 'RESULTS' ? document.results : []));
}

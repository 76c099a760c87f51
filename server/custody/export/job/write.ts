import type { Prisma, ProviderExport } from '../../../../prisma/generated/client/client.ts';
import { EXPORT_DAYS } from '../../../../schema/rules/retention.ts';
import { tellWorld } from '../../../platform/events/outbox.ts';
import type { Job } from '../../../platform/jobs/worker.ts';
import type { Services } from '../../../services.ts';
import { asJson } from '../archive.ts';
import { PART_BYTES, Parts, type Part } from './parts.ts';
import { stepsFrom, type Position } from './steps.ts';

export const EXPORT_JOB = 'exports.write';
const RETRIES = 8;
/** A run writes for less than it may take and leaves the rest to the next: what was killed is taken up after so long. */
export const EXPORT_QUEUE = { concurrency: 1, expireInSeconds: 300, retryLimit: RETRIES } as const;
const RUN_MS = 120_000;
const TRANSACTION = { maxWait: 10_000, timeout: 30_000 } as const;
const DAY_MS = 86_400_000;

type Desk = Pick<Services, 'database' | 'privacy' | 'materials' | 'jobs' | 'log'>;
export type ExportJob = { readonly id: string };

const UNDER_WAY: Prisma.ProviderExportWhereInput = { state: { in: ['WAITING', 'RUNNING'] } };

/** Somebody else has gone on with this export, or it is over. */
class Overtaken extends Error {}

/** Parts whose subject was deleted while they were written are part of nothing: their key is not kept. */
async function rowsOf(tx: Prisma.TransactionClient, exportId: string, parts: readonly Part[]) {
  const erased = await tx.subject.findMany({
    where: { id: { in: parts.flatMap(({ subjects }) => subjects) }, erasedAt: { not: null } },
    select: { id: true },
  });
  const gone = new Set(erased.map(({ id }) => id));
  return parts.map(({ subjects, sealedKey, ...part }) => ({
    ...part,
    exportId,
    firstSubject: subjects[0] ?? null,
    lastSubject: subjects.at(-1) ?? null,
    sealedKey: subjects.some((id) => gone.has(id)) ? null : sealedKey,
  }));
}

type Settled = { readonly parts: readonly Part[]; readonly position: Position; readonly subjects: number };

/** Writes down what is stored, and up to where that is everything, in one transaction. @throws Overtaken */
async function settle(
  desk: Desk,
  { id, providerId, mode }: ProviderExport,
  before: Position,
  { parts, position, subjects }: Settled,
  then: 'GO_ON' | 'LATER' | 'DONE',
): Promise<void> {
  await desk.database.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "ProviderExport" WHERE id = ${id} FOR UPDATE`;
    const now = new Date();
    const { count } = await tx.providerExport.updateMany({
      where: { id, ...UNDER_WAY, section: before.section, after: before.after },
      data: {
        ...position,
        subjectsDone: { increment: subjects },
        ...(then === 'DONE'
          ? {
              state: 'READY',
              finishedAt: now,
              expiresAt: new Date(now.getTime() + EXPORT_DAYS * DAY_MS),
            }
          : { state: 'RUNNING' }),
      },
    });
    if (count === 0) throw new Overtaken();
    await tx.providerExportPart.createMany({ data: await rowsOf(tx, id, parts) });
    if (then === 'LATER') await desk.jobs.enqueue(tx, EXPORT_JOB, { id } satisfies ExportJob);
    if (then === 'DONE')
      await tellWorld(tx, { providerId, mode }, { topic: 'export.ready', targetId: id, data: {}, at: now });
  }, TRANSACTION);
}

async function writeFrom(
  desk: Desk,
  row: ProviderExport,
  signal: AbortSignal,
  partBytes: number,
): Promise<void> {
  const { prisma } = desk.database;
  const { id, providerId, mode, askedAt: exportedAt } = row;
  const sealer = await desk.privacy.forProvider(providerId);
  const before = await prisma.providerExportPart.findMany({
    where: { exportId: id },
    orderBy: { number: 'asc' },
    select: { number: true, bytes: true, sha256: true },
  });
  const { objects, original: readPaper } = desk.materials;
  const writing = { privacy: desk.privacy, objects, exportId: id, providerId, exportedAt };
  const parts = new Parts({ ...writing, before: before.length, partBytes });
  const until = Date.now() + RUN_MS;
  let settled: Position = { section: row.section, after: row.after };
  let position = settled;
  let subjects = 0;
  const written: { number: number; bytes: number; sha256: Uint8Array }[] = [...before];
  const put = async (then: 'GO_ON' | 'LATER' | 'DONE'): Promise<void> => {
    const taken = await parts.take();
    await settle(desk, row, settled, { parts: taken, position, subjects }, then);
    written.push(...taken);
    settled = position;
    subjects = 0;
  };
  const from = { prisma, sealer, tenant: { providerId, mode }, readPaper, exportedAt };
  for await (const step of stepsFrom(from, settled)) {
    await step.write((path, bytes) => parts.put(path, bytes, step.subject));
    position = { section: step.section, after: step.after };
    if (step.subject !== null) subjects += 1;
    if (signal.aborted || Date.now() > until) return put('LATER');
    if (parts.isDue) await put('GO_ON');
  }
  // The list of all parts is the last: with it, whoever fetched them knows that none is missing.
  if (settled !== position) await put('GO_ON');
  const listed = written.map(({ number, bytes, sha256 }) => ({
    number,
    bytes,
    sha256: Buffer.from(sha256).toString('hex'),
  }));
  await parts.put('export.json', asJson({ format: 1, exportId: id, mode, parts: listed }), null);
  await put('DONE');
}

/** Gives an export up: nothing of it is kept. */
async function giveUp(
  { database: { prisma } }: Desk,
  { id, providerId, mode }: ProviderExport,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const now = new Date();
    const { count } = await tx.providerExport.updateMany({
      where: { id, ...UNDER_WAY },
      data: { state: 'FAILED', finishedAt: now },
    });
    if (count === 0) return;
    await tx.providerExportPart.deleteMany({ where: { exportId: id } });
    await tellWorld(tx, { providerId, mode }, { topic: 'export.failed', targetId: id, data: {}, at: now });
  }, TRANSACTION);
}

/** Goes on with an export; what a killed run had written down is not written again. */
export async function writeExport(
  desk: Desk,
  { data: { id }, retries, signal }: Pick<Job<ExportJob>, 'data' | 'retries' | 'signal'>,
  partBytes: number = PART_BYTES,
): Promise<void> {
  const row = await desk.database.prisma.providerExport.findFirst({ where: { id, ...UNDER_WAY } });
  if (!row) return;
  await desk.database.prisma.providerExport.updateMany({
    where: { id, ...UNDER_WAY },
    data: { state: 'RUNNING' },
  });
  try {
    await writeFrom(desk, row, signal, partBytes);
  } catch (error) {
    if (error instanceof Overtaken) return;
    desk.log.error({ event: 'export.broken_off', exportId: id, err: error }, 'an export broke off');
    if (retries < RETRIES) throw error;
    await giveUp(desk, row);
  }
}

export function workOnExports(services: Services): void {
  services.jobs.work<ExportJob>(EXPORT_JOB, (job) => writeExport(services, job));
}

import type { Material } from '../../../../prisma/generated/client/client.ts';
import { readFullFilings } from '../../../../prisma/selections.ts';
import { NotFound } from '../../../../schema/rules/failures.ts';
import type { Job } from '../../../platform/jobs/worker.ts';
import { ObjectMissing } from '../../../platform/materials/storage.ts';
import { NotRead } from '../../../reading/process/reader.ts';
import type { Answer } from '../../../reading/read-paper.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import type { Services } from '../../../services.ts';
import { publishFiling } from '../../machine/change.ts';
import { lockFiling } from '../../machine/full-filing.ts';
import { readElsewhere } from './elsewhere.ts';
import { READ_JOB, type ReadJob } from './queue.ts';
import { sealReading } from './stored.ts';
import { typedOf } from './typed.ts';

type Desk = Pick<
  Services,
  'database' | 'privacy' | 'clock' | 'hooks' | 'materials' | 'reading' | 'metrics' | 'log'
>;

/** Why a paper stays unread for good: the reader made nothing of it, or its file is gone. */
const reasonOf = (error: unknown): string | null => {
  if (error instanceof NotRead) return error.why;
  return error instanceof ObjectMissing || error instanceof NotFound ? 'GONE' : null;
};

/**
 * Reads the papers of a filing that are one and the same picture, and keeps what was read with each. What is gone or read by now is
 * left alone. The text is never logged.
 */
export async function readPapers(desk: Desk, { data }: Pick<Job<ReadJob>, 'data'>): Promise<void> {
  const { filingId, sha256 } = data;
  const { prisma } = desk.database;
  const [filing] = await readFullFilings(prisma, { id: filingId });
  if (!filing) return;
  const papers = filing.materials.filter(
    (material) =>
      material.status === 'STORED' &&
      material.readingState === 'WAITING' &&
      material.sha256 !== null &&
      Buffer.from(material.sha256).toString('hex') === sha256,
  );
  if (papers.length === 0) return;
  const sealer = await desk.privacy.forProvider(filing.providerId);
  const typed = typedOf(sealer, filing);
  const answer = await answerOf(desk, filing, papers, papers.flatMap(typed));
  const readAt = await desk.clock.now(filing);
  await prisma.$transaction(async (tx) => {
    await lockFiling(tx, filingId);
    for (const { id } of papers)
      await tx.material.updateMany({
        where: { id, status: 'STORED', readingState: 'WAITING' },
        data: answer
          ? { readingState: 'READ', reading: sealReading(sealer, { id }, answer), readAt }
          : { readingState: 'NOT_READ', readAt },
      });
    await publishFiling(tx, filingId);
  });
}

async function answerOf(
  desk: Desk,
  tenant: Tenant,
  papers: readonly Material[],
  wanted: ReturnType<ReturnType<typeof typedOf>>,
): Promise<Answer | null> {
  const [paper] = papers;
  if (!paper) return null;
  const told = { event: 'paper.read', filingId: paper.filingId, materialId: paper.id };
  const { materials, reading, metrics, log } = desk;
  try {
    const question = { picture: await materials.original(paper), wanted };
    const elsewhere = await readElsewhere(desk, tenant, paper, question);
    if (!elsewhere && reading.state !== 'ON') throw new NotRead('UNREADABLE');
    const answer = elsewhere ?? (await reading.read(question));
    metrics.count('jieru_papers_read_total', { outcome: 'READ' });
    log.info({ ...told, kind: answer.kind, fields: answer.fields.length }, 'a paper was read');
    return answer;
  } catch (error) {
    const why = reasonOf(error);
    if (why === null) throw error;
    metrics.count('jieru_papers_read_total', { outcome: why });
    log.warn({ ...told, why }, 'a paper was not read');
    return null;
  }
}

export function workOnReading(services: Services): void {
  services.jobs.work<ReadJob>(READ_JOB, (job) => readPapers(services, job));
}

import { z } from 'zod';
import type { Prisma } from '../../../../../prisma/generated/client/client.ts';
import { HookFailure } from '../../../../platform/hooks/hooks.ts';
import type { Job } from '../../../../platform/jobs/worker.ts';
import { fence, whereFree, type Lease } from '../../../../platform/leases/lease.ts';
import type { Sealer } from '../../../../platform/privacy/sealer.ts';
import type { Services } from '../../../../services.ts';
import type { Tenant } from '../../../../platform/tenancy/actor.ts';
import { publishFiling } from '../../../machine/change.ts';
import { lockFiling, sealContext } from '../../../machine/full-filing.ts';
import { FACE_CHECK_JOB, FACE_RESULTS, MOST_ATTEMPTS } from './policy.ts';
import type { FaceCheckJob } from '../../queue-face-checks.ts';
import { settlePairs, type Due } from './settle.ts';

type Desk = Pick<Services, 'database' | 'privacy' | 'clock' | 'hooks' | 'materials' | 'log'>;
type Asked = { tenant: Tenant; filingId: string; sealer: Sealer; now: Date };

/** Longest words of a service that are kept. Characters. */
const LONGEST_REASON = 500;

/** What a face service answers; `score` says how alike the faces are. */
const faceAnswer = z.object({
  result: z.enum(FACE_RESULTS),
  score: z.number().min(0).max(1).nullish(),
  reason: z.string().max(LONGEST_REASON).nullish(),
});
type FaceAnswer = z.infer<typeof faceAnswer>;

/** The service gave no answer and is to be asked again. */
class FaceServiceAway extends Error {
  constructor(pairs: number) {
    super(`the face service gave no answer for ${pairs} photo(s)`);
    this.name = 'FaceServiceAway';
  }
}

/** Notes that the pair is asked about. False when another run has got its answer. */
async function begin({ database: { prisma } }: Desk, { check }: Due, now: Date): Promise<boolean> {
  const { count } = await prisma.faceCheck.updateMany({
    where: { id: check.id, state: { in: ['WAITING', 'UNAVAILABLE'] } },
    data: { attempts: { increment: 1 }, askedAt: now },
  });
  return count > 0;
}

/** The pictures leave as the authority gets them, at most 100 KB each, and with nothing that names anybody. */
async function call(
  { hooks, materials }: Desk,
  { tenant, filingId }: Asked,
  { check, websiteId, photo, card }: Due,
): Promise<FaceAnswer | null> {
  const [face, identityCard] = await Promise.all([materials.attachment(photo), materials.attachment(card)]);
  return hooks.call(tenant, 'FACE_CHECK', {
    id: check.id,
    data: {
      faceCheckId: check.id,
      filingId,
      websiteId,
      photo: { materialId: photo.id, contentType: 'image/jpeg', base64: face.toString('base64') },
      identityCard: {
        materialId: card.id,
        contentType: 'image/jpeg',
        base64: identityCard.toString('base64'),
      },
    },
    answer: faceAnswer,
  });
}

/** Writes down what became of a question and tells whoever watches. */
async function note(
  { database: { prisma } }: Desk,
  { filingId }: Asked,
  lease: Lease,
  data: Prisma.FaceCheckUpdateManyMutationInput,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await lockFiling(tx, filingId);
    await fence(tx, lease);
    await tx.faceCheck.updateMany({ where: { id: lease.key }, data });
    await publishFiling(tx, filingId);
  });
}

/** The service was taken away: photos without its answer stand as if it had never been there. */
async function forget({ database: { prisma } }: Desk, filingId: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await lockFiling(tx, filingId);
    const { count } = await tx.faceCheck.deleteMany({
      where: { photo: { filingId }, state: { in: ['WAITING', 'UNAVAILABLE'] } },
    });
    if (count === 0) return;
    await publishFiling(tx, filingId);
  });
}

/** Asks about one pair, one run at a time among all replicas. False when there was no answer. */
async function ask(desk: Desk, asked: Asked, due: Due): Promise<boolean> {
  return (await whereFree(desk.database, due.check.id, (lease) => askAlone(desk, asked, due, lease))) ?? true;
}

async function askAlone(desk: Desk, asked: Asked, due: Due, lease: Lease): Promise<boolean> {
  if (!(await begin(desk, due, asked.now))) return true;
  const { filingId, sealer } = asked;
  const { id } = due.check;
  const told = { event: 'face.check', filingId, faceCheckId: id };
  let answer: FaceAnswer | null;
  try {
    answer = await call(desk, asked, due);
  } catch (error) {
    await note(desk, asked, lease, { state: 'UNAVAILABLE' });
    const why = error instanceof HookFailure ? error.reason : 'fault';
    desk.log.warn({ ...told, why }, 'a face check got no answer');
    return false;
  }
  if (!answer) {
    await forget(desk, filingId);
    return true;
  }
  const { result, score, reason } = answer;
  await note(desk, asked, lease, {
    state: result,
    score: score ?? null,
    reason: reason ? sealer.seal(reason, sealContext(id, 'reason')) : null,
  });
  desk.log.info({ ...told, result }, 'a face check was answered');
  return true;
}

/**
 * Asks the provider's face service about every photo of a filing that it has not answered yet. A service that gives no answer
 * is asked again by the job's next attempts, and then no more.
 * @throws FaceServiceAway while another attempt is worth it
 */
export async function checkFaces(
  desk: Desk,
  { data: { filingId } }: Pick<Job<FaceCheckJob>, 'data'>,
): Promise<void> {
  const { prisma } = desk.database;
  const filing = await prisma.filing.findUnique({
    where: { id: filingId },
    select: { providerId: true, mode: true },
  });
  if (!filing) return;
  if (!(await desk.hooks.has(filing, 'FACE_CHECK'))) return forget(desk, filingId);
  const now = await desk.clock.now(filing);
  const sealer = await desk.privacy.forProvider(filing.providerId);
  const due = await prisma.$transaction((tx) => settlePairs(tx, filingId, { sealer, now }));
  const asked: Asked = { tenant: filing, filingId, sealer, now };
  const answered = await Promise.all(due.map((one) => ask(desk, asked, one)));
  const again = due.filter(({ check }, index) => !answered[index] && check.attempts + 1 < MOST_ATTEMPTS);
  if (again.length > 0) throw new FaceServiceAway(again.length);
}

export function workOnFaces(services: Services): void {
  services.jobs.work<FaceCheckJob>(FACE_CHECK_JOB, (job) => checkFaces(services, job));
}

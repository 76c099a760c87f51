import type { MaterialKind } from '../../../prisma/generated/client/enums.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { FACE_CHECK_JOB } from './photo/face-check/policy.ts';

export type FaceCheckJob = { filingId: string };

const COMPARED: readonly MaterialKind[] = [
  'VERIFICATION_PHOTO',
  'SUBJECT_PERSON_CERTIFICATE_FRONT',
  'WEBSITE_PERSON_CERTIFICATE_FRONT',
];

/** Whether a paper of this kind is compared with another one. */
export const isCompared = (kind: MaterialKind): boolean => COMPARED.includes(kind);

/**
 * Has the filing's photos compared after the commit. The transaction must hold the filing's row: a run that began before
 * waits for it, and so sees the change.
 */
export async function queueFaceChecks(
  { enqueue }: Pick<Jobs, 'enqueue'>,
  tx: Prisma.TransactionClient,
  filingId: string,
): Promise<void> {
  await enqueue(tx, FACE_CHECK_JOB, { filingId } satisfies FaceCheckJob, { singletonKey: filingId });
}

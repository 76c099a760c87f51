import type { FaceCheckState } from '../../../../../prisma/generated/client/enums.ts';
import type { IssueCode } from '../../../../../schema/rules/issue.ts';

/** What a face service (人脸比对服务) may answer. */
export const FACE_RESULTS = ['SAME', 'DIFFERENT', 'NO_FACE', 'SEVERAL_FACES', 'UNSURE'] as const;

/** Answers that ask for another photo, and in which words. All others leave it to the reviewer. */
export const FACE_ISSUES: Readonly<Partial<Record<FaceCheckState, IssueCode>>> = {
  DIFFERENT: 'FACE_DIFFERENT',
  NO_FACE: 'FACE_NOT_FOUND',
  SEVERAL_FACES: 'FACE_SEVERAL',
};

/**
 * Photos of one site that may differ; from this one on the answer bars nothing and the reviewer decides. A service also errs
 * with people who have aged since their card was made or whose card is worn, and whoever was right three times must not be
 * kept from filing by it.
 */
export const MOST_DIFFERING_PHOTOS = 3;

export const FACE_CHECK_JOB = 'face.check';

/** Six more attempts within about two minutes: somebody may be waiting; after that the reviewer compares. Seconds. */
export const FACE_CHECK_QUEUE = {
  concurrency: 2,
  expireInSeconds: 120,
  retryLimit: 6,
  retryDelay: 2,
} as const;

/** How often one pair of pictures is asked about at most. */
export const MOST_ATTEMPTS = FACE_CHECK_QUEUE.retryLimit + 1;

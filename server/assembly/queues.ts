import { HAND_OVER_JOB, POLL_JOB, RESUME_JOB } from '../filing/machine/hand-over-jobs.ts';
import { DOMAIN_CHECK_JOB, DOMAIN_CHECK_QUEUE } from '../filing/after/domains/work.ts';
import { INSPECTION_JOB, INSPECTION_QUEUE } from '../filing/after/inspections/work.ts';
import { FACE_CHECK_JOB, FACE_CHECK_QUEUE } from '../filing/draft/photo/face-check/policy.ts';
import { DATA_CHECK_JOB, DATA_CHECK_QUEUE } from '../filing/draft/queue-data-checks.ts';
import { READ_JOB, READ_QUEUE } from '../filing/draft/reading/queue.ts';
import { REMIND_JOB, REMIND_QUEUE } from '../filing/reminders/work.ts';
import { EXPORT_JOB, EXPORT_QUEUE } from '../custody/export/job/write.ts';
import { PURGE_JOB, PURGE_QUEUE } from '../custody/purge/purge.ts';
import { FOLD_JOB, FOLD_QUEUE } from '../filing/statistics/work.ts';
import { ANCHOR_JOB, AUDIT_QUEUE, CHAIN_JOB } from '../platform/audit/work.ts';
import { HOUSEKEEPING_JOB } from './housekeeping.ts';
import type { QueueTable } from '../platform/jobs/queues.ts';
import { ALARM_JOB, ALARM_QUEUE } from '../watch/work.ts';
import { MAIL_JOB, MAIL_QUEUE } from '../platform/mail/queue.ts';
import { SEAL_COLUMNS_JOB, SEAL_COLUMNS_QUEUE } from '../platform/privacy/seal-columns.ts';
import { DELIVER_JOB, DELIVER_QUEUE, DISPATCH_JOB, DISPATCH_QUEUE } from '../platform/webhooks/queue.ts';

/** One at a time in each process; an authority may take a minute to answer, several times. */
const AUTHORITY_QUEUE = { concurrency: 1, expireInSeconds: 900 };

/** The queues of the service's background work. */
export const QUEUES: QueueTable = {
  [HAND_OVER_JOB]: AUTHORITY_QUEUE,
  [POLL_JOB]: AUTHORITY_QUEUE,
  [RESUME_JOB]: AUTHORITY_QUEUE,
  [MAIL_JOB]: MAIL_QUEUE,
  [REMIND_JOB]: REMIND_QUEUE,
  [FOLD_JOB]: FOLD_QUEUE,
  [DOMAIN_CHECK_JOB]: DOMAIN_CHECK_QUEUE,
  [INSPECTION_JOB]: INSPECTION_QUEUE,
  [DISPATCH_JOB]: DISPATCH_QUEUE,
  [DELIVER_JOB]: DELIVER_QUEUE,
  [FACE_CHECK_JOB]: FACE_CHECK_QUEUE,
  [DATA_CHECK_JOB]: DATA_CHECK_QUEUE,
  [READ_JOB]: READ_QUEUE,
  [PURGE_JOB]: PURGE_QUEUE,
  [EXPORT_JOB]: EXPORT_QUEUE,
  [SEAL_COLUMNS_JOB]: SEAL_COLUMNS_QUEUE,
  [CHAIN_JOB]: AUDIT_QUEUE,
  [ANCHOR_JOB]: AUDIT_QUEUE,
  [ALARM_JOB]: ALARM_QUEUE,
  [HOUSEKEEPING_JOB]: { concurrency: 1, expireInSeconds: 600 },
};

import type { FilingState, ReviewDecision } from '../../../prisma/generated/client/enums.ts';
import { addDays, chinaDay } from '../../platform/calendar/china-day.ts';
import { addWorkingDays } from '../../platform/calendar/working-days.ts';

/** Working days within which applicants are told that their filing is reviewed (初审, 1–2 working days; the desk aims at one). */
const PROMISED_WORKING_DAYS = 1;

type Reviewed = {
  state: FilingState;
  submittedAt: Date | null;
  reviews: readonly { decision: ReviewDecision; at: Date }[];
};

/** Since when it is the reviewer's turn: the last submission, or the arrival of originals; null when it is not. */
export function reviewWaitsSince({ state, submittedAt, reviews }: Reviewed): Date | null {
  if (state !== 'IN_REVIEW') return null;
  const arrivals = reviews.filter(({ decision }) => decision === 'RECEIVE_ORIGINALS').map(({ at }) => at);
  const turns = [...arrivals, ...(submittedAt ? [submittedAt] : [])].map((at) => at.getTime());
  return turns.length > 0 ? new Date(Math.max(...turns)) : null;
}

/** The last day (`YYYY-MM-DD`, in working days of the Chinese calendar) on which the review is in time; null when nothing waits. */
export function reviewDueBy(filing: Reviewed): string | null {
  const since = reviewWaitsSince(filing);
  return since ? addWorkingDays(since, PROMISED_WORKING_DAYS) : null;
}

/** Most days back at which a review that is still in time can have begun, holidays included. */
const FARTHEST_DAYS = 40;

/**
 * The moment before which a review must have begun to be late by now: what waits since an earlier day is overdue. The days of China are
 * looked through backwards, because a calendar with make-up days cannot be turned round.
 */
export function reviewsBegunBefore(now: Date): Date {
  const today = chinaDay(now);
  for (let back = 1; back < FARTHEST_DAYS; back += 1) {
    const day = addDays(today, -back);
    const noon = new Date(`${day}T12:00:00+08:00`);
    if (addWorkingDays(noon, PROMISED_WORKING_DAYS) < today)
      return new Date(`${addDays(day, 1)}T00:00:00+08:00`);
  }
  throw new RangeError('The calendar has no working days: check the notices');
}

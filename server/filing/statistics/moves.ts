import type { FilingKind, FilingState, Mode, SubjectNature } from '../../../prisma/generated/client/enums.ts';
import type { Party, TimelineEventType } from '../../../prisma/generated/client/enums.ts';
import { chinaDay } from '../../platform/calendar/china-day.ts';
import { LONGEST_STAY } from './sketch.ts';

/** What tells filings apart in statistics. */
export type Traits = { province: string; kind: FilingKind; nature: SubjectNature };

/** An event of a filing's history that changed its state. */
export type Step = {
  type: TimelineEventType;
  fromState: FilingState | null;
  toState: FilingState;
  actorKind: Party;
  actorId: string | null;
  data: Readonly<Record<string, unknown>>;
  at: Date;
};

/** What is counted of a change of state. */
export type Move = Traits & {
  providerId: string;
  mode: Mode;
  day: string;
  reviewerId: string | null;
  fromState: FilingState | null;
  toState: FilingState;
  seconds: number | null;
  firstVerdict: boolean;
  reasons: string[];
};

type Whose = Traits & { providerId: string; mode: Mode };

const listed = (fact: unknown): string[] => (Array.isArray(fact) ? fact.map(String) : []);

/** Events tell each reason once; those of a refusal that was written before its codes were listed have the one that decided. */
const reasonsOf = ({ type, data }: Step): string[] => {
  if (type === 'RETURN') return listed(data['fields']);
  if (type !== 'REFUSE') return [];
  const codes = listed(data['codes']);
  return codes.length === 0 && typeof data['code'] === 'number' ? [String(data['code'])] : codes;
};

/** A test clock may have been put back meanwhile. */
const stay = (since: Date, at: Date): number =>
  Math.min(LONGEST_STAY, Math.max(0, Math.floor((at.getTime() - since.getTime()) / 1000)));

/**
 * What is counted of a filing's history, a move for each of its steps. The same is written when a change is made and when the statistics are
 * made anew, so that neither can know more than the other.
 */
export function movesOf({ providerId, mode, province, kind, nature }: Whose, steps: readonly Step[]): Move[] {
  let since: Date | null = null;
  let returned = false;
  return steps.map((step) => {
    const { type, fromState, toState, actorKind, actorId, at } = step;
    if (type === 'SUBMIT') returned = false;
    const move: Move = {
      providerId,
      mode,
      province,
      kind,
      nature,
      day: chinaDay(at),
      reviewerId: actorKind === 'STAFF' ? actorId : null,
      fromState,
      toState,
      seconds: since && fromState ? stay(since, at) : null,
      firstVerdict: (type === 'PASS' || type === 'RETURN') && !returned,
      reasons: reasonsOf(step),
    };
    if (type === 'RETURN') returned = true;
    since = at;
    return move;
  });
}

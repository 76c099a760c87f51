import type {
  FilingState,
  Mode,
  StatisticDimension,
  StatisticMeasure,
  StatisticSpan,
} from '../../../prisma/generated/client/enums.ts';
import type { Move } from './moves.ts';
import { bucketOf, writeSketch } from './sketch.ts';

/** What one counter counts. */
type Place = {
  providerId: string;
  mode: Mode;
  dimension: StatisticDimension;
  span: StatisticSpan;
  period: string;
  key: string;
  measure: StatisticMeasure;
  item: string;
};

/** By how much it is counted up. */
export type Counter = Place & { count: number; seconds: number; sketch: string };

type Count = { measure: StatisticMeasure; item: string; stay?: number };

const REASONS: Readonly<Partial<Record<FilingState, StatisticMeasure>>> = {
  RETURNED: 'RETURN_REASON',
  REFUSED: 'REFUSAL_CODE',
};

/** What a move counts for: the state it came to, the one it left, a verdict, and why. */
function countsOf({ fromState, toState, seconds, firstVerdict, reasons }: Move): Count[] {
  const counts: Count[] = [{ measure: 'ENTERED', item: toState }];
  if (fromState)
    counts.push({ measure: 'LEFT', item: fromState, ...(seconds === null ? {} : { stay: seconds }) });
  if (firstVerdict)
    counts.push({ measure: 'FIRST_VERDICT', item: toState === 'RETURNED' ? 'RETURN' : 'PASS' });
  const measure = REASONS[toState];
  return measure ? [...counts, ...reasons.map((item) => ({ measure, item }))] : counts;
}

const keysOf = ({ province, kind, nature, reviewerId }: Move): [StatisticDimension, string][] => [
  ['ALL', ''],
  ['PROVINCE', province],
  ['KIND', kind],
  ['NATURE', nature],
  ...(reviewerId === null ? [] : [['REVIEWER', reviewerId] as [StatisticDimension, string]]),
];

export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

const SPANS: readonly (readonly [StatisticSpan, (day: string) => string])[] = [
  ['DAY', (day) => day],
  ['MONTH', monthOf],
];

type Sum = { place: Place; count: number; seconds: number; buckets: Map<number, number> };

/** Counters of many moves, each once. */
export class Counters {
  readonly #sums = new Map<string, Sum>();

  get size(): number {
    return this.#sums.size;
  }

  add(move: Move): void {
    const { providerId, mode, day } = move;
    for (const { measure, item, stay } of countsOf(move))
      for (const [dimension, key] of keysOf(move))
        for (const [span, periodOf] of SPANS)
          this.#count({ providerId, mode, dimension, span, period: periodOf(day), key, measure, item }, stay);
  }

  #count(place: Place, stay: number | undefined): void {
    const name = Object.values(place).join('\n');
    const sum = this.#sums.get(name) ?? { place, count: 0, seconds: 0, buckets: new Map<number, number>() };
    this.#sums.set(name, sum);
    sum.count += 1;
    if (stay === undefined) return;
    sum.seconds += stay;
    const bucket = bucketOf(stay);
    sum.buckets.set(bucket, (sum.buckets.get(bucket) ?? 0) + 1);
  }

  /** What was counted until now; counting goes on at nothing. */
  take(): Counter[] {
    const counters = [...this.#sums.values()].map(({ place, count, seconds, buckets }) => ({
      ...place,
      count,
      seconds,
      sketch: writeSketch(buckets),
    }));
    this.#sums.clear();
    return counters;
  }
}

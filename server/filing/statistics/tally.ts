import type { FilingState, StatisticMeasure } from '../../../prisma/generated/client/enums.ts';
import { FilingState as STATES } from '../../../prisma/generated/client/enums.ts';
import { percentilesOf, readSketch } from './sketch.ts';

/** What is read of a counter. */
export type Reading = {
  measure: StatisticMeasure;
  item: string;
  count: number;
  seconds: number;
  sketch: string;
};

/** How long filings were in a state that they left. */
export type Stays = { count: number; meanSeconds: number; medianSeconds: number; p90Seconds: number };

export type StateTally = {
  state: FilingState;
  entered: number;
  left: number;
  /** Null where it is not known, as for the work of one reviewer. */
  atEnd: number | null;
  stays: () => Stays | null;
};

type Verdicts = { passed: number; returned: number };
export type Reason = { item: string; count: number };

type Held = { entered: number; left: number; before: number; seconds: number; sketches: string[] };

/** Reasons told of each group. */
const MOST_REASONS = 20;

const staysOf = ({ seconds, sketches }: Held): Stays | null => {
  const sketch = readSketch(sketches.join(' '));
  const count = [...sketch.values()].reduce((sum, one) => sum + one, 0);
  const [medianSeconds = null, p90Seconds = null] = percentilesOf(sketch, [50, 90]);
  if (medianSeconds === null || p90Seconds === null) return null;
  return { count, meanSeconds: Math.round(seconds / count), medianSeconds, p90Seconds };
};

/** What is counted of one group of filings or days. */
export class Tally {
  readonly #states = new Map<string, Held>();
  readonly #others = new Map<StatisticMeasure, Map<string, number>>();
  readonly #balanced: boolean;

  /** `balanced`: whether what came in and what left tell how many there are. */
  constructor(balanced: boolean) {
    this.#balanced = balanced;
  }

  #held(state: string): Held {
    const held = this.#states.get(state) ?? { entered: 0, left: 0, before: 0, seconds: 0, sketches: [] };
    this.#states.set(state, held);
    return held;
  }

  add({ measure, item, count, seconds, sketch }: Reading): void {
    if (measure === 'ENTERED') this.#held(item).entered += count;
    else if (measure === 'LEFT') {
      const held = this.#held(item);
      held.left += count;
      held.seconds += seconds;
      if (sketch !== '') held.sketches.push(sketch);
    } else {
      const counts = this.#others.get(measure) ?? new Map<string, number>();
      this.#others.set(measure, counts.set(item, (counts.get(item) ?? 0) + count));
    }
  }

  /** What happened before the group's days: it tells how many there were when they began. */
  addBefore({ measure, item, count }: Pick<Reading, 'measure' | 'item' | 'count'>): void {
    if (measure === 'ENTERED') this.#held(item).before += count;
    if (measure === 'LEFT') this.#held(item).before -= count;
  }

  /** Goes on from the end of the days before. */
  follow(former: Tally): void {
    for (const [state, { entered, left, before }] of former.#states)
      this.#held(state).before = before + entered - left;
  }

  /** Adds up with another group; one that goes on from another began with what is counted there. */
  merge(other: Tally, { begins }: { begins: boolean }): void {
    for (const [state, { entered, left, before, seconds, sketches }] of other.#states) {
      const held = this.#held(state);
      held.entered += entered;
      held.left += left;
      if (begins) held.before += before;
      held.seconds += seconds;
      held.sketches.push(...sketches);
    }
    for (const [measure, counts] of other.#others)
      for (const [item, count] of counts) this.add({ measure, item, count, seconds: 0, sketch: '' });
  }

  /** States in which anything was, in the order of a filing's way. */
  get states(): StateTally[] {
    return Object.values(STATES).flatMap((state) => {
      const held = this.#states.get(state);
      if (!held) return [];
      const { entered, left, before } = held;
      const atEnd = this.#balanced ? before + entered - left : null;
      if (entered === 0 && left === 0 && !atEnd) return [];
      return [{ state, entered, left, atEnd, stays: () => staysOf(held) }];
    });
  }

  get isEmpty(): boolean {
    return this.states.length === 0 && this.#others.size === 0;
  }

  get firstVerdicts(): Verdicts {
    const counts = this.#others.get('FIRST_VERDICT');
    return { passed: counts?.get('PASS') ?? 0, returned: counts?.get('RETURN') ?? 0 };
  }

  /** The most frequent first. */
  #reasons(measure: StatisticMeasure): Reason[] {
    return [...(this.#others.get(measure) ?? [])]
      .map(([item, count]) => ({ item, count }))
      .sort((a, b) => b.count - a.count || (a.item < b.item ? -1 : 1))
      .slice(0, MOST_REASONS);
  }

  get returnReasons(): Reason[] {
    return this.#reasons('RETURN_REASON');
  }

  get refusalCodes(): Reason[] {
    return this.#reasons('REFUSAL_CODE');
  }
}

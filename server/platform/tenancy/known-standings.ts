import type { EventHub } from '../events/hub.ts';
import { isChanging, STANDING } from './standing-events.ts';

/*
 * How credentials stand, kept for a moment: asking with each request takes longer than many a request itself. What ends has ended at once
 * in the process that ended it, and within a second in all others: a change is told by NOTIFY, and a process that cannot be sure to have
 * heard everything until a moment ago asks the database.
 */

/** What is known goes by then, so that times of use are told on. */
const LONGEST_MS = 30_000;
/** Credentials that are known at once; the oldest go first. */
const MOST_KNOWN = 10_000;

type Known = { readonly providerId: string; readonly value: unknown; readonly until: number };

export type KnownStandings = {
  /** What is known under a name, else what `ask` answers, which is kept unless it is of no provider. */
  recall<T>(name: string, ask: () => Promise<T>, providerOf: (value: T) => string | null): Promise<T>;
  /** Forgets one, of which this process knows more by now. */
  forget(name: string): void;
};

/** Nothing is kept: for those who hear of no change. */
export const NOTHING_KNOWN: KnownStandings = { recall: (_name, ask) => ask(), forget: () => undefined };

/** Starts to know and, for as long as the hub is open, to hear of what changes. */
export function createKnownStandings(events: Pick<EventHub, 'on' | 'isUpToDate'>): KnownStandings {
  const known = new Map<string, Known>();
  /** Counts what was heard: an answer that was under way meanwhile may be of before. */
  let changes = 0;

  const forgetAll = (): void => {
    changes += 1;
    known.clear();
  };
  events.on(STANDING, ({ data }) => {
    const providerId = data?.['providerId'];
    if (typeof providerId !== 'string') return forgetAll();
    changes += 1;
    for (const [name, one] of known) if (one.providerId === providerId) known.delete(name);
  });

  const usable = (name: string): Known | undefined => {
    const one = known.get(name);
    if (!one || isChanging(one.providerId)) return undefined;
    if (one.until > performance.now()) return one;
    known.delete(name);
    return undefined;
  };

  const keep = (name: string, one: Known): void => {
    known.delete(name);
    known.set(name, one);
    for (const [oldest] of known) {
      if (known.size <= MOST_KNOWN) break;
      known.delete(oldest);
    }
  };

  return {
    async recall<T>(name: string, ask: () => Promise<T>, providerOf: (value: T) => string | null) {
      const sure = events.isUpToDate();
      const one = sure ? usable(name) : undefined;
      if (one) return one.value as T;
      const before = changes;
      const value = await ask();
      const providerId = providerOf(value);
      if (providerId !== null && changes === before && !isChanging(providerId))
        keep(name, { providerId, value, until: performance.now() + LONGEST_MS });
      return value;
    },
    forget: (name) => void known.delete(name),
  };
}

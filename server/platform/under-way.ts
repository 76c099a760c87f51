import { AsyncLocalStorage } from 'node:async_hooks';

/** Work that is followed; what happens after its end is none of its parts, though it was set off by it. */
export type UnderWay = {
  /** Its ids, as the W3C writes them. */
  readonly traceparent: string;
  over: boolean;
};

/** The work that whatever runs now is a part of. One for the process: what is told of a change is written where no service is at hand. */
export const under = new AsyncLocalStorage<UnderWay | null>();

/** What to note of the work under way, for whoever goes on with it; null outside of any, and where nothing is traced. */
export const cause = (): string | null => {
  const one = under.getStore();
  return one && !one.over ? one.traceparent : null;
};

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** Milliseconds to wait before try number `attempt` (from 0): doubling, at most 30 s, with jitter against stampedes. */
export const backoff = (attempt: number, random: () => number = Math.random): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt) * (0.5 + random() / 2);

/** Waits, but no longer than until the browser says it is online again or `signal` aborts. */
export const waitForRetry = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
    signal?.addEventListener('abort', done);
  });

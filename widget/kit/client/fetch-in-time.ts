/** Longer than the service ever takes: it asks the authority for half of that at most. */
const LONGEST_MS = 60_000;

/**
 * `fetch` that gives up when no answer begins in time, as it does where the network is gone. A request that nobody answers (a
 * laptop that slept, a proxy that lost it) would hold up every change behind it; asked again under its key it happens once.
 */
export const fetchInTime: typeof fetch = async (input, init) => {
  const limit = new AbortController();
  const stop = (): void => limit.abort();
  const asked = init?.signal;
  if (asked?.aborted) stop();
  asked?.addEventListener('abort', stop, { once: true });
  const timer = setTimeout(stop, LONGEST_MS);
  try {
    return await fetch(input, { ...init, signal: limit.signal });
  } finally {
    clearTimeout(timer);
  }
};

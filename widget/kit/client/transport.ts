import { Client, createRequest, fetchExchange } from '@urql/core';
import type { OperationResult } from '@urql/core';
import { pipe, take, toPromise } from 'wonka';
import type { Source } from 'wonka';
import type { RequestFailure } from './failure.ts';
import { failureOf } from './read-failure.ts';

export type Kind = 'query' | 'mutation';

/** One request as it goes out. */
export type Asked = {
  readonly text: string;
  readonly variables: object;
  /** Names the operation by its hash; none where the text alone is sent. */
  readonly extensions: Record<string, unknown> | undefined;
  readonly headers: Record<string, string>;
};

/** Longer than the service ever takes: it asks the authority for half of that at most. */
const LONGEST_MS = 60_000;

/**
 * `fetch` that gives up when no answer begins in time, as it does where the network is gone. A request that nobody answers (a
 * laptop that slept, a proxy that lost it) would hold up every change behind it; asked again under its key it happens once.
 */
const fetchInTime: typeof fetch = async (input, init) => {
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

/** Carries operations to the service and answers back. */
export class Transport {
  readonly #client: Client;
  #asked = 0;

  constructor(endpoint: string) {
    this.#client = new Client({
      url: endpoint,
      exchanges: [fetchExchange],
      fetch: fetchInTime,
      fetchSubscriptions: true,
      // Short queries would otherwise go by GET and put personal data into URLs and logs.
      preferGetMethod: false,
      requestPolicy: 'network-only',
    });
  }

  /** What the service answers; `failure` is what went wrong at the top level, and `null` where what came can be shown. */
  async ask<Data>(
    kind: Kind,
    { text, variables, extensions, headers }: Asked,
  ): Promise<{ data: Data | null | undefined; failure: RequestFailure | null }> {
    // By its key the client gives an answer that is under way to whoever asks the same meanwhile, though it may have changed since.
    const request = { ...createRequest<Data, object>(text, variables, extensions), key: (this.#asked += 1) };
    const context = { fetchOptions: { headers, credentials: 'omit' as const, cache: 'no-store' as const } };
    const source =
      kind === 'query'
        ? this.#client.executeQuery<Data, object>(request, context)
        : this.#client.executeMutation<Data, object>(request, context);
    // A query's source stays open for later values; one answer is what was asked for.
    const answers = source as Source<OperationResult<Data>>;
    const result = await pipe(answers, take(1), toPromise);
    return { data: result.data, failure: failureOf(result) };
  }

  /** The answers of a subscription, for as long as somebody listens. */
  listen<Data>({ text, variables, extensions, headers }: Asked): Source<OperationResult<Data>> {
    return this.#client.executeSubscription<Data, object>(createRequest(text, variables, extensions), {
      fetchOptions: { headers, credentials: 'omit', cache: 'no-store' },
    });
  }
}

import { Client, createRequest, fetchExchange } from '@urql/core';
import type { OperationResult } from '@urql/core';
import { pipe, take, toPromise } from 'wonka';
import type { Source } from 'wonka';
import { waitForRetry, backoff } from './backoff.ts';
import { RequestFailure, mayRetry } from './failure.ts';
import { failureOf, wantsText } from './read-failure.ts';
import { newIdempotencyKey } from './idempotency.ts';
import type { Operation } from './operation.ts';
import type { SessionToken } from './session.ts';

export type ApiOptions = {
  endpoint: string;
  publishableKey: string;
  session: SessionToken;
  /** The language that messages come back in. */
  locale: () => string;
  /** Told whenever the server stops or starts answering. */
  onConnection: (online: boolean) => void;
};

/** What a mutation that was carried out answers: none of its fields is null. */
export type Carried<Data> = { [Field in keyof Data]: NonNullable<Data[Field]> };

type Kind = 'query' | 'mutation';

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

/** Sends the widget's operations: always POST, by hash where the server knows it, with session, language and retries. */
export class Api {
  readonly client: Client;
  #sendText = false;

  constructor(private readonly options: ApiOptions) {
    this.client = new Client({
      url: options.endpoint,
      exchanges: [fetchExchange],
      fetch: fetchInTime,
      fetchSubscriptions: true,
      // Short queries would otherwise go by GET and put personal data into URLs and logs.
      preferGetMethod: false,
      requestPolicy: 'network-only',
    });
  }

  query<Data, Variables extends object>(
    operation: Operation<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    return this.#attempt('query', operation, variables, undefined);
  }

  /**
   * Runs one user action. Without network it waits and tries again under the same key until the server answers, so it happens
   * once; `signal` gives up waiting. A field that comes back null is a failure: what this resolves to has them all.
   */
  async mutate<Data extends object, Variables extends object>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Carried<Data>> {
    const key = newIdempotencyKey();
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#attempt('mutation', operation, variables, key).then(whole);
      } catch (cause) {
        if (!(cause instanceof RequestFailure) || !mayRetry(cause) || signal?.aborted) throw cause;
        await waitForRetry(backoff(attempt), signal);
      }
    }
  }

  /** The headers every request carries. */
  async headers(idempotencyKey?: string): Promise<Record<string, string>> {
    return {
      authorization: `Bearer ${await this.#token()}`,
      'x-jieru-key': this.options.publishableKey,
      'accept-language': this.options.locale(),
      'x-graphql-yoga-csrf': '1',
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    };
  }

  /** The `extensions` that name an operation by its hash; `miss` sends the text as well. */
  async extensions(operation: Operation<unknown, never>): Promise<Record<string, unknown> | undefined> {
    const sha256Hash = await operation.hash();
    if (!sha256Hash) return undefined;
    return { persistedQuery: { version: 1, sha256Hash, ...(this.#sendText ? { miss: true } : {}) } };
  }

  /** Notes that this server keeps no list of operations and wants their text; `true` when that is news. */
  learnFrom(failure: RequestFailure): boolean {
    if (!wantsText(failure) || this.#sendText) return false;
    this.#sendText = true;
    return true;
  }

  async #token(): Promise<string> {
    try {
      return await this.options.session.get();
    } catch (cause) {
      this.options.onConnection(false);
      throw new RequestFailure('SESSION_UNAVAILABLE', cause instanceof Error ? cause.message : String(cause));
    }
  }

  async #attempt<Data, Variables extends object>(
    kind: Kind,
    operation: Operation<Data, Variables>,
    variables: Variables,
    key: string | undefined,
  ): Promise<Data> {
    try {
      return await this.#send(kind, operation, variables, key);
    } catch (cause) {
      if (!(cause instanceof RequestFailure)) throw cause;
      const expired = cause.code === 'SESSION_EXPIRED';
      if (expired) this.options.session.forget();
      if (expired || this.learnFrom(cause)) return this.#send(kind, operation, variables, key);
      throw cause;
    }
  }

  async #send<Data, Variables extends object>(
    kind: Kind,
    operation: Operation<Data, Variables>,
    variables: Variables,
    key: string | undefined,
  ): Promise<Data> {
    const headers = await this.headers(key);
    const request = createRequest<Data, Variables>(
      operation.text,
      variables,
      await this.extensions(operation as Operation<unknown, never>),
    );
    const context = { fetchOptions: { headers, credentials: 'omit' as const, cache: 'no-store' as const } };
    const source =
      kind === 'query'
        ? this.client.executeQuery<Data, Variables>(request, context)
        : this.client.executeMutation<Data, Variables>(request, context);
    // A query's source stays open for later values; one answer is what was asked for.
    const answers = source as Source<OperationResult<Data>>;
    return this.#read(await pipe(answers, take(1), toPromise));
  }

  #read<Data>(result: OperationResult<Data>): Data {
    const failure = failureOf(result);
    this.options.onConnection(!failure?.offline);
    if (failure) throw failure;
    if (result.data === undefined || result.data === null)
      throw new RequestFailure('INTERNAL', 'The server answered without data.');
    return result.data;
  }
}

/** A mutation's field that is null was not carried out, whatever else the answer says. */
const whole = <Data extends object>(data: Data): Carried<Data> => {
  if (isWhole(data)) return data;
  throw new RequestFailure('INTERNAL', 'The server answered without a result.');
};

const isWhole = <Data extends object>(data: Data): data is Data & Carried<Data> =>
  !Object.values(data).includes(null);

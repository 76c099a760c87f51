import { waitForRetry, backoff } from './backoff.ts';
import { RequestFailure, mayRetry, wantsText } from './failure.ts';
import { newIdempotencyKey } from './idempotency.ts';
import type { Operation } from './operation.ts';
import type { SessionToken } from './session.ts';
import type { Kind, Transport } from './transport.ts';

export type ApiOptions = {
  endpoint: string;
  publishableKey: string;
  session: SessionToken;
  /** The language that messages come back in. */
  locale: () => string;
  /** Told whenever the server stops or starts answering. */
  onConnection: (online: boolean) => void;
  /** Loads what carries requests, where it does not come with the first code: a visit's first request may need none of it. */
  transport: () => Promise<typeof import('./transport.ts')>;
};

/** What a mutation that was carried out answers: none of its fields is null. */
export type Carried<Data> = { [Field in keyof Data]: NonNullable<Data[Field]> };

/** Sends the widget's operations: always POST, by hash where the server knows it, with session, language and retries. */
export class Api {
  #sendText = false;
  #transport: Promise<Transport> | null = null;

  constructor(private readonly options: ApiOptions) {}

  /** What carries the requests. */
  transport(): Promise<Transport> {
    this.#transport ??= this.options.transport().then(
      ({ Transport }) => new Transport(this.options.endpoint),
      (cause: unknown) => {
        this.#transport = null;
        this.options.onConnection(false);
        throw new RequestFailure('NETWORK', String(cause));
      },
    );
    return this.#transport;
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
      throw this.withoutSession(cause);
    }
  }

  /** What it means that the page gave no session; `cause` is what its function threw. */
  withoutSession(cause: unknown): RequestFailure {
    this.options.onConnection(false);
    return new RequestFailure('SESSION_UNAVAILABLE', cause instanceof Error ? cause.message : String(cause));
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
    const [transport, headers, extensions] = await Promise.all([
      this.transport(),
      this.headers(key),
      this.extensions(operation as Operation<unknown, never>),
    ]);
    const { data, failure } = await transport.ask<Data>(kind, {
      text: operation.text,
      variables,
      extensions,
      headers,
    });
    this.options.onConnection(!failure?.offline);
    if (failure) throw failure;
    if (data === undefined || data === null)
      throw new RequestFailure('INTERNAL', 'The server answered without data.');
    return data;
  }
}

/** A mutation's field that is null was not carried out, whatever else the answer says. */
const whole = <Data extends object>(data: Data): Carried<Data> => {
  if (isWhole(data)) return data;
  throw new RequestFailure('INTERNAL', 'The server answered without a result.');
};

const isWhole = <Data extends object>(data: Data): data is Data & Carried<Data> =>
  !Object.values(data).includes(null);

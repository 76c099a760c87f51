import type { OperationResult } from '@urql/core';
import { onEnd, pipe, subscribe as listen } from 'wonka';
import type { Source } from 'wonka';
import type { Api } from './api.ts';
import { backoff, waitForRetry } from './backoff.ts';
import { RequestFailure } from './failure.ts';
import { failureOf } from './read-failure.ts';
import type { Operation } from './operation.ts';

// A stream that lived this long was healthy: the next break starts again with the short wait.
const HEALTHY_MS = 20_000;

/**
 * Listens to a subscription for as long as `signal` lets it, reconnecting with growing pauses and a fresh token.
 * `onValue` must bear the same value twice; `onReconnect` lets the caller fetch what it may have missed.
 */
export const keepSubscribed = async <Data, Variables extends object>(
  api: Api,
  operation: Operation<Data, Variables>,
  variables: Variables,
  {
    signal,
    onValue,
    onReconnect,
  }: {
    signal: AbortSignal;
    onValue: (data: Data) => void;
    onReconnect: () => void;
  },
): Promise<void> => {
  for (let attempt = 0, first = true; !signal.aborted; first = false) {
    const startedAt = Date.now();
    if (!first) onReconnect();
    const failure = await once(api, operation, variables, signal, onValue);
    if (failure && api.learnFrom(failure)) continue;
    attempt = Date.now() - startedAt > HEALTHY_MS ? 0 : attempt + 1;
    if (!signal.aborted) await waitForRetry(backoff(attempt), signal);
  }
};

const once = async <Data, Variables extends object>(
  api: Api,
  operation: Operation<Data, Variables>,
  variables: Variables,
  signal: AbortSignal,
  onValue: (data: Data) => void,
): Promise<RequestFailure | null> => {
  try {
    const [transport, headers, extensions] = await Promise.all([
      api.transport(),
      api.headers(),
      api.extensions(operation as Operation<unknown, never>),
    ]);
    const source = transport.listen<Data>({ text: operation.text, variables, extensions, headers });
    return await untilEnd(source, signal, onValue);
  } catch (cause) {
    return cause instanceof RequestFailure ? cause : new RequestFailure('NETWORK', String(cause));
  }
};

const untilEnd = <Data>(
  source: Source<OperationResult<Data>>,
  signal: AbortSignal,
  onValue: (data: Data) => void,
): Promise<RequestFailure | null> =>
  new Promise((resolve) => {
    const stop = (failure: RequestFailure | null): void => {
      signal.removeEventListener('abort', abort);
      queueMicrotask(() => subscription.unsubscribe());
      resolve(failure);
    };
    const abort = (): void => stop(null);
    signal.addEventListener('abort', abort);
    const subscription = pipe(
      source,
      onEnd(() => stop(null)),
      listen((result) => {
        const failure = failureOf(result);
        if (failure) stop(failure);
        else if (result.data) onValue(result.data);
      }),
    );
  });

import type { Caller } from './caller.ts';

export type StreamedResult<T> = {
  data?: T | null;
  errors?: { message: string; extensions: { code?: string } }[];
};

/** A subscription over server-sent events. */
export type Watch<T> = {
  readonly status: number;
  readonly contentType: string;
  /** The next value; undefined once the stream has ended. */
  next(timeoutMs?: number): Promise<StreamedResult<T> | undefined>;
  close(): void;
};

/** Events of a stream, split at empty lines; comments that keep the connection alive are passed over. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<{ event: string; data: string }> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(part, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const field = (name: string): string =>
        lines
          .filter((line) => line.startsWith(`${name}:`))
          .map((line) => line.slice(name.length + 1).trim())
          .join('\n');
      if (field('event')) yield { event: field('event'), data: field('data') };
    }
  }
}

/** Opens a subscription as a browser's client would. */
export async function watch<T>(caller: Caller, query: string, variables: object): Promise<Watch<T>> {
  const abort = new AbortController();
  const response = await fetch(`${caller.url}/graphql`, {
    method: 'POST',
    headers: { ...caller.headers(), accept: 'text/event-stream' },
    body: JSON.stringify({ query, variables }),
    signal: abort.signal,
  });
  if (!response.body) throw new Error('no stream came');
  const events = eventsOf(response.body);
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    async next(timeoutMs = 15_000) {
      const timeout = new Promise<never>((_, reject) =>
        setTimeout(() => reject(new Error(`no event within ${timeoutMs} ms`)), timeoutMs).unref(),
      );
      const step = await Promise.race([events.next(), timeout]);
      if (step.done || step.value.event === 'complete') return undefined;
      return JSON.parse(step.value.data) as StreamedResult<T>;
    },
    close: () => abort.abort(),
  };
}

const FILING_UPDATED = 'subscription ($id: ID!) { filingUpdated(id: $id) { id state version revision } }';

export type FilingUpdate = {
  filingUpdated: { id: string; state: string; version: number; revision: number } | null;
};

export const watchFiling = (caller: Caller, id: string): Promise<Watch<FilingUpdate>> =>
  watch<FilingUpdate>(caller, FILING_UPDATED, { id });

/** Reads on until the filing is in a state: values may come twice, and changes shortly after one another may come as one. */
export async function untilState(
  updates: Watch<FilingUpdate>,
  state: string,
): Promise<{ id: string; state: string; version: number; revision: number }> {
  for (;;) {
    const update = await updates.next();
    if (!update) throw new Error(`the stream ended before ${state}`);
    const filing = update.data?.filingUpdated;
    if (!filing) throw new Error(JSON.stringify(update));
    if (filing.state === state) return filing;
  }
}

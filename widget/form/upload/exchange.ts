import { RequestFailure } from '../../kit/client/failure.ts';

/** Without a byte going out for so long, or an answer after the last one, a request is given up. */
const STALLED_MS = 60_000;
const UNANSWERED_MS = 180_000;

export type Asked = {
  method: string;
  url: string;
  headers: readonly { name: string; value: string }[];
  body?: Blob;
  signal: AbortSignal;
  onSent?: (bytes: number, total: number) => void;
};

export type Answer = { status: number; text: string; header: (name: string) => string | null };

/**
 * Sends a request and tells how much of it went out: `fetch` tells nothing about the progress of an upload. Answers null when nothing
 * moved for long. Rejects with a `NETWORK` failure when the connection breaks and with an `AbortError` when `signal` aborts.
 */
export const exchange = ({ method, url, headers, body, signal, onSent }: Asked): Promise<Answer | null> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stalled = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        stalled = true;
        request.abort();
      }, ms);
    };
    const cancel = (): void => request.abort();
    request.open(method, url);
    for (const { name, value } of headers) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      wait(STALLED_MS);
      onSent?.(loaded, total);
    });
    request.upload.addEventListener('load', () => wait(UNANSWERED_MS));
    request.addEventListener('load', () =>
      resolve({
        status: request.status,
        text: request.responseText,
        header: (name) => request.getResponseHeader(name),
      }),
    );
    request.addEventListener('error', () => reject(new RequestFailure('NETWORK', 'The upload broke off.')));
    request.addEventListener('abort', () =>
      stalled ? resolve(null) : reject(new DOMException('The upload was cancelled.', 'AbortError')),
    );
    request.addEventListener('loadend', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    });
    signal.addEventListener('abort', cancel);
    wait(STALLED_MS);
    request.send(body ?? null);
  });

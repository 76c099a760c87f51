import { RequestFailure } from '../client/failure.ts';
import type { UploadTarget } from '../client/types/material.ts';

/** What the service says about the bytes it got. */
export type PutAnswer = { stored: true } | { stored: false; code: string; message: string };

type Options = { locale: string; signal: AbortSignal; onProgress: (share: number) => void };

const messageOf = (text: string): { code?: string; message?: string } => {
  try {
    return JSON.parse(text) as { code?: string; message?: string };
  } catch {
    return {};
  }
};

/**
 * Sends a file to a signed link. XMLHttpRequest, because `fetch` tells nothing about the progress of an upload.
 * Rejects with a `NETWORK` failure when the connection breaks and with an `AbortError` when `signal` aborts.
 */
export const putFile = (target: UploadTarget, file: Blob, options: Options): Promise<PutAnswer> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(target.method, target.url);
    for (const { name, value } of target.headers) request.setRequestHeader(name, value);
    request.setRequestHeader('accept-language', options.locale);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      options.onProgress(total ? loaded / total : 0),
    );
    request.addEventListener('load', () => {
      if (request.status < 300) return resolve({ stored: true });
      const { code = 'INTERNAL', message = '' } = messageOf(request.responseText);
      if (request.status >= 500) return reject(new RequestFailure('NETWORK', message));
      return resolve({ stored: false, code, message });
    });
    request.addEventListener('error', () => reject(new RequestFailure('NETWORK', 'The upload broke off.')));
    request.addEventListener('abort', () =>
      reject(new DOMException('The upload was cancelled.', 'AbortError')),
    );
    options.signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });

import { RequestFailure } from '../../kit/client/failure.ts';
import type { UploadTarget } from '../../kit/client/views.ts';

/** Why a file may not have reached the service: what came back, if anything, was not the service's own. */
export type UploadTrouble =
  /** A proxy or firewall on the way takes no file of this size. */
  | 'TOO_LARGE_ON_THE_WAY'
  /** A proxy or firewall refused it. */
  | 'BLOCKED'
  /** Too many at once, or the service is not reached through its proxy. */
  | 'BUSY'
  /** An answer that says nothing, or that is somebody else's page. */
  | 'UNCONFIRMED'
  /** Nothing moved for long. */
  | 'STALLED';

/** What became of a file that was sent. */
export type PutAnswer =
  | { stored: true }
  /** The service took no place for it yet; it may be sent again to the same link. */
  | { stored: false; again: number }
  /** The service refuses it. */
  | { stored: false; message: string }
  | { stored: false; trouble: UploadTrouble };

type Options = { locale: string; signal: AbortSignal; onProgress: (share: number) => void };

/** Without a byte going out for so long, or an answer after the last one, the upload is given up. */
const STALLED_MS = 60_000;
const UNANSWERED_MS = 180_000;

type Told = {
  material?: { id?: unknown; status?: unknown };
  materialId?: unknown;
  message?: unknown;
  retryAfterSeconds?: unknown;
};

const read = (text: string): Told => {
  try {
    const told: unknown = JSON.parse(text);
    return typeof told === 'object' && told !== null ? told : {};
  } catch {
    return {};
  }
};

const troubleOf = (status: number): UploadTrouble => {
  if (status === 413) return 'TOO_LARGE_ON_THE_WAY';
  if (status === 408 || status === 429 || status >= 500) return 'BUSY';
  return status >= 400 ? 'BLOCKED' : 'UNCONFIRMED';
};

/** Only an answer that names the material is the service's own; whatever else comes back may be anybody's. */
export const readAnswer = (status: number, text: string, materialId: string): PutAnswer => {
  const { material, materialId: named, message, retryAfterSeconds: seconds } = read(text);
  if (status === 200 && material?.id === materialId && material.status === 'STORED') return { stored: true };
  if (named !== materialId || typeof message !== 'string' || status < 400)
    return { stored: false, trouble: troubleOf(status) };
  return status === 503 && typeof seconds === 'number'
    ? { stored: false, again: seconds }
    : { stored: false, message };
};

/**
 * Sends a file to a signed link. XMLHttpRequest, because `fetch` tells nothing about the progress of an upload.
 * Rejects with a `NETWORK` failure when the connection breaks and with an `AbortError` when `signal` aborts.
 */
export const putFile = (
  { material, upload }: { material: { id: string }; upload: UploadTarget },
  file: Blob,
  { locale, signal, onProgress }: Options,
): Promise<PutAnswer> =>
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
    request.open(upload.method, upload.url);
    for (const { name, value } of upload.headers) request.setRequestHeader(name, value);
    request.setRequestHeader('accept-language', locale);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      wait(STALLED_MS);
      onProgress(total ? loaded / total : 0);
    });
    request.upload.addEventListener('load', () => wait(UNANSWERED_MS));
    request.addEventListener('load', () =>
      resolve(readAnswer(request.status, request.responseText, material.id)),
    );
    request.addEventListener('error', () => reject(new RequestFailure('NETWORK', 'The upload broke off.')));
    request.addEventListener('abort', () =>
      stalled
        ? resolve({ stored: false, trouble: 'STALLED' })
        : reject(new DOMException('The upload was cancelled.', 'AbortError')),
    );
    request.addEventListener('loadend', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    });
    signal.addEventListener('abort', cancel);
    wait(STALLED_MS);
    request.send(file);
  });

import type { UploadTarget } from '../../kit/client/views.ts';
import { exchange } from './exchange.ts';

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
 * Sends a file to a signed link in one go.
 * Rejects with a `NETWORK` failure when the connection breaks and with an `AbortError` when `signal` aborts.
 */
export const putFile = async (
  { material, upload }: { material: { id: string }; upload: UploadTarget },
  file: Blob,
  { locale, signal, onProgress }: Options,
): Promise<PutAnswer> => {
  const answer = await exchange({
    method: upload.method,
    url: upload.url,
    headers: [...upload.headers, { name: 'accept-language', value: locale }],
    body: file,
    signal,
    onSent: (bytes, total) => onProgress(total ? bytes / total : 0),
  });
  return answer ? readAnswer(answer.status, answer.text, material.id) : { stored: false, trouble: 'STALLED' };
};

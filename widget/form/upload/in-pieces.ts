import { backoff, waitForRetry } from '../../kit/client/backoff.ts';
import { RequestFailure } from '../../kit/client/failure.ts';
import type { UploadTarget } from '../../kit/client/views.ts';
import { exchange, type Answer } from './exchange.ts';
import { readAnswer, type PutAnswer } from './put-file.ts';

/** Sent in one request: what passes nearly everywhere, and at most what is sent twice when the line breaks. */
export const PIECE_BYTES = 512 * 1024;

/** So often in a row nothing may get further while the browser calls itself online. */
const MOST_BREAKS = 8;

const UNCONFIRMED: PutAnswer = { stored: false, trouble: 'UNCONFIRMED' };

type Options = { locale: string; signal: AbortSignal; onProgress: (share: number) => void };

const untilOnline = async (signal: AbortSignal): Promise<void> => {
  while (!navigator.onLine && !signal.aborted) await waitForRetry(60_000, signal);
};

const numberIn = (answer: Answer, header: string): number | null => {
  const text = answer.header(header);
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
};

/** What ends an upload: a refusal with a code, which only the service gives. Where pieces do not fit together they are sent anew. */
const endedBy = (answer: Answer, materialId: string): PutAnswer | null => {
  const code = answer.header('x-error-code');
  if (code === null || code === 'UPLOAD_OFFSET' || answer.status >= 500) return null;
  // An answer to HEAD has no words.
  return answer.text ? readAnswer(answer.status, answer.text, materialId) : UNCONFIRMED;
};

/**
 * Sends a file in pieces (tus 1.0), and goes on where it stood whenever the line comes back. Answers null where something on the way
 * does not let such requests pass: then the file is sent in one go. Rejects as `exchange` does.
 */
export const sendInPieces = async (
  { material, upload }: { material: { id: string }; upload: UploadTarget },
  file: Blob,
  { locale, signal, onProgress }: Options,
): Promise<PutAnswer | null> => {
  const request = { url: upload.url, signal };
  const own = [
    { name: 'Tus-Resumable', value: '1.0.0' },
    { name: 'Accept-Language', value: locale },
  ];
  const ask = (): Promise<Answer | null> => exchange({ ...request, method: 'HEAD', headers: own });
  const send = (offset: number): Promise<Answer | null> =>
    exchange({
      ...request,
      method: 'PATCH',
      headers: [
        ...own,
        { name: 'Content-Type', value: 'application/offset+octet-stream' },
        { name: 'Upload-Offset', value: String(offset) },
      ],
      body: file.slice(offset, offset + PIECE_BYTES),
      onSent: (bytes) => onProgress(Math.min(1, (offset + bytes) / file.size)),
    });

  // Where it stands is asked when it is not known, and when all has gone out and nobody has confirmed it.
  let from: number | null = upload.receivedBytes < file.size ? upload.receivedBytes : null;
  let furthest = upload.receivedBytes;
  let passed = false;
  let stalled = false;
  for (let breaks = 0; breaks <= MOST_BREAKS; breaks += 1) {
    signal.throwIfAborted();
    let pause = backoff(breaks);
    try {
      const answer: Answer | null = await (from === null ? ask() : send(from));
      const at = answer && answer.status < 300 ? numberIn(answer, 'upload-offset') : null;
      if (at === file.size) return { stored: true };
      if (at !== null && at < file.size && at > (from ?? -1)) {
        // That it can be asked does not say that pieces pass, and where it stood before is no step forward.
        if (from !== null) passed = true;
        if (at > furthest) {
          furthest = at;
          stalled = false;
          breaks = -1;
        } else breaks -= 1;
        from = at;
        onProgress(at / file.size);
        continue;
      }
      const ended = answer && endedBy(answer, material.id);
      if (ended) return ended;
      if (answer) {
        if (!passed && answer.header('x-error-code') === null) return null;
        pause = (numberIn(answer, 'retry-after') ?? pause / 1000) * 1000;
      } else if (stalled) return { stored: false, trouble: 'STALLED' };
      else stalled = true;
    } catch (cause) {
      if (signal.aborted || !(cause instanceof RequestFailure) || breaks === MOST_BREAKS) throw cause;
    }
    await waitForRetry(pause, signal);
    await untilOnline(signal);
    from = null;
  }
  return { stored: false, trouble: 'BUSY' };
};

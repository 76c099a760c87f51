import type { IncomingMessage } from 'node:http';

/** The rest of an answer's beginning may take so long after its status; the status is the answer. Milliseconds. */
const PATIENCE_MS = 1_000;

/** Kinds of content that people read. */
const TEXT = /^(?:text\/|application\/(?:[\w.+-]*\+)?(?:json|xml)\b|application\/x-www-form-urlencoded\b)/i;

/** Whether a body is text as it stands: no kind is named, or one of text, and nothing packs it. */
const isText = ({ headers }: IncomingMessage): boolean =>
  TEXT.test(headers['content-type'] ?? 'text/plain') &&
  (headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity';

/** The first bytes of a body, as far as they come in time. That it goes on, breaks off or stalls takes nothing from its status. */
const firstBytes = (response: IncomingMessage, most: number): Promise<Buffer> =>
  new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    const done = (): void => {
      clearTimeout(late);
      resolve(Buffer.concat(parts).subarray(0, most));
    };
    const late = setTimeout(done, PATIENCE_MS);
    for (const event of ['end', 'close', 'error']) response.on(event, done);
    response.on('data', (part: Buffer) => {
      parts.push(part);
      bytes += part.length;
      if (bytes >= most) done();
    });
  });

/** What would steer a terminal or a page instead of being read: controls, marks of direction, halves of characters. */
const STEERING = /[\p{Cc}\p{Cf}\p{Cs}]+/gu;

/** Text in one line that can be shown anywhere; a character that was cut at the end is left out. */
const shown = (bytes: Buffer): string =>
  new TextDecoder().decode(bytes, { stream: true }).replace(STEERING, ' ').replace(/\s+/gu, ' ').trim();

/** The beginning of an answer's body as text in one line; empty where it has none, or it is no text. */
export const excerptOf = async (response: IncomingMessage, bytes: number): Promise<string> =>
  isText(response) ? shown(await firstBytes(response, bytes)) : '';

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/** More bytes came than may come. */
export class BodyTooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`the body is larger than ${maxBytes} bytes`);
    this.name = 'BodyTooLarge';
  }
}

/** The connection broke before the body had ended; whoever sent it is gone. */
export class BodyBrokenOff extends Error {
  constructor(cause: unknown) {
    super('the body broke off', { cause });
    this.name = 'BodyBrokenOff';
  }
}

type Bounds = {
  /** Longest body read, in bytes. */
  readonly maxBytes: number;
  /** Told of every part before it is kept, in bytes; what it throws ends the reading, too. */
  readonly hold?: (bytes: number) => void;
};

/** A stream's parts. However the reading of them ends, a Node stream is left as it is; one of fetch is cancelled. */
async function* partsOf(body: Readable | ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const parts: AsyncIterable<Uint8Array> =
    body instanceof Readable ? body.iterator({ destroyOnReturn: false }) : body;
  try {
    yield* parts;
  } catch (error) {
    throw new BodyBrokenOff(error);
  }
}

/**
 * The whole body of a request or of an answer. Reading stops at the part that exceeds the bound, of which nothing is kept. The
 * stream of a request is not closed by it, so that an answer can still be given, after {@link drain}.
 * @throws BodyTooLarge, BodyBrokenOff
 */
export async function readBody(
  body: Readable | ReadableStream<Uint8Array> | null,
  { maxBytes, hold }: Bounds,
): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ? partsOf(body) : []) {
    bytes += part.length;
    if (bytes > maxBytes) throw new BodyTooLarge(maxBytes);
    hold?.(part.length);
    parts.push(part);
  }
  return Buffer.concat(parts, bytes);
}

/** Of a body that is refused so much is still read: more than the largest paper, and far more than anything else. */
const DRAINED_BYTES = 24 * 1024 * 1024;

/**
 * Reads on, unlooked at, until the body ends or becomes too much: a sender that is still sending does not see an answer.
 * Whoever goes on for longer is hung up on after it.
 */
export async function drain(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let seen = 0;
  const watch = (part: Buffer): void => {
    seen += part.length;
    if (seen > DRAINED_BYTES) request.emit('drained');
  };
  if (request.readableEnded || request.destroyed) return;
  await new Promise<void>((resolve) => {
    for (const event of ['end', 'close', 'drained']) request.once(event, resolve);
    request.on('data', watch);
    request.resume();
  });
  request.off('data', watch);
  if (seen > DRAINED_BYTES) {
    request.pause();
    response.shouldKeepAlive = false;
  }
}

import type { Readable } from 'node:stream';

export type Body =
  { whole: true; bytes: Buffer } | { whole: false; reason: 'TOO_LONG' | 'BROKEN_OFF' | 'NO_ROOM' };

type Bounds = {
  /** Longest body, in bytes. */
  cap: number;
  /** Asks for room for so many more bytes; false when there is none. */
  hold: (bytes: number) => boolean;
};

/**
 * Reads a body of at most `cap` bytes, as far as there is room for it. Beyond either, reading stops at once and the stream is
 * left as it is, so that an answer can still be given.
 */
export const readBody = async (source: Readable, { cap, hold }: Bounds): Promise<Body> => {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > cap) return { whole: false, reason: 'TOO_LONG' };
      if (!hold(part.length)) return { whole: false, reason: 'NO_ROOM' };
      parts.push(part);
    }
  } catch (error) {
    // The only thing that fails here is the connection; whoever sent the file is gone.
    if (source.destroyed) return { whole: false, reason: 'BROKEN_OFF' };
    throw error;
  }
  return { whole: true, bytes: Buffer.concat(parts) };
};

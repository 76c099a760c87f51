import type { IncomingMessage } from 'node:http';

/** Largest body of a GraphQL request, in bytes: far above ten sites with all their remarks; files go another way. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Of a body that is refused so much is still read, so that the sender gets to see the answer. */
const DRAINED_BYTES = 8 * MAX_BODY_BYTES;

/** The body of a request, or null when it is larger than it may be, whether or not it said so. */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= MAX_BODY_BYTES) parts.push(part);
    if (bytes > DRAINED_BYTES) break;
  }
  return bytes > MAX_BODY_BYTES ? null : Buffer.concat(parts);
}

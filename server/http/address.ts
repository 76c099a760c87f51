import type { IncomingMessage } from 'node:http';

/** The caller's address: the socket's, or behind a trusted proxy the one that proxy saw last. */
export function addressOf(request: IncomingMessage | undefined, trustProxy: boolean): string {
  const forwarded = trustProxy ? request?.headers['x-forwarded-for'] : undefined;
  const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(',').at(-1)?.trim();
  return last || request?.socket.remoteAddress || 'unknown';
}

import type { IncomingMessage } from 'node:http';
import { BodyBrokenOff } from '../platform/read-body.ts';

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/**
 * Whether an error says no more than that the client is gone, which is nobody's fault here. A connection that another server
 * broke off says the same, so this one must be gone, too.
 */
export const isHangUp = (error: unknown, { socket }: IncomingMessage): boolean =>
  socket.destroyed && (error instanceof BodyBrokenOff || hasCode(error, 'ERR_STREAM_PREMATURE_CLOSE'));

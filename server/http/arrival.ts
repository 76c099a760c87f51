import type { IncomingMessage, ServerResponse } from 'node:http';

/** A body of the API is small: what is not there by then was given up, or is being held back. */
export const ARRIVAL_MS = 30_000;

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Ends a request whose body has not arrived in time, so that nobody keeps places by sending half of one. */
export function boundArrival(request: IncomingMessage, response: ServerResponse, ms = ARRIVAL_MS): void {
  if (!hasBody(request)) return;
  const end = (): void => {
    if (request.complete) return;
    if (response.headersSent) return void request.destroy();
    response
      .writeHead(408, { 'content-type': 'application/json; charset=utf-8', connection: 'close' })
      .end('{"code":"REQUEST_TIMEOUT"}', () => request.destroy());
  };
  const late = setTimeout(end, ms);
  for (const event of ['end', 'close']) request.once(event, () => clearTimeout(late));
}

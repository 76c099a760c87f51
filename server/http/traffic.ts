import { Server as NetServer } from 'node:net';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Longer than balancers keep their connections to us (Google's 600 s is the longest): who closes first while the other sends
 * breaks a request off.
 */
const KEEP_ALIVE_MS = 620_000;
const HEADERS_MS = 20_000;
const CHECK_MS = 5_000;
/** So long nothing may be under way before the connections are closed: a request may just be arriving. */
const QUIET_MS = 1_000;
const LOOK_MS = 20;

/** Answers while database and migrations are being opened, so that a load balancer waits instead of hanging. */
export const notYet: RequestListener = (_request, response) => {
  response.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain' }).end('starting\n');
};

/** The server's requests, countable, so that a stop can wait for them. */
export type Traffic = {
  readonly server: Server;
  /** Who answers from now on. */
  serve(listener: RequestListener): void;
  /** Takes no new connections, answers what comes on the open ones, and closes them once nothing is under way. */
  finish(deadlineMs: number): Promise<void>;
};

export function createTraffic(first: RequestListener): Traffic {
  let listener = first;
  let ending = false;
  let last = Date.now();
  const open = new Set<ServerResponse>();
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEADERS_MS, connectionsCheckingInterval: CHECK_MS },
    (request, response) => {
      open.add(response);
      response.once('close', () => {
        open.delete(response);
        last = Date.now();
      });
      if (ending) response.setHeader('connection', 'close');
      listener(request, response);
    },
  );
  return {
    server,
    serve: (next) => void (listener = next),
    async finish(deadlineMs) {
      ending = true;
      last = Date.now();
      // The HTTP server's own close also cuts connections on which a request is about to arrive.
      NetServer.prototype.close.call(server);
      while (Date.now() < deadlineMs && (open.size > 0 || Date.now() - last < QUIET_MS)) await wait(LOOK_MS);
      server.closeAllConnections();
    },
  };
}

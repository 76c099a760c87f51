import { Server as NetServer } from 'node:net';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createUnderWay } from './under-way.ts';

/**
 * Longer than balancers keep their connections to us (Google's 600 s is the longest): who closes first while the other sends
 * breaks a request off.
 */
const KEEP_ALIVE_MS = 620_000;
const HEADERS_MS = 20_000;
const CHECK_MS = 5_000;

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
  const underWay = createUnderWay();
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEADERS_MS, connectionsCheckingInterval: CHECK_MS },
    (request, response) => {
      underWay.count(response);
      if (ending) response.setHeader('connection', 'close');
      listener(request, response);
    },
  );
  return {
    server,
    serve: (next) => void (listener = next),
    async finish(deadlineMs) {
      ending = true;
      // The HTTP server's own close also cuts connections on which a request is about to arrive.
      NetServer.prototype.close.call(server);
      await underWay.quiet(deadlineMs);
      server.closeAllConnections();
    },
  };
}

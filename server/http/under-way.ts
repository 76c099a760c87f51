import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** So long nothing may be under way before connections are closed: a request may just be arriving. */
const QUIET_MS = 1_000;
const LOOK_MS = 20;

/** Requests that have no answer yet. */
export type UnderWay = {
  /** Counts a request until its connection has its answer or is gone. */
  readonly count: (response: ServerResponse) => void;
  /** Resolves once nothing was under way for a moment, at the deadline at the latest. Milliseconds since 1970. */
  quiet(deadlineMs: number): Promise<void>;
};

export function createUnderWay(): UnderWay {
  const open = new Set<ServerResponse>();
  let last = Date.now();
  return {
    count: (response) => {
      open.add(response);
      response.once('close', () => {
        open.delete(response);
        last = Date.now();
      });
    },
    async quiet(deadlineMs) {
      last = Date.now();
      while (Date.now() < deadlineMs && (open.size > 0 || Date.now() - last < QUIET_MS)) await wait(LOOK_MS);
    },
  };
}

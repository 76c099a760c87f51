import type { ServerResponse } from 'node:http';
import type { GraphQLContext } from '../../../schema/api/context.ts';
import type { Listener, Reading } from './group.ts';

/** Event streams pass through what stands in front of the service: nginx would hold them back whole and caches keep them. */
const HEADERS = {
  'content-type': 'text/event-stream',
  connection: 'keep-alive',
  'cache-control': 'no-cache, no-transform',
  'content-encoding': 'none',
  'x-accel-buffering': 'no',
};

/** A comment, that a browser sees the headers and no proxy takes the silence for the end. */
const SIGN = ':\n\n';
const COMPLETE = 'event: complete\ndata:\n\n';

/** So many signs in a row find what was sent before still on its way; then the reader is taken to be gone. */
const MOST_SIGNS_BEHIND = 2;

export const eventOf = (answer: string): Buffer => Buffer.from(`event: next\ndata: ${answer}\n\n`);
export const beginningOf = (answer: string): Buffer => Buffer.from(`${SIGN}event: next\ndata: ${answer}\n\n`);

type Hooks = {
  /** The reader has caught up with what it was sent, and has missed something meanwhile. */
  readonly caughtUp: (stream: Stream) => void;
};

/** One listener's connection. What it cannot take yet is not kept for it: it is told the state of then when it can. */
export class Stream implements Listener {
  /** Whether it streams; false where its first answer is no beginning of a stream, or it ended before. */
  readonly began: Promise<boolean>;
  #settle: (began: boolean) => void = () => undefined;
  #state: 'WAITING' | 'STREAMING' | 'OVER' = 'WAITING';
  #behind = false;
  #signsBehind = 0;

  constructor(
    readonly context: GraphQLContext,
    readonly person: string,
    private readonly response: ServerResponse,
    private readonly hooks: Hooks,
  ) {
    this.began = new Promise((resolve) => (this.#settle = resolve));
  }

  take(reading: Reading): void {
    if (this.#state === 'WAITING') return this.#begin(reading);
    if (this.#state === 'STREAMING') this.#send(reading.later);
  }

  #begin(reading: Reading): void {
    this.#state = reading.found ? 'STREAMING' : 'OVER';
    if (reading.found) {
      this.response.writeHead(200, HEADERS);
      this.#send(reading.first);
    }
    this.#settle(reading.found);
  }

  #send(bytes: Buffer): void {
    if (this.#behind) return;
    if (this.response.write(bytes)) return;
    this.#behind = true;
    this.response.once('drain', () => {
      this.#behind = false;
      this.#signsBehind = 0;
      this.hooks.caughtUp(this);
    });
  }

  /** Tells that the stream goes on; who has taken nothing since the last time but one is let go. */
  sign(): void {
    if (this.#state !== 'STREAMING') return;
    if (!this.#behind) return void this.response.write(SIGN);
    this.#signsBehind += 1;
    if (this.#signsBehind >= MOST_SIGNS_BEHIND) this.response.destroy();
  }

  end(): void {
    if (this.#state === 'STREAMING') this.response.end(COMPLETE);
    else this.#settle(false);
    this.#state = 'OVER';
  }
}

import type { Level, Send, Session } from '../connection.ts';
import type { Prisma, PrismaClient } from '../generated/client/client.ts';
import { notInTime } from './errors.ts';

/** How long one waits for a transaction to begin, and how long it may take, in ms. */
export type Limits = { readonly maxWait: number; readonly timeout: number };

export const LEVELS: Readonly<Record<Prisma.TransactionIsolationLevel, Level>> = {
  ReadUncommitted: 'READ COMMITTED',
  ReadCommitted: 'READ COMMITTED',
  RepeatableRead: 'REPEATABLE READ',
  Serializable: 'SERIALIZABLE',
};

type Part = { readonly tx: Prisma.TransactionClient; end(): Promise<void> };

/** A transaction of one's own, of which Prisma's client has part where it is asked something that only it knows how to do. */
export class Transaction {
  readonly #atEnd: (() => Promise<unknown>)[] = [];
  readonly #timer: NodeJS.Timeout;
  #part: Promise<Part> | null = null;
  #over: Error | null = null;

  constructor(
    private readonly session: Session,
    private readonly prisma: PrismaClient,
    private readonly timeout: number,
  ) {
    this.#timer = setTimeout(() => {
      void this.#end('ROLLBACK', notInTime(timeout)).catch(() => undefined);
    }, timeout).unref();
  }

  readonly send: Send = async (statement) => {
    if (this.#over) throw this.#over;
    return this.session.send(statement);
  };

  /** Prisma's own transaction, which is this one. */
  async client(): Promise<Prisma.TransactionClient> {
    if (this.#over) throw this.#over;
    this.#part ??= this.#letIn();
    return (await this.#part).tx;
  }

  #letIn(): Promise<Part> {
    return new Promise((resolve, reject) => {
      let end: () => void = () => undefined;
      const ended = new Promise<void>((done) => (end = done));
      const whole = this.session.lend(() =>
        this.prisma.$transaction(
          (tx) => {
            resolve({
              tx,
              end: () => {
                end();
                // What Prisma says of its end is nothing to the transaction, which ends by itself.
                return whole.catch(() => undefined);
              },
            });
            return ended;
          },
          { timeout: this.timeout },
        ),
      );
      whole.catch(reject);
    });
  }

  /** Sends something with the end, so that nobody waits for it alone; nothing is kept if it fails. */
  atEnd(send: () => Promise<unknown>): void {
    this.#atEnd.push(send);
  }

  async commit(): Promise<void> {
    if (this.#over) throw this.#over;
    await this.#letOut();
    const last = this.#atEnd.map((send) => send());
    const ended = this.#end('COMMIT', new Error('the transaction has ended'));
    const failed = (await Promise.allSettled(last)).find((one) => one.status === 'rejected');
    const isKept = await ended;
    if (failed) throw failed.reason;
    if (!isKept) throw new Error('a statement of the transaction had failed, so that nothing of it was kept');
  }

  async rollBack(): Promise<void> {
    if (this.#over) return;
    const ended = this.#end('ROLLBACK', new Error('the transaction has ended'));
    await this.#letOut();
    // Why it is rolled back says more than that it could not be.
    await ended.catch(() => undefined);
  }

  async #letOut(): Promise<void> {
    const part = await this.#part?.catch(() => null);
    await part?.end();
  }

  #end(how: 'COMMIT' | 'ROLLBACK', over: Error): Promise<boolean> {
    this.#over = over;
    clearTimeout(this.#timer);
    return this.session.end(how);
  }
}

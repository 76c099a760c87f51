import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';

const TERMINATE = 'X'.charCodeAt(0);

/** Authentication is done, and the server waits for a query: what PostgreSQL answers to whoever connects. */
const WELCOME = Buffer.from('R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I', 'latin1');

/** A client that comes after another one finds the session as a server would give it: without statements or a transaction. */
const AFRESH = 'ROLLBACK; DEALLOCATE ALL';

type Chunk = { chunk: Buffer };
type Done = (error?: Error | null) => void;

/**
 * What node-postgres takes for a socket to a server, and leads to the embedded database. All messages of one query reach it in one
 * piece: handing them over one by one, as its own client does, takes seven times the processor time.
 */
export class EmbeddedSocket extends Duplex {
  private welcomed = false;

  constructor(private readonly database: PGlite) {
    super();
  }

  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  override _read(): void {
    // Answers are pushed as they come.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.pass(chunk).then(() => done(), done);
  }

  override _writev(chunks: Chunk[], done: Done): void {
    this.pass(Buffer.concat(chunks.map(({ chunk }) => chunk))).then(() => done(), done);
  }

  override _final(done: Done): void {
    this.push(null);
    done();
  }

  private async pass(messages: Buffer): Promise<void> {
    if (!this.welcomed) {
      this.welcomed = true;
      await this.database.exec(AFRESH);
      this.push(WELCOME);
      return;
    }
    if (messages[0] === TERMINATE) return;
    const answers = await this.database.runExclusive(() => this.database.execProtocolRaw(messages));
    if (answers.length > 0) this.push(answers);
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

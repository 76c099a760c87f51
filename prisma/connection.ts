import type { AdapterFactory } from './adapters.ts';

/** Rows of one statement, as objects. */
export type SqlResult = { rows: Record<string, unknown>[] };

/** An ear on a channel. */
export type Listening = {
  stop(): Promise<void>;
  /** Resolves when everything that was committed before this call has been passed on; fails where the connection is lost. */
  caughtUp(): Promise<void>;
};

/** What both kinds of database can do besides Prisma's queries. */
export type Connection = {
  readonly kind: 'pglite' | 'postgresql';
  readonly adapter: AdapterFactory;
  /**
   * One statement with values, or a script without. A script between BEGIN and COMMIT runs as one transaction and leaves
   * nothing open when it fails.
   */
  executeSql(text: string, values?: unknown[]): Promise<SqlResult>;
  /** Reads by one statement with values, which is remembered by its text. */
  read(statement: { readonly text: string; readonly values: readonly unknown[] }): Promise<SqlResult['rows']>;
  /**
   * Hears NOTIFY on a channel. After a lost connection to a server was made good, `onGap` says that messages may have
   * been missed.
   */
  listen(channel: string, onPayload: (payload: string) => void, onGap?: () => void): Promise<Listening>;
  /** Runs work under the migration lock, alone among all processes of this database. */
  exclusively<T>(work: (adapter: AdapterFactory) => Promise<T>): Promise<T>;
  /** How this process’s connections stand: at work, idle, and how many wait for one. */
  connections(): { readonly busy: number; readonly idle: number; readonly waiting: number };
  close(): Promise<void>;
};

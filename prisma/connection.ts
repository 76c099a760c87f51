import type { AdapterFactory } from './adapters.ts';

/** Rows of one statement, as objects. */
export type SqlResult = { rows: Record<string, unknown>[] };

/** A statement with values. */
export type Statement = {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Its text is seldom the same, so that it is not worth being remembered. */
  readonly once?: boolean;
  /** Its rows hold what the client makes of a column's type, and not what the driver does. */
  readonly asClient?: boolean;
};

/** What came of a statement: its rows, and how many it found or changed. */
export type Answer = { readonly rows: SqlResult['rows']; readonly count: number };

export type Send = (statement: Statement) => Promise<Answer>;

/** How transactions see what others do meanwhile, where it is not as usual. */
export type Level = 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE';

/** A transaction that has begun, on a connection of its own. */
export type Session = {
  readonly send: Send;
  /** Ends it and gives its connection back; false where nothing was kept. */
  end(how: 'COMMIT' | 'ROLLBACK'): Promise<boolean>;
  /** Lets Prisma's client, where `work` begins a transaction of it, have part in this one: it begins and ends nothing then. */
  lend<T>(work: () => T): T;
};

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
  /** Sends one statement, which is remembered by its text. */
  readonly send: Send;
  /** Begins a transaction, for which a connection is waited for so long; it is sent with the first statement. */
  begin(asked: { waitMs: number; level?: Level | undefined }): Promise<Session>;
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

import type { PGlite, Transaction as Session } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  Transaction,
} from '@prisma/driver-adapter-utils';
import type pg from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';

export type AdapterFactory = SqlMigrationAwareDriverAdapterFactory;

/** The same object with single methods replaced; the others keep their own `this`. */
export const overriding = <T extends object>(target: T, methods: Partial<T>): T =>
  new Proxy(target, {
    get(object, key) {
      const replaced: unknown = Reflect.get(methods, key);
      if (replaced !== undefined) return replaced;
      const value: unknown = Reflect.get(object, key, object);
      return typeof value === 'function' ? (value.bind(object) as unknown) : value;
    },
  });

export const withAdapter = (
  factory: AdapterFactory,
  change: (adapter: SqlDriverAdapter) => SqlDriverAdapter,
): AdapterFactory => overriding(factory, { connect: async () => change(await factory.connect()) });

/**
 * The adapter for the embedded database. Two things differ from the package's own: a migration script is awaited, so its
 * error reaches the migrator; and a commit that fails (a full disk) fails for the caller instead of passing for done.
 */
export function embeddedAdapter(client: PGlite): AdapterFactory {
  const outcomes = new WeakMap<Session, Promise<unknown>>();
  const watched = overriding(client, {
    transaction: <T>(work: (session: Session) => Promise<T>): Promise<T> => {
      const outcome: Promise<T> = client.transaction((session) => {
        outcomes.set(session, outcome);
        return work(session);
      });
      return outcome;
    },
  });
  return withAdapter(new PrismaPGlite(watched), (adapter) =>
    overriding(adapter, {
      executeScript: async (script) => void (await client.exec(script)),
      startTransaction: async (isolation) =>
        honestCommit(await adapter.startTransaction(isolation), outcomes),
    }),
  );
}

const honestCommit = (transaction: Transaction, outcomes: WeakMap<Session, Promise<unknown>>): Transaction =>
  overriding(transaction, {
    commit: async () => {
      await transaction.commit();
      await outcomes.get(Reflect.get(transaction, 'client') as Session);
    },
  });

/** So many prepared statements get a name per process; further ones are merely planned anew each time. */
const MAX_NAMED_STATEMENTS = 400;
const UNNAMED = '';

const statementNames = (): ((query: { sql: string }) => string) => {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MAX_NAMED_STATEMENTS) return UNNAMED;
    const name = `jieru_${names.size}`;
    names.set(sql, name);
    return name;
  };
};

/**
 * The adapter for a PostgreSQL server. `namedStatements` must be off behind a pooler that hands out connections per
 * transaction. A migration script goes to the server in one piece: splitting it at semicolons would tear functions apart.
 */
export function serverAdapter(pool: pg.Pool, options: { namedStatements: boolean }): AdapterFactory {
  const factory = new PrismaPg(
    pool,
    options.namedStatements ? { statementNameGenerator: statementNames() } : {},
  );
  return withAdapter(factory, (adapter) =>
    overriding(adapter, { executeScript: async (script) => void (await pool.query(script)) }),
  );
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
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
 * What the schema engine gets of the embedded database: the adapter of a pool cannot read its catalogue. A migration script is
 * awaited, unlike in the package, so its error reaches the migrator.
 */
export const engineAdapter = (client: PGlite): AdapterFactory =>
  withAdapter(new PrismaPGlite(client), (adapter) =>
    overriding(adapter, { executeScript: async (script) => void (await client.exec(script)) }),
  );

/** So many prepared statements get a name per process; further ones are merely planned anew each time. */
const MAX_NAMED_STATEMENTS = 400;
const UNNAMED = '';

/** Gives each text a name of its own; `prefix` tells those names from others of the same connections. */
export const statementNames = (prefix: string): ((text: string) => string) => {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= MAX_NAMED_STATEMENTS) return UNNAMED;
    const name = `${prefix}_${names.size}`;
    names.set(text, name);
    return name;
  };
};

const lent = new AsyncLocalStorage<pg.PoolClient>();

/** Whether what is asked of the pool now is of a transaction that has its connection already. */
export const isLent = (): boolean => lent.getStore() !== undefined;

const BOUNDARY = /^(BEGIN|COMMIT|ROLLBACK)$/;
const NOTHING = { rows: [], fields: [], rowCount: 0 };

/** Lets the client have part in the transaction of this connection, which it neither begins nor ends nor gives back. */
export function lend<T>(client: pg.PoolClient, work: () => T): T {
  const query = (config: { text: string }): Promise<unknown> =>
    BOUNDARY.test(config.text) ? Promise.resolve(NOTHING) : client.query(config);
  const methods = { query, release: () => undefined } as unknown as Partial<pg.PoolClient>;
  return lent.run(overriding(client, methods), work);
}

const lendingPool = (pool: pg.Pool): pg.Pool => {
  const connect = (): Promise<pg.PoolClient> => {
    const client = lent.getStore();
    return client ? Promise.resolve(client) : pool.connect();
  };
  return overriding(pool, { connect: connect as pg.Pool['connect'] });
};

/**
 * The adapter for a pool of connections. `namedStatements` must be off behind a pooler that hands out connections per
 * transaction. A migration script goes to the database in one piece: splitting it at semicolons would tear functions apart.
 */
export function poolAdapter(pool: pg.Pool, options: { namedStatements: boolean }): AdapterFactory {
  const nameOf = statementNames('jieru');
  const factory = new PrismaPg(
    lendingPool(pool),
    options.namedStatements ? { statementNameGenerator: ({ sql }) => nameOf(sql) } : {},
  );
  return withAdapter(factory, (adapter) =>
    overriding(adapter, { executeScript: async (script) => void (await pool.query(script)) }),
  );
}

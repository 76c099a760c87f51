import { AsyncLocalStorage } from 'node:async_hooks';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { isLent, overriding, withAdapter } from './adapters.ts';
import type { Connection } from './connection.ts';
import type { PrismaClient } from './generated/client/client.ts';

/*
 * Who asks the pool for a second connection while holding one waits for others who do the same: with as many transactions at
 * once as the pool has connections nobody gets on. On the embedded database one is enough. So it is an error where it happens.
 */

type Transaction = { open: boolean };

const inside = new AsyncLocalStorage<Transaction>();

function assertOutside(): void {
  if (inside.getStore()?.open)
    throw new Error('a second connection was asked for inside a transaction: ask beforehand, or ask `tx`');
}

const watchedAdapter = (adapter: SqlDriverAdapter): SqlDriverAdapter =>
  overriding(adapter, {
    queryRaw: async (query) => {
      assertOutside();
      return adapter.queryRaw(query);
    },
    executeRaw: async (query) => {
      assertOutside();
      return adapter.executeRaw(query);
    },
    startTransaction: async (isolation) => {
      if (!isLent()) assertOutside();
      return adapter.startTransaction(isolation);
    },
  });

/** The same connection, on which asking the pool inside a transaction is an error. */
export const watchedConnection = (connection: Connection): Connection => ({
  ...connection,
  adapter: withAdapter(connection.adapter, watchedAdapter),
  send: async (statement) => {
    assertOutside();
    return connection.send(statement);
  },
  begin: async (asked) => {
    assertOutside();
    return connection.begin(asked);
  },
  executeSql: async (text, values) => {
    assertOutside();
    return connection.executeSql(text, values);
  },
});

type Work = (tx: unknown) => Promise<unknown>;

/** The same client, whose transactions are known as such to whatever they call. */
export function watchedClient(prisma: PrismaClient): PrismaClient {
  const transaction = (work: Work | unknown[], options?: object): Promise<unknown> => {
    const start = prisma.$transaction.bind(prisma) as (work: unknown, options?: object) => Promise<unknown>;
    if (typeof work !== 'function') return start(work, options);
    const store: Transaction = { open: true };
    return start(
      (tx: unknown) =>
        inside.run(store, async () => {
          try {
            return await work(tx);
          } finally {
            store.open = false;
          }
        }),
      options,
    );
  };
  return overriding(prisma, { $transaction: transaction as PrismaClient['$transaction'] });
}

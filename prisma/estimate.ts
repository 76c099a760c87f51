import { AsyncLocalStorage } from 'node:async_hooks';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { overriding, withAdapter } from './adapters.ts';
import type { Connection } from './connection.ts';

/*
 * How many rows a query would give, as the planner sees it by its statistics: counting them takes as long as reading them. The client
 * writes the query; it is explained instead of being run.
 */

type Plan = { 'Plan Rows': number };

const asking = new AsyncLocalStorage<{ rows: number | null }>();

const planIn = (value: unknown): Plan => {
  const [explained] = (typeof value === 'string' ? JSON.parse(value) : value) as [{ Plan: Plan }];
  return explained.Plan;
};

const explaining = (adapter: SqlDriverAdapter): SqlDriverAdapter =>
  overriding(adapter, {
    queryRaw: async (query) => {
      const asked = asking.getStore();
      if (!asked) return adapter.queryRaw(query);
      const { rows } = await adapter.queryRaw({ ...query, sql: `EXPLAIN (FORMAT JSON) ${query.sql}` });
      asked.rows ??= planIn(rows[0]?.[0])['Plan Rows'];
      return { columnNames: [], columnTypes: [], rows: [] };
    },
  });

/** The same connection, whose queries can be estimated. */
export const estimable = (connection: Connection): Connection => ({
  ...connection,
  adapter: withAdapter(connection.adapter, explaining),
});

/** Whether what is asked now is to be estimated, and not to be answered. */
export const isEstimating = (): boolean => asking.getStore() !== undefined;

/** About how many rows the first query of some work would give; the work gets none. Null where it asks nothing. */
export async function estimateOf(work: () => Promise<unknown>): Promise<number | null> {
  const asked = { rows: null as number | null };
  await asking.run(asked, async () => void (await work()));
  return asked.rows === null ? null : Math.round(asked.rows);
}

import type PgBoss from 'pg-boss';
import type { Tx } from '../../../prisma/database.ts';

const asParameter = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !Array.isArray(value)
    ? JSON.stringify(value)
    : value;

/** Lets pg-boss write inside a Prisma transaction: the job exists when the transaction commits, and only then. */
export const executorIn = (tx: Tx): PgBoss.Db => ({
  executeSql: async (text, values) => ({
    rows: await tx.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values.map(asParameter)),
  }),
});

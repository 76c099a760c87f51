import type { Send } from '../connection.ts';
import { rowIn, translated, type Ask, type Left } from '../reads/reads.ts';
import type { Statement } from '../reads/statement.ts';
import { asClientError } from '../transactions/errors.ts';
import {
  createManyOf,
  createOf,
  deleteManyOf,
  deleteOf,
  updateManyOf,
  updateOf,
  upsertOf,
  type Change,
  type Writing,
} from './statement.ts';

/** The changes of one table, each of which is one statement; what is not known how to is left to the client. */
export function writesOf(model: string, left: Left, send: Send): Record<string, Ask> {
  const sent = async (statement: Statement): ReturnType<Send> => {
    try {
      return await send(statement);
    } catch (error) {
      throw asClientError(error, model);
    }
  };
  const one =
    (name: string, make: (model: string, asked: Change) => Writing): Ask =>
    async (asked) => {
      const known = translated(() => make(model, (asked ?? {}) as Change));
      if (!known) return left(name, asked);
      const [row] = (await sent(known.statement)).rows;
      // Its absence is an error, which is the client's to word.
      return row ? rowIn(row, known.read) : left(name, asked);
    };
  const many =
    (name: string, make: (model: string, asked: Change) => Statement): Ask =>
    async (asked) => {
      const statement = translated(() => make(model, (asked ?? {}) as Change));
      return statement ? { count: (await sent(statement)).count } : left(name, asked);
    };
  return {
    create: one('create', createOf),
    createMany: many('createMany', createManyOf),
    update: one('update', updateOf),
    updateMany: many('updateMany', updateManyOf),
    upsert: one('upsert', upsertOf),
    delete: one('delete', deleteOf),
    deleteMany: many('deleteMany', deleteManyOf),
  };
}

import type { Answer, Send } from '../connection.ts';
import { Prisma } from '../generated/client/client.ts';
import { asClientError } from './errors.ts';

type Asked = TemplateStringsArray | Prisma.Sql;

const sqlOf = (asked: Asked, values: readonly unknown[]): Prisma.Sql =>
  'raw' in asked ? Prisma.sql(asked, ...values) : asked;

const sentAs = (value: unknown): unknown => (Prisma.Decimal.isDecimal(value) ? value.toFixed() : value);

/** SQL as one writes it, in a transaction, as the client takes it and answers it. */
export function rawOf(send: Send): Record<string, (...asked: never[]) => Promise<unknown>> {
  const sent = async (text: string, values: readonly unknown[], asClient: boolean): Promise<Answer> => {
    try {
      return await send({ text, values: values.map(sentAs), asClient });
    } catch (error) {
      throw asClientError(error);
    }
  };
  const ask = async (text: string, values: readonly unknown[]): Promise<unknown[]> =>
    (await sent(text, values, true)).rows;
  const act = async (text: string, values: readonly unknown[]): Promise<number> =>
    (await sent(text, values, false)).count;
  return {
    $queryRaw: (asked: Asked, ...values: unknown[]) => {
      const { text, values: all } = sqlOf(asked, values);
      return ask(text, all);
    },
    $executeRaw: (asked: Asked, ...values: unknown[]) => {
      const { text, values: all } = sqlOf(asked, values);
      return act(text, all);
    },
    $queryRawUnsafe: (text: string, ...values: unknown[]) => ask(text, values),
    $executeRawUnsafe: (text: string, ...values: unknown[]) => act(text, values),
  };
}

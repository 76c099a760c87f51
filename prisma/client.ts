import { overriding } from './adapters.ts';
import type { Connection, Send } from './connection.ts';
import type { Prisma, PrismaClient } from './generated/client/client.ts';
import { modelNames } from './reads/model.ts';
import { Gathering, readsOf, type Ask, type Left } from './reads/reads.ts';
import { rawOf } from './transactions/raw.ts';
import { LEVELS, Transaction, type Limits } from './transactions/transaction.ts';
import { writesOf } from './writes/writes.ts';

/*
 * Prisma's client, past which goes what is known how to put into one statement: its interpreter takes several times longer over a
 * statement than the database does. Transactions are the connection's own, and the client has part in one only where it is needed.
 */

const uncapitalised = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);
const MODELS = new Map(modelNames.map((model) => [uncapitalised(model), model]));

type Delegate = Readonly<Record<string, Ask>>;
type Asked = { readonly client: object; readonly send: Send };

const askedOf = (client: object, key: string, name: string): Ask => {
  const own = Reflect.get(client, key) as Delegate;
  const ask = own[name];
  if (!ask) throw new TypeError(`no ${name} of ${key}`);
  return ask.bind(own);
};

/** What is known how to do with each table, by the client's name of it. */
function tablesOf(
  send: Send,
  left: (key: string) => Left,
  rest: (key: string, ways: Delegate) => object,
): (key: string | symbol) => object | undefined {
  const gathering = new Gathering(send);
  const known = new Map<string, object>();
  return (key) => {
    const model = typeof key === 'string' ? MODELS.get(key) : undefined;
    if (typeof key !== 'string' || model === undefined) return undefined;
    const table = known.get(key);
    if (table) return table;
    const others = left(key);
    const fresh = rest(key, { ...readsOf(model, others, send, gathering), ...writesOf(model, others, send) });
    known.set(key, fresh);
    return fresh;
  };
}

const around = ({ client, send }: Asked): object => {
  const tables = tablesOf(
    send,
    (key) => (name, asked) => askedOf(client, key, name)(asked),
    (key, ways) => overriding(Reflect.get(client, key) as object, ways),
  );
  return new Proxy(client, { get: (own, key) => tables(key) ?? (Reflect.get(own, key) as unknown) });
};

const ends = new WeakMap<object, Transaction>();

/** Sends something with the end of a transaction, so that nobody waits for it alone; nothing is kept if it fails. */
export async function atEnd(tx: object, send: () => Promise<unknown>): Promise<void> {
  const transaction = ends.get(tx);
  if (transaction) transaction.atEnd(send);
  else await send();
}

/** What the client knows and nobody else does is found by its name when it is asked for. */
const leftOf =
  (transaction: Transaction) =>
  (key: string): Left =>
  async (name, asked) =>
    askedOf(await transaction.client(), key, name)(asked);

const within = (transaction: Transaction): Prisma.TransactionClient => {
  const left = leftOf(transaction);
  const tables = tablesOf(transaction.send, left, (key, ways) => {
    const others = left(key);
    return new Proxy(ways, {
      get: (known, name: string) => known[name] ?? ((asked: never) => others(name, asked)),
    });
  });
  const raw = rawOf(transaction.send);
  const tx = new Proxy(raw, { get: (known, key: string) => tables(key) ?? known[key] });
  ends.set(tx, transaction);
  return tx as unknown as Prisma.TransactionClient;
};

type Work = (tx: Prisma.TransactionClient) => Promise<unknown>;
type Options = Partial<Limits> & { readonly isolationLevel?: Prisma.TransactionIsolationLevel };

/** The client of a connection, as everybody gets it. */
export function clientOver(
  prisma: PrismaClient,
  { send, begin }: Pick<Connection, 'send' | 'begin'>,
  limits: Limits,
): PrismaClient {
  const transact = async (work: Work, { isolationLevel, ...asked }: Options = {}): Promise<unknown> => {
    const { maxWait, timeout } = { ...limits, ...asked };
    const level = isolationLevel && LEVELS[isolationLevel];
    const transaction = new Transaction(await begin({ waitMs: maxWait, level }), prisma, timeout);
    try {
      const done = await work(within(transaction));
      await transaction.commit();
      return done;
    } catch (error) {
      await transaction.rollBack();
      throw error;
    }
  };
  const methods = { $transaction: transact as unknown as PrismaClient['$transaction'] };
  return around({ client: overriding(prisma, methods), send }) as PrismaClient;
}

import type { ArgBuilder, InputFieldMap, InputShapeFromFields, ObjectRef } from '@pothos/core';
import { queryFromInfo } from '@pothos/plugin-prisma';
import type { PrismaClient } from '../../../prisma/generated/client/client.ts';
import { builder, pagePrice, type AuthScopes, type SchemaTypes } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import type { Order } from './cursor.ts';
import { MOST_COUNTED, pageOf, wantedOf, type Page } from './page.ts';

/** What a statement of a list takes, in the types of its table. */
type Asked<Where, OrderBy> = { where: Where; orderBy: OrderBy[]; take: number };

type Definition<T extends { readonly id: string }, Fields extends InputFieldMap, Where, OrderBy> = {
  type: ObjectRef<SchemaTypes, T>;
  description: string;
  authScopes: Partial<AuthScopes>;
  args?: (t: ArgBuilder<SchemaTypes>) => Fields;
  order: Order | ((args: InputShapeFromFields<Fields>) => Order);
  /** Whose rows, and which of them: the caller's scope is part of it. */
  where: (context: GraphQLContext, args: InputShapeFromFields<Fields>) => Where | Promise<Where>;
  find: (prisma: PrismaClient, asked: Asked<Where, OrderBy>) => Promise<T[]>;
  count: (prisma: PrismaClient, asked: { where: Where; take: number }) => Promise<number>;
};

/** A connection reads what is asked of it and no more: counting reads no rows, and a page counts nothing. */
class Connection<T> {
  #page: Promise<Page<T>> | undefined;
  #count: Promise<number> | undefined;
  constructor(
    private readonly read: () => Promise<Page<T>>,
    private readonly countUpTo: (most: number) => Promise<number>,
  ) {}
  private get page(): Promise<Page<T>> {
    return (this.#page ??= this.read());
  }
  get edges(): Promise<Page<T>['edges']> {
    return this.page.then(({ edges }) => edges);
  }
  get pageInfo(): Promise<Page<T>['pageInfo']> {
    return this.page.then(({ pageInfo }) => pageInfo);
  }
  /** One more than is told, so that it shows whether there are more. */
  get count(): Promise<number> {
    return (this.#count ??= this.countUpTo(MOST_COUNTED + 1));
  }
}

const countOf = (connection: unknown): Promise<number> => (connection as Connection<unknown>).count;

builder.globalConnectionFields((t) => ({
  totalCount: t.int({
    description: `The number of items in the whole list, on all pages. Counting stops at ${MOST_COUNTED}; \`totalCountIsCapped\` says whether there are more.`,
    resolve: async (connection) => Math.min(MOST_COUNTED, await countOf(connection)),
  }),
  totalCountIsCapped: t.boolean({
    description: 'Whether the list has more items than `totalCount` says.',
    resolve: async (connection) => (await countOf(connection)) > MOST_COUNTED,
  }),
}));

/**
 * Adds a list to the queries: a Relay connection whose cursors outlive the rows they were made of, whose every statement has a
 * limit, and which counts no further than it says.
 */
export function list<T extends { readonly id: string }, Fields extends InputFieldMap, Where, OrderBy>(
  name: string,
  { type, description, authScopes, args, order, where, find, count }: Definition<T, Fields, Where, OrderBy>,
): void {
  builder.queryField(name, (t) =>
    t.connection(
      {
        type,
        description,
        authScopes,
        complexity: pagePrice,
        args: (args?.(t.arg) ?? {}) as Fields,
        resolve: async (_root, given, context, info) => {
          const own = given as InputShapeFromFields<Fields>;
          const sorted = typeof order === 'function' ? order(own) : order;
          const wanted = wantedOf(sorted, given, context.locale);
          const scope = await where(context, own);
          const { prisma } = servicesOf(context).database;
          const selection = queryFromInfo({ context, info, path: ['edges', 'node'] });
          return new Connection<T>(
            () =>
              pageOf(sorted, wanted, ({ where: page, orderBy, take }) =>
                find(prisma, {
                  ...selection,
                  where: { AND: [scope, page] },
                  orderBy,
                  take,
                } as Asked<Where, OrderBy>),
              ),
            (take) => count(prisma, { where: scope, take }),
          );
        },
      },
      {
        name: `${type.name}Connection`,
        description: `A page of a list of \`${type.name}\` objects, with the number of objects in the whole list.`,
      },
      { name: `${type.name}Edge`, description: `One \`${type.name}\` object of a list, with its cursor.` },
    ),
  );
}

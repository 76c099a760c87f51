import type { ArgBuilder, InputFieldMap, InputShapeFromFields, ObjectRef } from '@pothos/core';
import { queryFromInfo } from '@pothos/plugin-prisma';
import type { PrismaClient } from '../../../prisma/generated/client/client.ts';
import { estimateOf } from '../../../prisma/estimate.ts';
import { builder, pagePrice, type AuthScopes, type SchemaTypes } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { deprecated } from '../deprecation.ts';
import type { Order } from './cursor.ts';
import { MOST_COUNTED, pageOf, wantedOf, type Page } from './page.ts';

/** The largest number of the contract. */
const LARGEST = 2 ** 31 - 1;

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
  #count: Promise<Count> | undefined;
  constructor(
    private readonly read: () => Promise<Page<T>>,
    private readonly counted: () => Promise<Count>,
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
  get count(): Promise<Count> {
    return (this.#count ??= this.counted());
  }
}

type Count = { rows: number; isEstimate: boolean };

const countOf = (connection: unknown): Promise<Count> => (connection as Connection<unknown>).count;

builder.globalConnectionFields((t) => ({
  totalCount: t.int({
    description: `The number of items in the whole list, on all pages: exact up to ${MOST_COUNTED}, and beyond that an estimate, as \`isEstimate\` says.`,
    resolve: async (connection) => (await countOf(connection)).rows,
  }),
  isEstimate: t.boolean({
    description: `Whether \`totalCount\` is an estimate by the statistics of the database, because the list has more than ${MOST_COUNTED} items.`,
    resolve: async (connection) => (await countOf(connection)).isEstimate,
  }),
  totalCountIsCapped: t.boolean({
    deprecationReason: deprecated({
      since: '2026-11-30',
      removedAfter: '2027-11-30',
      instead: 'Use `isEstimate`.',
    }),
    description: `Whether the list has more than ${MOST_COUNTED} items.`,
    resolve: async (connection) => (await countOf(connection)).isEstimate,
  }),
}));

/** The time that the list is sorted by is part of the cursors, whether a row's fields need it or not. */
const withTime = <S extends { select?: object }>(selection: S, { time }: Order): S =>
  selection.select && time
    ? { ...selection, select: { ...selection.select, [time.column]: true } }
    : selection;

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
          const selection = withTime(queryFromInfo({ context, info, path: ['edges', 'node'] }), sorted);
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
            async () => {
              const rows = await count(prisma, { where: scope, take: MOST_COUNTED + 1 });
              if (rows <= MOST_COUNTED) return { rows, isEstimate: false };
              // Without a limit it is explained, and not run.
              const whole = { where: scope, orderBy: [], select: { id: true } };
              const estimate = await estimateOf(() =>
                find(prisma, whole as unknown as Asked<Where, OrderBy>),
              );
              return { rows: Math.min(Math.max(estimate ?? 0, rows), LARGEST), isEstimate: true };
            },
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

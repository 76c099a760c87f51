import type { ArgBuilder, ObjectRef } from '@pothos/core';
import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Children } from '../../../prisma/children.ts';
import { nestedPrice, type SchemaTypes } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { NESTED, sizeOf } from './page.ts';
import { together } from './together.ts';

type Row = { readonly id: string };

type Definition<T extends Row> = {
  /** For the arguments. */
  arg: ArgBuilder<SchemaTypes>;
  type: ObjectRef<SchemaTypes, T>;
  /** What the list holds and in which order; its limits are told beside it. */
  description: string;
  children: Children;
  /** Whether it is empty for everybody but the provider's people. */
  forStaff?: true;
};

type Limits = { first?: number | null; last?: number | null };

/**
 * A list below an object, as a field of it: with a default and a maximum that hold in the database for each object by itself, and read
 * for all objects of a page in one statement.
 */
export function nested<T extends Row>({ arg, type, description, children, forStaff }: Definition<T>) {
  return {
    type: [type] as [ObjectRef<SchemaTypes, T>],
    description: `${description} At most ${NESTED.usual} unless \`first\` or \`last\` says otherwise, and never more than ${NESTED.most}.`,
    complexity: nestedPrice,
    args: {
      first: arg.int({
        description: `The number of items to return from the beginning of the list, at most ${NESTED.most}. Without \`first\` and \`last\` it is ${NESTED.usual}.`,
      }),
      last: arg.int({
        description: `The number of items to return from the end of the list, at most ${NESTED.most}, in the order of the list. It cannot be given together with \`first\`.`,
      }),
    },
    resolve: (
      { id }: Row,
      limits: Limits,
      context: GraphQLContext,
      info: GraphQLResolveInfo,
    ): Promise<T[]> => {
      if (forStaff && context.actor.kind !== 'STAFF') return Promise.resolve([]);
      const take = sizeOf(limits, NESTED, context.locale);
      const direction = limits.last == null ? ('asc' as const) : ('desc' as const);
      const { database } = servicesOf(context);
      const selection = queryFromInfo({ context, info });
      return together(context, info, id, async (parents: readonly string[]) => {
        const limit = { parents: [...new Set(parents)], take, direction };
        const below = await database.children(children, selection, limit);
        return parents.map((parent) => {
          const rows = [...(below.get(parent) ?? [])] as T[];
          return direction === 'desc' ? rows.reverse() : rows;
        });
      });
    },
  };
}

import type { ArgBuilder, ObjectRef } from '@pothos/core';
import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { PrismaClient } from '../../../prisma/generated/client/client.ts';
import { childIds, childrenOf, type Children } from '../../../prisma/children.ts';
import { nestedPrice, type SchemaTypes } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { NESTED, sizeOf } from './page.ts';
import { together } from './together.ts';

type Row = { readonly id: string };
type Asked = { where: object; orderBy: object[]; take?: number };

type Definition<T extends Row> = {
  /** For the arguments. */
  arg: ArgBuilder<SchemaTypes>;
  type: ObjectRef<SchemaTypes, T>;
  /** What the list holds and in which order; its limits are told beside it. */
  description: string;
  children: Children;
  find: (prisma: PrismaClient, asked: Asked) => Promise<T[]>;
};

/** Whether nothing above a field is a list, so that it is asked of one object. */
const isAlone = (path: GraphQLResolveInfo['path'] | undefined): boolean =>
  path === undefined || (typeof path.key === 'string' && isAlone(path.prev));

type Limits = { first?: number | null; last?: number | null };

/**
 * A list below an object, as a field of it: with a default and a maximum that hold in the database for each object by itself, and read
 * for all objects of a page in the same statements.
 */
export function nested<T extends Row>({ arg, type, description, children, find }: Definition<T>) {
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
      const take = sizeOf(limits, NESTED, context.locale);
      const direction = limits.last == null ? ('asc' as const) : ('desc' as const);
      const { prisma } = servicesOf(context).database;
      const { select, ...rest } = queryFromInfo({ context, info }) as { select?: object };
      // Whose they are is asked besides what was asked for.
      const query = {
        ...rest,
        ...(select ? { select: { ...select, id: true, [children.parent]: true } } : {}),
      };
      return together(context, info, id, async (parents: readonly string[]) => {
        const { where, orderBy } = childrenOf(children, { id, direction });
        const rows = isAlone(info.path)
          ? await find(prisma, { ...query, where, orderBy, take })
          : await find(prisma, {
              ...query,
              where: { id: { in: await childIds(prisma, children, { parents, take, direction }) } },
              orderBy,
            });
        if (direction === 'desc') rows.reverse();
        const byParent = new Map<unknown, T[]>(parents.map((parent) => [parent, []]));
        for (const row of rows)
          byParent.get((row as Row & Record<string, unknown>)[children.parent])?.push(row);
        return parents.map((parent) => byParent.get(parent) ?? []);
      });
    },
  };
}

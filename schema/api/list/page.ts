import { GraphQLError } from 'graphql';
import { formatIssue } from '../../messages/format.ts';
import type { Locale } from '../../messages/locales.ts';
import { cursorOf, placeOf, type Order, type Place } from './cursor.ts';
import { sortOf, stretchesAfter, turned, type Condition } from './keyset.ts';

/** Nodes on a page of a connection. */
export const PAGE = { usual: 20, most: 100 } as const;

/** Items of a list below an object. */
export const NESTED = { usual: 50, most: 100 } as const;

/** A list counts at most this far; that there are more is told beside the number. */
export const MOST_COUNTED = 10_000;

export type PageArgs = {
  first?: number | null | undefined;
  last?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
};

/** What is asked for, from which end and between which places. */
type Wanted = { size: number; backwards: boolean; after: Place | null; before: Place | null };

/** One statement of a list: it always has a limit. */
export type Query = { where: Condition; orderBy: Condition[]; take: number };

type Row = { readonly id: string };
export type Page<T> = {
  edges: { cursor: string; node: T }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
};

const badInput = (argument: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', argument } });

/** How many items are asked for. @throws GraphQLError BAD_USER_INPUT when these are too many, fewer than none, or told twice */
export function sizeOf(
  { first, last }: Pick<PageArgs, 'first' | 'last'>,
  { usual, most }: { usual: number; most: number },
  locale: Locale,
): number {
  const size = first ?? last ?? usual;
  if ((first != null && last != null) || size < 0 || size > most)
    throw badInput(
      first == null ? 'last' : 'first',
      formatIssue({ code: 'PAGE_SIZE_INVALID', params: { max: most } }, locale),
    );
  return size;
}

/** @throws GraphQLError BAD_USER_INPUT, which repeats nothing of what was sent */
export function wantedOf(order: Order, args: PageArgs, locale: Locale): Wanted {
  const { last } = args;
  const size = sizeOf(args, PAGE, locale);
  const place = (argument: 'after' | 'before'): Place | null => {
    const cursor = args[argument];
    if (cursor == null) return null;
    const found = placeOf(order, cursor);
    if (!found) throw badInput(argument, formatIssue({ code: 'CURSOR_INVALID' }, locale));
    return found;
  };
  return { size, backwards: last != null, after: place('after'), before: place('before') };
}

const placeIn = ({ time }: Order, row: Row): Place => {
  const value = time ? (row as Row & Record<string, unknown>)[time.column] : null;
  return { id: row.id, time: value instanceof Date ? value.getTime() : null };
};

/** Reads a page, one row more than it holds, along the index. */
export async function pageOf<T extends Row>(
  order: Order,
  { size, backwards, after, before }: Wanted,
  find: (query: Query) => Promise<T[]>,
): Promise<Page<T>> {
  const reading = backwards ? turned(order) : order;
  const [from, until] = backwards ? [before, after] : [after, before];
  const bound = until ? { OR: stretchesAfter(turned(reading), until) } : {};
  const rows: T[] = [];
  for (const stretch of stretchesAfter(reading, from)) {
    const take = size + 1 - rows.length;
    if (take <= 0) break;
    rows.push(...(await find({ where: { AND: [stretch, bound] }, orderBy: sortOf(reading), take })));
  }
  const more = rows.length > size;
  const shown = rows.slice(0, size);
  if (backwards) shown.reverse();
  const edges = shown.map((node) => ({ cursor: cursorOf(order, placeIn(order, node)), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: backwards ? before !== null : more,
      hasPreviousPage: backwards ? more : after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

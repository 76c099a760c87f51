import type { EnumRef } from '@pothos/core';
import { builder, type SchemaTypes } from '../builder.ts';
import type { Order } from './cursor.ts';

/** One way to sort a list: the sentence of the contract, and what it means. */
type Way = { readonly says: string } & Omit<Order, 'name'>;
type Ways = Readonly<Record<string, Way>>;

/** By their ids, which follow time. */
const byAge = (one: string, begins: string) =>
  ({
    NEWEST_FIRST: { says: `The ${one} that ${begins} last comes first.`, direction: 'desc' },
    OLDEST_FIRST: { says: `The ${one} that ${begins} first comes first.`, direction: 'asc' },
  }) as const satisfies Ways;

type Told<Key extends string> = {
  readonly type: EnumRef<SchemaTypes, Key, Key>;
  readonly orderOf: (args: { order?: Key | null | undefined }) => Order;
};

/**
 * The orders of a list: by age, and in the further ways given. The newest come first where nothing is asked for.
 * @param list - name of the query, e.g. `servers`
 * @param one - what a row is and how it came to be, for the sentences: `['server', 'was registered']`
 */
export function ordersFor<More extends Ways>(
  list: string,
  name: string,
  [one, begins]: readonly [string, string],
  more: More,
): Told<(keyof More & string) | 'NEWEST_FIRST' | 'OLDEST_FIRST'> {
  type Key = (keyof More & string) | 'NEWEST_FIRST' | 'OLDEST_FIRST';
  const ways: Ways = { ...byAge(one, begins), ...more };
  const type = builder.enumType(name, {
    description: `The order in which \`${list}\` are listed.`,
    values: Object.fromEntries(
      Object.entries(ways).map(([key, { says }]) => [key, { description: says }]),
    ) as Record<Key, { description: string }>,
  });
  const orders = Object.fromEntries(
    Object.entries(ways).map(([key, { direction, time }]) => [
      key,
      // Cursors from before there was a choice go on.
      {
        name: key === 'NEWEST_FIRST' ? list : `${list}.${key}`,
        direction,
        ...(time ? { time } : {}),
      } satisfies Order,
    ]),
  ) as Record<Key, Order>;
  return {
    type: type as EnumRef<SchemaTypes, Key, Key>,
    orderOf: ({ order }) => orders[order ?? 'NEWEST_FIRST'],
  };
}

/** How the argument is told. */
export const orderSays = (rows: string): string =>
  `Which ${rows} come first; \`NEWEST_FIRST\` when left out.`;

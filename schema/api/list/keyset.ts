import type { Order, Place } from './cursor.ts';

/** A condition or an order as the database client takes them. */
export type Condition = Readonly<Record<string, unknown>>;

const opposite = { asc: 'desc', desc: 'asc' } as const;

/** The same list from its other end. */
export const turned = (order: Order): Order => ({
  ...order,
  direction: opposite[order.direction],
  missing: order.missing === 'first' ? 'last' : 'first',
});

/** No place for rows without a time is named: each stretch has either such rows or the others, and so reads along the index as it is. */
export const sortOf = ({ direction, time }: Order): Condition[] => [
  ...(time ? [{ [time.column]: direction }] : []),
  { id: direction },
];

/** What comes from the beginning, or after a place, in stretches that follow one another, each to be read along the index. */
export function stretchesAfter(order: Order, place: Place | null): Condition[] {
  const { direction, time, missing = 'last' } = order;
  const beyond = direction === 'asc' ? 'gt' : 'lt';
  if (!time) return [place ? { id: { [beyond]: place.id } } : {}];
  const { column, nullable } = time;
  const [having, lacking] = [{ [column]: { not: null } }, { [column]: null }];
  if (!place) return !nullable ? [{}] : missing === 'last' ? [having, lacking] : [lacking, having];
  const byId = { id: { [beyond]: place.id } };
  if (place.time === null) return [{ ...lacking, ...byId }, ...(missing === 'first' ? [having] : [])];
  const at = new Date(place.time);
  const later = {
    [column]: { [`${beyond}e`]: at },
    OR: [{ [column]: { [beyond]: at } }, byId],
  };
  return nullable && missing === 'last' ? [later, lacking] : [later];
}

import type { Order, Place } from './cursor.ts';

/** A condition or an order as the database client takes them. */
export type Condition = Readonly<Record<string, unknown>>;

const opposite = { asc: 'desc', desc: 'asc' } as const;

/** The same list from its other end. */
export const turned = (order: Order): Order => ({ ...order, direction: opposite[order.direction] });

export function sortOf({ direction, time }: Order): Condition[] {
  const byId = { id: direction };
  if (!time) return [byId];
  // Said where it is not needed, too, a place for nulls would keep the index from being used.
  const nulls = direction === 'asc' ? 'last' : 'first';
  return [{ [time.column]: time.nullable ? { sort: direction, nulls } : direction }, byId];
}

/**
 * What comes after a place, in stretches that follow one another: each can be read along the index from its beginning, which one
 * condition over times and missing times could not.
 */
export function stretchesAfter({ direction, time }: Order, place: Place | null): Condition[] {
  if (!place) return [{}];
  const beyond = direction === 'asc' ? 'gt' : 'lt';
  const fromThere = `${beyond}e`;
  const byId = { id: { [beyond]: place.id } };
  if (!time) return [byId];
  const without = { [time.column]: null };
  if (place.time === null)
    return direction === 'asc'
      ? [{ ...without, ...byId }]
      : [{ ...without, ...byId }, { [time.column]: { not: null } }];
  const at = new Date(place.time);
  const later = {
    [time.column]: { [fromThere]: at },
    OR: [{ [time.column]: { [beyond]: at } }, byId],
  };
  return time.nullable && direction === 'asc' ? [later, without] : [later];
}

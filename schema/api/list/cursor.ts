/*
 * A cursor says where a page ended by the values that the list is sorted by, and not by a row: so it outlives the row and every
 * change of it. Its text is the service's own affair and is read back strictly.
 */

/** How a list is sorted: by its ids, which follow time, or by another time first and by the ids among equals. */
export type Order = {
  /** What the cursor is bound to: the list, and its order where it has several. */
  readonly name: string;
  readonly direction: 'asc' | 'desc';
  /** Column of a time. */
  readonly time?: { readonly column: string; readonly nullable: boolean };
  /** Where rows without a time come; last where nothing is said. */
  readonly missing?: 'first' | 'last';
};

/** A place between rows. `time` in milliseconds; null where the row has none or the list is not sorted by one. */
export type Place = { readonly time: number | null; readonly id: string };

/** Format of the cursors; an older one is refused like a foreign one. */
const FORMAT = 1;
/** No cursor of ours is longer. */
const LONGEST = 200;
const ALPHABET = /^[A-Za-z0-9_-]+$/;
const ID = /^[\w-]{1,64}$/;
/** Times that a database keeps: the years 0 to 9999. */
const TIMES = { from: Date.UTC(0, 0, 1) - 2_000 * 366 * 86_400_000, to: Date.UTC(9999, 11, 31) } as const;

export const cursorOf = ({ name }: Order, { time, id }: Place): string =>
  Buffer.from(JSON.stringify([FORMAT, name, time, id]), 'utf8').toString('base64url');

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

const isTime = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= TIMES.from && Number(value) <= TIMES.to;

/** The place a cursor names, or null when it is none of this list in this order. */
export function placeOf(order: Order, cursor: string): Place | null {
  if (cursor.length > LONGEST || !ALPHABET.test(cursor)) return null;
  const members: unknown = parsed(cursor);
  if (!Array.isArray(members) || members.length !== 4) return null;
  const [format, name, time, id] = members as unknown[];
  if (format !== FORMAT || name !== order.name || typeof id !== 'string' || !ID.test(id)) return null;
  const mayLack = !order.time || order.time.nullable;
  if (!(time === null ? mayLack : order.time && isTime(time))) return null;
  const place = { time: time === null ? null : Number(time), id };
  // Another spelling of the same bytes was not written here.
  return cursorOf(order, place) === cursor ? place : null;
}

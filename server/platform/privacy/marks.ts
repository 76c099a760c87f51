import { whereHeld, type HeldColumn } from './columns.ts';
import type { Sealer } from './sealer.ts';

/*
 * JSON of which single values are sealed: an event tells whose something is in the provider's own references, and is read by whoever holds
 * the keys. Whoever writes the event passes on what the row has, without opening it.
 */

/** A sealed value in JSON, and what it was sealed for. */
export type Mark = { readonly $sealed: string; readonly of: string };
type Json = string | number | boolean | null | { readonly [name: string]: Json } | readonly Json[];

const isMark = (value: object): value is Mark =>
  '$sealed' in value && typeof value.$sealed === 'string' && 'of' in value && typeof value.of === 'string';

const markOf = (sealed: Uint8Array, of: string): Mark => ({
  $sealed: Buffer.from(sealed).toString('base64url'),
  of,
});

/** The value of a column as it may stand in JSON: sealed as the row has it. */
export const markedColumn = <N extends string>(row: HeldColumn<N>, name: N): string | Mark | null => {
  const { clear, sealed, context } = whereHeld(row, name);
  return sealed ? markOf(sealed, context) : clear;
};

/** A text as it may stand in JSON: sealed, or in clear while an older version reads it. */
export const markedText = (sealer: Sealer, text: string, of: string): string | Mark =>
  sealer.sealsColumns ? markOf(sealer.seal(text, of), of) : text;

/** The same JSON with every sealed value opened. @throws SealBroken */
export const openMarks = (sealer: Sealer, value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((one) => openMarks(sealer, one));
  if (isMark(value)) return sealer.open<Json>(Buffer.from(value.$sealed, 'base64url'), value.of);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, openMarks(sealer, one)]));
};

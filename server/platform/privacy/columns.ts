import type { Bytes } from './cipher.ts';
import type { Sealer } from './sealer.ts';

/*
 * Columns that stood in clear before they were sealed. Beside each lies one named `…Sealed`, and where it is searched one named `…Index`. While
 * an older version serves the same database, the clear column is written as before; from then on the sealed one alone, and a job
 * (seal-columns.ts) moves what is left. What stands in the clear column is therefore always the newer of the two.
 */

type Kept<N extends string> = { [K in N]: string | null } & { [K in `${N}Sealed`]: Bytes | null };
/** A row with such a column. */
export type HeldColumn<N extends string> = { readonly id: string } & { readonly [K in N]: string | null } & {
  readonly [K in `${N}Sealed`]: Uint8Array | null;
};

const contextOf = (id: string, name: string): string => `${id}:${name}`;

/** What is written of such a column: the value sealed, or in clear while somebody reads nothing else. */
export const keptColumn = <N extends string>(
  sealer: Sealer,
  id: string,
  name: N,
  value: string | null,
): Kept<N> => {
  const sealed = value === null || !sealer.sealsColumns ? null : sealer.seal(value, contextOf(id, name));
  return { [name]: sealed ? null : value, [`${name}Sealed`]: sealed } as Kept<N>;
};

/** Where the value of such a column stands: in clear, sealed under a context, or nowhere. */
export const whereHeld = <N extends string>(
  row: HeldColumn<N>,
  name: N,
): { clear: string | null; sealed: Uint8Array | null; context: string } => {
  const columns: Readonly<Record<string, unknown>> = row;
  const clear = columns[name];
  const sealed = columns[`${name}Sealed`];
  return {
    clear: typeof clear === 'string' ? clear : null,
    sealed: typeof clear !== 'string' && sealed instanceof Uint8Array ? sealed : null,
    context: contextOf(row.id, name),
  };
};

/** The value of such a column, wherever it stands. @throws SealBroken */
export const heldColumn = <N extends string>(sealer: Sealer, row: HeldColumn<N>, name: N): string | null => {
  const { clear, sealed, context } = whereHeld(row, name);
  return sealed ? sealer.open<string>(sealed, context) : clear;
};

/** The same for a column that is never empty. */
export const heldText = <N extends string>(sealer: Sealer, row: HeldColumn<N>, name: N): string =>
  heldColumn(sealer, row, name) ?? '';

/** What reading a column needs of its row. */
export const selectedColumn = <N extends string>(name: N) =>
  ({ id: true, [name]: true, [`${name}Sealed`]: true }) as { id: true } & { [K in N | `${N}Sealed`]: true };

/** An index that finds exactly this text: it is taken of letters that have neither cases nor blanks. */
export const exactIndex = (sealer: Sealer, name: string, value: string): Bytes =>
  sealer.blindIndex(name, Buffer.from(value, 'utf8').toString('hex'));

const REFERENCE = 'externalRef';

/** What is written of a reference by which the provider knows something. The index stands beside a clear one too. */
export const keptReference = (
  sealer: Sealer,
  id: string,
  reference: string | null,
): Kept<typeof REFERENCE> & { externalRefIndex: Bytes | null } => ({
  ...keptColumn(sealer, id, REFERENCE, reference),
  externalRefIndex: reference === null ? null : exactIndex(sealer, REFERENCE, reference),
});

type ByReference = {
  OR: ({ externalRefIndex: { in: Bytes[] } } | { externalRef: { in: string[] } })[];
};

/** Rows that the provider knows by one of these references, whether they are sealed yet or not. */
export const knownBy = (sealer: Sealer, references: readonly string[]): ByReference => ({
  OR: [
    { externalRefIndex: { in: references.map((one) => exactIndex(sealer, REFERENCE, one)) } },
    { externalRef: { in: [...references] } },
  ],
});

/** Whether the provider knows a row by this reference; tells it without opening anything. */
export const isKnownBy = (
  sealer: Sealer,
  row: { readonly externalRef: string | null; readonly externalRefIndex: Uint8Array | null },
  reference: string,
): boolean =>
  row.externalRef === null
    ? row.externalRefIndex !== null && exactIndex(sealer, REFERENCE, reference).equals(row.externalRefIndex)
    : row.externalRef === reference;

/** An entry of a code table: our key, the authority's code, and its name in both languages. */
export type Named = { readonly key: string; readonly zh: string; readonly en: string };

/** The entry of a key, `undefined` when the table has none. */
export const entryOf = <Entry extends Named>(table: readonly Entry[], key: unknown): Entry | undefined =>
  table.find((entry) => entry.key === key);

/** Whether a value is a key of the table. */
export const isKeyOf = <Entry extends Named>(table: readonly Entry[], key: unknown): key is Entry['key'] =>
  entryOf(table, key) !== undefined;

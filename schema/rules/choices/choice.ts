/** An entry of a code table. Its name in each language stands in the catalogue, under the name of the table and this key. */
export type Choice = { readonly key: string };

/** The entry of a key, `undefined` when the table has none. */
export const entryOf = <Entry extends Choice>(table: readonly Entry[], key: unknown): Entry | undefined =>
  table.find((entry) => entry.key === key);

/** Whether a value is a key of the table. */
export const isKeyOf = <Entry extends Choice>(table: readonly Entry[], key: unknown): key is Entry['key'] =>
  entryOf(table, key) !== undefined;

import { conditionOf, type Names, type Where } from './conditions.ts';
import { columnsOf, fieldOf, joined, Untranslated, type Field } from './model.ts';
import { columnPart, textOf, Values, type Part, type Sent } from './values.ts';

/** A selection as the client takes it. */
export type Selection = {
  readonly select?: Readonly<Record<string, unknown>> | undefined;
  readonly include?: Readonly<Record<string, unknown>> | undefined;
  readonly where?: Where | undefined;
  readonly orderBy?: unknown;
  readonly take?: unknown;
};

const KNOWN: ReadonlySet<string> = new Set(['select', 'include', 'where', 'orderBy', 'take']);

/** @throws Untranslated where more is asked than is put into a statement here */
export function assertKnown(asked: object): void {
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && !KNOWN.has(name)) throw new Untranslated(`no ${name}`);
}

/** In which order rows of a table come: by its own columns. Empty where nothing is said. */
export function orderOf(model: string, alias: string, orderBy: unknown): string {
  const orders = (Array.isArray(orderBy) ? orderBy : [orderBy ?? {}]) as unknown[];
  const by = orders.flatMap((one) =>
    Object.entries(one as object).flatMap(([name, way]: [string, unknown]) => {
      if (way === undefined) return [];
      const { kind } = fieldOf(model, name);
      if (kind === 'object' || (way !== 'asc' && way !== 'desc')) throw new Untranslated(`order by ${name}`);
      return [`${alias}."${name}" ${way}`];
    }),
  );
  return by.length > 0 ? ` ORDER BY ${by.join(', ')}` : '';
}

export function takeOf(take: unknown): number | null {
  if (take === undefined) return null;
  if (typeof take !== 'number' || !Number.isInteger(take) || take < 0) throw new Untranslated('another take');
  return take;
}

/** An array has no names to write and to read in each row. */
export const arrayOf = (parts: readonly Part[]): string =>
  `json_build_array(${parts.map(({ sql }) => sql).join(', ')})`;

/** Reads a row from its array. */
export function readingOf(parts: readonly Part[]): (value: unknown) => Record<string, unknown> {
  return (value) => {
    const values = value as readonly unknown[];
    const row: Record<string, unknown> = {};
    for (let at = 0; at < parts.length; at += 1) {
      const part = parts[at];
      if (part) row[part.name] = part.read(values[at]);
    }
    return row;
  };
}

/** Values within a selection are part of its text: they are the code's, and the plan is kept with them. */
class Literals extends Values {
  override one(field: Field, value: unknown): string {
    const placed = super.one(field, value);
    return placed.replace(/^\$\d+/, literal(textOf(this.all.pop() as Sent)));
  }

  override list(field: Field, values: readonly unknown[]): string {
    const placed = super.list(field, values);
    const listed = this.all.pop() as string[];
    return placed.replace(/^\$\d+/, `ARRAY[${listed.map(literal).join(', ')}]`);
  }
}

function literal(text: string): string {
  // Replacing takes a dollar for a sign of its own.
  return `'${text.replaceAll("'", "''")}'`.replaceAll('$', '$$$$');
}

function relationPart(model: string, alias: string, field: Field, selection: Selection, names: Names): Part {
  assertKnown(selection);
  const below = names();
  const parts = partsOf(field.type, below, selection, names);
  const where = conditionOf(field.type, below, selection.where ?? {}, { names, values: new Literals() });
  const from = `"${field.type}" ${below} WHERE ${joined(model, field, alias, below)} AND ${where}`;
  const read = readingOf(parts);
  if (!field.isList)
    return {
      name: field.name,
      sql: `(SELECT ${arrayOf(parts)} FROM ${from} LIMIT 1)`,
      read: (value) => (value === null ? null : read(value)),
    };
  const take = takeOf(selection.take);
  const order = orderOf(field.type, below, selection.orderBy);
  const rows = take === null ? from : `(SELECT * FROM ${from}${order} LIMIT ${take}) ${below}`;
  return {
    name: field.name,
    sql: `(SELECT json_agg(${arrayOf(parts)}${order}) FROM ${rows})`,
    read: (value) => (value === null ? [] : (value as unknown[]).map(read)),
  };
}

/**
 * Everything that is selected of a table's row, those below it included.
 * @throws Untranslated where this does not know how
 */
export function partsOf(model: string, alias: string, { select, include }: Selection, names: Names): Part[] {
  const asked = Object.entries(select ?? include ?? {}).filter(
    ([, below]) => below !== undefined && below !== false,
  );
  const columns = select ? [] : columnsOf(model);
  return [
    ...columns.map((field) => columnPart(alias, field)),
    ...asked.map(([name, below]) => {
      const field = fieldOf(model, name);
      if (field.kind !== 'object') return columnPart(alias, field);
      return relationPart(model, alias, field, below === true ? {} : (below as Selection), names);
    }),
  ];
}

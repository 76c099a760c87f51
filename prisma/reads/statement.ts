import { conditionOf, type Names, type Where } from './conditions.ts';
import type { Children, Limits } from '../children.ts';
import { columnsOf, fieldOf, Untranslated } from './model.ts';
import { arrayOf, assertKnown, orderOf, partsOf, readingOf, takeOf, type Selection } from './selection.ts';
import { Values } from './values.ts';

/** A statement that answers what the client was asked. */
export type Statement = { readonly text: string; readonly values: Values['all']; readonly once?: boolean };
export type Row = Record<string, unknown>;

/** What a selection comes to: how its rows are asked for, and how each is read. */
export type Plan = {
  /** Tells this selection of this table from any other. */
  readonly name: string;
  readonly array: string;
  readonly read: (value: unknown) => Row;
};

/** What the table is called in its statement. */
export const TOP = 't';
/** Selections that are kept, each some kilobytes; the oldest go first. */
const MOST_PLANS = 1_000;

const named = (prefix: string): Names => {
  let count = 0;
  return () => `${prefix}${(count += 1)}`;
};

const plans = new Map<string, Plan | Untranslated>();

function made(model: string, name: string, selection: Selection): Plan | Untranslated {
  try {
    const parts = partsOf(model, TOP, selection, named('s'));
    if (parts.length === 0) return new Untranslated('nothing is selected');
    return { name, array: arrayOf(parts), read: readingOf(parts) };
  } catch (error) {
    if (error instanceof Untranslated) return error;
    throw error;
  }
}

function nameOf({ select, include }: Selection): string {
  const selected = select ?? include;
  if (!selected) return '';
  return `${select ? 'select' : 'include'} ${JSON.stringify(selected)}`;
}

/** @throws Untranslated */
export function planOf(model: string, asked: Selection): Plan {
  // What a selection says beside this would be left out in silence: columns that are not to be read, above all.
  assertKnown(asked);
  const name = `${model} ${nameOf(asked)}`;
  const plan = plans.get(name) ?? made(model, name, asked);
  // Those that are asked for come last.
  plans.delete(name);
  plans.set(name, plan);
  for (const [oldest] of plans) {
    if (plans.size <= MOST_PLANS) break;
    plans.delete(oldest);
  }
  if (plan instanceof Untranslated) throw plan;
  return plan;
}

const found = (model: string, where: Where | undefined, values: Values): string => {
  const condition = conditionOf(model, TOP, where ?? {}, { names: named('c'), values });
  return `"${model}" ${TOP}${condition === 'TRUE' ? '' : ` WHERE ${condition}`}`;
};

/** Rows as the client gives them for `findMany`; `first` asks for one. @throws Untranslated */
export function rowsOf(
  model: string,
  asked: Selection,
  first = false,
): { statement: Statement; read: (value: unknown) => Row } {
  assertKnown(asked);
  const { array, read } = planOf(model, asked);
  const values = new Values();
  const from = found(model, asked.where, values);
  const take = first ? 1 : takeOf(asked.take);
  const limit = take === null ? '' : ` LIMIT ${first ? '1' : values.count(take)}`;
  const text = `SELECT ${array}::text AS "row" FROM ${from}${orderOf(model, TOP, asked.orderBy)}${limit}`;
  return { statement: { text, values: values.all }, read };
}

/** Which of the conditions is a text that is one row's alone; null where none is. */
export const ownTextIn = (model: string, where: Where): string | null =>
  columnsOf(model).find(
    ({ name, type, isId, isUnique }) =>
      (isId || isUnique) && type === 'String' && typeof where[name] === 'string',
  )?.name ?? null;

/** What rows are asked for by: a text that is each one's alone, and what must hold for all of them. */
export type ByText = { readonly column: string; readonly rest: Where };

/** Rows by their own texts, each beside it. @throws Untranslated */
export function rowsBy(
  model: string,
  plan: Plan,
  { column, rest }: ByText,
  texts: readonly string[],
): Statement {
  const values = new Values();
  const from = found(model, { ...rest, [column]: { in: texts } }, values);
  return {
    text: `SELECT ${TOP}."${column}" AS "own", ${plan.array}::text AS "row" FROM ${from}`,
    values: values.all,
  };
}

/**
 * Rows of a table for each of several rows above, as many as `take` for each, in which the database stops at the limit of each: a limit of
 * a nested list would read every child. Each comes beside the id of the row above. @throws Untranslated
 */
export function rowsBelow(
  { table, parent, by, without }: Children,
  selection: Selection,
  { parents, take, direction }: Limits,
): { statement: Statement; read: (value: unknown) => Row } {
  const { array, read } = planOf(table, selection);
  const values = new Values();
  const above = values.list(fieldOf(table, parent), parents);
  const where = without ? { [without.column]: { not: without.value } } : undefined;
  const from = found(table, where, values);
  const order = orderOf(table, TOP, [{ [by]: direction }, { id: direction }]);
  const text = `SELECT above.id AS "own", below."row" FROM unnest(${above}) WITH ORDINALITY AS above(id, place)
    CROSS JOIN LATERAL (SELECT ${array}::text AS "row", ${TOP}."${by}" AS "by", ${TOP}."id" FROM ${from}${
      where ? ' AND' : ' WHERE'
    } ${TOP}."${parent}" = above.id${order} LIMIT ${values.count(take)}) AS below
    ORDER BY above.place, below."by" ${direction}, below.id ${direction}`;
  return { statement: { text, values: values.all }, read };
}

/** How many rows there are, counted as far as `take`. @throws Untranslated */
export function countOf(model: string, asked: Selection): Statement {
  assertKnown(asked);
  if (asked.select || asked.include || asked.orderBy) throw new Untranslated('counts of columns');
  const values = new Values();
  const from = found(model, asked.where, values);
  const take = takeOf(asked.take);
  const limit = take === null ? '' : ` LIMIT ${values.count(take)}`;
  return {
    text: `SELECT count(*)::integer AS "count" FROM (SELECT 1 FROM ${from}${limit}) counted`,
    values: values.all,
  };
}

/** Several counts as one statement, of one row with a column for each. */
export function atOnce(counts: readonly Statement[]): Statement {
  const values: Statement['values'] = [];
  const texts = counts.map((one) => {
    const before = values.length;
    values.push(...one.values);
    return one.text.replace(/\$(\d+)/g, (_, number: string) => `$${before + Number(number)}`);
  });
  const columns = texts.map((text, at) => `(${text}) AS "${at}"`);
  return { text: `SELECT ${columns.join(', ')}`, values };
}

import { Prisma } from '../generated/client/client.ts';
import { conditionOf, isPlain, type Where } from '../reads/conditions.ts';
import { columnsOf, fieldOf, keyOf, Untranslated, type Field } from '../reads/model.ts';
import { planOf, TOP, type Row, type Statement } from '../reads/statement.ts';
import { Values } from '../reads/values.ts';

/** A change as the client takes it. */
export type Change = {
  readonly data?: unknown;
  readonly where?: Where;
  readonly create?: unknown;
  readonly update?: unknown;
  readonly select?: Readonly<Record<string, unknown>>;
  readonly skipDuplicates?: unknown;
};

export type Writing = { readonly statement: Statement; readonly read: (value: unknown) => Row };

/** Rows that are written by one text that is worth being remembered; with more of them it is seldom the same. */
const REMEMBERED_ROWS = 4;
/** Values of one statement, at most: PostgreSQL counts them in 16 bits. */
const MOST_VALUES = 30_000;

function assertOnly(asked: object, known: readonly (keyof Change)[]): void {
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && !known.includes(name as keyof Change)) throw new Untranslated(`no ${name}`);
}

const rowIn = (value: unknown): Where => {
  if (!isPlain(value)) throw new Untranslated('no row');
  return value;
};

/** What is given of a row's columns, without what is left out. */
const given = (row: Where): [string, unknown][] =>
  Object.entries(row).filter(([, value]) => value !== undefined);

const ownColumn = (model: string, name: string): Field => {
  const field = fieldOf(model, name);
  if (field.kind === 'object') throw new Untranslated(`${name} is another row`);
  return field;
};

const MOST_INT = 2 ** 31;

/** One value as it is stored in a column. */
function stored(field: Field, value: unknown, values: Values): string {
  if (value === null) {
    if (field.isRequired) throw new Untranslated(`${field.name} has to be there`);
    return values.none(field);
  }
  if (field.isList) {
    const list = isPlain(value) && Object.keys(value).length === 1 ? value['set'] : value;
    if (!Array.isArray(list)) throw new Untranslated(`${field.name}: no list`);
    return values.list(field, list);
  }
  if (field.type === 'Json') {
    if (value === Prisma.DbNull) return values.none(field);
    if (value === Prisma.AnyNull) throw new Untranslated('any nothing');
    return values.json(value === Prisma.JsonNull ? null : value);
  }
  if (field.type === 'Int' && !(Number.isInteger(value) && Math.abs(Number(value)) < MOST_INT))
    throw new Untranslated(`${field.name}: no whole number`);
  return values.one(field, value);
}

const STEPS: Readonly<Record<string, string | undefined>> = { increment: '+', decrement: '-', multiply: '*' };

/** What a column is set to. */
function changed(model: string, name: string, value: unknown, values: Values): string {
  const field = ownColumn(model, name);
  if (!isPlain(value) || field.type === 'Json') return stored(field, value, values);
  const [[word, by] = [], another] = given(value);
  if (word === undefined || another) throw new Untranslated(`${name}: several changes`);
  if (word === 'set') return stored(field, by, values);
  const sign = STEPS[word];
  if (!sign || field.isList || !['Int', 'BigInt', 'Float'].includes(field.type))
    throw new Untranslated(`${name}: ${word}`);
  return `${TOP}."${name}" ${sign} ${stored(field, by, values)}`;
}

/** Times that the client writes where one writes none. */
const timesOf = (model: string, of: (field: Field) => boolean): string[] =>
  columnsOf(model).flatMap((field) => (field.type === 'DateTime' && of(field) ? [field.name] : []));

function setsOf(model: string, data: unknown, values: Values): string {
  const row = rowIn(data);
  const named = given(row);
  if (named.length === 0) throw new Untranslated('nothing is changed');
  const now = new Date();
  for (const name of timesOf(model, ({ isUpdatedAt }) => isUpdatedAt))
    if (row[name] === undefined) named.push([name, now]);
  return named.map(([name, value]) => `"${name}" = ${changed(model, name, value, values)}`).join(', ');
}

/** `"Table" AS t (columns) VALUES (…), (…)`. */
function rowsInto(model: string, rows: readonly Where[], values: Values): string {
  const now = new Date();
  const times = timesOf(model, ({ hasDefaultValue, isUpdatedAt }) => hasDefaultValue || isUpdatedAt);
  const names = [...new Set([...rows.flatMap((row) => given(row).map(([name]) => name)), ...times])];
  const fields = names.map((name) => ownColumn(model, name));
  const needed = columnsOf(model).filter(
    ({ isRequired, isList, hasDefaultValue, isUpdatedAt }) =>
      isRequired && !isList && !hasDefaultValue && !isUpdatedAt,
  );
  const written = rows.map((row) => {
    const lacking = needed.find(({ name }) => row[name] === undefined);
    if (lacking) throw new Untranslated(`${lacking.name} has to be there`);
    const cells = fields.map((field) => {
      const value = row[field.name] ?? (row[field.name] === null ? null : undefined);
      if (value !== undefined) return stored(field, value, values);
      return times.includes(field.name) ? stored(field, now, values) : 'DEFAULT';
    });
    return `(${cells.join(', ')})`;
  });
  if (values.all.length > MOST_VALUES) throw new Untranslated('more than goes into one statement');
  return `"${model}" AS ${TOP} (${names.map((name) => `"${name}"`).join(', ')}) VALUES ${written.join(', ')}`;
}

/** What is answered of a row that was written: its own columns alone. */
function answered(model: string, { select }: Change): { text: string; read: Writing['read'] } {
  for (const [name, asked] of given(select ?? {})) if (asked !== false) ownColumn(model, name);
  const { array, read } = planOf(model, { select });
  return { text: ` RETURNING ${array}::text AS "row"`, read };
}

const found = (model: string, where: Where | undefined, values: Values): string => {
  let tables = 0;
  const names = (): string => `c${(tables += 1)}`;
  const condition = conditionOf(model, TOP, where ?? {}, { names, values });
  return condition === 'TRUE' ? '' : ` WHERE ${condition}`;
};

/** @throws Untranslated, as all of these where the client has to do it */
export function createOf(model: string, asked: Change): Writing {
  assertOnly(asked, ['data', 'select']);
  const values = new Values();
  const into = rowsInto(model, [rowIn(asked.data)], values);
  const { text, read } = answered(model, asked);
  return { statement: { text: `INSERT INTO ${into}${text}`, values: values.all }, read };
}

export function createManyOf(model: string, asked: Change): Statement {
  assertOnly(asked, ['data', 'skipDuplicates']);
  const rows = (Array.isArray(asked.data) ? (asked.data as unknown[]) : [asked.data]).map(rowIn);
  if (rows.length === 0) throw new Untranslated('no rows');
  const values = new Values();
  const into = rowsInto(model, rows, values);
  const text = `INSERT INTO ${into}${asked.skipDuplicates === true ? ' ON CONFLICT DO NOTHING' : ''}`;
  return { text, values: values.all, once: rows.length > REMEMBERED_ROWS };
}

export function updateOf(model: string, asked: Change): Writing {
  assertOnly(asked, ['data', 'where', 'select']);
  const values = new Values();
  const sets = setsOf(model, asked.data, values);
  const where = found(model, asked.where, values);
  const { text, read } = answered(model, asked);
  return {
    statement: { text: `UPDATE "${model}" AS ${TOP} SET ${sets}${where}${text}`, values: values.all },
    read,
  };
}

export function updateManyOf(model: string, asked: Change): Statement {
  assertOnly(asked, ['data', 'where']);
  const values = new Values();
  const sets = setsOf(model, asked.data, values);
  const where = found(model, asked.where, values);
  return { text: `UPDATE "${model}" AS ${TOP} SET ${sets}${where}`, values: values.all };
}

const same = (one: unknown, other: unknown): boolean =>
  one instanceof Uint8Array && other instanceof Uint8Array
    ? Buffer.compare(one, other) === 0
    : typeof one !== 'object' && one === other;

/** The columns by which it is known whether a row is there already; what is created has to say the same of them. */
function conflicting(model: string, where: Where | undefined, row: Where): readonly string[] {
  const [[name, value] = [], another] = given(where ?? {});
  if (name === undefined || another) throw new Untranslated('a row by more than what is its alone');
  const columns = keyOf(model, name) ?? [name];
  const own: Where = columns.length === 1 && columns[0] === name ? { [name]: value } : rowIn(value);
  if (columns[0] === name) {
    const { isId, isUnique } = ownColumn(model, name);
    if (!isId && !isUnique) throw new Untranslated(`${name} is not one row's alone`);
  }
  if (!columns.every((column) => same(own[column], row[column])))
    throw new Untranslated('another row is created');
  return columns;
}

export function upsertOf(model: string, asked: Change): Writing {
  assertOnly(asked, ['where', 'create', 'update', 'select']);
  const values = new Values();
  const row = rowIn(asked.create);
  const columns = conflicting(model, asked.where, row);
  const into = rowsInto(model, [row], values);
  const sets = setsOf(model, asked.update, values);
  const { text, read } = answered(model, asked);
  const on = columns.map((column) => `"${column}"`).join(', ');
  return {
    statement: {
      text: `INSERT INTO ${into} ON CONFLICT (${on}) DO UPDATE SET ${sets}${text}`,
      values: values.all,
    },
    read,
  };
}

export function deleteOf(model: string, asked: Change): Writing {
  assertOnly(asked, ['where', 'select']);
  const values = new Values();
  const where = found(model, asked.where, values);
  const { text, read } = answered(model, asked);
  return { statement: { text: `DELETE FROM "${model}" AS ${TOP}${where}${text}`, values: values.all }, read };
}

export function deleteManyOf(model: string, asked: Change): Statement {
  assertOnly(asked, ['where']);
  const values = new Values();
  return { text: `DELETE FROM "${model}" AS ${TOP}${found(model, asked.where, values)}`, values: values.all };
}

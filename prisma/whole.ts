import { Prisma, type PrismaClient } from './generated/client/client.ts';
import { getDatamodel } from './generated/pothos.ts';

/*
 * A row with everything below it, in one statement: the client asks once for each relation, and each question costs more than its
 * answer. The selection is the client's own, as far as it is used here; what comes back is what the client would give.
 */

type Way = 'asc' | 'desc';
type Plain = string | number | boolean | null;
/** A selection as the client takes it: of its conditions equality and its opposite, of its orders those by columns of the table. */
export type Selection = {
  readonly select?: Readonly<Record<string, true | Selection>>;
  readonly include?: Readonly<Record<string, true | Selection>>;
  readonly where?: Readonly<Record<string, Plain | { readonly not: Plain }>>;
  readonly orderBy?: Readonly<Record<string, Way>>;
  readonly take?: number;
};

type Field = {
  readonly name: string;
  readonly type: string;
  readonly kind: string;
  readonly isList: boolean;
  readonly relationName?: string;
  readonly relationFromFields?: readonly string[];
};

type Read = (value: unknown) => unknown;
/** What stands in one place of a row's array: how it is asked for, and how it is read. */
type Part = { readonly name: string; readonly sql: string; readonly read: Read };

const { models } = getDatamodel().datamodel as unknown as {
  models: Readonly<Record<string, { readonly fields: readonly Field[] } | undefined>>;
};

const fieldsOf = (model: string): readonly Field[] => {
  const fields = models[model]?.fields;
  if (!fields) throw new RangeError(`no model ${model}`);
  return fields;
};

const fieldOf = (model: string, name: string): Field => {
  const field = fieldsOf(model).find((one) => one.name === name);
  if (!field) throw new RangeError(`no field ${model}.${name}`);
  return field;
};

const unlessNull =
  (read: Read): Read =>
  (value) =>
    value === null ? null : read(value);
const asItIs: Read = (value) => value;

const SCALARS: Readonly<
  Record<string, { readonly sql: (column: string) => string; readonly read: Read } | undefined>
> = {
  // Line breaks would be escaped, which takes as long as the text.
  Bytes: {
    sql: (column) => `encode(${column}, 'hex')`,
    read: unlessNull((text) => Uint8Array.from(Buffer.from(String(text), 'hex'))),
  },
  DateTime: { sql: (column) => column, read: unlessNull((text) => new Date(String(text))) },
  BigInt: { sql: (column) => `${column}::text`, read: unlessNull((text) => BigInt(String(text))) },
};

function column(alias: string, { name, type, isList }: Field): Part {
  const place = `${alias}."${name}"`;
  const scalar = isList ? undefined : SCALARS[type];
  if (isList && SCALARS[type]) throw new RangeError(`${name}: lists of ${type} are not read here`);
  return { name, sql: scalar ? scalar.sql(place) : place, read: scalar?.read ?? asItIs };
}

const literal = (value: Plain): string =>
  value === null ? 'NULL' : typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

const conditions = (alias: string, { where = {} }: Selection): string =>
  Object.entries(where)
    .map(([name, value]) => {
      const [sign, than] = typeof value === 'object' && value !== null ? ['<>', value.not] : ['=', value];
      return ` AND ${alias}."${name}" ${sign} ${literal(than)}`;
    })
    .join('');

const order = (alias: string, { orderBy = {} }: Selection): string => {
  const by = Object.entries(orderBy).map(([name, way]) => `${alias}."${name}" ${way}`);
  return by.length > 0 ? ` ORDER BY ${by.join(', ')}` : '';
};

/** Column of the other table that leads back. */
function wayBack(model: string, { type, relationName }: Field): string {
  const back = fieldsOf(type).find(
    (one) =>
      one.relationName === relationName && one.type === model && (one.relationFromFields ?? []).length > 0,
  );
  const [key] = back?.relationFromFields ?? [];
  if (key === undefined) throw new RangeError(`${model} has no way to ${type}`);
  return key;
}

/** Aliases of the tables of one statement. */
type Names = () => string;

function relation(model: string, alias: string, field: Field, selection: Selection, names: Names): Part {
  const below = names();
  const parts = partsOf(field.type, below, selection, names);
  const [own] = field.relationFromFields ?? [];
  const joined =
    own === undefined
      ? `${below}."${wayBack(model, field)}" = ${alias}."id"`
      : `${below}."id" = ${alias}."${own}"`;
  const from = `"${field.type}" ${below} WHERE ${joined}${conditions(below, selection)}`;
  const read = reading(parts);
  if (!field.isList)
    return {
      name: field.name,
      sql: `(SELECT ${arrayOf(parts)} FROM ${from} LIMIT 1)`,
      read: unlessNull(read),
    };
  const rows =
    selection.take === undefined
      ? from
      : `(SELECT * FROM ${from}${order(below, selection)} LIMIT ${selection.take}) ${below}`;
  return {
    name: field.name,
    sql: `(SELECT json_agg(${arrayOf(parts)}${order(below, selection)}) FROM ${rows})`,
    read: (value) => (value === null ? [] : (value as unknown[]).map(read)),
  };
}

function partsOf(model: string, alias: string, { select, include = {} }: Selection, names: Names): Part[] {
  const asked = Object.entries(select ?? include);
  const columns = select ? [] : fieldsOf(model).filter(({ kind }) => kind !== 'object');
  return [
    ...columns.map((field) => column(alias, field)),
    ...asked.map(([name, below]) => {
      const field = fieldOf(model, name);
      if (field.kind !== 'object') return column(alias, field);
      return relation(model, alias, field, below === true ? {} : below, names);
    }),
  ];
}

/** An array has no names to write and to read in each row. */
const arrayOf = (parts: readonly Part[]): string =>
  `json_build_array(${parts.map(({ sql }) => sql).join(', ')})`;

const reading =
  (parts: readonly Part[]): Read =>
  (value) => {
    const values = value as readonly unknown[];
    const row: Record<string, unknown> = {};
    parts.forEach(({ name, read }, at) => (row[name] = read(values[at])));
    return row;
  };

/** By which rows are looked for: all of it has to hold. */
export type Wanted = Readonly<Record<string, unknown>>;

/** One column's condition; a scope that lets nobody through is a list of no ids. */
function wanted(model: string, alias: string, name: string, value: unknown): Prisma.Sql {
  const { type, kind } = fieldOf(model, name);
  const place = Prisma.raw(`${alias}."${name}"`);
  const cast = Prisma.raw(kind === 'enum' ? `"${type}"` : 'text');
  if (typeof value === 'string') return Prisma.sql`${place} = ${value}::${cast}`;
  const { in: values } = value as { in?: unknown };
  if (!Array.isArray(values)) throw new RangeError(`${name}: no condition of this kind is read here`);
  return Prisma.sql`${place} = ANY (${values as string[]}::text[]::${cast}[])`;
}

/** Prepares to read rows of a table with what is selected below them. */
export function wholeReader<Row>(
  model: Prisma.ModelName,
  selection: Selection,
): (prisma: Pick<PrismaClient, '$queryRaw'>, by: Wanted) => Promise<Row[]> {
  let count = 0;
  const names: Names = () => `t${(count += 1)}`;
  const top = names();
  const parts = partsOf(model, top, selection, names);
  const text = Prisma.raw(`SELECT ${arrayOf(parts)}::text AS whole FROM "${model}" ${top} WHERE `);
  const read = reading(parts);
  return async (prisma, by) => {
    const all = Object.entries(by).map(([name, value]) => wanted(model, top, name, value));
    const rows = await prisma.$queryRaw<{ whole: string }[]>`${text}${Prisma.join(all, ' AND ')}`;
    return rows.map(({ whole }) => read(JSON.parse(whole)) as Row);
  };
}

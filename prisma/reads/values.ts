import { Untranslated, type Field } from './model.ts';

type Read = (value: unknown) => unknown;

const unlessNull =
  (read: Read): Read =>
  (value) =>
    value === null ? null : read(value);
const asItIs: Read = (value) => value;

/** A value as the driver takes it. */
export type Sent = string | number | boolean | Buffer | null;

type Scalar = {
  /** How a column is written into JSON, and read from there. */
  readonly json: (column: string) => string;
  readonly read: Read;
  /** How a value goes to the database: as what, and with which type. */
  readonly sent: (value: unknown) => Sent;
  readonly type: string;
};

const wrong = (value: unknown): never => {
  throw new Untranslated(`a value of another type: ${typeof value}`);
};

const plain = (type: string, fits: 'string' | 'number' | 'boolean'): Scalar => ({
  json: (column) => column,
  read: asItIs,
  sent: (value) => (typeof value === fits ? (value as string | number | boolean) : wrong(value)),
  type,
});

const SCALARS: Readonly<Record<string, Scalar | undefined>> = {
  String: plain('text', 'string'),
  Boolean: plain('boolean', 'boolean'),
  Int: plain('integer', 'number'),
  Float: plain('double precision', 'number'),
  // Line breaks of base64 would be escaped, which takes as long as the text.
  Bytes: {
    json: (column) => `encode(${column}, 'hex')`,
    read: unlessNull((text) => new Uint8Array(Buffer.from(String(text), 'hex'))),
    sent: (value) => (value instanceof Uint8Array ? Buffer.from(value) : wrong(value)),
    type: 'bytea',
  },
  DateTime: {
    json: (column) => column,
    read: unlessNull((text) => new Date(String(text))),
    sent: (value) => (value instanceof Date ? value.toISOString() : wrong(value)),
    type: 'timestamptz',
  },
  BigInt: {
    json: (column) => `${column}::text`,
    read: unlessNull((text) => BigInt(String(text))),
    sent: (value) => (typeof value === 'bigint' ? String(value) : wrong(value)),
    type: 'bigint',
  },
};

const scalarOf = ({ type, kind, name }: Field): Scalar => {
  if (kind === 'enum') return plain(`"${type}"`, 'string');
  const scalar = SCALARS[type];
  if (!scalar) throw new Untranslated(`${name}: no condition on a ${type}`);
  return scalar;
};

/** What stands in one place of a row's array: how it is asked for, and how it is read. */
export type Part = { readonly name: string; readonly sql: string; readonly read: Read };

/** A column of a row. */
export function columnPart(alias: string, field: Field): Part {
  const { name, type, isList } = field;
  const place = `${alias}."${name}"`;
  const scalar = SCALARS[type];
  if (isList && (type === 'Bytes' || type === 'DateTime' || type === 'BigInt'))
    throw new Untranslated(`${name}: lists of ${type} are not read here`);
  // A list that was never written is an empty one.
  if (isList) return { name, sql: place, read: (list) => list ?? [] };
  return !scalar ? { name, sql: place, read: asItIs } : { name, sql: scalar.json(place), read: scalar.read };
}

/** A value as a text that PostgreSQL reads. */
export const textOf = (value: Sent): string =>
  value instanceof Buffer ? `\\x${value.toString('hex')}` : String(value);

/** Values of one statement, which go to the database beside its text. */
export class Values {
  readonly all: (Sent | string[])[] = [];

  /** One value of a column's type. */
  one(field: Field, value: unknown): string {
    const { sent, type } = scalarOf(field);
    this.all.push(sent(value));
    return `$${this.all.length}::${type}`;
  }

  /** Several of them, as one list. */
  list(field: Field, values: readonly unknown[]): string {
    const { sent, type } = scalarOf(field);
    this.all.push(values.map((value) => textOf(sent(value))));
    return `$${this.all.length}::${type}[]`;
  }

  /** Nothing, where a column may have nothing. */
  none(field: Field): string {
    this.all.push(null);
    return `$${this.all.length}::${field.type === 'Json' ? 'jsonb' : scalarOf(field).type}${field.isList ? '[]' : ''}`;
  }

  /** Whatever JSON can say. */
  json(value: unknown): string {
    this.all.push(JSON.stringify(value));
    return `$${this.all.length}::jsonb`;
  }

  /** How many rows. */
  count(number: number): string {
    this.all.push(number);
    return `$${this.all.length}::bigint`;
  }
}

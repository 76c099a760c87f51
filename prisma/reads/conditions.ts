import { fieldOf, joined, keyOf, Untranslated, type Field } from './model.ts';
import type { Values } from './values.ts';

/** A condition as the client takes it. */
export type Where = Readonly<Record<string, unknown>>;

/** Names of the tables of one statement. */
export type Names = () => string;

/** What conditions are written into: the names of tables and the values of the statement. */
export type Statement = { readonly names: Names; readonly values: Values };

export const isPlain = (value: unknown): value is Where =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const SIGNS: Readonly<Record<string, string | undefined>> = { lt: '<', lte: '<=', gt: '>', gte: '>=' };

/** What is asked of one column by one word; null means what the client means by it. */
function compared(place: string, field: Field, word: string, value: unknown, values: Values): string {
  const sign = SIGNS[word];
  if (sign) return `${place} ${sign} ${values.one(field, value)}`;
  switch (word) {
    case 'equals':
      return value === null ? `${place} IS NULL` : `${place} = ${values.one(field, value)}`;
    case 'not':
      if (isPlain(value)) return `NOT (${ofColumn(place, field, value, values)})`;
      return value === null ? `${place} IS NOT NULL` : `${place} <> ${values.one(field, value)}`;
    case 'in':
    case 'notIn': {
      if (!Array.isArray(value)) throw new Untranslated(`${word} of something else than a list`);
      if (value.length === 0) return word === 'in' ? 'FALSE' : 'TRUE';
      // The planner sees of a list of one what it sees of a value.
      if (value.length === 1)
        return compared(place, field, word === 'in' ? 'equals' : 'not', value[0], values);
      if (value.includes(null)) throw new Untranslated('a list with nothing in it');
      const list = values.list(field, value);
      return word === 'in' ? `${place} = ANY (${list})` : `${place} <> ALL (${list})`;
    }
    default:
      throw new Untranslated(`no condition by ${word}`);
  }
}

/** What is asked of a column with a list in it. */
function ofList(place: string, field: Field, value: unknown, values: Values): string {
  if (!isPlain(value)) throw new Untranslated('a list as a condition');
  return all(
    Object.entries(value).map(([word, asked]) => {
      if (asked === undefined) return '';
      if (word === 'has') return `${place} @> ${values.list(field, [asked])}`;
      if (!Array.isArray(asked) || asked.length === 0) throw new Untranslated(`${word} of nothing`);
      if (word === 'hasEvery') return `${place} @> ${values.list(field, asked)}`;
      if (word === 'hasSome') return `${place} && ${values.list(field, asked)}`;
      throw new Untranslated(`no condition by ${word}`);
    }),
  );
}

function ofColumn(place: string, field: Field, value: unknown, values: Values): string {
  if (field.isList) return ofList(place, field, value, values);
  if (!isPlain(value)) return compared(place, field, 'equals', value, values);
  return all(
    Object.entries(value).map(([word, asked]) =>
      asked === undefined ? '' : compared(place, field, word, asked, values),
    ),
  );
}

function ofRelated(
  model: string,
  field: Field,
  here: string,
  { statement, where, isNegated }: { statement: Statement; where: Where; isNegated: boolean },
): string {
  const there = statement.names();
  const below = conditionOf(field.type, there, where, statement, isNegated);
  return `EXISTS (SELECT 1 FROM "${field.type}" ${there} WHERE ${joined(model, field, here, there)} AND ${below})`;
}

function ofRelation(
  model: string,
  field: Field,
  here: string,
  value: unknown,
  asked: { statement: Statement; isNegated: boolean },
): string {
  if (!isPlain(value)) throw new Untranslated(`${field.name}: no related row is asked for so`);
  if (!field.isList) {
    // What the client makes of the opposite where there is no such row is its own affair.
    if (asked.isNegated && !field.isRequired) throw new Untranslated(`not ${field.name}`);
    if ('is' in value || 'isNot' in value) throw new Untranslated(`${field.name}: is`);
    return ofRelated(model, field, here, { ...asked, where: value });
  }
  return all(
    Object.entries(value).map(([word, where]) => {
      if (where === undefined) return '';
      if (!isPlain(where) || (word !== 'some' && word !== 'none'))
        throw new Untranslated(`${field.name}: ${word}`);
      return `${word === 'none' ? 'NOT ' : ''}${ofRelated(model, field, here, { ...asked, where })}`;
    }),
  );
}

/** Conditions that must all hold; those that ask nothing are left out, and no other, as their values are counted. */
const all = (conditions: readonly string[]): string => {
  const asking = conditions.filter((one) => one !== '' && one !== 'TRUE');
  return asking.length === 0 ? 'TRUE' : asking.length === 1 ? (asking[0] ?? '') : `(${asking.join(' AND ')})`;
};

const listed = (value: unknown): Where[] => {
  const conditions = Array.isArray(value) ? (value as unknown[]) : [value];
  return conditions.map((one) => {
    if (!isPlain(one)) throw new Untranslated('a condition that is none');
    return one;
  });
};

/**
 * The condition on a table's row, as the client understands it.
 * @throws Untranslated where this does not know how
 */
export function conditionOf(
  model: string,
  here: string,
  where: Where,
  statement: Statement,
  isNegated = false,
): string {
  const each = (value: unknown, negated = isNegated): string[] =>
    listed(value).map((one) => conditionOf(model, here, one, statement, negated));
  return all(
    Object.entries(where).map(([name, value]) => {
      if (value === undefined) return '';
      if (name === 'AND') return all(each(value));
      if (name === 'OR') {
        const some = each(value);
        return some.length === 0 ? 'FALSE' : `(${some.join(' OR ')})`;
      }
      if (name === 'NOT') {
        const [one, another] = each(value, true);
        if (one === undefined || another !== undefined) throw new Untranslated('not several');
        return `NOT ${one === 'TRUE' || one === 'FALSE' ? one : `(${one})`}`;
      }
      if (keyOf(model, name)) return all(each(value));
      const field = fieldOf(model, name);
      return field.kind === 'object'
        ? ofRelation(model, field, here, value, { statement, isNegated })
        : ofColumn(`${here}."${name}"`, field, value, statement.values);
    }),
  );
}

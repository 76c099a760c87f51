import { getDatamodel } from '../generated/pothos.ts';

export type Field = {
  readonly name: string;
  readonly type: string;
  readonly kind: string;
  readonly isList: boolean;
  readonly isRequired: boolean;
  readonly isId: boolean;
  readonly isUnique: boolean;
  readonly hasDefaultValue: boolean;
  readonly isUpdatedAt: boolean;
  readonly relationName?: string;
  readonly relationFromFields?: readonly string[];
};

type Key = { readonly name: string | null; readonly fields: readonly string[] };
type Model = {
  readonly fields: readonly Field[];
  readonly primaryKey: Key | null;
  readonly uniqueIndexes: readonly Key[];
};

/** Something that is not put into a statement here: the client reads it in its own way. */
export class Untranslated extends Error {}

const { models } = getDatamodel().datamodel as unknown as {
  models: Readonly<Record<string, Model | undefined>>;
};

const byName = new Map(
  Object.entries(models).map(([model, known]) => [
    model,
    new Map((known?.fields ?? []).map((field) => [field.name, field])),
  ]),
);

const fieldsBy = (model: string): ReadonlyMap<string, Field> => {
  const fields = byName.get(model);
  if (!fields) throw new Untranslated(`no model ${model}`);
  return fields;
};

const keysByName = new Map(
  Object.entries(models).map(([model, known]) => [
    model,
    new Map(
      [known?.primaryKey ?? [], known?.uniqueIndexes ?? []]
        .flat()
        .map(({ name, fields }) => [name ?? fields.join('_'), fields] as const),
    ),
  ]),
);

/** The columns that are unique together and that the client takes this name for; null where it takes it for none. */
export const keyOf = (model: string, name: string): readonly string[] | null =>
  keysByName.get(model)?.get(name) ?? null;

export const modelNames: readonly string[] = [...byName.keys()];

export const fieldOf = (model: string, name: string): Field => {
  const field = fieldsBy(model).get(name);
  if (!field) throw new Untranslated(`no field ${model}.${name}`);
  return field;
};

/** A table's own columns, without what it is related to. */
export const columnsOf = (model: string): Field[] =>
  [...fieldsBy(model).values()].filter(({ kind }) => kind !== 'object');

/** Column of this table with the id of a related row; null where the other table has a column that leads here. */
function ownKey(model: string, { name, relationFromFields = [] }: Field): string | null {
  if (relationFromFields.length > 1) throw new Untranslated(`${model}.${name} has a key of several columns`);
  return relationFromFields[0] ?? null;
}

/** Column of the other table that leads back. */
function wayBack(model: string, { type, relationName }: Field): string {
  const back = [...fieldsBy(type).values()].find(
    (one) =>
      one.relationName === relationName && one.type === model && (one.relationFromFields ?? []).length > 0,
  );
  const key = back && ownKey(type, back);
  if (key == null) throw new Untranslated(`${model} has no way to ${type}`);
  return key;
}

/** How a related row is found: of the names of both tables in a statement, the condition that joins them. */
export function joined(model: string, field: Field, here: string, there: string): string {
  const own = ownKey(model, field);
  if (!fieldOf(own === null ? model : field.type, 'id').isId)
    throw new Untranslated(`${field.type} is known by another column`);
  return own === null
    ? `${there}."${wayBack(model, field)}" = ${here}."id"`
    : `${there}."id" = ${here}."${own}"`;
}

import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';

/** Stands for every text and id of an input. */
export type TextOf = (path: readonly string[], type: 'ID' | 'String') => string;

/** Of an input that is given in exactly one way, the first that is a text. */
const fieldsGiven = (type: GraphQLInputObjectType): GraphQLInputField[] => {
  const all = Object.values(type.getFields());
  return type.isOneOf
    ? all.filter((field) => isScalarType(field.type) && /^(ID|String)$/.test(field.type.name)).slice(0, 1)
    : all;
};

const SCALARS: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: '2026-03-01T08:00:00Z',
  Date: '2026-03-01',
  JSON: {},
};

/** A value that fits a type of the contract, every field filled in, with texts as given. */
export function filled(type: GraphQLInputType, textOf: TextOf, path: readonly string[] = []): unknown {
  if (isNonNullType(type)) return filled(type.ofType, textOf, path);
  if (isListType(type)) return [filled(type.ofType, textOf, [...path, '0'])];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      fieldsGiven(type).map((field) => [field.name, filled(field.type, textOf, [...path, field.name])]),
    );
  if (!isScalarType(type)) throw new Error('no type of an input');
  if (type.name === 'Metadata') return { note: textOf([...path, 'note'], 'String') };
  if (type.name === 'ID' || type.name === 'String') return textOf(path, type.name);
  if (!(type.name in SCALARS)) throw new Error(`what does a ${type.name} look like?`);
  return SCALARS[type.name];
}

import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import { contract } from '../../../testkit/contract.ts';

type Field = GraphQLField<unknown, unknown>;

const askable = ({ args }: Field): boolean => !args.some((arg) => isRequiredArgument(arg));

function fieldsOf(type: GraphQLNamedType, depth: number, above: readonly string[]): string {
  if (isUnionType(type))
    return [
      '__typename',
      ...type.getTypes().map((one) => `... on ${one.name} { ${fieldsOf(one, depth, above)} }`),
    ].join(' ');
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  const below = Object.values(type.getFields()).flatMap(
    (field) => selectionOf(field, depth, [...above, type.name]) ?? [],
  );
  return ['__typename', ...below].join(' ');
}

/** A field with everything below it, or null where nothing of it can be asked here. */
function selectionOf(field: Field, depth: number, above: readonly string[]): string | null {
  const type = getNamedType(field.type);
  if (!askable(field)) return null;
  if (isLeafType(type)) return field.name;
  if (depth === 0 || above.includes(type.name)) return null;
  return `${field.name} { ${fieldsOf(type, depth - 1, above)} }`;
}

/** Every field of a type that can be asked for without an argument, each with all that lies so deep below it. */
export const everyFieldOf = (type: GraphQLObjectType): Readonly<Record<string, (depth: number) => string>> =>
  Object.fromEntries(
    Object.values(type.getFields()).flatMap((field) =>
      selectionOf(field, 1, [type.name]) === null
        ? []
        : [[field.name, (depth: number) => selectionOf(field, depth, [type.name]) ?? '']],
    ),
  );

/** The object type that a field gives, without lists and marks around its name. */
function objectOf(field: Field | undefined): GraphQLObjectType {
  const type = contract.getType(String(field?.type).replaceAll(/\W/g, ''));
  if (!isObjectType(type)) throw new Error(`${String(field?.type)} is no object`);
  return type;
}

const fieldsByName = (type: GraphQLObjectType): Readonly<Record<string, Field>> => type.getFields();

/** Every connection among the queries, with the type of its rows. */
export const CONNECTIONS: readonly { readonly name: string; readonly row: GraphQLObjectType }[] =
  Object.values(contract.getQueryType()?.getFields() ?? {})
    .filter(({ type }) => /Connection!?$/.test(String(type)))
    .map((field) => ({
      name: field.name,
      row: objectOf(fieldsByName(objectOf(fieldsByName(objectOf(field))['edges']))['node']),
    }));

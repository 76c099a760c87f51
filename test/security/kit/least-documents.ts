import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { ID_PREFIXES, type IdType } from '../../../schema/rules/ids.ts';
import { contract } from '../../testkit/contract.ts';

/** An ID of a type that names nothing. */
export const unknownId = (type: string): string => `${ID_PREFIXES[type as IdType]}_${'0'.repeat(26)}`;

/** The least value of a type that the contract takes. */
function sample(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return [sample(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
        .map((field) => [field.name, sample(field.type)]),
    );
  if (type.name === 'ID') return unknownId('Filing');
  if (type.name === 'Int') return 1;
  if (type.name === 'Boolean') return false;
  return type.name === 'DateTime' ? '2026-01-01T00:00:00Z' : 'x';
}

/** Every operation of the contract, as `Mutation.passReview`. */
export const OPERATIONS: Readonly<Record<string, GraphQLField<unknown, unknown>>> = Object.fromEntries(
  [contract.getQueryType(), contract.getMutationType(), contract.getSubscriptionType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}).map((field) => [`${type?.name ?? ''}.${field.name}`, field]),
  ),
);

/** A document with nothing but the operation, and what it has to be given. */
export function leastDocument(
  operation: string,
  selection = '__typename',
): { query: string; variables: Record<string, unknown> } {
  const field = OPERATIONS[operation];
  if (!field) throw new Error(`there is no ${operation}`);
  const given = field.args.filter(({ type }) => isNonNullType(type));
  const declared = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const selected = isLeafType(getNamedType(field.type)) ? '' : ` { ${selection} }`;
  const kind = operation.split('.')[0]?.toLowerCase() ?? '';
  return {
    query: `${kind}${declared && ` (${declared})`} { ${field.name}${passed && `(${passed})`}${selected} }`,
    variables: Object.fromEntries(given.map(({ name, type }) => [name, sample(type)])),
  };
}

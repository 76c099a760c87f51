import { complexityFromQuery } from '@pothos/plugin-complexity';
import { Kind, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { LIMITS } from '../../../schema/api/builder.ts';
import { schema } from '../../../schema/api/schema.ts';
import { refusal } from '../refusal.ts';

/**
 * Refuses what costs too much with the variables of this very request; a page of a hundred costs more than one of ten.
 * @throws GraphQLError also where a variable does not fit the contract
 */
export function assertAffordable(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): void {
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const chosen: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] };
  const { complexity } = complexityFromQuery(chosen, { schema, variables });
  if (complexity > LIMITS.complexity)
    throw refusal('QUERY_COMPLEXITY', { cost: Math.ceil(complexity), max: LIMITS.complexity });
}

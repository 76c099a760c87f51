import { OperationTypeNode, type OperationDefinitionNode } from 'graphql';
import type { GraphQLContext } from '../../../schema/api/context.ts';
import { unauthenticated } from '../../../schema/api/errors/top-level.ts';
import { mayRun, mayWriteDocuments } from '../../platform/tenancy/access.ts';
import { badRequest, refusal } from '../refusal.ts';
import { assertGranted } from './granted.ts';
import { KeptDocuments } from './kept.ts';
import { readParams, type Params } from './params.ts';
import type { PersistedOperations } from './persisted.ts';
import { prepare, type Prepared, type PreparedOperation } from './prepare.ts';
import { withFitVariables } from './texts.ts';
import { complexityFromQuery } from '@pothos/plugin-complexity';
import { LIMITS } from '../../../schema/api/builder.ts';
import { schema } from '../../../schema/api/schema.ts';

/**
 * What a document costs with the variables of this very request: a page of a hundred costs more than one of ten.
 * @throws GraphQLError where that is too much, or a variable does not fit the contract
 */
function affordableCost({ alone }: PreparedOperation, variables: Record<string, unknown>): number {
  const { complexity } = complexityFromQuery(alone, { schema, variables });
  if (complexity > LIMITS.complexity)
    throw refusal('QUERY_COMPLEXITY', { cost: Math.ceil(complexity), max: LIMITS.complexity });
  return Math.ceil(complexity);
}

/** What is known of a request beside its parameters. */
export type Asked = {
  readonly context: GraphQLContext;
  readonly method: string;
};

/** A document that may be run as it is, with the variables that it may be run with. */
export type Chosen = {
  readonly prepared: Prepared;
  /** Whether whoever asks wrote it; else it is one of the form's. */
  readonly written: boolean;
  readonly operation: OperationDefinitionNode;
  readonly variables: Record<string, unknown>;
};

/** @throws GraphQLError, or several of them in an AggregateError, for what may not be run */
export type Choose = (sent: unknown, asked: Asked) => Chosen;

/** @throws GraphQLError when the document has no such operation, or several and none was named */
function operationOf(
  { operations }: Prepared,
  name: string | null,
): readonly [OperationDefinitionNode, PreparedOperation] {
  const all = [...operations];
  const [only, another] = all;
  if (name === null && only && !another) return only;
  const named = name === null ? undefined : all.find(([one]) => one.name?.value === name);
  if (named) return named;
  throw refusal(name === null ? 'OPERATION_NAME_MISSING' : 'OPERATION_UNKNOWN');
}

/**
 * Everything between a request's parameters and their execution: which document, within the bounds, fit for the contract,
 * affordable with these variables.
 */
export function createChoose(persisted: PersistedOperations): Choose {
  const kept = new KeptDocuments();

  const written = (text: string, context: GraphQLContext): Prepared => {
    // Anyone may send anything; what strangers ask is not worth keeping, and the contract is not theirs to feel out.
    const isStranger = context.actor.kind === 'ANONYMOUS';
    const prepared = kept.get(text) ?? prepare(text, { hideSuggestions: isStranger });
    if (isStranger && prepared.describes) throw unauthenticated();
    if (!isStranger) kept.keep(prepared);
    return prepared;
  };

  const preparedOf = (params: Params, { context }: Asked): Prepared => {
    if (params.query === null) return persisted.get(params.persisted ?? '');
    if (!mayWriteDocuments(context.actor)) throw refusal('OPERATION_NOT_ALLOWED', {}, { status: 403 });
    return written(params.query, context);
  };

  return (sent, asked) => {
    const params = readParams(sent);
    const prepared = preparedOf(params, asked);
    const [operation, known] = operationOf(prepared, params.operationName);
    if (asked.method === 'GET' && operation.operation === OperationTypeNode.MUTATION)
      throw badRequest('MUTATION_BY_GET', 405, { allow: 'POST' });
    const variables = withFitVariables(known.lookedAt, params.variables);
    const { actor, reply } = asked.context;
    if (!mayRun(actor, operation.name?.value ?? ''))
      throw refusal('OPERATION_NOT_ALLOWED', {}, { status: 403 });
    if (actor.kind === 'SECRET_KEY' && actor.scopes)
      assertGranted(actor.scopes, prepared.document, operation, variables);
    reply.cost = affordableCost(known, variables);
    return { prepared, written: params.query !== null, operation, variables };
  };
}

import { Kind, OperationTypeNode, type OperationDefinitionNode, type DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { GraphQLContext } from '../../../schema/api/context.ts';
import { badRequest, refusal } from '../refusal.ts';
import { KeptDocuments } from './kept.ts';
import { readParams, type Params } from './params.ts';
import type { PersistedOperations } from './persisted.ts';
import { prepare, type Prepared } from './prepare.ts';
import { withFitVariables } from './texts.ts';
import { complexityFromQuery } from '@pothos/plugin-complexity';
import { LIMITS } from '../../../schema/api/builder.ts';
import { schema } from '../../../schema/api/schema.ts';

/**
 * Refuses what costs too much with the variables of this very request; a page of a hundred costs more than one of ten.
 * @throws GraphQLError also where a variable does not fit the contract
 */
function assertAffordable(
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

type Options = {
  persisted: PersistedOperations;
  /** Who asks, found out before anything of the request was read. */
  contextOf: (serverContext: object) => GraphQLContext;
  /** Whether the request may bring a document of its own. */
  mayWrite: (request: Request) => boolean;
};

/** @throws GraphQLError when the document has no such operation, or several and none was named */
function operationOf({ document }: Prepared, name: string | null): OperationDefinitionNode {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [only, another] = operations;
  if (name === null && only && !another) return only;
  const named = name === null ? undefined : operations.find((one) => one.name?.value === name);
  if (named) return named;
  throw refusal(name === null ? 'OPERATION_NAME_MISSING' : 'OPERATION_UNKNOWN');
}

/**
 * Everything between a request's parameters and their execution: which document, within the bounds, fit for the contract,
 * affordable with these variables. Yoga is handed what passed; its own parser, validation and caches see nothing else.
 */
export function useDocuments({ persisted, contextOf, mayWrite }: Options): Plugin {
  const kept = new KeptDocuments();
  const chosen = new WeakMap<object, Prepared>();

  const written = (text: string, context: GraphQLContext): Prepared => {
    const known = kept.get(text);
    if (known) return known;
    const prepared = prepare(text);
    // Anyone may send anything; what strangers ask is not worth keeping.
    if (context.actor.kind !== 'ANONYMOUS') kept.keep(prepared);
    return prepared;
  };

  const preparedOf = (params: Params, request: Request, context: GraphQLContext): Prepared => {
    if (params.query === null) return persisted.get(params.persisted ?? '');
    if (!mayWrite(request)) throw refusal('OPERATION_NOT_ALLOWED', {}, { status: 403 });
    return written(params.query, context);
  };

  return {
    onParams({ params: sent, request, context, setParams }) {
      const params = readParams(sent);
      const prepared = preparedOf(params, request, contextOf(context));
      const operation = operationOf(prepared, params.operationName);
      if (request.method === 'GET' && operation.operation === OperationTypeNode.MUTATION)
        throw badRequest('MUTATION_BY_GET', 405, { allow: 'POST' });
      const looked = prepared.variables.get(operation);
      const variables = looked ? withFitVariables(looked, params.variables) : params.variables;
      assertAffordable(prepared.document, operation, variables);
      chosen.set(context, prepared);
      setParams({ ...sent, query: prepared.text, variables });
    },
    onParse({ context, setParsedDocument }) {
      const prepared = chosen.get(context);
      if (prepared) setParsedDocument(prepared.document);
    },
    onValidate({ setResult }) {
      setResult([]);
    },
  };
}

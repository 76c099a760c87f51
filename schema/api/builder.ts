import type { Role } from '../../server/application.ts';
import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import ValidationPlugin from '@pothos/plugin-validation';
import WithInputPlugin from '@pothos/plugin-with-input';
import { GraphQLError } from 'graphql';
import type PrismaTypes from '../../prisma/generated/pothos.ts';
import { getDatamodel } from '../../prisma/generated/pothos.ts';
import { typeOfId } from '../rules/ids.ts';
import { servicesOf, type GraphQLContext } from './context.ts';
import { PAGE } from './list/page.ts';
import { tooLong } from './input-limits.ts';

/** Who may use a field. Every root field and every type names at least one; a test walks the schema and holds it to that. */
export type AuthScopes = Record<Role, boolean>;

/** Anyone signed in or with a secret key: not a bare host page. Which rows they see is `server/platform/tenancy/access`'s to say. */
export const TENANT = { applicant: true, staff: true, secretKey: true } as const;

type Options = {
  Context: GraphQLContext;
  PrismaTypes: PrismaTypes;
  AuthScopes: AuthScopes;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    Date: { Input: string; Output: string };
    JSON: { Input: never; Output: unknown };
    FieldRules: { Input: never; Output: object };
  };
};

/** The schema's types as Pothos completes them; helpers that take a field builder name them. */
export type SchemaTypes = PothosSchemaTypes.ExtendDefaultTypes<Options>;

/** Depth for Relay connections; cost for everything else. */
export const LIMITS = { depth: 15, breadth: 400, complexity: 6000 } as const;

const NODE_TYPES: readonly string[] = ['Filing', 'Server', 'Subject', 'WebhookDelivery', 'WebhookEndpoint'];

/** What is no id of a node is looked for among the filings, where it is not found: the answer of any unknown id. */
const nodeTypeOf = (id: string): string => {
  const type = typeOfId(id) ?? '';
  return NODE_TYPES.includes(type) ? type : 'Filing';
};

/** How many items a list is supposed to have where nothing else says so. */
const LIST_PRICE = 5;

/** Price of a page of a connection: what is asked of one node, times the nodes that may come. */
export const pagePrice = ({ first, last }: { first?: number | null; last?: number | null }) => ({
  field: 1,
  multiplier: Math.min(Math.max(first ?? last ?? PAGE.usual, 1), PAGE.most) / LIST_PRICE,
});

export const builder = new SchemaBuilder<Options>({
  // Errors come before prisma and validation so that what those throw becomes a result; relay before scopes, which read ids.
  plugins: [
    ErrorsPlugin,
    RelayPlugin,
    ScopeAuthPlugin,
    PrismaPlugin,
    ValidationPlugin,
    WithInputPlugin,
    ComplexityPlugin,
  ],
  defaultFieldNullability: false,
  relay: {
    nodeQueryOptions: {
      description: 'One object by its id; null when the caller knows no such object.',
      args: { id: { description: 'Of any type.' } },
      authScopes: TENANT,
    },
    nodesQueryOptions: {
      description: 'Several objects by their ids, in that order, at most 100.',
      args: { ids: { description: 'Of any types.' } },
      authScopes: TENANT,
      validate: tooLong.nodes,
    },
    nodeTypeOptions: { description: 'What has an id of its own.' },
    idFieldOptions: { description: 'Its id: a prefix that names the type, and a time-ordered part.' },
    pageInfoTypeOptions: { authScopes: TENANT, description: 'Where a page of a list begins and ends.' },
    hasNextPageFieldOptions: { description: 'Whether more follow.' },
    hasPreviousPageFieldOptions: { description: 'Whether others stand before.' },
    startCursorFieldOptions: { description: 'Cursor of the first one of the page.' },
    endCursorFieldOptions: { description: 'Cursor of the last one of the page.' },
    cursorFieldOptions: { description: 'Its place in the list, for `after` and `before`.' },
    nodeFieldOptions: { description: 'What stands there.' },
    edgesFieldOptions: { description: 'The page.' },
    pageInfoFieldOptions: { description: 'Whether there are others before and after it.' },
    defaultConnectionTypeOptions: { authScopes: TENANT },
    defaultEdgeTypeOptions: { authScopes: TENANT },
    encodeGlobalID: (_typename, id) => String(id),
    decodeGlobalID: (id) => ({ typename: nodeTypeOf(id), id }),
    clientMutationId: 'omit',
    cursorType: 'String',
    firstArgOptions: {
      description: `How many from the beginning: ${PAGE.usual} unless said, at most ${PAGE.most}.`,
    },
    lastArgOptions: { description: `How many from the end, at most ${PAGE.most}; not together with first.` },
    afterArgOptions: { description: 'Only what follows this cursor of the same list in the same order.' },
    beforeArgOptions: {
      description: 'Only what stands before this cursor of the same list in the same order.',
    },
  },
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ app, actor }) => app.rolesOf(actor),
    unauthorizedError: (_parent, context) =>
      context.actor.kind === 'ANONYMOUS'
        ? new GraphQLError('UNAUTHENTICATED', {
            extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
          })
        : new GraphQLError('FORBIDDEN', { extensions: { code: 'FORBIDDEN', http: { status: 403 } } }),
  },
  prisma: {
    client: (context) => servicesOf(context).database.prisma,
    dmmf: getDatamodel(),
    exposeDescriptions: false,
    onUnusedQuery: process.env['NODE_ENV'] === 'production' ? null : 'error',
  },
  errors: { directResult: true, unsafelyHandleInputErrors: false },
  // The shell refuses what costs too much (server/http), before anything is run; here fields only get their price.
  complexity: { disabled: true, defaultComplexity: 1, defaultListMultiplier: LIST_PRICE },
  withInput: {},
});

builder.queryType({ description: 'What may be read. Each field says who may.' });
builder.mutationType({
  description:
    'What may be changed. Each takes one `input` and answers with a union: the result or a typed error; null, beside a top-level error, where it failed without either.',
});
builder.subscriptionType({ description: 'What may be watched, as server-sent events.' });

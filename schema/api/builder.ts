import type { Metadata, MetadataChange, Role } from '../../server/application.ts';
import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import ValidationPlugin from '@pothos/plugin-validation';
import WithInputPlugin from '@pothos/plugin-with-input';
import type PrismaTypes from '../../prisma/generated/pothos.ts';
import { getDatamodel } from '../../prisma/generated/pothos.ts';
import { Forbidden } from '../rules/failures.ts';
import { typeOfId } from '../rules/ids.ts';
import { DUTIES, dutyOf } from '../rules/staff-roles.ts';
import { servicesOf, type GraphQLContext } from './context.ts';
import { messageOf } from './errors/messages.ts';
import { forbidden, lacksRoles, unauthenticated } from './errors/top-level.ts';
import { NESTED, PAGE } from './list/page.ts';
import { MAX_ITEMS, tooLong } from './input-limits.ts';

/** Who may use a field. Every root field and every type names at least one; a test walks the schema and holds it to that. */
export type AuthScopes = Record<Role, boolean>;

/** Anyone signed in or with a secret key: not a bare host page. Which rows they see is `server/platform/tenancy/access`'s to say. */
export const TENANT = { applicant: true, staff: true, secretKey: true } as const;

type Options = {
  Context: GraphQLContext;
  PrismaTypes: PrismaTypes;
  AuthScopes: AuthScopes;
  DefaultFieldNullability: false;
  DefaultNodeNullability: true;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    Date: { Input: string; Output: string };
    JSON: { Input: never; Output: unknown };
    Metadata: { Input: NonNullable<MetadataChange>; Output: Metadata };
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

/** Price of a list below an object: where no number is asked for it is supposed to have no more items than any other list. */
export const nestedPrice = ({ first, last }: { first?: number | null; last?: number | null }) => ({
  field: 1,
  multiplier: Math.max(
    1,
    (Math.min(Math.max(first ?? last ?? NESTED.usual, 0), NESTED.most) / NESTED.usual) * LIST_PRICE,
  ),
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
      description: 'Returns the object with an ID. Null when no such object exists for this caller.',
      args: {
        id: {
          description: 'The ID of the object, e.g. `fil_01j…`. It may be of any type that implements `Node`.',
        },
      },
      authScopes: TENANT,
    },
    nodesQueryOptions: {
      description: `Returns the objects with these IDs, at most ${MAX_ITEMS} and in the same order. Null stands in the place of each that does not exist for this caller.`,
      args: {
        ids: {
          description: `The IDs of the objects, at most ${MAX_ITEMS}. They may be of different types that implement \`Node\`.`,
        },
      },
      authScopes: TENANT,
      validate: tooLong.nodes,
    },
    nodeTypeOptions: {
      description: 'An object that can be fetched by its ID with the queries `node` and `nodes`.',
    },
    idFieldOptions: {
      description:
        'The ID of the object: a prefix that names its type, and a part that sorts by the time of creation, e.g. `fil_01j…`.',
    },
    pageInfoTypeOptions: {
      authScopes: TENANT,
      description: 'Where a page of a list begins and ends, and whether the list goes on beyond it.',
    },
    hasNextPageFieldOptions: {
      description:
        'Whether the list goes on after this page. When it is read from its end with `last`, true whenever `before` was given.',
    },
    hasPreviousPageFieldOptions: {
      description:
        'Whether the list has items before this page. When it is read from its beginning, true whenever `after` was given.',
    },
    startCursorFieldOptions: {
      description:
        'The cursor of the first item of the page, to be sent as `before`. Null when the page is empty.',
    },
    endCursorFieldOptions: {
      description:
        'The cursor of the last item of the page, to be sent as `after`. Null when the page is empty.',
    },
    cursorFieldOptions: {
      description: 'The place of the item in the list, to be sent as `after` or `before`.',
    },
    nodeFieldOptions: {
      // One row that cannot be read must not take the others with it.
      nullable: true,
      description:
        'The object at this place of the list. Null only beside an error with the code `DATA_UNREADABLE` or `INTERNAL`, whose path says which object it is.',
    },
    edgesFieldOptions: {
      description: 'The items of the page in the order of the list, each with its cursor.',
    },
    pageInfoFieldOptions: {
      description: 'The cursors at both ends of the page, and whether the list goes on beyond them.',
    },
    defaultConnectionTypeOptions: { authScopes: TENANT },
    defaultEdgeTypeOptions: { authScopes: TENANT },
    encodeGlobalID: (_typename, id) => String(id),
    decodeGlobalID: (id) => ({ typename: nodeTypeOf(id), id }),
    clientMutationId: 'omit',
    cursorType: 'String',
    firstArgOptions: {
      description: `The number of items to return from the beginning of the list, at most ${PAGE.most}. Without \`first\` and \`last\` it is ${PAGE.usual}.`,
    },
    lastArgOptions: {
      description: `The number of items to return from the end of the list, at most ${PAGE.most}. It cannot be given together with \`first\`.`,
    },
    afterArgOptions: {
      description: 'A cursor of the same list in the same order: only items after it are returned.',
    },
    beforeArgOptions: {
      description: 'A cursor of the same list in the same order: only items before it are returned.',
    },
  },
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ app, actor }) => app.rolesOf(actor),
    unauthorizedError: (_parent, { actor, locale }, { parentType, fieldName }) => {
      if (actor.kind === 'ANONYMOUS') return unauthenticated();
      const duty = actor.kind === 'STAFF' ? dutyOf(`${parentType.name}.${fieldName}`) : null;
      if (duty === null) return forbidden();
      const { roles } = DUTIES[duty];
      return lacksRoles(messageOf(new Forbidden({ roles }), locale), roles);
    },
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

builder.queryType({
  description:
    'All queries. They return only what the credentials allow: an applicant’s own objects, or those of the provider to a reviewer or a secret key, always of one mode.',
});
builder.mutationType({
  description:
    'All mutations. Nearly every one takes one `input` and answers with a union of its result and its typed errors. A mutation that fails without a typed error is null beside a top-level error.',
});
builder.subscriptionType({ description: 'All subscriptions, delivered as server-sent events.' });

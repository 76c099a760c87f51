import { readFileSync } from 'node:fs';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { createComplexityRule } from '@pothos/plugin-complexity';
import { GraphQLError, type ExecutionResult } from 'graphql';
import { createYoga, type Plugin, type YogaInitialContext } from 'graphql-yoga';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LIMITS } from '../../schema/builder.ts';
import type { GraphQLContext } from '../../schema/context.ts';
import { schema } from '../../schema/schema.ts';
import type { Services } from '../services.ts';
import { addressOf } from './address.ts';
import { readBody, MAX_BODY_BYTES } from './body.ts';
import { contextOf } from './context.ts';
import { EXAMPLES } from './examples.ts';
import { maskError } from './masking.ts';
import { requestFacts } from './request-facts.ts';

type ServerContext = { req: IncomingMessage; res: ServerResponse };

/** The operations the widget was built with, by SHA-256 of their text: all that a publishable key may run. */
function widgetOperations(file: string): ReadonlyMap<string, string> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
}

/** Tells of a replayed answer. */
const replyHeaders = (): Plugin<GraphQLContext> => ({
  onExecutionResult: ({ context }) => {
    const { res, reply } = context as unknown as Partial<GraphQLContext & ServerContext>;
    if (res && !res.headersSent && reply?.replayed) res.setHeader('idempotent-replayed', 'true');
  },
});

/** Refuses a document before anything of it is run, once, however many fields it has. */
const costLimit = (): Plugin<YogaInitialContext> => ({
  onValidate: ({ addValidationRule, context }) => {
    addValidationRule(
      createComplexityRule({
        context,
        variableValues: context.params.variables ?? {},
        maxComplexity: LIMITS.complexity,
        maxBreadth: LIMITS.breadth,
      }),
    );
  },
});

/** Errors that arise before a document is run never pass the mask by themselves. */
const maskedBeforehand = (mask: (error: unknown) => GraphQLError): Plugin => ({
  onExecutionResult: ({ result, setResult }) => {
    if (!result || Array.isArray(result) || !('errors' in result) || !result.errors) return;
    const { errors, ...rest } = result as ExecutionResult & { errors: readonly GraphQLError[] };
    if (errors.every(({ extensions }) => extensions['requestId'] !== undefined)) return;
    setResult({ ...rest, errors: errors.map(mask) });
  },
});

/** The GraphQL endpoint: queries, mutations, and subscriptions as server-sent events. */
export function createGraphQL(
  services: Services,
  options: { operationsFile: string; graphiqlKey: string | null },
) {
  const operations = widgetOperations(options.operationsFile);
  const { log } = services;
  const mask = (error: unknown): GraphQLError => {
    const { requestId, locale } = requestFacts.getStore() ?? {
      requestId: 'unknown',
      locale: 'zh-CN' as const,
    };
    return maskError(log, error, requestId, locale);
  };
  const yoga = createYoga<ServerContext, GraphQLContext>({
    schema,
    graphqlEndpoint: '/graphql',
    healthCheckEndpoint: '/graphql/health',
    landingPage: false,
    multipart: false,
    batching: false,
    cors: false,
    logging: false,
    renderGraphiQL,
    graphiql:
      options.graphiqlKey === null
        ? false
        : {
            title: 'Jieru 接入',
            defaultQuery: EXAMPLES,
            headers: JSON.stringify(
              { authorization: `Bearer ${options.graphiqlKey}`, 'accept-language': 'en' },
              null,
              2,
            ),
          },
    context: ({ request, req }) =>
      contextOf(services, { headers: request.headers, address: addressOf(req, services.config.trustProxy) }),
    maskedErrors: { maskError: mask },
    plugins: [
      useCSRFPrevention({ requestHeaders: ['x-graphql-yoga-csrf', 'authorization', 'x-jieru-key'] }),
      usePersistedOperations({
        getPersistedOperation: (hash) => operations.get(hash) ?? null,
        // A host page's key opens exactly what the form was built with, and nothing an attacker might write.
        allowArbitraryOperations: (request) => request.headers.get('x-jieru-key') === null,
        skipDocumentValidation: false,
        customErrors: { persistedQueryOnly: notAllowed },
      }),
      maxDepthPlugin({ n: LIMITS.depth, ignoreIntrospection: true, propagateOnRejection: true }),
      costLimit(),
      maskedBeforehand(mask),
      replyHeaders(),
    ],
  });

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'POST') {
      const body = await readBody(request);
      if (body === null) return refuseBody(response, mask);
      // Where the body was read already, it is looked for here.
      Object.assign(request, { body });
    }
    await yoga(request, response);
  };
}

const notAllowed = (): GraphQLError =>
  new GraphQLError('OPERATION_NOT_ALLOWED', {
    extensions: { code: 'OPERATION_NOT_ALLOWED', http: { status: 403 } },
  });

function refuseBody(response: ServerResponse, mask: (error: unknown) => GraphQLError): void {
  const error = mask(
    new GraphQLError(`The body of a request has at most ${MAX_BODY_BYTES} bytes`, {
      extensions: { code: 'BODY_TOO_LARGE' },
    }),
  );
  response
    .writeHead(413, { 'content-type': 'application/json; charset=utf-8', connection: 'close' })
    .end(JSON.stringify({ errors: [error] }));
}

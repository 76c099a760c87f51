import type { GraphQLError } from 'graphql';
import { type ExecutionResult } from 'graphql';
import { createYoga, type Plugin, isAsyncIterable } from 'graphql-yoga';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LIMITS } from '../../schema/api/builder.ts';
import type { GraphQLContext } from '../../schema/api/context.ts';
import { schema } from '../../schema/api/schema.ts';
import { BodyTooLarge, drain, readBody } from '../platform/read-body.ts';
import type { Services } from '../services.ts';
import { addressOf } from './address.ts';
import { countRequest } from './count-request.ts';
import { contextOf } from './context.ts';
import { admitted, createPlainPosts, type Admission, type ServerContext } from './plain-posts.ts';
import { createChoose } from './queries/choose.ts';
import { persistedOperations } from './queries/persisted.ts';
import { useDocuments } from './queries/plugin.ts';
import { EXAMPLES } from './examples.ts';
import { idempotentMutations } from './idempotency.ts';
import { maskError } from './masking.ts';
import { protocol } from './protocol.ts';
import { quotaHeaders } from './quota-headers.ts';
import { refusal } from './refusal.ts';
import { requestFacts, type RequestFacts } from './request-facts.ts';
import { createPlainStreams } from './streams/plain-streams.ts';
import { tracedOperations } from './traced.ts';

const STREAMS = /^(?:text\/event-stream|multipart\/mixed)\b/i;

/**
 * Event streams pass through what stands in front of the service: nginx would hold them back whole and caches keep them. The
 * first comment goes out at once, and one more every twelve seconds, before a proxy takes the silence for the end.
 */
const throughProxies = (): Plugin => ({
  // Whoever takes no stream is answered without one, and what it would have listened to is let go.
  onResultProcess: async ({ result, resultProcessor }) => {
    if (!resultProcessor && isAsyncIterable(result)) await result[Symbol.asyncIterator]().return?.();
  },
  onResponse: ({ response }) => {
    if (!STREAMS.test(response.headers.get('content-type') ?? '')) return;
    response.headers.set('x-accel-buffering', 'no');
    response.headers.set('cache-control', 'no-cache, no-transform');
  },
});

/** Largest body of a GraphQL request, in bytes: far above ten sites with all their remarks; files go another way. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * The body of a request, also where a parser of the server that we are mounted in has read it: then what that made of it is written anew.
 * @throws BodyTooLarge, BodyBrokenOff
 */
async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parsed = request.readableEnded && 'body' in request ? request.body : undefined;
  if (parsed === undefined) return readBody(request, { maxBytes: MAX_BODY_BYTES });
  const body = Buffer.from(
    typeof parsed === 'string' || parsed instanceof Uint8Array ? parsed : JSON.stringify(parsed),
  );
  if (body.length > MAX_BODY_BYTES) throw new BodyTooLarge(MAX_BODY_BYTES);
  return body;
}

/** Whoever is not let in hears it before the request is parsed. */
const atTheDoor = (): Plugin<object, ServerContext> => ({
  onRequestParse: ({ serverContext }) => void admitted(serverContext),
});

/** Tells of a replayed answer. */
const replyHeaders = (): Plugin<GraphQLContext> => ({
  onExecutionResult: ({ context }) => {
    const { res, reply } = context as unknown as Partial<GraphQLContext & ServerContext>;
    if (res && !res.headersSent && reply?.replayed) res.setHeader('idempotent-replayed', 'true');
  },
});

const withCost = (result: ExecutionResult, reply: GraphQLContext['reply'] | undefined): ExecutionResult => ({
  ...result,
  extensions: {
    ...result.extensions,
    cost: { requested: reply?.cost ?? null, maximum: LIMITS.complexity },
  },
});

/** Tells who writes documents of their own what this one cost; nobody could make the form's cheaper by asking for less. */
const costTold = (): Plugin<GraphQLContext> => ({
  onExecutionResult: ({ result, setResult, context }) => {
    const { reply, chosen } = context as unknown as Partial<GraphQLContext & ServerContext>;
    if (!result || Array.isArray(result) || isAsyncIterable(result) || !chosen?.written) return;
    setResult(withCost(result, reply));
  },
  onSubscribe: ({ args }) => {
    const { reply, chosen } = args.contextValue as Partial<GraphQLContext & ServerContext>;
    let told = !chosen?.written;
    return {
      onSubscribeResult: () => ({
        onNext({ result, setResult }) {
          if (told || isAsyncIterable(result)) return;
          told = true;
          setResult(withCost(result, reply));
        },
      }),
    };
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
  options: { operationsFile: string; graphiqlKey: string | null; signMs?: number | undefined },
) {
  const { log, publicUrl } = services;
  const mask = (error: unknown): GraphQLError => {
    const facts: RequestFacts = requestFacts.getStore() ?? {
      requestId: 'unknown',
      locale: 'zh-CN',
      failed: null,
    };
    const masked = maskError({ log, publicUrl }, error, facts);
    facts.failed ??= String(masked.extensions['code']);
    return masked;
  };
  const choose = createChoose(persistedOperations(options.operationsFile));
  const yoga = createYoga<ServerContext, GraphQLContext>({
    schema,
    graphqlEndpoint: '/graphql',
    healthCheckEndpoint: '/graphql/health',
    landingPage: false,
    multipart: false,
    batching: false,
    cors: false,
    logging: false,
    // Nine megabytes, for who opens the page.
    renderGraphiQL: async (page) => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(page),
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
    // Documents are read, checked and kept by ours.
    parserAndValidationCache: false,
    context: (initial) => admitted(initial),
    maskedErrors: { maskError: mask },
    plugins: [
      atTheDoor(),
      protocol((error) => JSON.stringify({ errors: [mask(error)] })),
      throughProxies(),
      useDocuments({
        choose,
        askedOf: (context, { method }) => ({ context: admitted(context as ServerContext), method }),
        known: (context) => context,
      }),
      maskedBeforehand(mask),
      costTold(),
      idempotentMutations(services, mask),
      replyHeaders(),
      ...(services.tracing.on ? [tracedOperations(services)] : []),
    ],
  });

  const plainPosts = createPlainPosts({ yoga, choose, mask });
  const plainStreams = createPlainStreams({ services, choose, mask, signMs: options.signMs });

  const admit = async ({ headers }: IncomingMessage, address: string): Promise<Admission> => {
    try {
      return { context: await contextOf(services, { headers, address }) };
    } catch (refused) {
      return { refused };
    }
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const admission = await admit(request, addressOf(request, services));
    const context: ServerContext = { req: request, res: response, admission };
    countRequest(services, context);
    if ('context' in admission)
      response.setHeaders(new Map(Object.entries(quotaHeaders(admission.context.quota))));
    if (request.method === 'POST') {
      try {
        const body = await bodyOf(request);
        if ((await plainPosts(context, body)) || (await plainStreams(context, body))) return;
        // Where the body was read already, it is looked for here.
        Object.assign(request, { body });
      } catch (error) {
        if (!(error instanceof BodyTooLarge)) throw error;
        await drain(request, response);
        return refuseBody(response, mask, error);
      }
    }
    await yoga(request, response, context);
  };
}

function refuseBody(
  response: ServerResponse,
  mask: (error: unknown) => GraphQLError,
  { maxBytes: max }: BodyTooLarge,
): void {
  const error = mask(refusal('BODY_TOO_LARGE', { max }));
  response
    .writeHead(413, { 'content-type': 'application/json; charset=utf-8', connection: 'close' })
    .end(JSON.stringify({ errors: [error] }));
}

import { OperationTypeNode, type GraphQLError } from 'graphql';
import { isAsyncIterable, type YogaServerInstance } from 'graphql-yoga';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants } from 'node:zlib';
import type { GraphQLContext } from '../../schema/api/context.ts';
import { answerOf, answerTypeOf, type AnswerType, type Written } from './answer.ts';
import type { Choose, Chosen } from './queries/choose.ts';
import { badRequest } from './refusal.ts';

/** Who asks, or why they may not: found out from the headers, before anything of the body is looked at. */
export type Admission = { context: GraphQLContext } | { refused: unknown };

/** What goes with a request through Yoga. */
export type ServerContext = {
  req: IncomingMessage;
  res: ServerResponse;
  admission: Admission;
  /** What the request asks for, where that was found out before Yoga saw it. */
  chosen?: Chosen;
};

export const admitted = ({ admission }: Pick<ServerContext, 'admission'>): GraphQLContext => {
  if ('refused' in admission) throw admission.refused;
  return admission.context;
};

const JSON_BODY = /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i;

/** A POST of JSON as it is. */
export const isPlainBody = ({ method, headers }: IncomingMessage): boolean =>
  method === 'POST' && JSON_BODY.test(headers['content-type'] ?? '') && !headers['content-encoding'];

/** In which type a request wants its answer that is a POST of JSON and takes JSON; null for any other request. */
const plainlyAsked = (request: IncomingMessage): AnswerType | null =>
  isPlainBody(request) ? answerTypeOf(request.headers.accept) : null;

/** @throws GraphQLError for what is no JSON, or a batch */
export function parametersOf(body: Buffer): unknown {
  let sent: unknown;
  try {
    sent = JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw error instanceof SyntaxError ? badRequest('BODY_NOT_JSON') : error;
  }
  if (Array.isArray(sent)) throw badRequest('BATCHES_UNSUPPORTED');
  return sent;
}

const each = (error: unknown): unknown[] =>
  error instanceof AggregateError ? (error.errors as unknown[]) : [error];

/** From so many bytes on, an answer goes out compressed: a third of a filing's, in a quarter of a millisecond. */
const WORTH_PACKING = 1_024;
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/**
 * Compressed where the client reads brotli, as every browser does. Nobody learns a secret from the length: a request bears its token
 * in a header, which no foreign page can make a browser send.
 */
function pack(text: string, { headers }: IncomingMessage): { body: Buffer; encoding?: 'br' } {
  const body = Buffer.from(text);
  const reads = /\bbr\b/.test(headers['accept-encoding'] ?? '');
  return reads && body.length >= WORTH_PACKING
    ? { body: brotliCompressSync(body, QUICKLY), encoding: 'br' }
    : { body };
}

function send({ req, res }: ServerContext, result: Written, type: AnswerType): void {
  const { status, headers, body: written } = answerOf(result, type);
  const { body, encoding } = pack(result.stringify ? result.stringify() : written, req);
  res.appendHeader('vary', 'Accept-Encoding');
  res
    .writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'content-length': body.length,
      ...(encoding ? { 'content-encoding': encoding } : {}),
      ...headers,
    })
    .end(body);
}

type Parts = {
  yoga: YogaServerInstance<ServerContext, GraphQLContext>;
  choose: Choose;
  mask: (error: unknown) => GraphQLError;
};

/**
 * Answers what nearly every client sends, a POST of JSON that wants JSON, by Yoga's pipeline without the objects of the fetch
 * API around it: they cost several times what the pipeline itself does. Answers false for any other request and for a
 * subscription, which Yoga takes whole.
 */
export function createPlainPosts({ yoga, choose, mask }: Parts) {
  // Yoga's plugins want to see a request; none of them reads more of this one than that it is a POST.
  const request = new yoga.fetchAPI.Request('http://localhost/graphql', { method: 'POST' });

  const resultOf = async (context: ServerContext, body: Buffer): Promise<Written | null> => {
    try {
      const asked = { context: admitted(context), method: 'POST' };
      context.chosen = choose(parametersOf(body), asked);
      const { prepared, operation, variables } = context.chosen;
      if (operation.operation === OperationTypeNode.SUBSCRIPTION) return null;
      const params = {
        query: prepared.text,
        variables,
        ...(operation.name ? { operationName: operation.name.value } : {}),
      };
      const result = await yoga.getResultForParams({ params, request }, context);
      if (isAsyncIterable(result) || Array.isArray(result))
        throw new Error('an operation streams its answer');
      return result as Written;
    } catch (error) {
      return { errors: each(error).map(mask) };
    }
  };

  return async (context: ServerContext, body: Buffer): Promise<boolean> => {
    const type = plainlyAsked(context.req);
    if (type === null) return false;
    const result = await resultOf(context, body);
    if (result === null) return false;
    send(context, result, type);
    return true;
  };
}

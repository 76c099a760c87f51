import type { ExecutionResult, GraphQLError } from 'graphql';
import type { StoredAnswer } from '../platform/idempotency/claim.ts';

/** Who asks for an answer as JSON gets one of these, by the request's `Accept`. */
const TYPES = ['application/graphql-response+json', 'application/json'] as const;
export type AnswerType = (typeof TYPES)[number];

const typeFor = (wanted: string): AnswerType | undefined => {
  const [range = '', ...parameters] = wanted.split(';').map((part) => part.trim());
  if (parameters.some((one) => one.startsWith('charset=') && one !== 'charset=utf-8')) return undefined;
  return range === '*/*' || range === 'application/*'
    ? 'application/json'
    : TYPES.find((one) => one === range);
};

/** In which type a request wants its answer: the first in its list that we have; null where it takes neither. */
export const answerTypeOf = (accept: string | undefined): AnswerType | null =>
  (accept ?? '*/*')
    .toLowerCase()
    .split(',')
    .map(typeFor)
    .find((one) => one !== undefined) ?? null;

type Http = { status?: number; spec?: boolean; headers?: Record<string, string> };

/** What an execution came to; a replayed one brings its text along, as it was settled then. */
export type Written = ExecutionResult & { stringify?: () => string };

const httpOf = ({ extensions }: Pick<ExecutionResult, 'extensions'>): Http => extensions?.['http'] ?? {};

const shown = (error: GraphQLError): object => {
  const { extensions: own = {}, ...rest } = error.toJSON();
  const { http: _, ...said } = own;
  return { ...rest, extensions: said };
};

/** What an execution came to as it goes out: what its errors say of status and headers is the shell's, and no part of the text. */
export function answerOf(
  { data, errors, extensions }: ExecutionResult,
  type: AnswerType | null,
): StoredAnswer {
  const https = [...(errors ?? []), { extensions: extensions ?? {} }].map(httpOf);
  // Who takes plain JSON is told of a fault in a document by its text alone (GraphQL over HTTP, 6.4.1).
  const counting = type === 'application/json' ? https.filter(({ spec }) => spec !== true) : https;
  const { http: _, ...told } = extensions ?? {};
  return {
    status: Math.max(200, ...counting.map(({ status = 200 }) => status)),
    headers: Object.assign({}, ...https.map(({ headers = {} }) => headers)) as Record<string, string>,
    body: JSON.stringify({
      ...(errors ? { errors: errors.map(shown) } : {}),
      data,
      ...(Object.keys(told).length > 0 ? { extensions: told } : {}),
    }),
  };
}

import fc from 'fast-check';
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { anything, texts, valueOf, type Known } from './fuzz-values.ts';

/** A request as it goes over the wire; who sends it is another's choice. */
export type FuzzedRequest = {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
};

const JSON_TYPE = { 'content-type': 'application/json', 'x-graphql-yoga-csrf': '1' };
const ROOTS = ['Query', 'Mutation', 'Subscription'] as const;

/** Leaves of a type and, some levels down, of what it leads to; only what needs no argument. */
function selection(type: GraphQLNamedType, schema: GraphQLSchema, depth: number): string {
  if (isAbstractType(type)) {
    const members = schema.getPossibleTypes(type);
    return `{ __typename ${members.map((one) => `... on ${one.name} ${selection(one, schema, depth - 1)}`).join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some((arg) => isNonNullType(arg.type))) return [];
    const inner = getNamedType(field.type);
    if (!isCompositeType(inner)) return [`${type.name}_${field.name}: ${field.name}`];
    return depth > 0
      ? [`${type.name}_${field.name}: ${field.name} ${selection(inner, schema, depth - 1)}`]
      : [];
  });
  return `{ __typename ${parts.join(' ')} }`;
}

function argumentsOf(args: readonly GraphQLArgument[], known: Known): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(args.map((arg) => [arg.name, valueOf(arg.type, known)])), {
    requiredKeys: args.filter((arg) => isNonNullType(arg.type)).map(({ name }) => name),
  });
}

/** One request for a field of the contract, its arguments as variables. */
function operations(schema: GraphQLSchema, known: Known): fc.Arbitrary<FuzzedRequest> {
  const fields = ROOTS.flatMap((root) => {
    const type = schema.getType(root);
    return isObjectType(type) ? Object.values(type.getFields()).map((field) => ({ root, field })) : [];
  });
  return fc.constantFrom(...fields).chain(({ root, field }) =>
    fc
      .record({ variables: argumentsOf(field.args, known), depth: fc.integer({ min: 0, max: 1 }) })
      .map(({ variables, depth }): FuzzedRequest => {
        const type = getNamedType(field.type);
        const given = field.args.filter(({ name }) => name in variables);
        const declared = given.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
        const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
        const head = `${root.toLowerCase()}${declared ? ` (${declared})` : ''}`;
        const inner = isCompositeType(type) ? selection(type, schema, depth) : '';
        return {
          what: `${root}.${field.name}`,
          method: 'POST',
          path: '/graphql',
          headers: { ...JSON_TYPE, ...(root === 'Subscription' ? { accept: 'text/event-stream' } : {}) },
          body: JSON.stringify({
            query: `${head} { ${field.name}${passed ? `(${passed})` : ''} ${inner} }`,
            variables,
          }),
        };
      }),
  );
}

const HEADERS = [
  'accept',
  'accept-language',
  'content-type',
  'idempotency-key',
  'x-request-id',
  'x-forwarded-for',
];
/** What a header may hold at all; anything else never leaves the client. */
const headerText = fc.oneof(
  fc.constantFrom(
    '*/*',
    'en;q=x',
    'text/event-stream',
    'application/graphql',
    'multipart/form-data',
    'a, b;q=0.1',
  ),
  fc
    .string({ unit: 'grapheme-ascii', maxLength: 300 })
    .map((text) => text.replace(/[^\x20-\x7e]/g, '').trim()),
);
const moreHeaders = fc.dictionary(fc.constantFrom(...HEADERS), headerText, { maxKeys: 3 });

/** A good request of which some part was spoilt: the bytes of its body, its headers, its JSON. */
const spoilt = (good: fc.Arbitrary<FuzzedRequest>): fc.Arbitrary<FuzzedRequest> =>
  fc
    .record({ good, cut: fc.nat(2000), bytes: fc.uint8Array({ maxLength: 40 }), headers: moreHeaders })
    .map(({ good: one, cut, bytes, headers }) => {
      const body = Buffer.from(one.body ?? '');
      const at = Math.min(cut, body.length);
      return {
        ...one,
        what: `${one.what}, spoilt`,
        headers: { ...one.headers, ...headers },
        body: Buffer.concat([body.subarray(0, at), bytes, body.subarray(at + bytes.length)]),
      };
    });

const bodies: fc.Arbitrary<FuzzedRequest> = fc
  .record({
    query: fc.oneof(
      texts,
      fc.constantFrom('{__typename}', '{', '{'.repeat(5000), '{a'.repeat(5000), 'query A{a} query B{b}'),
    ),
    rest: fc.dictionary(fc.constantFrom('variables', 'operationName', 'extensions', 'x'), anything),
    headers: moreHeaders,
  })
  .map(({ query, rest, headers }) => ({
    what: 'a body of parts',
    method: 'POST',
    path: '/graphql',
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify({ query, ...rest }),
  }));

const PATHS = [
  ...[
    '/',
    '/graphql',
    '/healthz',
    '/materials/mat_0',
    '/materials/mat_0/preview',
    '/forms/fil_0',
    '/forms/fil_0.pdf',
  ],
  ...[
    '/rehearsal/mail',
    '/rehearsal/sms',
    '/rehearsal/control',
    '/widget/x.js',
    '/demo/session',
    '/demo/clock',
  ],
];
const paths: fc.Arbitrary<FuzzedRequest> = fc
  .record({
    path: fc.constantFrom(...PATHS),
    tail: fc.oneof(
      texts.map(encodeSafely),
      fc.constantFrom('', '?', '?e=1&s=x', '?provider=%00', '?isp=1', '/%2e%2e/', '%', '?%ff'),
    ),
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'),
    headers: moreHeaders,
    bytes: fc.uint8Array({ maxLength: 200 }),
  })
  .map(({ path, tail, method, headers, bytes }) => ({
    what: `${method} ${path}`,
    method,
    path: path + tail,
    headers,
    body: method === 'GET' || method === 'HEAD' ? null : bytes,
  }));

function encodeSafely(text: string): string {
  return `?x=${encodeURIComponent(text.replace(/\p{Cs}/gu, ''))}&provider=${encodeURIComponent(text.replace(/\p{Cs}/gu, ''))}`;
}

/** Requests of every kind: fitting the contract, nearly fitting it, and fitting nothing. */
export function requests(schema: GraphQLSchema, known: Known): fc.Arbitrary<FuzzedRequest> {
  const good = operations(schema, known);
  return fc.oneof(
    { weight: 12, arbitrary: good },
    { weight: 3, arbitrary: spoilt(good) },
    { weight: 2, arbitrary: bodies },
    { weight: 3, arbitrary: paths },
  );
}

import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { badRequest, refusal } from './refusal.ts';

/** Headers no page of another site can send without asking first. */
const UNFORGEABLE = ['x-graphql-yoga-csrf', 'authorization', 'x-jieru-key'];
/** Types of bodies that a form on any page can send. */
const SENT_BY_FORMS = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)/i;

/** A request that any page could make a visitor send is refused: it would come with whatever the browser adds by itself. */
function assertMeant({ headers }: Request): void {
  const type = headers.get('content-type');
  if (type && !SENT_BY_FORMS.test(type)) return;
  if (!UNFORGEABLE.some((name) => headers.has(name)))
    throw refusal('CSRF_HEADER_MISSING', {}, { status: 403 });
}

/** Why a body was not taken: it cannot be read as JSON, or is none of a request. Null where the fault is another. */
function faultOf(error: unknown): 'BODY_NOT_JSON' | 'PARAMETERS_MISSING' | null {
  if (error instanceof SyntaxError) return 'BODY_NOT_JSON';
  if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'BAD_REQUEST') return null;
  return error.extensions['originalError'] ? 'BODY_NOT_JSON' : 'PARAMETERS_MISSING';
}

async function parsed<T>(parse: () => T): Promise<Awaited<T>> {
  try {
    return await parse();
  } catch (error) {
    const fault = faultOf(error);
    throw fault ? badRequest(fault) : error;
  }
}

/** What GraphQL over HTTP asks of a request, said in two languages and always with a body. */
export const protocol = (body: (error: GraphQLError) => string): Plugin => ({
  onRequestParse({ request, requestParser, setRequestParser }) {
    if (request.method !== 'GET' && request.method !== 'POST')
      throw badRequest('METHOD_UNSUPPORTED', 405, { allow: 'GET, POST' });
    assertMeant(request);
    if (!requestParser) return;
    setRequestParser(async (asked) => {
      const sent = await parsed(() => requestParser(asked));
      if (Array.isArray(sent)) throw badRequest('BATCHES_UNSUPPORTED');
      return sent;
    });
  },
  onResponse({ response, setResponse, fetchAPI }) {
    const { status } = response;
    if (response.body || (status !== 415 && status !== 406)) return;
    const code = status === 415 ? 'UNSUPPORTED_MEDIA_TYPE' : 'NOT_ACCEPTABLE';
    setResponse(
      new fetchAPI.Response(body(refusal(code, {}, { status })), {
        status,
        headers: { 'content-type': 'application/json; charset=utf-8' },
      }),
    );
  },
});

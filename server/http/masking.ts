import { GraphQLError } from 'graphql';
import { messageOf } from '../../schema/api/errors/messages.ts';
import { formatIssue } from '../../schema/messages/format.ts';
import type { Locale } from '../../schema/messages/locales.ts';
import { docUrlOf } from '../../schema/rules/error-catalogue.ts';
import { DomainError } from '../../schema/rules/failures.ts';
import { SealBroken } from '../platform/privacy/cipher.ts';
import type { Logger } from '../platform/service/logging.ts';
import { graphqlText } from './graphql-words.ts';
import type { RequestFacts } from './request-facts.ts';
import { withoutValues } from './without-values.ts';

const codeOf = (error: GraphQLError): string | undefined => {
  const { code } = error.extensions;
  return typeof code === 'string' ? code : undefined;
};

/** Codes of our own whose message stands in the catalogue. */
const SAID = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'SESSION_EXPIRED',
  'IDEMPOTENCY_KEY_IN_USE',
  'IDEMPOTENCY_KEY_REUSED',
] as const;
const isSaid = (code: string): code is (typeof SAID)[number] => (SAID as readonly string[]).includes(code);

/** The status an error asks for. What is no GraphQL request at all has its own status, whatever the client accepts. */
const httpOf = ({ extensions: { http } }: GraphQLError, code: string): { http?: object } => {
  if (!http) return {};
  return { http: code === 'BAD_REQUEST' ? { ...http, spec: false } : http };
};

/** What the shell has found: places in the arguments and what is wrong there, the scopes that a key lacks, or the roles of staff that may. */
const foundIn = ({
  extensions: { issues, missingScopes, roles },
}: GraphQLError): { issues?: unknown; missingScopes?: unknown; roles?: unknown } => ({
  ...(issues ? { issues } : {}),
  ...(missingScopes ? { missingScopes } : {}),
  ...(roles ? { roles } : {}),
});

/** Codes under which the GraphQL library finds fault with a request, in its own words. */
const OF_THE_LIBRARY: readonly string[] = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'];
const isAboutVariable = (message: string): boolean => message.startsWith('Variable "$');

/** What a request is told that is at fault. */
function messageFor(error: GraphQLError, code: string, locale: Locale): string {
  if (isSaid(code) && error.message === code) return formatIssue({ code }, locale);
  const said = withoutValues(error.message);
  return OF_THE_LIBRARY.includes(code) || isAboutVariable(said) ? graphqlText(said, locale) : said;
}

type Mask = { log: Logger; publicUrl: string };

/**
 * What of an error leaves the house: always a code, the page about it and the request's id, never what happened inside. The unexpected is
 * logged with the same id.
 */
export function maskError({ log, publicUrl }: Mask, error: unknown, facts: RequestFacts): GraphQLError {
  const { requestId, locale } = facts;
  const told = (code: string) => ({ code, docUrl: docUrlOf(publicUrl, code), requestId });
  const original = error instanceof GraphQLError ? (error.originalError ?? null) : error;
  if (error instanceof GraphQLError && (original === null || original instanceof GraphQLError)) {
    const code = isAboutVariable(error.message)
      ? 'BAD_USER_INPUT'
      : (codeOf(error) ?? (original instanceof GraphQLError ? codeOf(original) : undefined) ?? 'BAD_REQUEST');
    return new GraphQLError(messageFor(error, code, locale), {
      // Where the document could not be read, there are no nodes of it yet.
      ...(error.nodes ? { nodes: error.nodes } : { source: error.source, positions: error.positions }),
      path: error.path,
      extensions: { ...httpOf(error, code), ...foundIn(error), ...told(code) },
    });
  }
  const path = error instanceof GraphQLError ? error.path : undefined;
  if (original instanceof DomainError)
    return new GraphQLError(messageOf(original, locale), {
      path,
      extensions: told(original.code),
    });
  if (original instanceof SealBroken) {
    const { reason } = original;
    log.error({ event: 'data.unreadable', requestId, path, reason }, 'what is stored cannot be opened');
    return new GraphQLError(formatIssue({ code: 'DATA_UNREADABLE' }, locale), {
      path,
      extensions: told('DATA_UNREADABLE'),
    });
  }
  log.error({ requestId, err: original, path }, 'a request failed unexpectedly');
  return new GraphQLError(formatIssue({ code: 'INTERNAL' }, locale), {
    path,
    extensions: told('INTERNAL'),
  });
}

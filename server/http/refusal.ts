import { GraphQLError } from 'graphql';
import { refusals } from '../../schema/messages/generated/refusals.js';
import type { RefusalsWords } from '../../schema/messages/generated/refusals.js';
import type { Locale } from '../../schema/messages/locales.ts';
import type { ErrorCode } from '../../schema/rules/error-catalogue.ts';
import { told } from '../../schema/messages/message.ts';
import { localeOfRequest } from './request-facts.ts';

/** Why the shell refuses a request, for those who write clients. */
type RefusalCode = keyof RefusalsWords;

type Params = Readonly<Record<string, string | number>>;

/** The sentence of a refusal in a language. */
export const refusalText = (code: RefusalCode, locale: Locale, params: Params = {}): string =>
  told(refusals[locale][code], params);

/** In the language of the request that is being answered. */
export const refusalMessage = (code: RefusalCode, params?: Params): string =>
  refusalText(code, localeOfRequest(), params);

type Http = { status: number; spec?: boolean; headers?: Record<string, string> };

/**
 * A request that is refused before anything of it is run: typed, in the language of the request, and without a word of what
 * was sent. Clients that take plain JSON get 200 where the protocol wants that (`spec`).
 */
export const refusal = (
  code: RefusalCode & ErrorCode,
  params?: Params,
  http: Http = { status: 400, spec: true },
): GraphQLError => new GraphQLError(refusalMessage(code, params), { extensions: { code, http } });

/** A request that is none of GraphQL: all of these share one code. */
export const badRequest = (why: RefusalCode, status = 400, headers: Http['headers'] = {}): GraphQLError =>
  new GraphQLError(refusalMessage(why), { extensions: { code: 'BAD_REQUEST', http: { status, headers } } });

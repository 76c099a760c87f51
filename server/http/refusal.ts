import { GraphQLError } from 'graphql';
import type { Locale } from '../../schema/messages/locales.ts';
import { REFUSALS, type RefusalCode } from './refusal-texts.ts';
import { localeOfRequest } from './request-facts.ts';

type Params = Readonly<Record<string, string | number>>;

/** The sentence of a refusal in a language. */
export const refusalText = (code: RefusalCode, locale: Locale, params: Params = {}): string =>
  REFUSALS[code][locale].replace(/\{(\w+)\}/g, (_whole, name: string) => String(params[name] ?? ''));

/** In the language of the request that is being answered. */
export const refusalMessage = (code: RefusalCode, params?: Params): string =>
  refusalText(code, localeOfRequest(), params);

type Http = { status: number; spec?: boolean; headers?: Record<string, string> };

/**
 * A request that is refused before anything of it is run: typed, in the language of the request, and without a word of what
 * was sent. Clients that take plain JSON get 200 where the protocol wants that (`spec`).
 */
export const refusal = (
  code: RefusalCode,
  params?: Params,
  http: Http = { status: 400, spec: true },
): GraphQLError => new GraphQLError(refusalMessage(code, params), { extensions: { code, http } });

/** A request that is none of GraphQL: all of these share one code. */
export const badRequest = (why: RefusalCode, status = 400, headers: Http['headers'] = {}): GraphQLError =>
  new GraphQLError(refusalMessage(why), { extensions: { code: 'BAD_REQUEST', http: { status, headers } } });

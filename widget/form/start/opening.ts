import type { ConsentLanguage, OpeningQuery } from '../../../schema/client/operations.ts';
import { nearestLocale } from '../../../schema/messages/locales.ts';
import type { Locale } from '../../../schema/messages/locales.ts';
import { openingQuery } from '../../kit/client/operations/opening.graphql.ts';
import { SessionToken } from '../../kit/client/session.ts';
import type { FetchSession } from '../../kit/client/session.ts';

const LANGUAGES: Readonly<Record<Locale, ConsentLanguage>> = { 'zh-CN': 'ZH_CN', en: 'EN' };

/** What the first question of a visit was answered with, and the language it was asked in. */
export type Opening = { readonly locale: Locale; readonly data: OpeningQuery };

/** A visit that has begun while the form's code is still on its way. */
export type Visit = {
  readonly endpoint: string;
  readonly publishableKey: string;
  readonly session: SessionToken;
  /** `null` where the service gave no plain answer: whoever asks again learns why. Rejects with what `fetchSession` threw. */
  readonly opening: Promise<Opening | null>;
};

export type Visitor = {
  readonly endpoint: string;
  readonly publishableKey: string;
  /** The language of the page, as a BCP 47 tag. */
  readonly locale: string;
  readonly fetchSession: FetchSession;
};

/** The language that consents are read and given in. */
export const consentLanguageOf = (locale: Locale): ConsentLanguage => LANGUAGES[locale];

/** Asks for a session and, with it, for all that the first step shows. */
export const beginVisit = ({ endpoint, publishableKey, locale, fetchSession }: Visitor): Visit => {
  const session = new SessionToken(fetchSession);
  const opening = ask(endpoint, publishableKey, nearestLocale(locale), session);
  // It is awaited once the code is there; until then nobody is, and nothing is to be logged.
  opening.catch(() => undefined);
  return { endpoint, publishableKey, session, opening };
};

const ask = async (
  endpoint: string,
  publishableKey: string,
  locale: Locale,
  session: SessionToken,
): Promise<Opening | null> => {
  const [token, sha256Hash] = await Promise.all([session.get(), openingQuery.hash()]);
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      credentials: 'omit',
      cache: 'no-store',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'x-jieru-key': publishableKey,
        'accept-language': locale,
        'x-graphql-yoga-csrf': '1',
      },
      body: JSON.stringify({
        operationName: openingQuery.name,
        variables: { language: consentLanguageOf(locale) },
        ...(sha256Hash
          ? { extensions: { persistedQuery: { version: 1, sha256Hash } } }
          : { query: openingQuery.text }),
      }),
    });
    const { data, errors } = (await response.json()) as { data?: OpeningQuery; errors?: unknown[] };
    return data && !errors ? { locale, data } : null;
  } catch {
    // No network, or an answer of something else than the service.
    return null;
  }
};

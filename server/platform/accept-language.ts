import type { IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';
import { nearestLocale } from '../../schema/messages/locales.ts';
import type { Locale } from '../../schema/messages/locales.ts';

/** The language to answer in: the first of Accept-Language that is ours, by weight; Chinese when none is. */
export const localeOf = ({ headers }: Pick<IncomingMessage, 'headers'>): Locale =>
  nearestLocale(...new Negotiator({ headers }).languages());

/** The language of a page that has a link to the other one: `?lang=` where it is given, else what the browser asks for. */
export const localeOfPage = (url: URL, request: Pick<IncomingMessage, 'headers'>): Locale => {
  const asked = url.searchParams.get('lang');
  return asked === null ? localeOf(request) : nearestLocale(asked);
};

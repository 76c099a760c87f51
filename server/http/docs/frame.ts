import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { reference } from '../../../schema/messages/generated/reference.js';
import type { Locale } from '../../../schema/messages/locales.ts';
import { ERRORS_PATH } from '../../../schema/rules/error-catalogue.ts';
import { localeOfPage } from '../../platform/accept-language.ts';
import { escapeHtml } from '../../platform/html.ts';
import { basePathOf } from '../base-path.ts';

export const DOCS_PATH = '/docs';
export const STYLE_PATH = `${DOCS_PATH}/style.css`;

/** In which language somebody reads, and whether it was asked for, so that it goes along from page to page. */
export type Reader = {
  readonly locale: Locale;
  readonly chosen: boolean;
  /** The path below which the service answers; nothing at the root of a host. */
  readonly base: string;
};

export function readerOf(publicUrl: string, request: IncomingMessage): Reader {
  const url = new URL(request.url ?? '/', publicUrl);
  return {
    locale: localeOfPage(url, request),
    chosen: url.searchParams.has('lang'),
    base: basePathOf(publicUrl),
  };
}

/** A path of ours as an attribute has it, with the language that was chosen. */
export function linkTo({ locale, chosen, base }: Reader, path: string): string {
  const [page = '', anchor] = path.split('#');
  const language = chosen ? `${page.includes('?') ? '&' : '?'}lang=${locale}` : '';
  return escapeHtml(`${base}${page}${language}${anchor === undefined ? '' : `#${anchor}`}`);
}

type Page = {
  readonly title: string;
  /** Path and query of the same page, for the link to the other language. */
  readonly path: string;
  readonly main: string;
  /** What was searched for. */
  readonly query?: string;
};

/** A page of the documentation, without script and inline style. */
export function docsPage(reader: Reader, { title, path, main, query = '' }: Page): string {
  const { locale, base } = reader;
  const words = reference[locale];
  const other: Reader = { locale: locale === 'en' ? 'zh-CN' : 'en', chosen: true, base };
  const section = (to: string, name: string): string => {
    const isHere = (to === ERRORS_PATH) === path.startsWith(ERRORS_PATH);
    return `<a href="${linkTo(reader, to)}"${isHere ? ' aria-current="true"' : ''}>${name}</a>`;
  };
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Jieru</title>
<link rel="stylesheet" href="${base}${STYLE_PATH}">
</head>
<body>
<a class="skip" href="#s-main">${words.skip}</a>
<header>
<a class="brand" href="${linkTo(reader, DOCS_PATH)}">Jieru 接入</a>
<nav aria-label="${words.nav}">${section(DOCS_PATH, words['nav.reference'])}${section(ERRORS_PATH, words['nav.errors'])}</nav>
<form role="search" action="${base}${DOCS_PATH}" method="get"><input type="search" name="q" value="${escapeHtml(query)}" maxlength="100" aria-label="${words['search.label']}" placeholder="${words['search.label']}">${reader.chosen ? `<input type="hidden" name="lang" value="${locale}">` : ''}<button type="submit">${words.search}</button></form>
<a class="language" href="${linkTo(other, path)}" lang="${other.locale}" hreflang="${other.locale}">${words.otherLanguage}</a>
</header>
<main id="s-main" tabindex="-1">
${main}
</main>
</body>
</html>
`;
}

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'public, max-age=300',
  vary: 'accept-language',
} as const;

const isGet = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

/** What a path of the documentation answers. */
export type Shown = readonly [status: number, type: 'text/html' | 'text/css', body: string];

/** Answers with a page, or with nothing new where the reader has it already. */
export function answerDocs(request: IncomingMessage, response: ServerResponse, shown: Shown): true {
  const [status, type, body] = isGet(request) ? shown : ([405, 'text/plain', 'GET only'] as const);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  response.setHeaders(new Map(Object.entries({ ...HEADERS, etag })));
  if (status === 405) response.setHeader('allow', 'GET, HEAD');
  if (status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return true;
  }
  response
    .writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'content-length': Buffer.byteLength(body),
    })
    .end(request.method === 'HEAD' ? undefined : body);
  return true;
}

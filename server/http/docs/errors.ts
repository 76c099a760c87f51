import type { IncomingMessage, ServerResponse } from 'node:http';
import { ERRORS_PATH } from '../../../schema/rules/error-catalogue.ts';
import { localeOfPage } from '../../platform/accept-language.ts';
import {
  ERRORS_STYLE,
  ERRORS_STYLE_PATH,
  isCode,
  renderCode,
  renderErrors,
  renderUnknownCode,
} from './errors-page.ts';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'public, max-age=300',
  vary: 'accept-language',
} as const;

const send = (
  { method }: IncomingMessage,
  response: ServerResponse,
  [status, type, body]: [status: number, type: string, body: string],
): true => {
  response
    .writeHead(status, { ...HEADERS, 'content-type': `${type}; charset=utf-8` })
    .end(method === 'HEAD' ? undefined : body);
  return true;
};

/** `GET /docs/errors` and `/docs/errors/<CODE>`, where each error's `docUrl` leads: for anyone, as there is nothing of anyone. */
export const errorDocsRoute =
  ({ publicUrl }: { publicUrl: string }) =>
  (request: IncomingMessage, response: ServerResponse, pathname: string): boolean => {
    const isPage = pathname === ERRORS_PATH || pathname.startsWith(`${ERRORS_PATH}/`);
    if (!isPage && pathname !== ERRORS_STYLE_PATH) return false;
    if (!['GET', 'HEAD'].includes(request.method ?? '')) {
      response.setHeader('allow', 'GET, HEAD');
      return send(request, response, [405, 'text/plain', 'GET only']);
    }
    if (!isPage) return send(request, response, [200, 'text/css', ERRORS_STYLE]);
    const locale = localeOfPage(new URL(request.url ?? '/', publicUrl), request);
    const code = pathname.slice(ERRORS_PATH.length + 1);
    if (code === '') return send(request, response, [200, 'text/html', renderErrors(locale)]);
    return isCode(code)
      ? send(request, response, [200, 'text/html', renderCode(code, locale)])
      : send(request, response, [404, 'text/html', renderUnknownCode(locale)]);
  };

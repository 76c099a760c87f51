import type { IncomingMessage, ServerResponse } from 'node:http';
import { rehearsalMails } from '../../rehearsal/mailbox/mails.ts';
import {
  MAILBOX_PATH,
  MAILBOX_STYLE,
  MAILBOX_STYLE_PATH,
  renderMailbox,
  renderUnknownMailbox,
} from '../../rehearsal/mailbox/page.ts';
import type { Services } from '../../services.ts';
import { localeOfPage } from '../../platform/accept-language.ts';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

const send = (response: ServerResponse, status: number, type: string, body: string): true => {
  response.writeHead(status, { ...HEADERS, 'content-type': `${type}; charset=utf-8` }).end(body);
  return true;
};

/** The rehearsal mailbox of test mode: shows what would have been sent, by provider id. Nothing on it can be changed. */
export const mailboxRoute =
  (services: Pick<Services, 'database' | 'privacy' | 'publicUrl'>) =>
  async (request: IncomingMessage, response: ServerResponse, pathname: string): Promise<boolean> => {
    if (pathname !== MAILBOX_PATH && pathname !== MAILBOX_STYLE_PATH) return false;
    if (!['GET', 'HEAD'].includes(request.method ?? '')) {
      response.setHeader('allow', 'GET, HEAD');
      return send(response, 405, 'text/plain', 'GET only');
    }
    if (pathname === MAILBOX_STYLE_PATH) return send(response, 200, 'text/css', MAILBOX_STYLE);
    const url = new URL(request.url ?? '/', services.publicUrl);
    const locale = localeOfPage(url, request);
    const providerId = url.searchParams.get('provider') ?? '';
    const mails = await rehearsalMails(services, providerId);
    return mails
      ? send(response, 200, 'text/html', renderMailbox({ locale, providerId, mails }))
      : send(response, 404, 'text/html', renderUnknownMailbox(locale));
  };

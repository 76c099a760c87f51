import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Brain } from '../brain/brain.ts';
import type { SmsEntry } from '../brain/sms.ts';
import { localeOfPage } from '../../../platform/accept-language.ts';
import { BodyTooLarge, drain, readBody } from '../../../platform/read-body.ts';
import { renderPortal, renderUnknown, type PortalView } from './page.ts';

/** Served as a file of its own, so that the page needs no inline style. */
const PORTAL_STYLE = `:root { color-scheme: light dark; font: 16px/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; flex-wrap: wrap; }
h1 { font-size: 1.4rem; }
h2 { font-size: 1.1rem; margin-top: 2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid GrayText; white-space: nowrap; }
.code { font: 1.1rem ui-monospace, monospace; letter-spacing: 0.1em; }
form { display: grid; gap: 1rem; max-width: 22rem; }
label { display: grid; gap: 0.25rem; }
input, button { font: inherit; padding: 0.5rem; }
[role='status'] { border: 1px solid currentColor; padding: 0.75rem; }
`;

export const PORTAL_PATH = '/rehearsal/sms';
const STYLE_PATH = `${PORTAL_PATH}/style.css`;
const MAX_FORM_BYTES = 4096;

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

const send = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { ...HEADERS, 'content-type': `${type}; charset=utf-8` });
  response.end(body);
};

const entryOf = (form: URLSearchParams): SmsEntry => ({
  phone: form.get('phone') ?? '',
  code: form.get('code') ?? '',
  certificateTail: form.get('certificateTail') ?? '',
});

/**
 * The province's SMS portal of the rehearsal (短信核验): shows the texts on the rehearsal phones and takes codes. Serves
 * PORTAL_PATH and its style sheet; resolves to false for any other path.
 */
export function createSmsPortal(
  brain: Brain,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const show = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const language = localeOfPage(url, request);
    const isp = url.searchParams.get('isp') ?? '';
    const ispId = /^\d{1,15}$/.test(isp) ? BigInt(isp) : 0n;
    if (!(await brain.hasAccount(ispId))) return send(response, 404, 'text/html', renderUnknown(language));
    const province = url.searchParams.get('province') ?? '';
    let entered: PortalView['entered'];
    if (request.method === 'POST') {
      const entry = entryOf(
        new URLSearchParams((await readBody(request, { maxBytes: MAX_FORM_BYTES })).toString('utf8')),
      );
      entered = { entry, result: await brain.enterCode(ispId, entry) };
    }
    const texts = await brain.inbox(ispId);
    const view: PortalView = { language, ispId, province, texts, ...(entered ? { entered } : {}) };
    send(response, 200, 'text/html', renderPortal(view));
  };

  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://rehearsal');
    if (url.pathname === STYLE_PATH) {
      send(response, 200, 'text/css', PORTAL_STYLE);
      return true;
    }
    if (url.pathname !== PORTAL_PATH) return false;
    if (!['GET', 'HEAD', 'POST'].includes(request.method ?? '')) {
      response.setHeader('allow', 'GET, HEAD, POST');
      send(response, 405, 'text/plain', 'GET or POST');
      return true;
    }
    try {
      await show(request, response, url);
    } catch (error) {
      if (!(error instanceof BodyTooLarge)) throw error;
      await drain(request, response);
      send(response, 413, 'text/plain', 'too large');
    }
    return true;
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { papers } from '../../schema/messages/generated/papers.js';
import { LOCALES } from '../../schema/messages/locales.ts';
import { RateLimited, ServiceUnavailable } from '../../schema/rules/failures.ts';
import { maySeeForm, verificationForm } from '../filing/draft/papers/verification-form/form.ts';
import { FORM_STYLE, verificationFormPage } from '../filing/draft/papers/verification-form/page.ts';
import { verificationFormPdf } from '../filing/draft/papers/verification-form/pdf.ts';
import type { FormSheet } from '../filing/draft/papers/verification-form/sheet.ts';
import type { Services } from '../services.ts';

const PATH = /^\/forms\/(fil_[0-9a-z]+)(\.pdf)?$/;
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** In every language: who follows a link from a printed page or another device may read any. */
const page = (key: 'form.over' | 'form.busy'): string =>
  `<!doctype html><meta charset="utf-8"><title>Jieru</title>${LOCALES.map(
    (locale) => `<p lang="${locale}">${papers[locale][key]}</p>`,
  ).join('')}`;

/** `GET /forms/<filing>` and `….pdf`: the verification form to print, behind a signed link. */
export const formRoutes =
  (services: Services) =>
  async (request: IncomingMessage, response: ServerResponse, pathname: string): Promise<boolean> => {
    if (pathname === '/forms/form.css') {
      response
        .writeHead(200, {
          ...HEADERS,
          'content-type': 'text/css; charset=utf-8',
          'cache-control': 'public, max-age=3600',
        })
        .end(FORM_STYLE);
      return true;
    }
    const [, filingId, pdf] = PATH.exec(pathname) ?? [];
    if (!filingId || request.method !== 'GET') return false;
    const query = new URL(request.url ?? '/', services.publicUrl).searchParams;
    const verdict = services.links.check('FORM', filingId, query, new Date());
    let sheets: FormSheet[] | null;
    let file: Buffer | null;
    try {
      const seen = verdict === 'VALID' && (await maySeeForm(services, filingId, query));
      sheets = seen ? await verificationForm(services, filingId) : null;
      file = sheets && pdf ? await verificationFormPdf(sheets) : null;
    } catch (error) {
      if (!(error instanceof ServiceUnavailable || error instanceof RateLimited)) throw error;
      response
        .writeHead(error instanceof RateLimited ? 429 : 503, {
          ...HEADERS,
          'content-type': 'text/html; charset=utf-8',
          'retry-after': String(error.retryAfterSeconds),
        })
        .end(page('form.busy'));
      return true;
    }
    // A link whose session has ended is over, too.
    response.writeHead(sheets !== null ? 200 : verdict === 'INVALID' ? 403 : 410, {
      ...HEADERS,
      ...(file ? { 'content-security-policy': "frame-ancestors 'none'" } : {}),
      'content-type': file ? 'application/pdf' : 'text/html; charset=utf-8',
      // The name holds nothing personal: browsers and mail programs show it.
      ...(file ? { 'content-disposition': `inline; filename="verification-form-${filingId}.pdf"` } : {}),
      'cache-control': 'no-store',
    });
    response.end(file ?? (sheets ? verificationFormPage(sheets) : page('form.over')));
    return true;
  };

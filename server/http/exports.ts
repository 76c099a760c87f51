import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { RateLimited } from '../../schema/rules/failures.ts';
import { exportPublicKey } from '../custody/export/archive.ts';
import { exportSubject } from '../custody/export/provider.ts';
import type { Services } from '../services.ts';
import type { Route } from './app.ts';

const PATH = /^\/exports\/((?:sub|xpt)_[0-9a-z]+)\.zip$/;
const KEY_PATH = '/exports/key.pem';
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

const refuse = (response: ServerResponse, status: 403 | 404 | 410 | 429, more: object = {}): true => {
  response.writeHead(status, { ...HEADERS, ...more, 'content-type': 'text/plain; charset=utf-8' }).end();
  return true;
};

const headersOf = (id: string, bytes: number) => ({
  ...HEADERS,
  'content-type': 'application/zip',
  'content-length': bytes,
  'content-disposition': `attachment; filename="${id}.zip"`,
});

type Send = (services: Services, id: string, response: ServerResponse, now: Date) => Promise<boolean>;

/** Everything of a subject, made when it is asked for and kept nowhere. */
const sendSubject: Send = async ({ database: { prisma }, privacy, materials }, id, response, now) => {
  const subject = await prisma.subject.findUnique({ where: { id } });
  if (!subject || subject.erasedAt) return refuse(response, 404);
  const readPaper = (material: Parameters<typeof materials.original>[0]) => materials.original(material);
  const bytes = await exportSubject({ prisma, privacy, readPaper }, subject, now);
  response.writeHead(200, headersOf(id, bytes.length)).end(bytes);
  return true;
};

/** A part of a provider's export, as it was stored. */
const sendPart: Send = async ({ database: { prisma }, materials }, id, response, now) => {
  const part = await prisma.providerExportPart.findUnique({ where: { id }, include: { export: true } });
  if (!part?.sealedKey) return refuse(response, 404);
  const { providerId, state, expiresAt } = part.export;
  if (state !== 'READY' || !expiresAt || expiresAt <= now) return refuse(response, 410);
  const bytes = await materials.objects.read({ ...part, providerId });
  response.writeHead(200, headersOf(id, part.bytes));
  // Who hangs up is no fault of ours; a file that cannot be opened ends the answer before its length.
  await pipeline(bytes, response).catch(() => response.destroy());
  return true;
};

/** `GET /exports/<subject or part>.zip` behind a signed link; `GET /exports/key.pem` to check it. */
export const exportRoutes =
  (services: Services): Route =>
  async (request, response, pathname) => {
    const { privacy, links, limits, publicUrl } = services;
    if (request.method !== 'GET') return false;
    if (pathname === KEY_PATH) {
      response
        .writeHead(200, { ...HEADERS, 'content-type': 'application/x-pem-file' })
        .end(exportPublicKey(privacy));
      return true;
    }
    const [, id] = PATH.exec(pathname) ?? [];
    if (id === undefined) return false;
    const now = new Date();
    const verdict = links.check('EXPORT', id, new URL(request.url ?? '/', publicUrl).searchParams, now);
    if (verdict !== 'VALID') return refuse(response, verdict === 'EXPIRED' ? 410 : 403);
    try {
      await limits.consume('UPLOAD_BY_MATERIAL', id);
    } catch (error) {
      if (!(error instanceof RateLimited)) throw error;
      return refuse(response, 429, { 'retry-after': String(error.retryAfterSeconds) });
    }
    return (id.startsWith('sub_') ? sendSubject : sendPart)(services, id, response, now);
  };

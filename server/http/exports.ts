import type { ServerResponse } from 'node:http';
import { RateLimited } from '../../schema/rules/failures.ts';
import { exportPublicKey } from '../custody/export/archive.ts';
import { exportSubject } from '../custody/export/provider.ts';
import type { Services } from '../services.ts';
import type { Route } from './app.ts';

const PATH = /^\/exports\/(sub_[0-9a-z]+)\.zip$/;
const KEY_PATH = '/exports/key.pem';
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

const refuse = (response: ServerResponse, status: 403 | 404 | 410 | 429, more: object = {}): true => {
  response.writeHead(status, { ...HEADERS, ...more, 'content-type': 'text/plain; charset=utf-8' }).end();
  return true;
};

/** `GET /exports/<subject>.zip` behind a signed link, made when it is asked for and kept nowhere; `GET /exports/key.pem` to check it. */
export const exportRoutes =
  ({ database: { prisma }, privacy, materials, links, limits, publicUrl }: Services): Route =>
  async (request, response, pathname) => {
    if (request.method !== 'GET') return false;
    if (pathname === KEY_PATH) {
      response
        .writeHead(200, { ...HEADERS, 'content-type': 'application/x-pem-file' })
        .end(exportPublicKey(privacy));
      return true;
    }
    const [, subjectId] = PATH.exec(pathname) ?? [];
    if (subjectId === undefined) return false;
    const now = new Date();
    const verdict = links.check(
      'EXPORT',
      subjectId,
      new URL(request.url ?? '/', publicUrl).searchParams,
      now,
    );
    if (verdict !== 'VALID') return refuse(response, verdict === 'EXPIRED' ? 410 : 403);
    const subject = await prisma.subject.findUnique({ where: { id: subjectId } });
    if (!subject || subject.erasedAt) return refuse(response, 404);
    try {
      await limits.consume('UPLOAD_BY_MATERIAL', subjectId);
    } catch (error) {
      if (!(error instanceof RateLimited)) throw error;
      return refuse(response, 429, { 'retry-after': String(error.retryAfterSeconds) });
    }
    const readPaper = (material: Parameters<typeof materials.original>[0]) => materials.original(material);
    const bytes = await exportSubject({ prisma, privacy, readPaper }, subject, now);
    response
      .writeHead(200, {
        ...HEADERS,
        'content-type': 'application/zip',
        'content-length': bytes.length,
        'content-disposition': `attachment; filename="${subjectId}.zip"`,
      })
      .end(bytes);
    return true;
  };

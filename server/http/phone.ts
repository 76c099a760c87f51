import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { RateLimited } from '../../schema/rules/failures.ts';
import { openCaptureLink, type Opened } from '../filing/draft/phone/open.ts';
import { BodyTooLarge, readBody } from '../platform/read-body.ts';
import type { Services } from '../services.ts';
import { addressOf } from './address.ts';

const PATH = '/phone/session';
const MAX_BODY_BYTES = 1024;

const asked = z.object({
  secret: z.string().min(16).max(100),
  phone: z.string().min(16).max(100).nullish(),
});

const STATUS: Readonly<Record<Opened['state'], number>> = {
  READY: 200,
  WAITING: 202,
  OTHER_PHONE: 409,
  OVER: 410,
};

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(String(await readBody(request, { maxBytes: MAX_BODY_BYTES }))) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof BodyTooLarge) return null;
    throw error;
  }
}

/** Only the page that we serve ourselves opens links; another site's must not use up a visitor's. */
const isOurs = ({ headers }: IncomingMessage, publicUrl: string): boolean =>
  !headers.origin || headers.origin === new URL(publicUrl).origin;

/** `POST /phone/session`: a phone opens the link that it scanned, and hears whether it is let in. */
export const phoneRoute =
  (services: Services) =>
  async (request: IncomingMessage, response: ServerResponse, pathname: string): Promise<boolean> => {
    if (pathname !== PATH || request.method !== 'POST') return false;
    const answer = (status: number, body: object, headers: Record<string, string> = {}): true => {
      response
        .writeHead(status, {
          'content-type': 'application/json; charset=utf-8',
          'cache-control': 'no-store',
          ...headers,
        })
        .end(JSON.stringify(body));
      return true;
    };
    const { limits } = services;
    const address = addressOf(request, services);
    try {
      // Whoever guesses is kept out as with wrong keys; a phone that waits asks every other second.
      limits.assertNotSpent('REFUSED_CREDENTIALS', address);
      await limits.consume('PHONE_LINK_BY_ADDRESS', address);
      const read = asked.safeParse(await bodyOf(request));
      if (!read.success || !isOurs(request, services.publicUrl)) return answer(400, { code: 'BAD_REQUEST' });
      const { secret, phone = null } = read.data;
      const opened = await openCaptureLink(services, { secret, phone });
      if (opened.state === 'OVER') await limits.consume('REFUSED_CREDENTIALS', address);
      return answer(STATUS[opened.state], opened);
    } catch (error) {
      if (!(error instanceof RateLimited)) throw error;
      return answer(429, { code: 'RATE_LIMITED' }, { 'retry-after': String(error.retryAfterSeconds) });
    }
  };

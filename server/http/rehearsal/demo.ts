import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Brain } from '../../rehearsal/authority/brain/brain.ts';
import { PORTAL_PATH } from '../../rehearsal/authority/sms-portal/handler.ts';
import { MAILBOX_PATH, mailboxUrl } from '../../rehearsal/mailbox/page.ts';
import type { Services } from '../../services.ts';
import { basePathOf } from '../base-path.ts';
import { BodyTooLarge, drain, readBody } from '../../platform/read-body.ts';
import {
  DEMO_APPLICANT_REF,
  DEMO_STAFF_NAME,
  DEMO_STAFF_REF,
  type Demo,
} from '../../platform/tenancy/demo.ts';

const MAX_BODY_BYTES = 1024;

/** What a provider's own server does for its pages, for the demo provider: mint sessions, and in test mode move the clock. */
type Answer = { type: string; body: string };

const json = (value: unknown): Answer => ({
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});
const text = (body: string): Answer => ({ type: 'text/plain; charset=utf-8', body });

const clockStep = z.object({
  seconds: z
    .number()
    .int()
    .min(1)
    .max(366 * 86_400),
});

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(String(await readBody(request, { maxBytes: MAX_BODY_BYTES }))) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof BodyTooLarge) return null;
    throw error;
  }
}

/** Another site's page must not mint demo sessions or move the demo's clock. */
const isOurs = (request: IncomingMessage, publicUrl: string): boolean => {
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  return (
    (!origin || origin === new URL(publicUrl).origin) && (!site || site === 'same-origin' || site === 'none')
  );
};

export function createDemoRoutes(services: Services, brain: Pick<Brain, 'accountOf'>, demo: Demo) {
  const { publicUrl, sessions, database, clock } = services;
  const { tenant } = demo;
  const base = basePathOf(publicUrl);
  // Whoever follows the README knows the pages' paths, but not the demo provider's number and id.
  const pages: Readonly<Record<string, { param: string; url: () => Promise<string> | string }>> = {
    [PORTAL_PATH]: {
      param: 'isp',
      // The phone may be looked at before anything was asked of the authority, which opens the account.
      url: async () =>
        `${base}${PORTAL_PATH}?isp=${await brain.accountOf(tenant.providerId)}&province=330000`,
    },
    [MAILBOX_PATH]: { param: 'provider', url: () => mailboxUrl(base, tenant.providerId) },
  };

  const routes: Record<string, (request: IncomingMessage) => Promise<Answer | null>> = {
    'GET /demo/config.json': async () =>
      json({ endpoint: `${publicUrl}/graphql`, publishableKey: demo.publishableKey, mode: tenant.mode }),
    'GET /demo/session': async (request) => {
      const ref = new URL(request.url ?? '/', publicUrl).searchParams.get('as') ?? DEMO_APPLICANT_REF;
      return text(
        (
          await sessions.mintApplicant(database.prisma, {
            tenant,
            externalRef: ref.slice(0, 60),
            now: new Date(),
          })
        ).token,
      );
    },
    'GET /demo/staff-session': async () =>
      text(
        (
          await sessions.mintStaff(database.prisma, {
            tenant,
            externalRef: DEMO_STAFF_REF,
            displayName: DEMO_STAFF_NAME,
            roles: ['LEAD', 'OPERATOR'],
            now: new Date(),
          })
        ).token,
      ),
    'POST /demo/clock': async (request) => {
      const step = clockStep.safeParse(await bodyOf(request));
      if (!step.success) return null;
      const now = await database.prisma.$transaction((tx) => clock.advance(tx, tenant, step.data.seconds));
      return json({ now: now.toISOString() });
    },
  };

  return async (request: IncomingMessage, response: ServerResponse, pathname: string): Promise<boolean> => {
    if (pathname === '/' || pathname === '/demo') {
      response.writeHead(302, { location: `${base}/demo/index.html` }).end();
      return true;
    }
    const page = pages[pathname];
    if (page && !new URL(request.url ?? '/', publicUrl).searchParams.has(page.param)) {
      response.writeHead(302, { location: await page.url(), 'cache-control': 'no-store' }).end();
      return true;
    }
    const route = routes[`${request.method ?? ''} ${pathname}`];
    if (!route) return false;
    const answer = isOurs(request, publicUrl) ? await route(request) : null;
    await drain(request, response);
    if (answer)
      response.writeHead(200, { 'content-type': answer.type, 'cache-control': 'no-store' }).end(answer.body);
    else response.writeHead(400, { 'content-type': 'text/plain' }).end('bad request\n');
    return true;
  };
}

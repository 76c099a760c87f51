import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { projectRoot } from '../../prisma/root.ts';
import type { Brain } from '../rehearsal/authority/brain/brain.ts';
import type { ErrorCode } from '../../schema/rules/error-catalogue.ts';
import { requestIdFrom } from '../platform/service/logging.ts';
import { createMaterialRoutes } from './materials.ts';
import type { Services } from '../services.ts';
import type { Demo } from '../platform/tenancy/demo.ts';
import { addressOf } from './address.ts';
import { basePathOf, takeOffBase } from './base-path.ts';
import { createCors } from './cors.ts';
import { createDemoRoutes } from './rehearsal/demo.ts';
import { errorDocsRoute } from './docs/errors.ts';
import { referenceRoute } from './docs/reference/reference.ts';
import { exportRoutes } from './exports.ts';
import { formRoutes } from './forms.ts';
import { createGraphQL } from './graphql.ts';
import { isHangUp } from './hang-up.ts';
import { localeOf } from '../platform/accept-language.ts';
import { mailboxRoute } from './rehearsal/mailbox.ts';
import { phoneRoute } from './phone.ts';
import { pageHeaders } from './page-headers.ts';
import { rehearsalHookRoutes } from './rehearsal/hooks.ts';
import { rehearsalRoutes } from './rehearsal/routes.ts';
import { requestFacts } from './request-facts.ts';
import { createStatic } from './static.ts';
import { traced } from './traced.ts';

/** Controls written with percent signs; a NUL would reach the database. */
const CONTROLS = /%(?:0[0-8bcef]|1[0-9a-f]|7f)/i;

/**
 * The path a request asks for, of a target such as `/graphql?x=1` or `http://host/graphql`; null for one that no route could
 * read. Two slashes at the front would be read as the name of a host.
 */
function pathOf(target: string | undefined, publicUrl: string): string | null {
  const text = target ?? '/';
  if (text.startsWith('//') || CONTROLS.test(text) || !URL.canParse(text, publicUrl)) return null;
  return new URL(text, publicUrl).pathname;
}

/** A body of the API is small: what is not there by then was given up, or is being held back. */
const ARRIVAL_MS = 30_000;

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Ends a request whose body has not arrived in time, so that nobody keeps places by sending half of one. Returns how to let it be,
 * for a request that turns out to be somebody else's.
 */
function boundArrival(request: IncomingMessage, response: ServerResponse, ms = ARRIVAL_MS): () => void {
  if (!hasBody(request)) return () => undefined;
  const end = (): void => {
    if (request.complete) return;
    if (response.headersSent) return void request.destroy();
    response
      .writeHead(408, { 'content-type': 'application/json; charset=utf-8', connection: 'close' })
      .end('{"code":"REQUEST_TIMEOUT"}', () => request.destroy());
  };
  const late = setTimeout(end, ms);
  const letBe = (): void => clearTimeout(late);
  for (const event of ['end', 'close']) request.once(event, letBe);
  return letBe;
}

/** Answers a request, or says that it is not its own. */
export type Route = (
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
) => Promise<boolean> | boolean;

/** Where the build puts the form, its host pages and the list of its operations. */
const BUILT_WIDGET = join(projectRoot, 'dist/widget');

export type AppOptions = {
  widgetFolder?: string;
  /** How long a body may take to arrive. */
  arrivalMs?: number;
  /** How often an event stream shows that it goes on. */
  signMs?: number;
  /** Tried before all others. */
  firstRoutes?: readonly Route[];
};

/** `/healthz`: the process lives. `/readyz`: it can write into its database and its storage, and means to stay. */
const healthRoute =
  ({ readiness }: Pick<Services, 'readiness'>): Route =>
  async (request, response, pathname) => {
    if (pathname !== '/healthz' && pathname !== '/readyz') return false;
    const problem = pathname === '/healthz' ? null : await readiness.problem();
    response.writeHead(problem === null ? 200 : 503, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : `${problem ?? 'ok'}\n`);
    return true;
  };

const refuse = (response: ServerResponse, status: 400 | 404, code: ErrorCode): true => {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify({ code }));
  return true;
};

/** Answers requests; what is none of its own goes to `next`, where the service is mounted in another, else it is not found. */
export type App = (request: IncomingMessage, response: ServerResponse, next?: () => void) => void;

/** The outer shell: one list of routes, tried in order; each says whether the request was its own. */
export function createApp(
  services: Services,
  brain: Brain,
  demo: Demo | null,
  { widgetFolder = BUILT_WIDGET, arrivalMs, signMs, firstRoutes = [] }: AppOptions = {},
): App {
  const base = basePathOf(services.publicUrl);
  const cors = createCors(services);
  const graphql = createGraphQL(services, {
    operationsFile: join(widgetFolder, 'operations.json'),
    graphiqlKey: demo?.secretKey ?? null,
    signMs,
  });
  const materials = createMaterialRoutes({
    materials: services.materials,
    metrics: services.metrics,
    prisma: services.database.prisma,
    publicUrl: services.publicUrl,
    // Whoever holds a link was given it for one paper of one filing; strangers alone count by their address.
    admit: (request, materialId, { holdsLink, inPieces }) =>
      holdsLink
        ? services.limits.consume(inPieces ? 'UPLOAD_PIECE_BY_MATERIAL' : 'UPLOAD_BY_MATERIAL', materialId)
        : services.limits.consume('UPLOAD_BY_ADDRESS', addressOf(request, services)),
  });
  const widget = createStatic({
    folder: widgetFolder,
    prefix: '/widget',
    headers: {
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    },
    skip: /(operations|sizes)\.json$|\/(host|phone)\//,
  });
  const routes: Route[] = [
    ...firstRoutes,
    healthRoute(services),
    formRoutes(services),
    exportRoutes(services),
    phoneRoute(services),
    errorDocsRoute(services),
    referenceRoute(services),
    traced(services, '/graphql', async (request, response, pathname) => {
      if (pathname !== '/graphql') return false;
      if (await cors(request, response)) return true;
      await graphql(request, response);
      return true;
    }),
    traced(services, '/materials', (request, response) => materials(request, response)),
    widget,
    createStatic({
      folder: join(widgetFolder, 'phone'),
      prefix: '/phone',
      headers: pageHeaders(services.publicUrl),
    }),
    ...(demo
      ? [
          createDemoRoutes(services, brain, demo),
          createStatic({
            folder: join(widgetFolder, 'host'),
            prefix: '/demo',
            headers: pageHeaders(services.publicUrl),
          }),
        ]
      : []),
    ...(services.config.rehearsal
      ? [mailboxRoute(services), ...rehearsalHookRoutes(services), ...rehearsalRoutes(services, brain)]
      : []),
  ];

  /** Whether the request was one of ours; what is not, in another server, may take its time. */
  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    isMounted: boolean,
  ): Promise<boolean> => {
    if (!takeOffBase(request, base, isMounted)) return false;
    const pathname = pathOf(request.url, services.publicUrl);
    if (pathname === null) return refuse(response, 400, 'BAD_REQUEST');
    // Papers are larger and have their own, longer time.
    const letBe = pathname.startsWith('/materials/') ? undefined : boundArrival(request, response, arrivalMs);
    for (const route of routes) if (await route(request, response, pathname)) return true;
    if (isMounted) letBe?.();
    return false;
  };

  return (request, response, next) => {
    const requestId = requestIdFrom(request.headers['x-request-id']?.toString());
    response.setHeader('x-request-id', requestId);
    let failed = false;
    response.once('close', () => {
      if (!response.writableFinished && !failed)
        services.log.debug({ requestId, method: request.method }, 'a connection ended before its answer');
    });
    const fail = (error: unknown): void => {
      if (isHangUp(error, request)) return;
      failed = true;
      services.log.error({ requestId, err: error }, 'a request failed outside GraphQL');
      if (!response.headersSent)
        response
          .writeHead(500, { 'content-type': 'application/json' })
          .end(JSON.stringify({ code: 'INTERNAL', requestId }));
      else response.destroy();
    };
    const { url: asked } = request;
    const passOn = (): void => {
      if (!next) return void refuse(response, 404, 'NOT_FOUND');
      response.removeHeader('x-request-id');
      if (asked !== undefined) request.url = asked;
      next();
    };
    void requestFacts
      .run({ requestId, locale: localeOf(request), failed: null }, () =>
        answer(request, response, next !== undefined),
      )
      .then((isOurs) => {
        if (!isOurs) passOn();
      }, fail);
  };
}

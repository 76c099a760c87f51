import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config.ts';
import type { Route } from '../http/app.ts';
import type { Traffic } from '../http/traffic.ts';
import type { Services } from '../services.ts';
import { openApp } from './open-app.ts';
import type { Demo } from '../platform/tenancy/demo.ts';

/** Balancers look at /readyz every few seconds; until they have seen it, requests come as before. */
const NOTICE_MS = 3_000;
/** So long after that, what is under way is waited for; supervisors kill after 30 s at the earliest. */
const FINISH_MS = 18_000;

function announce(publicUrl: string, demo: Demo | null): void {
  const lines = [`Jieru 接入 is listening: ${publicUrl}`];
  if (demo)
    lines.push(
      '',
      `  applicant demo   ${publicUrl}/demo/index.html`,
      `  review desk      ${publicUrl}/demo/desk.html`,
      `  GraphiQL         ${publicUrl}/graphql`,
      '',
      `  publishable key  ${demo.publishableKey}`,
      `  secret key       ${demo.secretKey}   (test mode; keep it off pages)`,
    );
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Under which the process reaches itself, as it stands in an address. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

export type StartOptions = {
  /** Routes that are tried before those of every service. */
  firstRoutes?: (services: Services) => Route[];
  /** So long the requests under way are waited for at the end. */
  finishMs?: number;
};

/** Opens everything, serves, and works until a signal ends it. */
export async function start(
  config: Config,
  traffic: Traffic,
  { firstRoutes, finishMs = FINISH_MS }: StartOptions = {},
): Promise<void> {
  const port = (traffic.server.address() as AddressInfo).port;
  // Test mode speaks to the rehearsal authority over HTTP, too, and must not depend on a proxy for it.
  const loopbackUrl = `http://${reachableHost(config.host)}:${port}`;
  const publicUrl = config.publicUrl ?? loopbackUrl;
  const { app, services, demo, close } = await openApp(config, publicUrl, { loopbackUrl, firstRoutes });
  traffic.serve(app);
  announce(publicUrl, demo);

  endAtSignals(traffic, services, { close, finishMs });
}

/** Ends in order: no new requests, the running ones finished, event streams ended, jobs, database. */
function endAtSignals(
  traffic: Traffic,
  { readiness, events, log }: Services,
  { close, finishMs }: { close: () => Promise<void>; finishMs: number },
): void {
  let ending = false;
  const end = async (noticeMs: number): Promise<void> => {
    readiness.leave();
    await wait(noticeMs);
    events.endSubscriptions();
    await traffic.finish(Date.now() + finishMs);
    await close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      // Who asks twice does not want to wait.
      if (ending) process.exit(1);
      ending = true;
      end(signal === 'SIGTERM' ? NOTICE_MS : 0).then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'not everything could be closed');
          process.exit(1);
        },
      );
    });
}

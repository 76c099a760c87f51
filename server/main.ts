import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartupError } from '../prisma/startup-error.ts';
import { readConfig, type Config } from './config.ts';
import { assertSoundMachine } from './filing/machine/machine.ts';
import { workForTheAuthority } from './filing/authority/work.ts';
import { workOnDomains } from './filing/domain-check/work.ts';
import { workOnFaces } from './filing/face-check/ask.ts';
import { workOnReminders } from './filing/reminders/work.ts';
import { workInTheHouse } from './housekeeping.ts';
import { createApp } from './http/app.ts';
import { workForTheMail } from './mail/deliver.ts';
import { openServices } from './open-services.ts';
import { ensureDemo, type Demo } from './tenancy/demo.ts';
import { workOnWebhooks } from './webhooks/work.ts';

/** Answers while database and migrations are being opened, so that a load balancer waits instead of hanging. */
const notYet: RequestListener = (_request, response) => {
  response.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain' }).end('starting\n');
};

/** Takes the port first, so that its number is known to the links and a port in use stops the start before anything is touched. */
async function listen(config: Config): Promise<ReturnType<typeof createServer>> {
  const server = createServer(notYet);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const place = `${config.host}:${config.port}`;
      reject(
        new StartupError(
          error.code === 'EADDRINUSE'
            ? `Port ${config.port} on ${config.host} is in use; stop what listens there or set PORT.`
            : `Cannot listen on ${place} (${error.code ?? error.message}); set HOST and PORT.`,
        ),
      );
    });
    server.listen(config.port, config.host, resolve);
  });
  return server;
}

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

async function main(): Promise<void> {
  assertSoundMachine();
  const config = readConfig();
  const server = await listen(config);
  const port = (server.address() as AddressInfo).port;
  // Test mode speaks to the rehearsal authority over HTTP, too, and must not depend on a proxy for it.
  const anyAddress = config.host === '0.0.0.0' || config.host === '::';
  const loopbackUrl = `http://${anyAddress ? '127.0.0.1' : config.host}:${port}`;
  const publicUrl = config.publicUrl ?? loopbackUrl;
  const { services, brain, close } = await openServices(config, publicUrl, { loopbackUrl });
  const demo = config.demo
    ? await services.database.prisma.$transaction(
        (tx) => ensureDemo(tx, { privacy: services.privacy, publicUrl, now: new Date() }),
        { timeout: 15_000 },
      )
    : null;
  server.off('request', notYet);
  server.on('request', createApp(services, brain, demo));
  workForTheAuthority(services);
  workOnReminders(services);
  workOnDomains(services);
  workOnFaces(services);
  workForTheMail(services);
  workOnWebhooks(services);
  workInTheHouse(services);
  announce(publicUrl, demo);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    server.close();
    server.closeIdleConnections();
    // Open event streams never end by themselves.
    setTimeout(() => server.closeAllConnections(), 2_000).unref();
    await close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

main().catch((error: unknown) => {
  process.stderr.write(
    error instanceof StartupError
      ? `${error.message}\n`
      : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});

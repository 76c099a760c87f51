import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDatabase, StartupError, type Database, type IN_MEMORY } from '../../../prisma/database.ts';
import { migrate } from '../../../prisma/migrate.ts';
import { errorCode } from '../../../prisma/startup-error.ts';
import { provinceRules } from '../../filing/provinces/rules.ts';
import type { ProtocolConfigInput } from '../../authority/protocol/config.ts';
import { createBrain, type Brain } from './brain/brain.ts';
import { connectionFor, derivedAccounts } from './front/accounts.ts';
import { createControlEndpoint, rightsByToken } from './front/control-endpoint.ts';
import { createControl, type Control } from './front/control.ts';
import { createRehearsalFront } from './front/front.ts';
import { createSmsPortal } from './sms-portal/handler.ts';
import { createPrismaStore } from './store/prisma-store.ts';
import { keysFrom } from './store/sealing.ts';

export type ServingOptions = {
  readonly port: number;
  readonly host: string;
  readonly secret: string;
  readonly token: string;
  /** Providers whose accounts are opened. */
  readonly provider: readonly string[];
};

export type StandaloneOptions = ServingOptions & {
  /** Folder of the embedded database, or IN_MEMORY. */
  readonly data: string | typeof IN_MEMORY;
};

export type Standalone = {
  readonly origin: string;
  readonly brain: Brain;
  readonly control: Control;
  /** What a connector needs, by provider. */
  readonly connections: Readonly<Record<string, ProtocolConfigInput>>;
  close(): Promise<void>;
};

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** Serves the first handler that takes the request. An error is logged and answered without its text. */
const serverOf = (handlers: readonly Handler[]): Server =>
  createServer((request, response) => {
    const serve = async (): Promise<void> => {
      for (const handler of handlers) if (await handler(request, response)) return;
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found\n');
    };
    serve().catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const inUse = errorCode(error) === 'EADDRINUSE';
      reject(
        inUse ? new StartupError(`Port ${port} on ${host} is in use; choose another with --port`) : error,
      );
    });
    server.listen(port, host, resolve);
  });

/**
 * The rehearsal authority as a server of its own on an open, migrated database: services, SMS portal and control
 * endpoint, with a clock that the control endpoint advances for all providers alike.
 * @throws StartupError with one clear line when the port is in use.
 */
export async function serveRehearsalAuthority(
  { prisma }: Pick<Database, 'prisma'>,
  options: ServingOptions,
): Promise<Standalone> {
  let offset = 0;
  const now = (): Date => new Date(Date.now() + offset);
  const brain = createBrain({
    store: createPrismaStore(prisma, keysFrom(options.secret)),
    now,
    smsApplies: (province, at) => provinceRules(province, at).sms.required,
  });
  const control = createControl();
  const advance = (hours: number): void => {
    offset += hours * 3_600_000;
  };
  const server = serverOf([
    createRehearsalFront({ brain, accounts: derivedAccounts(brain, options.secret), control }),
    createSmsPortal(brain),
    createControlEndpoint({ control, brain, now, advance, rightsOf: rightsByToken(options.token) }),
  ]);
  await listen(server, options.port, options.host);
  const origin = `http://${options.host}:${(server.address() as AddressInfo).port}`;
  const connections: Record<string, ProtocolConfigInput> = {};
  for (const provider of options.provider) {
    connections[provider] = await connectionFor(brain, provider, { origin, secret: options.secret });
  }
  const close = async (): Promise<void> => {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  };
  return { origin, brain, control, connections, close };
}

/**
 * Opens a database of its own and serves on it.
 * @throws StartupError with one clear line when the port or the folder cannot be used.
 */
export async function runRehearsalAuthority(options: StandaloneOptions): Promise<Standalone> {
  const database = await openDatabase({ dataDir: options.data });
  try {
    await migrate(database);
    const serving = await serveRehearsalAuthority(database, options);
    const close = async (): Promise<void> => {
      await serving.close();
      await database.close();
    };
    return { ...serving, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

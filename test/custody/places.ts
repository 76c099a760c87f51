import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openDatabase } from '../../prisma/database.ts';
import { migrate } from '../../prisma/migrate.ts';
import type { DatabaseKind } from '../testkit/database.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { createServerDatabase } from '../platform/support/test-server.ts';

/** Where a service of a test keeps everything. */
export type Env = {
  DATA_DIR: string;
  MASTER_KEY: string;
  DATABASE_URL?: string;
  PREVIOUS_MASTER_KEYS?: string;
};

const toCleanUp: (() => Promise<void> | void)[] = [];
/** Is done when the file is through. */
export const afterwards = (clean: () => Promise<void> | void): void => void toCleanUp.push(clean);
afterAll(async () => {
  for (const clean of toCleanUp.splice(0).reverse()) await clean();
});

/** A folder that is gone after the tests of the file. */
export const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'jieru-custody-'));
  afterwards(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A machine with an empty database and an empty folder for the papers. */
export async function anEmptyPlace(
  kind: DatabaseKind,
  masterKey: Buffer,
): Promise<{ env: Env; destroy(): Promise<void> }> {
  const env = { DATA_DIR: aFolder(), MASTER_KEY: masterKey.toString('base64') };
  const clear = (): void => rmSync(env.DATA_DIR, { recursive: true, force: true });
  if (kind === 'pglite') return { env, destroy: async () => clear() };
  const server = await createServerDatabase();
  afterwards(() => server.drop());
  return {
    env: { ...env, DATABASE_URL: server.url },
    async destroy() {
      await server.drop();
      clear();
    },
  };
}

/** Starts the service on what is there. */
export async function serviceAt({ DATA_DIR, DATABASE_URL }: Env, masterKey: Buffer): Promise<Service> {
  if (DATABASE_URL) return startService({ database: { url: DATABASE_URL }, masterKey, dataDir: DATA_DIR });
  const database = await openDatabase({ dataDir: DATA_DIR });
  await migrate(database);
  return startService({ database, masterKey, dataDir: DATA_DIR });
}

const DETAILS =
  '{ filing(id: $id) { id state version details { subject { name } } materials { id kind status } } }';

/** What its applicant sees of a filing. */
export const seen = (filing: Filing, service: Service) =>
  filing.owner.caller.at(service.url).query(`query ($id: ID!) ${DETAILS}`, { id: filing.id });

/** Every paper of a filing as the service opens it for the authority. */
export async function papersOf({ services }: Service, filingId: string): Promise<string[]> {
  const rows = await services.database.prisma.material.findMany({
    where: { filingId, status: 'STORED' },
    orderBy: { id: 'asc' },
  });
  const papers = [];
  for (const row of rows) papers.push((await services.materials.original(row)).toString('base64'));
  return papers;
}

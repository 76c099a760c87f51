import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrationNames } from '../../prisma/migrations.ts';
import { projectRoot } from '../../prisma/root.ts';
import { createServerDatabase } from '../platform/support/test-server.ts';
import { databaseKinds } from '../testkit/database.ts';
import { freePort, startProcess, whenReady, type RunningService } from '../testkit/process.ts';
import { buildFormer, formerCommit, type FormerBuild } from './support/former-build.ts';

const run = promisify(execFile);

type Programs = { readonly main: string; readonly cli: string };
type Answer = { data?: { filings: { edges: { node: { id: string } }[] } }; errors?: unknown };

const OWN: Programs = {
  main: join(projectRoot, 'dist/server/main.js'),
  cli: join(projectRoot, 'dist/server/cli/jieru.js'),
};
const QUERY = '{ filings(first: 100) { edges { node { id state websites { domains result } } } } }';
const former = formerCommit();
/** A filing takes some seconds, and on a busy machine a minute. */
const PATIENCE_MS = 240_000;

/** One version of the service, and what was asked of it. */
type Version = {
  readonly service: RunningService;
  /** IDs of the filings that it brought from the type check to the approval. */
  readonly approved: readonly string[];
  readonly refused: readonly string[];
  /** Asks for filings all the time, and brings one after the other through. */
  begins(): void;
  /** Ends the traffic after what is under way. */
  ends(): Promise<void>;
  seesAll(): Promise<string[]>;
};

describe.skipIf(former === null || !databaseKinds().includes('postgresql'))(
  'an upgrade without a pause',
  () => {
    let place: Awaited<ReturnType<typeof createServerDatabase>>;
    let built: FormerBuild;
    let env: Record<string, string>;
    /** Of a provider for each version: a rehearsal moves the clock of its own, and with it whatever waits there. */
    let keys: readonly string[] = [];
    const dataDir = mkdtempSync(join(tmpdir(), 'jieru-upgrade-'));
    const started: RunningService[] = [];

    beforeAll(async () => {
      built = buildFormer(former ?? '');
      place = await createServerDatabase();
      const MASTER_KEY = randomBytes(32).toString('base64');
      env = { DATABASE_URL: place.url, MASTER_KEY, DATA_DIR: dataDir, DEMO: 'on', LOG_LEVEL: 'error' };
    }, 600_000);
    afterAll(async () => {
      for (const service of started) await service.kill();
      await place.drop();
      built.remove();
      rmSync(dataDir, { recursive: true });
    });

    const jieru = async ({ cli }: Programs, ...words: string[]): Promise<string> => {
      const all = [cli, ...words, '--json'];
      const told = await run(process.execPath, all, { env: { ...process.env, ...env } }).catch(
        (error: unknown) =>
          // What a command could not do, it says as its answer.
          Promise.reject(new Error(`${(error as { stdout?: string }).stdout ?? ''}${String(error)}`)),
      );
      return told.stdout;
    };

    async function anotherKey(programs: Programs): Promise<string> {
      await jieru(programs, 'provider', 'create', 'another', '--name', 'Another');
      const whose = ['--provider', 'another', '--mode', 'test', '--kind', 'secret', '--name', 'upgrade'];
      return (JSON.parse(await jieru(programs, 'key', 'create', ...whose)) as { key: string }).key;
    }

    async function starts(programs: Programs): Promise<Version> {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const service = startProcess({ ...env, PORT: String(port) }, programs.main);
      started.push(service);
      await whenReady(url, service);
      if (keys.length === 0)
        keys = [/sk_test_\S+/.exec(service.output().stdout)?.[0] ?? '', await anotherKey(programs)];
      const key = keys[programs === OWN ? 1 : 0] ?? '';
      const approved: string[] = [];
      const refused: string[] = [];
      const under: Promise<void>[] = [];
      let goesOn = true;
      const again = async (act: () => Promise<unknown>, pauseMs: number): Promise<void> => {
        while (goesOn) {
          await act().catch((error: unknown) => void refused.push(String(error)));
          await wait(pauseMs);
        }
      };
      const asks = async (token: string): Promise<string[]> => {
        const response = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ query: QUERY }),
        });
        const { data, errors } = (await response.json()) as Answer;
        if (errors || !data) throw new Error(JSON.stringify(errors));
        return data.filings.edges.map(({ node }) => node.id);
      };
      const filesOne = async (): Promise<void> => {
        const told = await jieru(programs, 'rehearse', '--url', url, '--secret-key', key);
        approved.push((JSON.parse(told) as { filingId: string }).filingId);
      };
      return {
        service,
        approved,
        refused,
        begins: () =>
          void under.push(
            again(filesOne, 50),
            again(() => asks(key), 150),
          ),
        async ends() {
          goesOn = false;
          await Promise.all(under);
        },
        seesAll: async () => (await Promise.all(keys.map(asks))).flat(),
      };
    }

    const applied = async (): Promise<string[]> => {
      const client = new pg.Client({ connectionString: place.url });
      await client.connect();
      const { rows } = await client.query<{ name: string }>(
        'SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1',
      );
      await client.end();
      return rows.map(({ name }) => name);
    };

    /** Waits until it has brought so many more filings to the end; whatever is refused ends that. */
    async function brings({ approved, refused }: Version, more: number): Promise<void> {
      const enough = approved.length + more;
      for (const until = Date.now() + PATIENCE_MS; approved.length < enough; await wait(100)) {
        expect(refused).toEqual([]);
        if (Date.now() > until) throw new Error(`${more} filings took longer than ${PATIENCE_MS / 1000} s`);
      }
    }

    test('the former version goes on filing while this one migrates its database and serves beside it, and none is refused', async () => {
      const before = await starts(built);
      expect((await applied()).length).toBeLessThan((await migrationNames()).length);
      before.begins();
      await brings(before, 1);

      const after = await starts(OWN);
      expect(await applied()).toEqual(await migrationNames());
      after.begins();
      // The first of them may have begun before the migration.
      await Promise.all([brings(before, 2), brings(after, 1)]);
      await before.ends();
      const made = [...before.approved, ...after.approved];
      expect(await before.seesAll()).toEqual(expect.arrayContaining(made));

      await before.service.stop();
      await brings(after, 1);
      await after.ends();
      expect(await after.seesAll()).toEqual(expect.arrayContaining(made));
      expect([before.refused, after.refused]).toEqual([[], []]);
      for (const { service } of [before, after])
        expect(service.output().stdout.match(/"level":"(error|fatal)".*/g)).toBeNull();
    }, 1_000_000);
  },
);

import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

// Two compilers run beside the service: a busy machine must not decide.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const run = promisify(execFile);
const bin = (name: string): string => join(projectRoot, 'node_modules/.bin', name);

let folder: string;
let program: string;
let service: Service;
let desk: Desk;

/** The guide's example as somebody has it who copied it, with the contract's types made for it. */
beforeAll(async () => {
  // Beside the packages, so that they are found.
  const results = join(projectRoot, 'test-results');
  mkdirSync(results, { recursive: true });
  folder = mkdtempSync(join(results, 'typed-client-'));
  cpSync(join(projectRoot, '.github/docs/typed-client'), folder, { recursive: true });
  const settings = join(folder, 'tsconfig.json');
  const schema = join(projectRoot, 'schema/schema.graphql');
  writeFileSync(
    settings,
    readFileSync(settings, 'utf8').replace('"../../../schema/schema.graphql"', JSON.stringify(schema)),
  );
  await run(bin('gql.tada'), ['generate-output'], { cwd: folder });
  program = join(folder, 'list-filings.ts');
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(async () => {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

const typeFaults = async (): Promise<string> => {
  try {
    await run(bin('tsc'), ['-p', folder]);
    return '';
  } catch (failed) {
    return String((failed as { stdout?: unknown }).stdout);
  }
};

const outputFor = async (account: string): Promise<string[]> => {
  const env = { ...process.env, JIERU_URL: service.url, JIERU_KEY: desk.secretKey };
  return (await run(bin('tsx'), [program, account], { env })).stdout.trim().split('\n');
};

describe('the typed client of the guide', () => {
  it('is typed by its documents: what they do not ask for cannot be read', async () => {
    expect(await typeFaults()).toBe('');
    const text = readFileSync(program, 'utf8');
    writeFileSync(program, text.replace(/^ +createdAt\n/m, ''));
    const faults = await typeFaults();
    writeFileSync(program, text);
    expect(faults).toContain("Property 'createdAt' does not exist");
  });

  it('mints a session and lists all pages of an account’s filings', async () => {
    const owner = await desk.applicant();
    const ids = [];
    for (let made = 0; made < 3; made += 1) ids.unshift((await owner.files(aCompany()).upTo('START')).id);
    const [session, ...filings] = await outputFor(owner.externalRef);
    expect(session).toMatch(/^session of apl_\w+ until \d{4}-/);
    expect(filings.map((line) => line.split(' ').slice(0, 2))).toEqual(ids.map((id) => [id, 'DRAFT']));
  });

  it('tells the typed error of a union', async () => {
    expect((await outputFor('x'.repeat(1000)))[0]).toMatch(/^externalRef: /);
  });
});

import pg from 'pg';
import { Caller } from '../../testkit/caller.ts';
import { median } from '../report.ts';
import { factsOf, requestsOf, type Facts, type Request } from '../requests.ts';
import { addressOf, type World } from '../rows/world.ts';
import { SHAPES, type Shape } from '../shapes.ts';
import { openBenchService } from './service.ts';

/*
 * What the database does for a request, at several sizes: the statements that the service sends are heard, and each is explained with
 * its own values in a transaction that is rolled back.
 */

type Statement = { readonly text: string; readonly values: readonly unknown[] };
type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
};
type Plan = { Plan: Node; 'Execution Time': number };

const TIMES = 3;
/** A scan that reads fewer rows than this is how a small table is read. */
const MANY = 1_000;
const EXPLAINED = /^\s*(?:\/\*.*?\*\/\s*)?(?:SELECT|WITH|INSERT|UPDATE|DELETE|\()/i;

/** Lists that people leaf through far, beside the shapes of the bench. */
const LEAFED: Shape = {
  name: 'page 1,000 of the longest waiting',
  as: 'KEY',
  document: `query ($after: String) { filings(states: [APPROVED], order: LONGEST_WAITING, first: 20, after: $after) {
    edges { node { id state submittedAt } } pageInfo { endCursor } } }`,
  peers: [],
  variables: 'NONE',
};

/** Hears what goes to the database through the driver while some work is done. */
async function heardWhile(work: () => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = [];
  const { prototype } = pg.Client as unknown as { prototype: { query: (...given: unknown[]) => unknown } };
  const { query } = prototype;
  prototype.query = function heardQuery(this: pg.Client, ...given: unknown[]): unknown {
    const [first, second] = given;
    const config =
      typeof first === 'string'
        ? { text: first, values: second }
        : (first as { text?: string; values?: unknown });
    if (config.text !== undefined && EXPLAINED.test(config.text))
      heard.push({
        text: config.text,
        values: Array.isArray(config.values) ? (config.values as unknown[]) : [],
      });
    return Reflect.apply(query, this, given);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return heard;
}

const scans = (node: Node): string[] => [
  ...(node['Node Type'] === 'Seq Scan' &&
  (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0) >= MANY
    ? [node['Relation Name'] ?? '']
    : []),
  ...(node.Plans ?? []).flatMap(scans),
];

async function explain(
  client: pg.Client,
  { text, values }: Statement,
): Promise<{ ms: number; scans: string[] } | null> {
  const times: number[] = [];
  let found: string[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    await client.query('BEGIN');
    try {
      const { rows } = await client.query<{ 'QUERY PLAN': [Plan] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
        [...values],
      );
      const plan = rows[0]?.['QUERY PLAN'][0];
      if (!plan) return null;
      times.push(plan['Execution Time']);
      found = scans(plan.Plan);
    } catch {
      // It needs what an earlier one of its transaction has written.
      return null;
    } finally {
      await client.query('ROLLBACK');
    }
  }
  return { ms: Math.min(...times), scans: found };
}

type Grown = { statements: number; ms: number; scans: string[] };

async function grownIn(client: pg.Client, ask: () => Promise<unknown>): Promise<Grown> {
  // Once before, so that what is only asked at first is not heard.
  await ask();
  const explained = [];
  const statements = await heardWhile(ask);
  for (const one of statements) explained.push(await explain(client, one));
  return {
    statements: statements.length,
    ms: explained.reduce((sum, one) => sum + (one?.ms ?? 0), 0),
    scans: [...new Set(explained.flatMap((one) => one?.scans ?? []))],
  };
}

const send = async (url: string, { headers, body }: Request): Promise<void> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const text = await response.text();
  if (!response.ok || text.includes('"errors":[')) throw new Error(text.slice(0, 500));
};

/** The cursor after so many pages, read a hundred rows at a time. */
async function cursorFar(url: string, world: World): Promise<string | null> {
  const caller = new Caller(url.replace(/\/graphql$/, ''), { token: world.main.secretKey });
  let after: string | null = null;
  for (let page = 0; page < 200; page += 1) {
    const { filings }: { filings: { pageInfo: { endCursor: string | null } } } = await caller.query(
      `query ($after: String) { filings(states: [APPROVED], order: LONGEST_WAITING, first: 100, after: $after) { pageInfo { endCursor } } }`,
      { after },
    );
    if (filings.pageInfo.endCursor === null) return after;
    after = filings.pageInfo.endCursor;
  }
  return after;
}

async function grown(name: string, world: World): Promise<Map<string, Grown>> {
  const service = await openBenchService(addressOf(name), world.masterKey);
  const client = new pg.Client({ connectionString: addressOf(name) });
  await client.connect();
  const found = new Map<string, Grown>();
  try {
    const facts: Facts = await factsOf(name, world, service.url);
    // What changes something does not do the same twice, so that it could be heard and explained.
    for (const shape of SHAPES.filter(({ document }) => !document?.startsWith('mutation'))) {
      const requests = requestsOf(shape, 'jieru', world, facts);
      const runs: Grown[] = [];
      for (const request of requests.slice(0, 5))
        runs.push(await grownIn(client, () => send(service.url, request)));
      const ms = median(runs.map((run) => run.ms));
      found.set(shape.name, { ...(runs[0] ?? { statements: 0, scans: [] }), ms });
    }
    const [newest] = requestsOf(LEAFED, 'jieru', world, facts);
    const after = await cursorFar(service.url, world);
    if (newest)
      for (const [what, cursor] of [
        ['page 1 of the longest waiting', null],
        [LEAFED.name, after],
      ] as const)
        found.set(
          what,
          await grownIn(client, () =>
            send(service.url, {
              ...newest,
              body: JSON.stringify({ query: LEAFED.document, variables: { after: cursor } }),
            }),
          ),
        );
  } finally {
    await client.end();
    await service.close();
  }
  return found;
}

/** A table of SQL time for each shape at each size; scans of whole tables are named. */
export async function growthOf(places: readonly { name: string; world: World }[]): Promise<string> {
  const columns: Map<string, Grown>[] = [];
  for (const { name, world } of places) columns.push(await grown(name, world));
  const [first] = columns;
  const told = (one: Grown | undefined): string =>
    one ? `${one.ms.toFixed(2)}${one.scans.length > 0 ? ` (scans ${one.scans.join(', ')})` : ''}` : '–';
  return [
    'SQL ms of one request (the sum of its statements as PostgreSQL times them), and how many statements that are.',
    '',
    `| shape | statements | ${places.map(({ world }) => world.filings.toLocaleString('en')).join(' | ')} |`,
    `| --- | --- | ${places.map(() => '---').join(' | ')} |`,
    ...[...(first ?? [])].map(
      ([name, { statements }]) =>
        `| ${name} | ${statements} | ${columns.map((column) => told(column.get(name))).join(' | ')} |`,
    ),
  ].join('\n');
}

import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { CHANNEL } from '../../server/platform/events/publish.ts';
import { start } from './measure/contestants.ts';
import { between, Meter } from './measure/cpu.ts';
import { addressOf, recall } from './rows/world.ts';
import { SHAPES } from './shapes.ts';

/*
 * What people who listen cost: `npm run bench:listeners`, after `npm run bench` has generated ten thousand filings. All listen to one
 * filing with the document of one filing with its children, from this process, to a service that is another.
 */

const LISTENERS = Number(process.env['LISTENERS'] ?? 10_000);
/** So many open at once: a page that reconnects does not come alone. */
const AT_ONCE = 50;
const UPDATES = 7;
const DATABASE = 'jieru_bench_10k';

const world = await recall(DATABASE);
if (!world) throw new Error('npm run bench generates the filings first');
const client = new pg.Client({ connectionString: addressOf(DATABASE) });
await client.connect();
const { rows } = await client.query<{ id: string }>(
  `SELECT id FROM "Filing" WHERE "providerId" = $1 AND state = 'APPROVED' LIMIT 1`,
  [world.main.providerId],
);
const id = rows[0]?.id ?? '';
const service = await start('jieru', DATABASE, world);
const meter = await Meter.of(addressOf(DATABASE));

const plain = SHAPES.find(({ name }) => name === 'one filing, plain')?.document ?? '';
const query = plain.replace(/^query/, 'subscription').replace('filing(id', 'filingUpdated(id');
const body = JSON.stringify({ query, variables: { id } });
const { hostname, port } = new URL(service.url);
const request = [
  'POST /graphql HTTP/1.1',
  `host: ${hostname}`,
  'content-type: application/json',
  'accept: text/event-stream',
  `authorization: Bearer ${world.main.secretKey}`,
  `content-length: ${Buffer.byteLength(body)}`,
  '',
  body,
].join('\r\n');

let heard = 0;
let heardAt: number[] = [];
function listen(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => void socket.write(request));
    socket.on('error', reject);
    socket.on('data', (bytes) => {
      if (!bytes.includes('event: next')) return;
      heard += 1;
      heardAt.push(performance.now());
      resolve(socket);
    });
  });
}

const residentKb = (): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${service.pid}/status`, 'utf8'))?.[1] ?? 0);

async function until(count: number): Promise<void> {
  for (let turn = 0; heard < count && turn < 6_000; turn += 1) await wait(5);
  if (heard < count) throw new Error(`${heard} of ${count} listeners heard`);
}

const sockets: Socket[] = [];
const opened = async (count: number): Promise<void> => {
  for (let done = 0; done < count; done += AT_ONCE)
    sockets.push(...(await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - done) }, listen))));
};

await opened(500);
const [kbBefore, before] = [residentKb(), await meter.read(service.pid)];
await opened(LISTENERS);
const opening = between(before, await meter.read(service.pid));
const kb = residentKb() - kbBefore;

const updates: { last: number; p99: number; process: number; database: number }[] = [];
for (let turn = 0; turn < UPDATES; turn += 1) {
  heard = 0;
  heardAt = [];
  const then = await meter.read(service.pid);
  const began = performance.now();
  await client.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify({ topic: `filing:${id}` })]);
  await until(sockets.length);
  const spent = between(then, await meter.read(service.pid));
  const after = heardAt.map((at) => at - began).sort((one, other) => one - other);
  updates.push({
    last: after.at(-1) ?? 0,
    p99: after[Math.floor(after.length * 0.99)] ?? 0,
    process: spent.process / 1000,
    database: spent.database / 1000,
  });
  await wait(200);
}
const middle = (values: number[]): number =>
  values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
const lines = [
  ['listeners', String(sockets.length)],
  ['kB of memory for each', (kb / LISTENERS).toFixed(1)],
  [
    'opening, processor ms of the process · of PostgreSQL',
    `${(opening.process / 1000 / LISTENERS).toFixed(2)} · ${(opening.database / 1000 / LISTENERS).toFixed(2)}`,
  ],
  ['a change, processor ms of the process', middle(updates.map(({ process: ms }) => ms)).toFixed(0)],
  ['a change, processor ms of PostgreSQL', middle(updates.map(({ database }) => database)).toFixed(1)],
  ['heard by 99 in a hundred after, ms by the clock', middle(updates.map(({ p99 }) => p99)).toFixed(0)],
  ['heard by all after, ms by the clock', middle(updates.map(({ last }) => last)).toFixed(0)],
];
process.stdout.write(
  `| what | figure |\n| --- | --- |\n${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`,
);
for (const socket of sockets) socket.destroy();
await client.end();
await meter.close();
service.end();

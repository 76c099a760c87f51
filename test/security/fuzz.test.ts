import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectOperations } from '../../server/cli/operations.mjs';
import { aCompany } from '../testkit/companies.ts';
import { contract } from '../testkit/contract.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { requests, type FuzzedRequest } from './kit/fuzz-requests.ts';

/** A long form and another course are asked for by variables; see CONTRIBUTING. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 5_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_301);
const BATCH = 250;
const AT_ONCE = 8;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const SHOP = 'https://shop.example.com';
type Actor = { name: string; headers: Record<string, string> };

let service: Service;
let actors: Actor[];
let known: string[];
beforeAll(async () => {
  service = await startService({
    database: await openForTest(),
    operations: await collectOperations(),
  });
  const desk = await aDesk(service);
  const live = await aDesk(service, { mode: 'LIVE', of: desk });
  await desk.allowOrigin(SHOP);
  const owner = await desk.applicant();
  await owner.files(aCompany()).upTo('SUBMIT');
  const page = { 'x-jieru-key': desk.publishableKey, origin: SHOP };
  actors = [
    { name: 'a stranger', headers: {} },
    { name: 'a publishable key', headers: page },
    { name: 'a secret test key', headers: desk.provider.headers() },
    { name: 'a secret live key', headers: live.provider.headers() },
    { name: 'an applicant', headers: owner.caller.headers() },
    { name: 'a reviewer', headers: (await desk.reviewer()).headers() },
  ];
  known = [...(await idsOfEveryKind()), `fil_${'0'.repeat(26)}`];
});
afterAll(() => service.stop());

/** One id of each table that has one with a prefix: what a caller may name, and what he may not. */
async function idsOfEveryKind(): Promise<string[]> {
  const { executeSql } = service.services.database;
  const { rows: tables } = await executeSql(
    `SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'id' AND data_type = 'text' ORDER BY 1`,
  );
  const ids: string[] = [];
  for (const { name } of tables) {
    const { rows } = await executeSql(`SELECT id FROM "${String(name)}" ORDER BY id LIMIT 1`);
    if (rows[0]) ids.push(String(rows[0]['id']));
  }
  return ids;
}

/** The status and as much of an answer as comes at once; an event stream is left after its first event. */
async function answerTo(request: FuzzedRequest, actor: Actor): Promise<{ status: number; text: string }> {
  const abort = new AbortController();
  const response = await fetch(service.url + request.path, {
    method: request.method,
    headers: { ...actor.headers, ...request.headers },
    body: request.body,
    redirect: 'manual',
    signal: abort.signal,
  } as RequestInit);
  const { status } = response;
  const streams = /event-stream|multipart/.test(response.headers.get('content-type') ?? '');
  // A HEAD request is told the type of a stream, and gets none.
  if (!response.body || !streams) return { status, text: await response.text() };
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = '';
  while (!/data:|complete/.test(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += Buffer.from(value).toString('utf8');
  }
  abort.abort();
  return { status, text };
}

const isFailure = ({ status, text }: { status: number; text: string }): boolean =>
  status >= 500 || /"code":"INTERNAL"/.test(text);

it(
  `${REQUESTS} requests of every kind are answered: no failure of ours, no memory kept, nobody waits`,
  { timeout: 60_000 + REQUESTS * 400 },
  async () => {
    const arbitrary = fc.record({ request: requests(contract, known), actor: fc.constantFrom(...actors) });
    const failures: string[] = [];
    const waits: number[] = [];
    const listening = service.services.events.size;
    const send = async ({ request, actor }: { request: FuzzedRequest; actor: Actor }): Promise<void> => {
      const answer = await answerTo(request, actor);
      if (!isFailure(answer)) return;
      const body = Buffer.from(request.body ?? '')
        .toString('utf8')
        .slice(0, 1500);
      failures.push(
        `${actor.name}, ${request.what}, ${request.path}: ${answer.status} ${answer.text.slice(0, 300)}\n${body}`,
      );
    };
    // In processor time, because a machine that others use makes everything wait; and not while requests are being made up.
    const look = async (): Promise<void> => {
      const asked = process.cpuUsage();
      await (await fetch(`${service.url}/healthz`)).text();
      const { user, system } = process.cpuUsage(asked);
      waits.push((user + system) / 1000);
    };
    const batch = async (seed: number): Promise<void> => {
      const cases = fc.sample(arbitrary, { seed, numRuns: BATCH });
      const next = async (): Promise<void> => {
        for (let one = cases.pop(); one; one = cases.pop()) await send(one);
      };
      const sending = Promise.all(Array.from({ length: AT_ONCE }, next));
      while (cases.length > 0) {
        await look();
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await sending;
    };
    // The first batches fill what is filled once: compiled code, plans, keys.
    const batches = Math.ceil(REQUESTS / BATCH);
    const warm = Math.min(2, batches - 1);
    for (let turn = 0; turn < warm; turn += 1) await batch(SEED + turn);
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    for (let turn = warm; turn < batches; turn += 1) await batch(SEED + turn);
    expect(failures.slice(0, 20).join('\n\n'), `${failures.length} failures`).toBe('');
    await expect.poll(() => service.services.events.size, { timeout: 10_000 }).toBe(listening);
    collectGarbage();
    expect(process.memoryUsage().heapUsed / before).toBeLessThan(1.2);
    expect(Math.max(...waits)).toBeLessThan(1_000);
  },
);

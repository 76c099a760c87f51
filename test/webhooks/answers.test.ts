import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { workOnWebhooks } from '../../server/platform/webhooks/work.ts';
import { ATTEMPTS_SHOWN, EXCERPT_BYTES } from '../../schema/rules/bounds.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { dumpTables } from '../testkit/tables.ts';
import { anEndpoint, attempted, delivered, deliveriesTo, happens, pausePasses } from './support/events.ts';
import { Receiver } from './support/receiver.ts';

vi.setConfig({ testTimeout: 150_000, hookTimeout: 60_000 });

let service: Service;
const receivers: Receiver[] = [];

beforeAll(async () => {
  service = await startService({ database: await openForTest(), env: { OUTGOING_ALLOW: '127.0.0.1' } });
  workOnWebhooks(service.services);
});
afterEach(() => {
  for (const receiver of receivers.splice(0)) receiver.stop();
});
afterAll(() => service.stop());

/** What Standard Webhooks makes of an answer: 2xx is taken, 410 wants nothing any more, and everything else is tried again. */
const TAKEN = [200, 202, 204, 299];
const TRIED_AGAIN = [304, 400, 401, 403, 404, 405, 409, 422, 429, 451, 500, 502, 503, 504];
const GONE = [410];

type Attempts = {
  node: {
    attemptCount: number;
    attempts: {
      status: number | null;
      failure: string | null;
      excerpt: string | null;
      at: string;
      durationMs: number;
    }[];
  };
};

const attemptsAt = async (desk: Desk, id: string | undefined) => {
  const { node } = await desk.provider.query<Attempts>(
    `query ($id: ID!) { node(id: $id) { ... on WebhookDelivery { attemptCount attempts { status failure excerpt at durationMs } } } }`,
    { id },
  );
  return node;
};

async function aReceiver(): Promise<Receiver> {
  const receiver = await Receiver.start();
  receivers.push(receiver);
  return receiver;
}

it('every answer of a receiver is taken, tried again or the end, as Standard Webhooks says', async () => {
  const desk = await aDesk(service);
  const { prisma } = service.services.database;
  const asked = await Promise.all(
    [...TAKEN, ...TRIED_AGAIN, ...GONE].map(async (status) => {
      const receiver = await aReceiver();
      receiver.answers.push(status);
      return { status, endpoint: await anEndpoint(desk, receiver) };
    }),
  );
  await happens(desk);
  const became: Record<number, unknown> = {};
  for (const { status, endpoint } of asked) {
    await attempted(service, endpoint, 1);
    const [delivery] = await deliveriesTo(service, endpoint);
    const { disabledAt } = await prisma.webhookEndpoint.findUniqueOrThrow({ where: { id: endpoint.id } });
    became[status] = [delivery?.status, delivery?.nextAt === null, disabledAt === null];
  }
  const all = (statuses: number[], outcome: [status: string, over: boolean, enabled: boolean]) =>
    Object.fromEntries(statuses.map((status) => [status, outcome]));
  expect(became).toEqual({
    ...all(TAKEN, ['DELIVERED', true, true]),
    ...all(TRIED_AGAIN, ['PENDING', false, true]),
    ...all(GONE, ['FAILED', true, false]),
  });
});

it('the log tells of each attempt what came back, when it began and how long it took', async () => {
  const desk = await aDesk(service);
  const receiver = await aReceiver();
  const endpoint = await anEndpoint(desk, receiver);
  receiver.answers.push(500, 302, 204);
  receiver.words = `表 orders 不存在：张演练\n${'x'.repeat(3000)}`;
  const began = Date.now();
  await happens(desk);
  for (const attempts of [1, 2, 3]) {
    await attempted(service, endpoint, attempts);
    await pausePasses(service, endpoint);
  }
  await delivered(service, endpoint);
  const [delivery] = await deliveriesTo(service, endpoint);
  const { attemptCount, attempts } = await attemptsAt(desk, delivery?.id);
  expect(attemptCount).toBe(3);
  expect(attempts.map(({ status, failure }) => [status, failure])).toEqual([
    [500, null],
    [null, 'REDIRECT'],
    [204, null],
  ]);
  const [first, second, third] = attempts.map(({ excerpt }) => excerpt);
  expect(first).toMatch(/^表 orders 不存在：张演练 x+$/);
  expect(Buffer.byteLength(first ?? '')).toBe(EXCERPT_BYTES);
  expect([second, third]).toEqual([null, '']);
  for (const { at, durationMs } of attempts) {
    expect(Date.parse(at)).toBeGreaterThanOrEqual(began);
    expect(durationMs).toBeGreaterThanOrEqual(0);
    expect(durationMs).toBeLessThan(15_000);
  }
  // A receiver may repeat whatever it knows: its words are read with a secret key, and nowhere else.
  const tables = [...(await dumpTables(service.services.database)).values()].join('\n');
  for (const place of [tables, service.log()]) expect(place).not.toContain('张演练');
  const stranger = await aDesk(service);
  expect(await attemptsAt(stranger, delivery?.id)).toBeNull();
});

it('the log goes on over replays, and keeps the last attempts', async () => {
  const desk = await aDesk(service);
  const receiver = await aReceiver();
  const endpoint = await anEndpoint(desk, receiver);
  await happens(desk);
  await delivered(service, endpoint);
  await attempted(service, endpoint, 1);
  const [delivery] = await deliveriesTo(service, endpoint);
  receiver.words = 'again';
  for (let again = 1; again <= ATTEMPTS_SHOWN; again += 1) {
    receiver.answers.push(200);
    await desk.provider.succeed('replayWebhookDelivery', { id: delivery?.id });
    await attempted(service, endpoint, 1);
    await delivered(service, endpoint);
    if (again > 1) continue;
    const { attempts } = await attemptsAt(desk, delivery?.id);
    expect(attempts.map(({ excerpt }) => excerpt)).toEqual(['', 'again']);
  }
  const { attemptCount, attempts } = await attemptsAt(desk, delivery?.id);
  expect([attemptCount, attempts.length]).toEqual([1, ATTEMPTS_SHOWN]);
  expect(attempts.every(({ excerpt }) => excerpt === 'again')).toBe(true);
});

it('a test event that is answered 410 disables the endpoint, as any event does; another answer leaves it', async () => {
  const desk = await aDesk(service);
  const receiver = await aReceiver();
  const { id } = await anEndpoint(desk, receiver);
  const { prisma } = service.services.database;
  const outcomeOf = async (status: number) => {
    receiver.answers.push(status);
    receiver.words = `answer ${status}`;
    const { delivery } = await desk.provider.succeed('testWebhookEndpoint', { id });
    const { disabledAt } = await prisma.webhookEndpoint.findUniqueOrThrow({ where: { id } });
    return { ...(delivery as object), enabled: disabledAt === null };
  };
  for (const status of [404, 429, 500])
    expect(await outcomeOf(status)).toMatchObject({
      status: 'FAILED',
      attempts: [{ status, excerpt: `answer ${status}` }],
      enabled: true,
    });
  expect(await outcomeOf(410)).toMatchObject({ status: 'FAILED', lastStatus: 410, enabled: false });
  expect(await outcomeOf(410)).toMatchObject({ enabled: false });
  const noted = await prisma.auditEvent.findMany({ where: { targetId: id }, orderBy: { id: 'asc' } });
  expect(noted.map(({ action, actorKind }) => [action, actorKind])).toEqual([
    ['WEBHOOK_CREATED', 'SECRET_KEY'],
    ['WEBHOOK_GONE', 'WEBHOOK_ENDPOINT'],
  ]);
});

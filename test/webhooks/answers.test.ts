import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { workOnWebhooks } from '../../server/platform/webhooks/work.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { anEndpoint, attempted, deliveriesTo, happens } from './support/events.ts';
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

it('every answer of a receiver is taken, tried again or the end, as Standard Webhooks says', async () => {
  const desk = await aDesk(service);
  const { prisma } = service.services.database;
  const asked = await Promise.all(
    [...TAKEN, ...TRIED_AGAIN, ...GONE].map(async (status) => {
      const receiver = await Receiver.start();
      receivers.push(receiver);
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

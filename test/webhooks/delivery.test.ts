import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventually } from '../platform/support/eventually.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { heldByAnother } from '../testkit/leases.ts';
import { startService, type Service } from '../testkit/service.ts';
import { newId } from '../../server/platform/ids.ts';
import { deliverTo } from '../../server/platform/webhooks/deliver.ts';
import { tellWorld } from '../../server/platform/events/outbox.ts';
import { DELIVERY_ATTEMPTS } from '../../schema/rules/bounds.ts';
import { workOnWebhooks } from '../../server/platform/webhooks/work.ts';
import {
  anEndpoint,
  attempted,
  delivered,
  deliveriesTo,
  dispatched,
  happens,
  pausePasses,
} from './support/events.ts';
import { Receiver, verified } from './support/receiver.ts';

vi.setConfig({ testTimeout: 150_000, hookTimeout: 60_000 });

let service: Service;
let desk: Desk;
const receivers: Receiver[] = [];

beforeAll(async () => {
  service = await startService({
    database: await openForTest(),
    env: { OUTGOING_ALLOW: '127.0.0.1' },
  });
  workOnWebhooks(service.services);
});
beforeEach(async () => {
  desk = await aDesk(service);
});
afterEach(() => {
  for (const receiver of receivers.splice(0)) receiver.stop();
});
afterAll(() => service.stop());

async function aReceiver(): Promise<Receiver> {
  const receiver = await Receiver.start();
  receivers.push(receiver);
  return receiver;
}

describe('an event', () => {
  it('reaches each endpoint that asked for it once, signed as Standard Webhooks says', async () => {
    const [receiver, other] = [await aReceiver(), await aReceiver()];
    const endpoint = await anEndpoint(desk, receiver, ['filing.approved', 'filing.*', '*']);
    const second = await anEndpoint(desk, other);
    const id = await happens(desk);
    await attempted(service, endpoint, 1);
    await attempted(service, second, 1);
    expect(receiver.ids).toEqual([id]);
    expect(other.ids).toEqual([id]);
    const [heard] = receiver.heard;
    if (!heard) throw new Error('nothing came');
    const { type, data } = verified(endpoint.secret, heard);
    expect({ type, keys: Object.keys(data).sort() }).toEqual({
      type: 'filing.approved',
      keys: ['id', 'sequence', 'state', 'type'],
    });
    expect(() => verified(second.secret, heard)).toThrow();
    expect(await deliveriesTo(service, endpoint)).toMatchObject([
      { status: 'DELIVERED', attempts: 1, lastStatus: 204, nextAt: null, messageId: id },
    ]);
    expect(await service.services.database.prisma.outboxMessage.findUnique({ where: { id } })).toMatchObject({
      dispatchedAt: expect.any(Date) as unknown,
    });
  });

  it.each([
    [['filing.approved'], ['filing.approved']],
    [['filing.*'], ['filing.approved', 'filing.refused']],
    [
      ['reminder.draft_idle', 'website.*'],
      ['reminder.draft_idle', 'website.stray'],
    ],
    [['*'], ['filing.approved', 'filing.refused', 'reminder.draft_idle', 'website.stray']],
  ])('is sent to whom asks for %s only where it is one of these', async (topics, expected) => {
    const receiver = await aReceiver();
    const endpoint = await anEndpoint(desk, receiver, topics);
    for (const topic of [
      'filing.approved',
      'filing.refused',
      'reminder.draft_idle',
      'website.stray',
    ] as const)
      await happens(desk, topic);
    await dispatched(service);
    await attempted(service, endpoint, expected.length);
    const heard = receiver.heard.map((each) => verified(endpoint.secret, each).type);
    expect(heard.sort()).toEqual([...expected].sort());
  });

  it('of another provider or the other mode is not heard of', async () => {
    const receiver = await aReceiver();
    const endpoint = await anEndpoint(desk, receiver);
    await happens(await aDesk(service));
    await happens(await aDesk(service, { mode: 'LIVE', of: desk }));
    const own = await happens(desk);
    await dispatched(service);
    await attempted(service, endpoint, 1);
    expect(receiver.ids).toEqual([own]);
    expect(await deliveriesTo(service, endpoint)).toHaveLength(1);
  });

  it('is sent also where nobody was woken for it, and where the sender before has died', async () => {
    const receiver = await aReceiver();
    const endpoint = await anEndpoint(desk, receiver);
    const { prisma } = service.services.database;
    await heldByAnother(service.services.database, endpoint.id, 600_000);
    const id = newId('OutboxMessage');
    await prisma.outboxMessage.create({
      data: { id, ...desk.tenant, topic: 'filing.approved', targetId: 'fil_0', payload: {} },
    });
    await eventually('it is found', async () => (await deliveriesTo(service, endpoint)).length > 0, 60_000);
    await deliverTo(service.services, {
      data: { endpointId: endpoint.id },
      signal: new AbortController().signal,
    });
    expect(receiver.heard).toEqual([]);
    await heldByAnother(service.services.database, endpoint.id, -1);
    await delivered(service, endpoint);
    expect(receiver.ids).toEqual([id]);
  });

  it('is noted by whoever sends it by then, not by a sender that comes back late', async () => {
    const receiver = await aReceiver();
    const endpoint = await anEndpoint(desk, receiver);
    receiver.falters();
    const id = await happens(desk);
    await eventually('it is under way', () => receiver.heard.length === 1, 60_000);
    await heldByAnother(service.services.database, endpoint.id, 600_000);
    receiver.recovers();
    await eventually('the late one is told', () => service.log().includes('has taken over the endpoint'));
    expect(await deliveriesTo(service, endpoint)).toMatchObject([{ status: 'PENDING', attempts: 0 }]);
    await heldByAnother(service.services.database, endpoint.id, -1);
    await delivered(service, endpoint);
    expect(receiver.ids).toEqual([id, id]);
  });

  it('whose change failed is never sent', async () => {
    const receiver = await aReceiver();
    await anEndpoint(desk, receiver);
    const news = { topic: 'filing.approved', targetId: newId('Filing'), data: {}, at: new Date() } as const;
    const change = service.services.database.prisma.$transaction(async (tx) => {
      await tellWorld(tx, desk.tenant, news);
      throw new Error('the change failed');
    });
    await expect(change).rejects.toThrow('the change failed');
    const { prisma } = service.services.database;
    await prisma.$transaction((tx) => tellWorld(tx, desk.tenant, { ...news, topic: 'filing.refused' }));
    const id = await happens(desk);
    await eventually('the next ones come', () => receiver.heard.length > 1, 60_000);
    expect(receiver.ids).toContain(id);
    // It gave its number back as well.
    const told = receiver.heard.map(({ body }) => JSON.parse(body) as { type: string; data: unknown });
    expect(told.find(({ type }) => type === 'filing.refused')?.data).toMatchObject({
      id: news.targetId,
      sequence: 1,
    });
    expect(told).toHaveLength(2);
  });
});

describe('a receiver that fails', () => {
  it('is sent the event again later, under the same webhook-id', async () => {
    const receiver = await aReceiver();
    const endpoint = await anEndpoint(desk, receiver);
    receiver.answers.push(500, 429);
    const id = await happens(desk);
    await attempted(service, endpoint, 1);
    const [first] = await deliveriesTo(service, endpoint);
    expect(first).toMatchObject({ status: 'PENDING', attempts: 1, lastStatus: 500, lastFailure: null });
    expect(first?.nextAt?.getTime()).toBeGreaterThan(first?.lastAttemptAt?.getTime() ?? Infinity);
    for (const attempts of [2, 3]) {
      await pausePasses(service, endpoint);
      await attempted(service, endpoint, attempts);
    }
    expect(receiver.ids).toEqual([id, id, id]);
    for (const heard of receiver.heard) verified(endpoint.secret, heard);
    expect(new Set(receiver.heard.map(({ body }) => body)).size).toBe(1);
    expect(await deliveriesTo(service, endpoint)).toMatchObject([{ status: 'DELIVERED', attempts: 3 }]);
  });

  it('over the whole schedule loses the event, which can be replayed', async () => {
    const receiver = await aReceiver();
    const endpoint = await anEndpoint(desk, receiver);
    receiver.answers.push(...Array.from({ length: DELIVERY_ATTEMPTS }, () => 500));
    const id = await happens(desk);
    for (let attempts = 1; attempts <= DELIVERY_ATTEMPTS; attempts += 1) {
      await attempted(service, endpoint, attempts);
      await pausePasses(service, endpoint);
    }
    const [failed] = await deliveriesTo(service, endpoint);
    expect(failed).toMatchObject({
      status: 'FAILED',
      attempts: DELIVERY_ATTEMPTS,
      lastStatus: 500,
      nextAt: null,
    });
    expect(receiver.heard).toHaveLength(DELIVERY_ATTEMPTS);
    expect(service.log()).toContain('a webhook was given up');

    await desk.provider.succeed('replayWebhookDelivery', { id: failed?.id });
    await eventually('it comes again', () => receiver.heard.length > DELIVERY_ATTEMPTS, 60_000);
    expect(new Set(receiver.ids)).toEqual(new Set([id]));
    await delivered(service, endpoint);
  });

  it('does not keep the events of another waiting', async () => {
    const [slow, quick] = [await aReceiver(), await aReceiver()];
    const [first, second] = [await anEndpoint(desk, slow), await anEndpoint(desk, quick)];
    slow.falters();
    for (let count = 0; count < 20; count += 1) await happens(desk);
    await attempted(service, second, 20);
    expect(new Set(quick.ids).size).toBe(20);
    expect((await deliveriesTo(service, first)).every(({ status }) => status === 'PENDING')).toBe(true);
    slow.recovers();
    await delivered(service, first);
    expect(new Set(slow.ids)).toEqual(new Set(quick.ids));
  });

  it('that says it is gone (410) is disabled, until the provider enables it again', async () => {
    const receiver = await aReceiver();
    const endpoint = await anEndpoint(desk, receiver);
    receiver.answers.push(410);
    await happens(desk);
    await attempted(service, endpoint, 1);
    expect(await deliveriesTo(service, endpoint)).toMatchObject([{ status: 'FAILED', lastStatus: 410 }]);
    await happens(desk);
    await dispatched(service);
    expect(await deliveriesTo(service, endpoint)).toHaveLength(1);
    expect(
      await desk.provider.mutate('updateWebhookEndpoint', { id: endpoint.id, disabled: false }),
    ).toMatchObject({ endpoint: { disabledAt: null } });
    const id = await happens(desk);
    await attempted(service, endpoint, 2);
    expect(receiver.ids).toEqual([expect.any(String), id]);
    const { prisma } = service.services.database;
    const noted = await prisma.auditEvent.findMany({
      where: { targetId: endpoint.id },
      orderBy: { id: 'asc' },
    });
    expect(noted.map(({ action }) => action)).toEqual(['WEBHOOK_CREATED', 'WEBHOOK_GONE', 'WEBHOOK_CHANGED']);
  });

  it.each([
    ['in seconds', '7200'],
    ['by a date', new Date(Date.now() + 7_200_000).toUTCString()],
  ])('that asks for time %s (Retry-After) gets it', async (_how, retryAfter) => {
    const receiver = await aReceiver();
    const endpoint = await anEndpoint(desk, receiver);
    receiver.answers.push(503);
    receiver.says['retry-after'] = retryAfter;
    await happens(desk);
    await attempted(service, endpoint, 1);
    const [delivery] = await deliveriesTo(service, endpoint);
    const hours = ((delivery?.nextAt?.getTime() ?? 0) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(1.9);
    expect(hours).toBeLessThan(2.3);
  });

  it('that redirects is not followed', async () => {
    const [receiver, elsewhere] = [await aReceiver(), await aReceiver()];
    const endpoint = await anEndpoint(desk, receiver);
    receiver.answers.push(302);
    receiver.says['location'] = elsewhere.url;
    await happens(desk);
    await attempted(service, endpoint, 1);
    expect(elsewhere.heard).toEqual([]);
    expect(await deliveriesTo(service, endpoint)).toMatchObject([
      { status: 'PENDING', lastStatus: null, lastFailure: 'REDIRECT' },
    ]);
  });

  it('is not reached at all where its address is private', async () => {
    const receiver = await aReceiver();
    const endpoint = await anEndpoint(desk, receiver);
    // Such as a name that led elsewhere when it was set.
    await service.services.database.prisma.webhookEndpoint.update({
      where: { id: endpoint.id },
      data: { url: 'https://10.0.0.1/webhooks' },
    });
    await happens(desk);
    await attempted(service, endpoint, 1);
    expect(await deliveriesTo(service, endpoint)).toMatchObject([
      { status: 'PENDING', lastStatus: null, lastFailure: 'ADDRESS' },
    ]);
  });
});

describe('a disabled endpoint', () => {
  it('gets what was on its way once it is enabled, and nothing of what happened meanwhile', async () => {
    const receiver = await aReceiver();
    const endpoint = await anEndpoint(desk, receiver);
    // However often it is tried before the endpoint is disabled.
    receiver.answers.push(...Array.from({ length: DELIVERY_ATTEMPTS }, () => 500));
    const before = await happens(desk);
    await attempted(service, endpoint, 1);
    const change = (disabled: boolean) =>
      desk.provider.succeed('updateWebhookEndpoint', { id: endpoint.id, disabled });
    await change(true);
    const until = receiver.heard.length;
    await pausePasses(service, endpoint);
    await happens(desk);
    await dispatched(service);
    expect(receiver.heard).toHaveLength(until);
    receiver.answers.splice(0);
    await change(false);
    await delivered(service, endpoint);
    expect(receiver.heard.length).toBeGreaterThan(until);
    expect(new Set(receiver.ids)).toEqual(new Set([before]));
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { workOnWebhooks } from '../../server/platform/webhooks/work.ts';
import { sweepWebhooks } from '../../server/platform/webhooks/sweep.ts';
import { SUBSCRIPTIONS } from '../../schema/rules/topics.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { dumpTables } from '../testkit/tables.ts';
import { anEndpoint, attempted, delivered, deliveriesTo, dispatched, happens } from './support/events.ts';
import { Receiver, verified } from './support/receiver.ts';

vi.setConfig({ testTimeout: 150_000, hookTimeout: 60_000 });

let service: Service;
let desk: Desk;
let receiver: Receiver;

beforeAll(async () => {
  service = await startService({
    database: await openForTest(),
    env: { OUTGOING_ALLOW: '127.0.0.1' },
  });
  workOnWebhooks(service.services);
});
beforeEach(async () => {
  desk = await aDesk(service);
  receiver = await Receiver.start();
});
afterEach(() => receiver.stop());
afterAll(() => service.stop());

const last = () => {
  const heard = receiver.heard.at(-1);
  if (!heard) throw new Error('nothing came');
  return heard;
};

describe('an endpoint', () => {
  it.each(['http://hooks.example.com/', 'https://user:word@hooks.example.com/', 'ftp://x.cn/', 'here', ''])(
    'cannot be at “%s”',
    async (url) => {
      expect(await desk.provider.mutate('createWebhookEndpoint', { url, topics: ['*'] })).toMatchObject({
        __typename: 'ValidationError',
        issues: [{ path: ['url'], code: 'WEBHOOK_URL_INVALID' }],
      });
    },
  );

  it('can ask for known topics only, and is told which these are', async () => {
    const topics = ['filing.approved', 'filing.aproved'];
    const answer = await desk.provider.mutate('createWebhookEndpoint', { url: receiver.url, topics });
    expect(answer).toMatchObject({ issues: [{ path: ['topics', '1'], code: 'WEBHOOK_TOPIC_UNKNOWN' }] });
    for (const said of ['filing.aproved', ...SUBSCRIPTIONS])
      expect(answer.issues?.[0]?.message).toContain(said);
    const { id } = await anEndpoint(desk, receiver);
    expect(await desk.provider.mutate('updateWebhookEndpoint', { id, topics: [] })).toMatchObject({
      issues: [{ path: ['topics'], code: 'REQUIRED' }],
    });
  });

  it('is moved and asks for other topics by one change that leaves the rest alone', async () => {
    const { id } = await anEndpoint(desk, receiver);
    const url = 'https://hooks.example.com/jieru';
    const change = (input: object) => desk.provider.succeed('updateWebhookEndpoint', { id, ...input });
    expect(await change({ url })).toMatchObject({ endpoint: { id, url, topics: ['*'] }, secret: null });
    expect(await change({ topics: ['website.*', 'website.*'] })).toMatchObject({
      endpoint: { url, topics: ['website.*'], disabledAt: null },
    });
  });

  it('shows its secret once: it is in no table, log or later answer', async () => {
    const { id, secret } = await anEndpoint(desk, receiver);
    const tables = [...(await dumpTables(service.services.database)).values()].join('\n');
    const { text } = await desk.provider.ask('query ($id: ID!) { node(id: $id) { id } }', { id });
    for (const place of [tables, service.log(), text])
      expect(place).not.toContain(secret.slice('whsec_'.length));
  });

  it('signs with the former secret too while a new one is brought in', async () => {
    const { id, secret: former } = await anEndpoint(desk, receiver);
    const roll = async () =>
      String((await desk.provider.succeed('updateWebhookEndpoint', { id, rollSecret: true }))['secret']);
    const test = () => desk.provider.succeed('testWebhookEndpoint', { id });
    const newer = await roll();
    await test();
    for (const secret of [former, newer]) verified(secret, last());
    const newest = await roll();
    await test();
    for (const secret of [newer, newest]) verified(secret, last());
    expect(() => verified(former, last())).toThrow();
  });

  it('is one of at most 20 in use; a disabled one takes no place', async () => {
    const first = await anEndpoint(desk, receiver);
    for (let count = 1; count < 20; count += 1) await anEndpoint(desk, receiver);
    const another = () => desk.provider.mutate('createWebhookEndpoint', { url: receiver.url, topics: ['*'] });
    expect(await another()).toMatchObject({ issues: [{ code: 'WEBHOOK_TOO_MANY' }] });
    const change = (disabled: boolean) =>
      desk.provider.mutate('updateWebhookEndpoint', { id: first.id, disabled });
    await change(true);
    expect(await another()).toMatchObject({ __typename: 'CreateWebhookEndpointSuccess' });
    expect(await change(false)).toMatchObject({ issues: [{ code: 'WEBHOOK_TOO_MANY' }] });
  });

  it('that is deleted takes its secret and its deliveries along, and leaves a note in the audit', async () => {
    const { id } = await anEndpoint(desk, receiver);
    await desk.provider.succeed('testWebhookEndpoint', { id });
    expect(await desk.provider.succeed('deleteWebhookEndpoint', { id })).toMatchObject({ id });
    const { prisma } = service.services.database;
    expect(await prisma.webhookEndpoint.count({ where: { id } })).toBe(0);
    expect(await prisma.webhookDelivery.count({ where: { endpointId: id } })).toBe(0);
    const noted = await prisma.auditEvent.findMany({ where: { targetId: id }, orderBy: { id: 'asc' } });
    expect(noted.map(({ action }) => action)).toEqual(['WEBHOOK_CREATED', 'WEBHOOK_DELETED']);
    for (const name of ['deleteWebhookEndpoint', 'testWebhookEndpoint'])
      expect(await desk.provider.mutate(name, { id })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is for the secret key alone', async () => {
    const { id } = await anEndpoint(desk, receiver);
    for (const caller of [await desk.reviewer(), (await desk.applicant()).caller]) {
      const { data, errors } = await caller.ask('{ webhookEndpoints { totalCount } }');
      expect([data, errors[0]?.extensions.code]).toEqual([null, 'FORBIDDEN']);
      const { node } = await caller.query<{ node: unknown }>('query ($id: ID!) { node(id: $id) { id } }', {
        id,
      });
      expect(node).toBeNull();
    }
  });
});

describe('a test event', () => {
  it('is sent at once, and what came of it is told', async () => {
    const { id, secret } = await anEndpoint(desk, receiver, ['filing.approved']);
    expect(await desk.provider.mutate('testWebhookEndpoint', { id })).toMatchObject({
      delivery: { status: 'DELIVERED', attemptCount: 1, lastStatus: 204, lastFailure: null },
    });
    expect(verified(secret, last())).toMatchObject({
      type: 'webhook.test',
      data: { id, type: 'WebhookEndpoint' },
    });
    receiver.answers.push(404);
    expect(await desk.provider.mutate('testWebhookEndpoint', { id })).toMatchObject({
      delivery: { status: 'FAILED', attemptCount: 1, lastStatus: 404 },
    });
    // Such as a name that led elsewhere when it was set.
    const { prisma } = service.services.database;
    await prisma.webhookEndpoint.update({ where: { id }, data: { url: 'https://10.0.0.1/' } });
    expect(await desk.provider.mutate('testWebhookEndpoint', { id })).toMatchObject({
      delivery: { status: 'FAILED', lastStatus: null, lastFailure: 'ADDRESS' },
    });
  });

  it('is sent once under one Idempotency-Key', async () => {
    const { id } = await anEndpoint(desk, receiver);
    const key = 'test-once';
    const [first, second] = [
      await desk.provider.succeed('testWebhookEndpoint', { id }, { key }),
      await desk.provider.succeed('testWebhookEndpoint', { id }, { key }),
    ];
    expect(second).toEqual(first);
    expect(receiver.heard).toHaveLength(1);
  });
});

type Deliveries = {
  webhookDeliveries: { totalCount: number; edges: { node: { id: string; topic: string; data: string } }[] };
};
const DELIVERIES = `query ($endpointId: ID, $status: WebhookDeliveryStatus, $first: Int, $after: String) {
  webhookDeliveries(endpointId: $endpointId, status: $status, first: $first, after: $after) {
    totalCount edges { cursor node { id topic data status attemptCount attempts { status } nextAt endpoint { id } } } } }`;

describe('deliveries', () => {
  it('are listed by endpoint and status, newest first, in pages', async () => {
    const [one, other] = [await anEndpoint(desk, receiver), await anEndpoint(desk, receiver)];
    receiver.answers.push(404);
    await desk.provider.succeed('testWebhookEndpoint', { id: other.id });
    for (const topic of ['filing.returned', 'filing.refused'] as const) {
      await happens(desk, topic);
      await dispatched(service);
    }
    for (const endpoint of [one, other]) await attempted(service, endpoint, 2);
    const list = async (variables: object) =>
      (await desk.provider.query<Deliveries>(DELIVERIES, variables)).webhookDeliveries;
    expect((await list({})).totalCount).toBe(5);
    expect((await list({ status: 'FAILED' })).edges.map(({ node }) => node.topic)).toEqual(['webhook.test']);
    const mine = await list({ endpointId: one.id });
    expect(mine.edges.map(({ node }) => node.topic)).toEqual(['filing.refused', 'filing.returned']);
    const page = await list({ endpointId: one.id, first: 1 });
    expect(page).toMatchObject({ totalCount: 2, edges: [{ node: { topic: 'filing.refused' } }] });
    expect((await list({ endpointId: one.id, status: 'FAILED' })).edges).toEqual([]);
    const stranger = await aDesk(service);
    const theirs = await stranger.provider.query<Deliveries>(DELIVERIES, { endpointId: one.id });
    expect(theirs.webhookDeliveries).toEqual({ totalCount: 0, edges: [] });
  });

  it('cannot be replayed while the endpoint is disabled, and say what to do', async () => {
    const endpoint = await anEndpoint(desk, receiver);
    await happens(desk);
    await attempted(service, endpoint, 1);
    await desk.provider.succeed('updateWebhookEndpoint', { id: endpoint.id, disabled: true });
    const [delivery] = await deliveriesTo(service, endpoint);
    const answer = await desk.provider.mutate('replayWebhookDelivery', { id: delivery?.id });
    expect(answer).toMatchObject({ issues: [{ path: ['id'], code: 'WEBHOOK_DISABLED' }] });
    expect(answer.issues?.[0]?.message).toContain('Enable it');
  });

  it('are forgotten after 30 days, with the messages that left; what did not leave is kept', async () => {
    const endpoint = await anEndpoint(desk, receiver);
    const id = await happens(desk);
    await attempted(service, endpoint, 1);
    const { prisma } = service.services.database;
    const past = (days: number) => new Date(Date.now() - days * 86_400_000);
    const age = async (days: number) => {
      await prisma.webhookDelivery.updateMany({
        where: { endpointId: endpoint.id },
        data: { createdAt: past(days) },
      });
      await prisma.outboxMessage.updateMany({ where: { id }, data: { dispatchedAt: past(days) } });
      await sweepWebhooks(service.services);
      return [
        (await deliveriesTo(service, endpoint)).length,
        await prisma.outboxMessage.count({ where: { id } }),
      ];
    };
    expect(await age(29)).toEqual([1, 1]);
    expect(await age(31)).toEqual([0, 0]);
  });
});

describe('what is told of a filing', () => {
  it('is what it is, where it stands and whose it is, and nothing of a person', async () => {
    const endpoint = await anEndpoint(desk, receiver, ['filing.*']);
    const filing = await (await desk.applicant()).files(aCompany()).upTo('SUBMIT');
    await filing.does(
      'returnFiling',
      { remarks: [{ message: '请核对张演练的证件' }] },
      await desk.reviewer(),
    );
    await dispatched(service);
    await delivered(service, endpoint);
    const messages = receiver.heard.map((heard) => verified(endpoint.secret, heard));
    const keys = ['applicant', 'change', 'externalRef', 'id', 'sequence', 'servers', 'state', 'type'];
    for (const { data } of messages) expect(Object.keys(data).sort()).toEqual(keys);
    // In no promised order: the numbers tell it.
    messages.sort((a, b) => (a.data.sequence ?? 0) - (b.data.sequence ?? 0));
    expect(messages.map(({ type }) => type)).toEqual([
      'filing.started',
      'filing.in_review',
      'filing.returned',
    ]);
    const { externalRef } = filing.owner;
    expect(messages.at(-1)).toMatchObject({
      data: { id: filing.id, type: 'Filing', sequence: 3, state: 'RETURNED', applicant: { externalRef } },
    });
    const sent = JSON.stringify(receiver.heard);
    const details = JSON.stringify(filing.company.details(filing.websiteIds));
    const secrets = [...details.matchAll(/"(?:name|certificateNumber|mobile|email)":"([^"]+)"/g)].map(
      ([, value = '']) => value,
    );
    expect(secrets.length).toBeGreaterThan(3);
    for (const secret of [...secrets, filing.company.member.certificateNumber, '请核对'])
      expect(sent).not.toContain(secret);
  });
});

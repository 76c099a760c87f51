import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deliverMail } from '../../server/platform/mail/deliver.ts';
import { queueMail } from '../../server/platform/mail/queue.ts';
import { wakeDue } from '../../server/platform/webhooks/deliver.ts';
import { workOnWebhooks } from '../../server/platform/webhooks/work.ts';
import { MAIL_QUEUE } from '../../server/platform/mail/queue.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { anEndpoint, attempted, deliveriesTo, happens } from '../webhooks/support/events.ts';
import { Receiver } from '../webhooks/support/receiver.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let service: Service;
let desk: Desk;
let receiver: Receiver;
let prisma: Service['services']['database']['prisma'];
const garbage = () => randomBytes(60);

beforeAll(async () => {
  service = await startService({ database: await openForTest(), env: { OUTGOING_ALLOW: '127.0.0.1' } });
  ({ prisma } = service.services.database);
  workOnWebhooks(service.services);
  desk = await aDesk(service);
  receiver = await Receiver.start();
});
afterAll(async () => {
  receiver.stop();
  await service.stop();
});

describe('a webhook', () => {
  it('whose secret cannot be opened is counted and given up with its reason, and sent once there is a new one', async () => {
    const endpoint = await anEndpoint(desk, receiver);
    const healthy = await anEndpoint(desk, receiver);
    await prisma.webhookEndpoint.update({ where: { id: endpoint.id }, data: { secrets: garbage() } });
    const heard = receiver.heard.length;
    await happens(desk);
    await attempted(service, endpoint, 1);
    await attempted(service, healthy, 1);
    const [given] = await deliveriesTo(service, endpoint);
    expect(given).toMatchObject({
      status: 'FAILED',
      attempts: 1,
      lastStatus: null,
      lastFailure: 'UNREADABLE',
      nextAt: null,
    });
    expect(receiver.heard.length).toBe(heard + 1);
    const { webhookDeliveries } = await desk.provider.query<{
      webhookDeliveries: { edges: { node: { id: string; lastFailure: string } }[] };
    }>('{ webhookDeliveries(first: 10) { edges { node { id lastFailure } } } }');
    expect(webhookDeliveries.edges.map(({ node }) => node)).toContainEqual({
      id: given?.id,
      lastFailure: 'UNREADABLE',
    });
    const rolled = await desk.provider.succeed('updateWebhookEndpoint', {
      id: endpoint.id,
      rollSecret: true,
    });
    expect(rolled['secret']).toMatch(/^whsec_/);
    await desk.provider.succeed('replayWebhookDelivery', { id: given?.id });
    await expect
      .poll(async () => (await deliveriesTo(service, endpoint))[0]?.status, { timeout: 20_000 })
      .toBe('DELIVERED');
  });

  it('whose former answers cannot be opened is still noted as delivered, once', async () => {
    const alone = await aDesk(service);
    const endpoint = await anEndpoint(alone, receiver);
    receiver.answers.push(503);
    await happens(alone);
    await attempted(service, endpoint, 1);
    await prisma.webhookDelivery.updateMany({
      where: { endpointId: endpoint.id },
      data: { answers: garbage(), nextAt: new Date(0) },
    });
    await wakeDue(service.services);
    await attempted(service, endpoint, 2);
    expect(await deliveriesTo(service, endpoint)).toMatchObject([{ status: 'DELIVERED', attempts: 2 }]);
  });
});

describe('a mail that cannot be opened', () => {
  it('is given up at once, and not tried for a day', async () => {
    const live = await aDesk(service, { mode: 'LIVE', of: desk });
    const sealer = await service.services.privacy.forProvider(desk.tenant.providerId);
    const postman = { send: () => Promise.reject(new Error('nothing may be sent')) };
    const services = { ...service.services, postman };
    await prisma.$transaction((tx) =>
      queueMail({ services, tx, sealer, now: new Date() }, live.tenant, {
        event: 'unreadable',
        targetId: 'fil_01',
        to: 'somebody@example.cn',
        kind: 'RETURNED',
        facts: { count: 1 },
        orderId: 'fil_01',
        provider: { name: '示例云', filingPageUrl: null },
      }),
    );
    const mail = await prisma.mail.findFirstOrThrow({ where: { event: 'unreadable' } });
    await prisma.mail.update({ where: { id: mail.id }, data: { personal: garbage() } });
    expect(MAIL_QUEUE.retryLimit).toBeGreaterThan(0);
    await deliverMail(service.services, postman, { data: { mailId: mail.id }, retries: 0 });
    expect(await prisma.mail.findUniqueOrThrow({ where: { id: mail.id } })).toMatchObject({
      status: 'FAILED',
      sentAt: null,
    });
  });
});

describe('an order of which something cannot be opened', () => {
  it('is held for the provider when its password or details are gone, and those behind it go', async () => {
    const owner = await desk.applicant();
    const [broken, whole] = [
      await owner.files(aCompany()).upTo('SUBMIT'),
      await owner.files(aCompany()).upTo('SUBMIT'),
    ];
    const reviewer = await desk.reviewer();
    for (const filing of [broken, whole]) await filing.isPassedBy(reviewer);
    await prisma.filing.update({ where: { id: broken.id }, data: { password: garbage() } });
    await desk.authorityWorks();
    expect(await whole.state()).toBe('AWAITING_SMS');
    const held = await prisma.submission.findFirstOrThrow({ where: { filingId: broken.id } });
    expect(held).toMatchObject({
      status: 'FAILED',
      failureReason: expect.stringContaining('cannot be read') as unknown,
    });
  });

  it('is sent once and decided, though what was filed of it before is gone', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('PASS');
    const { subjectId } = await prisma.filing.findUniqueOrThrow({ where: { id: filing.id } });
    const { subjectNumber } = await prisma.filing.findUniqueOrThrow({ where: { id: filing.id } });
    await prisma.filingRecord.upsert({
      where: { providerId_mode_subjectNumber: { ...desk.tenant, subjectNumber } },
      create: {
        id: `rec_${'1'.repeat(26)}`,
        ...desk.tenant,
        subjectId,
        subjectNumber,
        source: 'IMPORT',
        personal: garbage(),
      },
      update: { personal: garbage() },
    });
    await desk.authorityWorks();
    expect(await filing.state()).toBe('AWAITING_SMS');
    await desk.authorityWorks();
    const sent = await prisma.authorityMessage.count({
      where: { filingIds: { has: filing.id }, direction: 'SENT' },
    });
    expect(sent).toBe(1);
    await filing.goes('SMS');
    await filing.goes('APPROVE');
    expect(await filing.state()).toBe('APPROVED');
  });
});

describe('an account at the authority whose settings cannot be opened', () => {
  it('is stopped with its reason instead of failing at every look', async () => {
    const other = await aDesk(service);
    const filing = await (await other.applicant()).files(aCompany()).upTo('PASS');
    await prisma.authorityAccount.updateMany({
      where: { providerId: other.tenant.providerId },
      data: { settings: garbage() },
    });
    const { authority } = service.services;
    await expect(other.authorityWorks()).rejects.toThrow('authority unavailable');
    expect(await prisma.authorityAccount.findFirstOrThrow({ where: other.tenant })).toMatchObject({
      stoppedReason: expect.stringContaining('can no longer be opened') as unknown,
    });
    expect(await authority.isPollDue(other.tenant, true)).toBe(false);
    expect(await filing.state()).toBe('QUEUED');
  });
});

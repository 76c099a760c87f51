import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutgoing } from '../../server/platform/outgoing/outgoing.ts';
import { findAddresses } from '../../server/platform/outgoing/target.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

/** Hosts of this machine and of networks inside, as they can be written. */
const INSIDE = [
  'localhost',
  'localhost.',
  'LOCALHOST',
  'hooks.localhost',
  '127.0.0.1',
  '127.1',
  '0177.0.0.1',
  '0x7f.0.0.1',
  '0x7f000001',
  '2130706433',
  '１２７.0.0.1',
  '0.0.0.0',
  '0',
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.7',
  '169.254.169.254',
  '2852039166',
  '100.64.0.1',
  '100.100.100.200',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[fd00::1]',
  '[fe80::1]',
  '[ff02::1]',
  '[::ffff:10.0.0.1]',
  '[::ffff:a9fe:a9fe]',
  '[64:ff9b::a00:1]',
  '[2002:a00:1::]',
];

const OUTSIDE = [
  'hooks.example.cn',
  '172.15.255.255',
  '172.32.0.1',
  '8.8.8.8',
  '134744072',
  '[2400:3200::1]',
];

/** What name servers say in this file; of other names nothing. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'hooks.example.cn': ['203.119.26.1', '2400:3200::1'],
  'inside.example.cn': ['10.1.2.3'],
  'half-inside.example.cn': ['203.119.26.1', 'fd00::1'],
  'mapped.example.cn': ['::ffff:192.168.0.1'],
  'metadata.example.cn': ['169.254.169.254'],
};
const find = (name: string) => Promise.resolve(NAMES[name] ?? []);

describe('an address that is to be called later', () => {
  const faultAt = (url: string, allow: string[] = []) => createOutgoing({ allow, find }).faultAt(url);

  it.each([...INSIDE, ...Object.keys(NAMES).slice(1)])('may not be at %s', async (host) => {
    expect(await faultAt(`https://${host}/webhooks`)).toBe('ADDRESS');
    expect(await faultAt(`https://${host}:8443/webhooks`)).toBe('ADDRESS');
  });

  it.each([...OUTSIDE, 'not-known-yet.example.cn'])('may be at %s', async (host) => {
    expect(await faultAt(`https://${host}/webhooks`)).toBeNull();
  });

  it.each([
    ['10.1.2.3', ['10.0.0.0/8']],
    ['inside.example.cn', ['10.1.2.3']],
    ['localhost', ['127.0.0.0/8']],
    ['[fd00::1]', ['10.0.0.0/8', 'fd00::/8']],
  ])('may be at %s where the operator allows %s, and only there', async (host, allow) => {
    expect(await faultAt(`https://${host}/`, allow)).toBeNull();
    expect(await faultAt('https://192.168.1.7/', allow)).toBe('ADDRESS');
  });

  it('is looked up as a connection would: this machine’s own name leads to it, and an unknown one nowhere', async () => {
    const own = await findAddresses('localhost');
    expect(own.every((address) => ['127.0.0.1', '::1'].includes(address))).toBe(true);
    expect(await findAddresses('unknown.invalid')).toEqual([]);
    expect(await findAddresses(hostname())).toEqual(expect.any(Array));
  });
});

describe('the ports of other protocols', () => {
  /** Whether the Fetch of this Node refuses a port of itself, before it connects. */
  const isBad = (port: number): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(5000) }).then(
      () => false,
      (error: unknown) =>
        error instanceof Error && error.cause instanceof Error && error.cause.message === 'bad port',
    );

  it('are those that browsers do not speak HTTP to', async () => {
    const outgoing = createOutgoing({ allow: [], find });
    const ports = [
      ...Array.from({ length: 1200 }, (_, index) => index + 1),
      1719,
      1720,
      1723,
      2049,
      3306,
      3659,
      4045,
      4190,
    ];
    ports.push(5060, 5061, 5432, 6000, 6379, 6566, 6665, 6669, 6679, 6697, 8080, 8443, 10080, 11211, 65535);
    for (const port of ports) {
      const fault = await outgoing.faultAt(`https://8.8.8.8:${port}/`);
      expect([port, fault === 'PORT']).toEqual([port, await isBad(port)]);
    }
  });
});

describe('what is set by API', () => {
  let service: Service;
  let desk: Desk;
  beforeAll(async () => {
    service = await startService({ database: await openForTest(), env: { OUTGOING_ALLOW: '127.0.0.1' } });
    desk = await aDesk(service);
  });
  afterAll(() => service.stop());

  const refused = (code: string) => ({ __typename: 'ValidationError', issues: [{ path: ['url'], code }] });

  it.each([
    ['https://169.254.169.254/latest', 'TARGET_PRIVATE'],
    ['https://2852039166/', 'TARGET_PRIVATE'],
    ['https://[::ffff:10.0.0.1]/', 'TARGET_PRIVATE'],
    ['http://[::1]:8080/', 'TARGET_PRIVATE'],
    ['https://8.8.8.8:25/', 'TARGET_PORT'],
    ['http://127.0.0.1:6667/', 'TARGET_PORT'],
  ])(
    'is refused at %s with %s, as an endpoint, as its change and as a hook, and nothing is stored',
    async (url, code) => {
      const { prisma } = service.services.database;
      const { endpoint } = await desk.provider.succeed('createWebhookEndpoint', {
        url: 'http://127.0.0.1:9999/webhooks',
        topics: ['*'],
      });
      const { id } = endpoint as { id: string };
      const before = await prisma.webhookEndpoint.count();
      expect(await desk.provider.mutate('createWebhookEndpoint', { url, topics: ['*'] })).toMatchObject(
        refused(code),
      );
      expect(await desk.provider.mutate('updateWebhookEndpoint', { id, url: ` ${url} ` })).toMatchObject(
        refused(code),
      );
      expect(await desk.provider.mutate('setProviderHook', { kind: 'TEXT_MESSAGE', url })).toMatchObject(
        refused(code),
      );
      expect(await prisma.webhookEndpoint.count()).toBe(before);
      expect(await prisma.webhookEndpoint.findUniqueOrThrow({ where: { id } })).toMatchObject({
        url: 'http://127.0.0.1:9999/webhooks',
      });
      await desk.provider.succeed('deleteWebhookEndpoint', { id });
    },
  );

  it('may be where the operator allows it, in either mode', async () => {
    const live = await aDesk(service, { mode: 'LIVE', of: desk });
    for (const { provider } of [desk, live])
      await provider.succeed('createWebhookEndpoint', { url: 'http://localhost:9999/', topics: ['*'] });
  });

  it('is told in Chinese and English what to do', async () => {
    const told = async (language: 'en' | 'zh-CN') => {
      const answer = await desk.provider.mutate(
        'createWebhookEndpoint',
        { url: 'https://10.0.0.1/', topics: ['*'] },
        { language },
      );
      return answer.issues?.[0]?.message;
    };
    expect(await told('en')).toContain('public address');
    expect(await told('zh-CN')).toContain('公网地址');
  });

  it('is connected to no further than the look-up: nothing is sent when it is set', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await desk.provider.succeed('createWebhookEndpoint', { url: `http://127.0.0.1:${port}/`, topics: ['*'] });
    expect(connections).toBe(0);
    await new Promise((resolve) => server.close(resolve));
  });
});

import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HookFailure } from '../../server/platform/hooks/hooks.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { aProvidersServer, closeProvidersServers } from '../testkit/providers-server.ts';
import { startService, type Service } from '../testkit/service.ts';

let service: Service;
let desk: Desk;

beforeAll(async () => {
  service = await startService({
    database: await openForTest(),
    env: { OUTGOING_ALLOW: '127.0.0.1' },
  });
  desk = await aDesk(service);
});
afterEach(closeProvidersServers);
afterAll(() => service.stop());

const set = (url: string | null, more: object = {}) =>
  desk.provider.mutate('setProviderHook', { kind: 'TEXT_MESSAGE', url, ...more });

const secretIn = (answer: Record<string, unknown>): string => z.string().parse(answer['secret']);

const ask = (id = 'q1') =>
  service.services.hooks.call(desk.tenant, 'TEXT_MESSAGE', {
    id,
    data: { to: 'somebody' },
    answer: z.object({ taken: z.boolean() }),
  });

describe('a service of the provider’s own', () => {
  it('is asked by a message that it can check with the secret it was shown once', async () => {
    const [url, heard] = await aProvidersServer({ body: '{"taken":true}' });
    const secret = secretIn(await set(url));
    expect(await set(url)).toMatchObject({ url, secret: null });
    expect(await ask('question-1')).toEqual({ taken: true });
    const [first] = heard;
    if (!first) throw new Error('nothing came');
    const headers = z.record(z.string(), z.string()).parse(first.headers);
    expect(headers['webhook-id']).toBe('question-1');
    expect(new Webhook(secret).verify(first.body, headers)).toMatchObject({
      type: 'text.message',
      data: { to: 'somebody' },
    });
  });

  it('can check with the former secret too while a new one is brought in', async () => {
    const [url, heard] = await aProvidersServer({ body: '{"taken":true}' });
    await set(null);
    const former = secretIn(await set(url));
    const newer = secretIn(await set(url, { rollSecret: true }));
    await ask();
    const [first] = heard;
    const headers = z.record(z.string(), z.string()).parse(first?.headers);
    for (const secret of [former, newer]) new Webhook(secret).verify(first?.body ?? '', headers);
    const newest = secretIn(await set(url, { rollSecret: true }));
    await ask();
    const last = heard.at(-1);
    const later = z.record(z.string(), z.string()).parse(last?.headers);
    for (const secret of [newer, newest]) new Webhook(secret).verify(last?.body ?? '', later);
    expect(() => new Webhook(former).verify(last?.body ?? '', later)).toThrow();
  });

  it.each([
    ['STATUS', { status: 500, body: '{"taken":true}' }],
    ['ANSWER', { body: '{"taken":"perhaps"}' }],
    ['ANSWER', { body: '<html>' }],
    ['REDIRECT', { status: 302, body: '' }],
    ['SIZE', { body: `{"taken":true,"more":"${'x'.repeat(20_000)}"}` }],
  ] as const)(
    'whose answer is no use (%s) is a failure that repeats nothing of it',
    async (reason, answer) => {
      const [url] = await aProvidersServer(answer);
      await set(url);
      const failure = await ask().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(HookFailure);
      expect(failure).toMatchObject({ reason, kind: 'TEXT_MESSAGE' });
      expect(String(failure)).not.toContain('somebody');
    },
  );

  it.each(['http://face.example.com/', 'https://user:word@face.example.com/', 'ftp://x.cn/', 'here'])(
    'cannot be at %s',
    async (url) => {
      expect(await set(url)).toMatchObject({
        __typename: 'ValidationError',
        issues: [{ path: ['url'], code: 'PAGE_URL_INVALID' }],
      });
    },
  );

  it('is forgotten when its address is taken away, and its secret is in no table in clear', async () => {
    const [url, heard] = await aProvidersServer({ body: '{"taken":true}' });
    await set(null);
    const secret = secretIn(await set(url));
    const rows = await service.services.database.executeSql('SELECT * FROM "ProviderHook"', []);
    expect(JSON.stringify(rows)).not.toContain(secret.slice('whsec_'.length));
    expect(service.log()).not.toContain(secret);
    expect(await set(null)).toMatchObject({ url: null, secret: null });
    await ask().catch(() => undefined);
    expect(heard).toEqual([]);
    expect(await service.services.hooks.has({ ...desk.tenant, mode: 'LIVE' }, 'TEXT_MESSAGE')).toBe(false);
  });
});

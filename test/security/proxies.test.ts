import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { addressOf } from '../../server/http/address.ts';
import { createLogger } from '../../server/platform/service/logging.ts';
import { formatKey } from '../../server/platform/tenancy/key-format.ts';
import { BUCKETS } from '../../server/platform/limits/buckets.ts';
import { Caller } from '../testkit/caller.ts';
import { openForTest } from '../testkit/database.ts';
import { startService, type Service } from '../testkit/service.ts';

const silent = createLogger({ level: 'silent' });

const asSeen = (trust: string, socket: string | undefined, forwarded?: string | string[]): string =>
  addressOf(
    {
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      socket: { remoteAddress: socket },
    } as unknown as IncomingMessage,
    { config: readConfig({ TRUST_PROXY: trust }), log: silent },
  );

describe('the address of a caller', () => {
  it.each([
    // TRUST_PROXY, socket, X-Forwarded-For, what counts
    ['off', '203.0.113.7', undefined, '203.0.113.7'],
    ['off', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['0', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['on', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['1', '10.0.0.1', '6.6.6.6, 198.51.100.1', '198.51.100.1'],
    ['2', '10.0.0.1', '6.6.6.6, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['3', '10.0.0.1', '198.51.100.1, 10.0.0.3 , 10.0.0.2', '198.51.100.1'],
    ['2', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['2', '10.0.0.1', undefined, '10.0.0.1'],
    ['10.0.0.0/8', '10.0.0.1', '6.6.6.6, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['10.0.0.1,10.0.0.2', '10.0.0.1', '6.6.6.6, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['10.0.0.0/8', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['10.0.0.0/8', '10.0.0.1', '10.0.0.9', '10.0.0.9'],
    // What proxies write around an address.
    ['1', '10.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
    ['1', '10.0.0.1', '"[2001:db8:1:2:3::4]:4711"', '2001:db8:1:2::/64'],
    ['1', '10.0.0.1', '[2001:db8:1:2:3::4]', '2001:db8:1:2::/64'],
    ['1', '10.0.0.1', '::ffff:198.51.100.1', '198.51.100.1'],
    ['10.0.0.0/8', '::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['2001:db8::/32', '2001:db8::1', '198.51.100.1', '198.51.100.1'],
    // One person with IPv6 has a whole network of addresses.
    ['off', '2001:db8:1:2:aaaa::1', undefined, '2001:db8:1:2::/64'],
    ['off', '2001:db8:1:2:bbbb::2', undefined, '2001:db8:1:2::/64'],
    // What is no address ends the chain at the last one that is.
    ['2', '10.0.0.1', '198.51.100.1, unknown', '10.0.0.1'],
    ['1', '10.0.0.1', '_hidden', '10.0.0.1'],
    ['1', '10.0.0.1', '1', '10.0.0.1'],
    ['1', '10.0.0.1', ',, ,', '10.0.0.1'],
    ['1', '10.0.0.1', '', '10.0.0.1'],
    ['1', undefined, '198.51.100.1', '198.51.100.1'],
    ['off', undefined, undefined, 'unknown'],
  ])('with TRUST_PROXY=%s from %s saying %j is %4$s', (trust, socket, forwarded, counted) => {
    expect(asSeen(trust, socket, forwarded)).toBe(counted);
  });

  it('is the same from several headers as from one', () => {
    expect(asSeen('2', '10.0.0.1', ['6.6.6.6, 198.51.100.1', '10.0.0.2'])).toBe('198.51.100.1');
  });

  it.each(['yes', '-1', '1.5', '21', '10.0.0.0/33', '10.0.0.1,', 'localhost', '10.0.0.1 10.0.0.2'])(
    'is not read under TRUST_PROXY=%s: the start is refused with a line that names it',
    (trust) => {
      expect(() => readConfig({ TRUST_PROXY: trust })).toThrow(/^TRUST_PROXY must be off, on, the number/);
    },
  );
});

describe('behind proxies', () => {
  const running: Service[] = [];
  afterEach(async () => {
    for (const service of running.splice(0)) await service.stop();
  });
  const start = async (trust: string): Promise<Service> => {
    const service = await startService({
      database: await openForTest(),
      realLimits: true,
      env: { TRUST_PROXY: trust },
    });
    running.push(service);
    return service;
  };
  const guess = async ({ url }: Service, forwarded: string): Promise<number> =>
    (
      await new Caller(url, { token: formatKey('SECRET', 'TEST') }).ask(
        '{ viewer { __typename } }',
        {},
        { headers: { 'x-forwarded-for': forwarded } },
      )
    ).status;

  it('a guesser is refused alone, however it forges the header, and not with everybody behind the second proxy', async () => {
    const service = await start('2');
    const from = (client: string, forged: number) => `10.1.1.${forged}, ${client}, 192.0.2.80`;
    for (let turn = 0; turn < BUCKETS.REFUSED_CREDENTIALS.points; turn += 1)
      expect(await guess(service, from('198.51.100.1', turn))).toBe(401);
    expect(await guess(service, from('198.51.100.1', 99))).toBe(429);
    expect(await guess(service, from('198.51.100.2', 99))).toBe(401);
  });

  it('that are not trusted, the log says so, once', async () => {
    const service = await start('off');
    for (const client of ['198.51.100.1', '198.51.100.2']) await guess(service, client);
    const warnings = service
      .log()
      .split('\n')
      .filter((line) => line.includes('proxy.untrusted'));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('TRUST_PROXY');
    expect(warnings[0]).not.toContain('198.51.100');
    const trusting = await start('1');
    await guess(trusting, '198.51.100.1');
    expect(trusting.log()).not.toContain('proxy.untrusted');
  });
});

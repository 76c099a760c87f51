import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAt, lookOf, oursBy } from '../../server/filing/after/domains/look.ts';
import { createNames, type Names } from '../../server/platform/name-servers.ts';
import { startNameServer } from '../testkit/name-server.ts';

const LOOPBACK_6 = Buffer.from([...Array<number>(15).fill(0), 1]);
const TENANT = { providerId: 'prv_0', mode: 'LIVE' } as const;

describe('the name servers', () => {
  let server: Awaited<ReturnType<typeof startNameServer>>;
  let names: Names;
  beforeAll(async () => {
    server = await startNameServer({
      'here.example.cn': { A: ['47.96.10.99', '47.96.10.100'] },
      'six.example.cn': { AAAA: [LOOPBACK_6] },
      'empty.example.cn': {},
      'sick.example.cn': { code: 2 },
      'mute.example.cn': { silent: true },
    });
    names = createNames({ servers: [server.address] });
  });
  afterAll(() => server.stop());

  it.each([
    ['here.example.cn', { kind: 'FOUND', addresses: ['47.96.10.99', '47.96.10.100'] }],
    ['six.example.cn', { kind: 'FOUND', addresses: ['::1'] }],
    ['empty.example.cn', { kind: 'NOTHING' }],
    ['unknown.example.cn', { kind: 'NOTHING' }],
    ['sick.example.cn', { kind: 'FAILED' }],
  ])('say of %s what they know', async (name, expected) => {
    expect(await names.resolve(TENANT, name)).toMatchObject(expected);
  });

  it('that stay silent have failed, and are not waited for longer than a moment', async () => {
    const before = Date.now();
    expect(await names.resolve(TENANT, 'mute.example.cn')).toMatchObject({ kind: 'FAILED' });
    expect(Date.now() - before).toBeLessThan(20_000);
  });
});

describe('a look at a domain', () => {
  const isOurs = oursBy(['47.96.10.99', '2001:db8::1'], ['47.100.0.0/16']);
  const found = (...addresses: string[]) => ({ kind: 'FOUND', addresses }) as const;
  const NOTHING = { kind: 'NOTHING' } as const;
  const FAILED = { kind: 'FAILED', reason: 'ETIMEOUT' } as const;

  it.each([
    ['one name points here', [NOTHING, found('47.96.10.99')], 'HERE'],
    ['an address is written in another way', [found('2001:0db8:0:0::0001')], 'HERE'],
    ['an address is in a listed range', [found('47.100.7.7')], 'HERE'],
    ['one name points here and the other is not answered', [FAILED, found('47.96.10.99')], 'HERE'],
    ['it points elsewhere', [found('203.0.113.80'), NOTHING], 'ELSEWHERE'],
    ['one name points elsewhere and the other is not answered', [found('203.0.113.80'), FAILED], 'UNKNOWN'],
    ['nothing is answered', [FAILED, FAILED], 'UNKNOWN'],
    ['there is no address', [NOTHING, NOTHING], 'NOWHERE'],
  ] as const)('where %s', (_what, answers, expected) => {
    expect(lookAt('example.cn', answers, isOurs).pointing).toBe(expected);
  });

  it('of a site is the best that its domains show, and silence is no proof', () => {
    const [here, unknown, elsewhere, nowhere] = (['HERE', 'UNKNOWN', 'ELSEWHERE', 'NOWHERE'] as const).map(
      (pointing) => ({ domain: 'example.cn', pointing, addresses: [] }),
    );
    if (!here || !unknown || !elsewhere || !nowhere) throw new Error('four looks');
    expect(lookOf([elsewhere, here]).pointing).toBe('HERE');
    expect(lookOf([elsewhere, unknown]).pointing).toBe('UNKNOWN');
    expect(lookOf([nowhere, elsewhere]).pointing).toBe('ELSEWHERE');
    expect(lookOf([nowhere]).pointing).toBe('NOWHERE');
  });
});

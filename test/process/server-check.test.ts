import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { USUAL } from '../../server/filing/draft/server/usual-products.ts';
import type { Applicant, ServerFacts } from '../testkit/applicant.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { monthsAfter } from '../testkit/months.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const begun = (owner: Applicant): Promise<Filing> => owner.files(aCompany()).upTo('START');

/** The code of the only issue that a check of this server raises, or the server's id when there is none. */
const verdict = async (filing: Filing, way: { serverId?: string; serviceCode?: string }): Promise<string> => {
  const result = await filing.tries('verifyServer', { websiteId: filing.websiteId, by: way });
  if (result.__typename === 'VerifyServerSuccess') return 'ACCEPTED';
  return (result.issues ?? []).map(({ code }) => code).join() || result.__typename;
};

const codesOf = async (serverId: string, count: number, grantedTo?: string): Promise<string[]> =>
  (
    (await desk.provider.succeed('issueServiceCodes', { serverId, count, grantedTo })) as unknown as {
      codes: string[];
    }
  ).codes;

/** What the documents of 2019-05 say: months bought, slots, and what they count by. */
const DOCUMENTED: Readonly<
  Record<string, [months: number | null, slots: number, per: 'INSTANCE' | 'ACCOUNT']>
> = {
  CLOUD_SERVER: [3, 5, 'INSTANCE'],
  VIRTUAL_HOST: [3, 5, 'INSTANCE'],
  LIGHT_SERVER: [3, 5, 'INSTANCE'],
  ELASTIC_WEB: [6, 5, 'ACCOUNT'],
  SITE_BUILDER: [12, 1, 'INSTANCE'],
  NAT_GATEWAY: [1, 2, 'INSTANCE'],
  IPV6_TRANSLATION: [1, 2, 'INSTANCE'],
  EDGE_NODE: [3, 5, 'INSTANCE'],
  SHOP_PAGE: [null, 0, 'INSTANCE'],
};

const sold = Object.entries(DOCUMENTED).filter(([, [months]]) => months !== null);

describe('each product of the documents', () => {
  it('is in the data with its term and slots, and no other is', () => {
    const table = Object.fromEntries(
      USUAL.map(({ code, termMonths, slots, slotsPer }) => [code, [termMonths, slots, slotsPer]]),
    );
    expect(table).toEqual(DOCUMENTED);
  });

  it.each(sold)('%s is refused a month short of its term and accepted with it', async (product, [months]) => {
    const owner = await desk.applicant();
    const filing = await begun(owner);
    const wanted = months ?? 0;
    const short = await owner.registersServer({ product, termMonths: wanted - 1 });
    expect(await verdict(filing, { serverId: short })).toBe('SERVER_TERM_TOO_SHORT');
    const long = await owner.registersServer({ product, termMonths: wanted });
    expect(await verdict(filing, { serverId: long })).toBe('ACCEPTED');
  });

  it.each(sold)('%s carries as many sites as documented and not one more', async (product, [, slots]) => {
    const owner = await desk.applicant();
    const serverId = await owner.registersServer({ product });
    expect(await codesOf(serverId, slots)).toHaveLength(slots);
    expect(await verdict(await begun(owner), { serverId })).toBe('SERVER_FULL');
  });

  it('a shop page carries no filing at all: 产品信息无效', async () => {
    const owner = await desk.applicant();
    const serverId = await owner.registersServer({ product: 'SHOP_PAGE' });
    expect(await verdict(await begun(owner), { serverId })).toBe('SERVER_WRONG_KIND');
  });
});

describe('slots that count by the account', () => {
  it('are shared by all its servers of the product, and shown so', async () => {
    const owner = await desk.applicant();
    const first = await owner.registersServer({ product: 'ELASTIC_WEB' });
    const second = await owner.registersServer({ product: 'ELASTIC_WEB' });
    await codesOf(first, 3);
    await codesOf(second, 2);
    const third = await owner.registersServer({ product: 'ELASTIC_WEB' });
    expect(await verdict(await begun(owner), { serverId: third })).toBe('SERVER_FULL');
    const { servers } = await owner.caller.query<{ servers: { edges: { node: { slotsFree: number } }[] } }>(
      '{ servers(first: 10) { edges { node { slotsFree } } } }',
    );
    expect(servers.edges.map(({ node }) => node.slotsFree)).toEqual([0, 0, 0]);
  });

  it('are no other account’s, and no other product’s', async () => {
    const owner = await desk.applicant();
    await codesOf(await owner.registersServer({ product: 'ELASTIC_WEB' }), 5);
    const other = await desk.applicant();
    const theirs = await other.registersServer({ product: 'ELASTIC_WEB' });
    expect(await verdict(await begun(other), { serverId: theirs })).toBe('ACCEPTED');
    const cloud = await owner.registersServer({ product: 'CLOUD_SERVER' });
    expect(await verdict(await begun(owner), { serverId: cloud })).toBe('ACCEPTED');
  });
});

describe('a server is refused', () => {
  const cases: [why: string, facts: () => Promise<ServerFacts>, code: string][] = [
    ['in Hong Kong', async () => ({ region: 'cn-hongkong' }), 'SERVER_NOT_MAINLAND'],
    ['abroad', async () => ({ region: 'ap-southeast-1' }), 'SERVER_NOT_MAINLAND'],
    ['without a public address', async () => ({ ips: ['10.0.0.8'] }), 'SERVER_NO_PUBLIC_ADDRESS'],
    [
      'whose term is over',
      async () => ({ expiresAt: new Date((await desk.clock.now()).getTime() - 1000).toISOString() }),
      'SERVER_EXPIRED',
    ],
  ];
  it.each(cases)('%s', async (_why, facts, code) => {
    const owner = await desk.applicant();
    const serverId = await owner.registersServer(await facts());
    expect(await verdict(await begun(owner), { serverId })).toBe(code);
  });

  it('of another account', async () => {
    const theirs = await (await desk.applicant()).usualServer();
    expect(await verdict(await begun(await desk.applicant()), { serverId: theirs })).toBe('SERVER_UNKNOWN');
  });
});

describe('a server with a short rest of its term', () => {
  const inMonths = async (months: number, days = 0): Promise<string> => {
    const end = monthsAfter(await desk.clock.now(), months);
    return new Date(end.getTime() + days * 86_400_000).toISOString();
  };

  it.each(sold.filter(([product]) => product !== 'SITE_BUILDER'))(
    '%s must have as long to run as it must be bought for',
    async (product, [months]) => {
      const owner = await desk.applicant();
      const filing = await begun(owner);
      const short = await owner.registersServer({ product, expiresAt: await inMonths(months ?? 0, -1) });
      expect(await verdict(filing, { serverId: short })).toBe('SERVER_REMAINING_TOO_SHORT');
      const long = await owner.registersServer({ product, expiresAt: await inMonths(months ?? 0) });
      expect(await verdict(filing, { serverId: long })).toBe('ACCEPTED');
    },
  );

  it('counts the twelve months of a site builder at its purchase only', async () => {
    const owner = await desk.applicant();
    const expiresAt = await inMonths(1);
    const serverId = await owner.registersServer({ product: 'SITE_BUILDER', expiresAt });
    expect(await verdict(await begun(owner), { serverId })).toBe('ACCEPTED');
  });
});

describe('the provider’s own mainland ranges', () => {
  it('refuse a server outside them, when it is registered and when it is chosen; without any nothing is compared', async () => {
    const own = await aDesk(service);
    const owner = await own.applicant();
    const before = await owner.registersServer({ ips: ['8.8.4.4'] });
    const filing = await owner.files(aCompany()).upTo('START');
    const set = (mainlandRanges: string[] | null) =>
      own.provider.mutate('updateProvider', { mainlandRanges });
    expect(await set(['47.96.10.1/15', '2400:3200::/32'])).toMatchObject({
      mainlandRanges: ['47.96.0.0/15', '2400:3200::/32'],
    });
    expect(await verdict(filing, { serverId: before })).toBe('SERVER_ADDRESS_FOREIGN');
    const foreign = await own.provider.mutate('registerServers', {
      servers: [
        {
          instanceRef: 'outside',
          product: 'CLOUD_SERVER',
          region: 'cn-hangzhou',
          ips: ['47.97.255.255', '47.98.0.0', '2400:3201::1', '10.0.0.8'],
          termMonths: 12,
          expiresAt: monthsAfter(await own.clock.now(), 12).toISOString(),
        },
      ],
    });
    expect(foreign.issues).toMatchObject([
      { path: ['servers', '0', 'ips'], code: 'SERVER_ADDRESS_FOREIGN' },
      { path: ['servers', '0', 'ips'], code: 'SERVER_ADDRESS_FOREIGN' },
    ]);
    expect(foreign.issues?.map(({ message }) => message).join()).toMatch(/47\.98\.0\.0.*2400:3201::1/);
    const inside = await owner.registersServer({ ips: ['47.97.255.255', '2400:3200::1'] });
    expect(await verdict(filing, { serverId: inside })).toBe('ACCEPTED');
    await set(null);
    expect(await verdict(filing, { serverId: before })).toBe('ACCEPTED');
  });

  it('are ranges, line by line, and other settings stay when they are set', async () => {
    const own = await aDesk(service);
    await own.provider.succeed('updateProvider', { filingPageUrl: 'https://cloud.example.com/filing' });
    const wrong = await own.provider.mutate('updateProvider', {
      mainlandRanges: ['47.96.0.0/15', '47.96.0/15', '47.96.0.0/0', '47.96.0.0/33', 'somewhere'],
    });
    expect(wrong.issues?.map(({ path, code }) => [path[1], code])).toEqual(
      ['1', '2', '3', '4'].map((line) => [line, 'IP_RANGE_INVALID']),
    );
    expect(await own.provider.mutate('updateProvider', { mainlandRanges: ['47.96.10.99'] })).toMatchObject({
      filingPageUrl: 'https://cloud.example.com/filing',
      mainlandRanges: ['47.96.10.99/32'],
    });
  });
});

describe('a server that ends during the filing', () => {
  it('wants attention before the submission, and a renewal heals it without a new slot', async () => {
    const own = await aDesk(service);
    const owner = await own.applicant();
    const now = await own.clock.now();
    const instanceRef = `instance-${randomUUID()}`;
    const facts = {
      instanceRef,
      ownerRef: owner.externalRef,
      product: 'CLOUD_SERVER',
      region: 'cn-hangzhou',
      ips: ['47.96.10.98'],
      termMonths: 3,
    };
    const until = (months: number) => ({ ...facts, expiresAt: monthsAfter(now, months).toISOString() });
    const registered = (await own.provider.succeed('registerServers', {
      servers: [until(3)],
    })) as unknown as {
      servers: { id: string }[];
    };
    const filing = await owner.files(aCompany()).upTo('START');
    const serverId = registered.servers[0]?.id ?? '';
    expect(await verdict(filing, { serverId })).toBe('ACCEPTED');
    await own.clock.passes({ days: 100 });
    expect((await filing.stepOf('SERVER')).issues).toMatchObject([
      { path: ['server', '0'], code: 'SERVER_EXPIRED' },
    ]);
    const renewed = (await own.provider.succeed('registerServers', {
      servers: [{ ...until(9), termMonths: 9 }],
    })) as unknown as { servers: { id: string; slotsFree: number }[] };
    expect(renewed.servers).toMatchObject([{ id: serverId, slotsFree: 4 }]);
    expect(await filing.stepOf('SERVER')).toMatchObject({ status: 'DONE', issues: [] });
  });
});

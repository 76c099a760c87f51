import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { monthsAfter } from '../testkit/months.ts';
import { startService, type Service } from '../testkit/service.ts';

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
});
beforeEach(async () => {
  desk = await aDesk(service);
});
afterAll(() => service.stop());

type Facts = { product: string; instanceRef?: string; price?: number; termMonths?: number; left?: number };

const registers = async (owner: string | undefined, { left = 24, ...facts }: Facts) =>
  desk.provider.mutate('registerServers', {
    servers: [
      {
        instanceRef: `of ${facts.product}`,
        ownerRef: owner,
        region: 'cn-hangzhou',
        ips: ['47.96.10.20'],
        termMonths: 24,
        expiresAt: monthsAfter(await desk.clock.now(), left).toISOString(),
        ...facts,
      },
    ],
  });

const idOf = (registered: unknown): string =>
  (registered as { servers: { id: string }[] }).servers[0]?.id ?? '';

/** What a check of a server of this product says to an applicant. */
async function verdict(facts: Facts): Promise<{ codes: string[]; messages: string }> {
  const owner = await desk.applicant();
  const serverId = idOf(await registers(owner.externalRef, facts));
  const filing = await owner.files(aCompany()).upTo('START');
  const { issues = [] } = await filing.tries('verifyServer', {
    websiteId: filing.websiteId,
    by: { serverId },
  });
  return {
    codes: issues.map(({ code }) => code),
    messages: issues.map(({ message }) => message).join(),
  };
}

const PACKAGE = {
  code: 'site-1',
  name: '建站套餐',
  termMonths: 2,
  remainingMonths: 2,
  minimumPrice: 9_900,
  slots: 2,
};
const sets = (...products: object[]) => desk.provider.mutate('setProducts', { products });

describe('a product that a server is registered as', () => {
  it('is refused when it is not on the list, with the codes that are', async () => {
    const refused = await registers(undefined, { product: 'mainframe' });
    expect(refused).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['servers', '0', 'product'], code: 'PRODUCT_UNKNOWN' }],
    });
    expect(JSON.stringify(refused)).toMatch(/CLOUD_SERVER.*SHOP_PAGE/);
  });

  it('is named by the provider, for itself alone; an empty list brings the usual ones back', async () => {
    expect(await sets(PACKAGE)).toMatchObject({ products: [{ code: 'site-1', name: '建站套餐', slots: 2 }] });
    expect(await registers(undefined, { product: 'site-1' })).toMatchObject({
      __typename: 'RegisterServersSuccess',
    });
    expect(await registers(undefined, { product: 'CLOUD_SERVER' })).toMatchObject({
      issues: [{ code: 'PRODUCT_UNKNOWN' }],
    });
    const own = desk;
    desk = await aDesk(service);
    expect(await registers(undefined, { product: 'CLOUD_SERVER' })).toMatchObject({
      __typename: 'RegisterServersSuccess',
    });
    desk = own;
    const { products } = (await sets()) as unknown as { products: { code: string }[] };
    expect(products.map(({ code }) => code)).toContain('CLOUD_SERVER');
  });

  it('is told to the applicant by its name', async () => {
    await sets(PACKAGE);
    const owner = await desk.applicant();
    await registers(owner.externalRef, { product: 'site-1' });
    const ask = '{ servers(first: 5) { edges { node { product productName slots } } } }';
    expect(await owner.caller.query(ask)).toMatchObject({
      servers: { edges: [{ node: { product: 'site-1', productName: '建站套餐', slots: 2 } }] },
    });
  });

  it('of a usual product by its name in the language of the request', async () => {
    const owner = await desk.applicant();
    await registers(owner.externalRef, { product: 'LIGHT_SERVER' });
    const ask = '{ servers(first: 5) { edges { node { productName } } } }';
    expect(JSON.stringify(await owner.caller.query(ask))).toContain('Light application server');
  });

  it.each([
    ['no code', { ...PACKAGE, code: ' ' }, 'code'],
    ['no name', { ...PACKAGE, name: '' }, 'name'],
    ['fewer than no months', { ...PACKAGE, termMonths: -1 }, 'termMonths'],
    ['a rest of a hundred years', { ...PACKAGE, remainingMonths: 1_200 }, 'remainingMonths'],
    ['a price below nothing', { ...PACKAGE, minimumPrice: -1 }, 'minimumPrice'],
    ['more slots than there are sites', { ...PACKAGE, slots: 100_000 }, 'slots'],
  ])('is refused with %s', async (_what, product, field) => {
    expect(await sets(product)).toMatchObject({ issues: [{ path: ['products', '0', field] }] });
  });

  it('stands on a list once', async () => {
    expect(await sets(PACKAGE, PACKAGE)).toMatchObject({
      issues: [{ path: ['products', '1', 'code'], code: 'PRODUCT_TWICE' }],
    });
  });
});

describe('a check of a server goes by the terms of the provider’s own product', () => {
  beforeEach(() => sets(PACKAGE, { ...PACKAGE, code: 'ad', filable: false }));

  it.each<[what: string, facts: Omit<Facts, 'product'>, codes: string[]]>([
    ['bought and running long enough', { termMonths: 2, left: 2, price: 9_900 }, []],
    ['bought for a month less', { termMonths: 1, price: 9_900 }, ['SERVER_TERM_TOO_SHORT']],
    ['with a month less to run', { left: 1, price: 9_900 }, ['SERVER_REMAINING_TOO_SHORT']],
    ['bought for a fen less', { price: 9_899 }, ['SERVER_PRICE_TOO_LOW']],
    ['whose price was not told', {}, []],
  ])('%s', async (_what, facts, codes) => {
    expect((await verdict({ product: 'site-1', ...facts })).codes).toEqual(codes);
  });

  it('and says a price in yuan', async () => {
    expect((await verdict({ product: 'site-1', price: 50 })).messages).toMatch(/¥0\.50.*¥99\.00/);
  });

  it('and knows which product no site is filed on', async () => {
    expect((await verdict({ product: 'ad' })).codes).toEqual(['SERVER_WRONG_KIND']);
  });

  it('and refuses what was taken off the list since', async () => {
    const serverId = idOf(await registers(undefined, { product: 'site-1' }));
    await sets({ ...PACKAGE, code: 'another' });
    expect(await desk.provider.mutate('issueServiceCodes', { serverId, count: 1 })).toMatchObject({
      issues: [{ code: 'SERVER_WRONG_KIND' }],
    });
  });
});

describe('slots and service codes', () => {
  it('are those a server was sold with, and those of another product when it becomes one', async () => {
    await sets(PACKAGE, { ...PACKAGE, code: 'large', slots: 9 });
    const slotsOf = async (product: string) =>
      (await registers(undefined, { product, instanceRef: 'one' })) as unknown as {
        servers: { slotsFree: number }[];
      };
    expect((await slotsOf('site-1')).servers[0]?.slotsFree).toBe(2);
    await sets({ ...PACKAGE, slots: 5 }, { ...PACKAGE, code: 'large', slots: 9 });
    expect((await slotsOf('site-1')).servers[0]?.slotsFree).toBe(2);
    expect((await slotsOf('large')).servers[0]?.slotsFree).toBe(9);
  });

  it('count by the account where the product says so', async () => {
    await sets({ ...PACKAGE, slotsPer: 'ACCOUNT' });
    const first = idOf(await registers('acc-1', { product: 'site-1', instanceRef: 'a' }));
    const second = idOf(await registers('acc-1', { product: 'site-1', instanceRef: 'b' }));
    await desk.provider.succeed('issueServiceCodes', { serverId: first, count: 2 });
    expect(await desk.provider.mutate('issueServiceCodes', { serverId: second, count: 1 })).toMatchObject({
      issues: [{ code: 'SERVER_FULL' }],
    });
  });

  it('of a product that is sold without codes are not issued, and its own account files with the server', async () => {
    await sets({ ...PACKAGE, serviceCodes: false });
    const serverId = idOf(await registers(undefined, { product: 'site-1' }));
    expect(await desk.provider.mutate('issueServiceCodes', { serverId, count: 1 })).toMatchObject({
      issues: [{ path: ['serverId'], code: 'SERVICE_CODES_NOT_OFFERED' }],
    });
    expect((await verdict({ product: 'site-1' })).codes).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepHouse } from '../../server/assembly/housekeeping.ts';
import type { Applicant } from '../testkit/applicant.ts';
import type { Caller } from '../testkit/caller.ts';
import { type Result } from '../testkit/caller.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { rowsOf, type Ids } from '../testkit/rows.ts';
import { startService, type Service } from '../testkit/service.ts';
import { refusals } from './refusals.ts';

let service: Service;
let desk: Desk;
let owner: Applicant;
let ids: Ids;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
  owner = await desk.applicant();
});
afterAll(() => service.stop());

/** On what a provider may note something, and how. */
const OBJECTS = {
  updateFiling: () => ({ filingId: ids.filing }),
  updateApplicant: () => ({ applicantId: owner.id }),
  updateServer: () => ({ serverId: ids.server }),
};
type Update = keyof typeof OBJECTS;

const SHOWN = `query ($filing: ID!, $server: ID!) { filing(id: $filing) { metadata applicant { metadata } }
  server: node(id: $server) { ... on Server { metadata } } }`;
type Shown = {
  filing: { metadata: unknown; applicant: { metadata: unknown } };
  server: { metadata: unknown };
};
const shownTo = async (caller: Caller): Promise<Record<Update, unknown>> => {
  const { filing, server } = await caller.query<Shown>(SHOWN, { filing: ids.filing, server: ids.server });
  return {
    updateFiling: filing.metadata,
    updateApplicant: filing.applicant.metadata,
    updateServer: server.metadata,
  };
};

describe.each(Object.keys(OBJECTS) as Update[])('%s', (name) => {
  beforeAll(async () => {
    owner = await desk.applicant();
    ids = await rowsOf(service, desk.tenant, owner.id);
  });
  const notes = (metadata: unknown, language: 'en' | 'zh-CN' = 'en'): Promise<Result> =>
    desk.provider.mutate(name, { ...OBJECTS[name](), metadata }, { language });
  const now = async (): Promise<unknown> => (await shownTo(desk.provider))[name];

  it('keeps what is not named, replaces what is, and removes what is empty or null', async () => {
    expect(await now()).toEqual({});
    await notes({ order: '4711', campaign: 'spring', 'with space.and:more': '值 😀' });
    await notes({ order: '4712', colour: 'red' });
    expect(await now()).toEqual({
      order: '4712',
      campaign: 'spring',
      colour: 'red',
      'with space.and:more': '值 😀',
    });
    await notes({ campaign: '', colour: null, never: null });
    expect(await now()).toEqual({ order: '4712', 'with space.and:more': '值 😀' });
    await desk.provider.succeed(name, OBJECTS[name]());
    expect(await now()).toEqual({ order: '4712', 'with space.and:more': '值 😀' });
    await notes(null);
    expect(await now()).toEqual({});
  });

  it('takes fifty keys of forty characters with values of five hundred, and no more', async () => {
    const key = (nth: number) => `${String(nth).padStart(2, '0')}${'键'.repeat(38)}`;
    const full = Object.fromEntries(Array.from({ length: 50 }, (_, nth) => [key(nth), '值'.repeat(500)]));
    await notes(full);
    expect(await now()).toEqual(full);
    expect(await refusals((language) => notes({ one: 'more' }, language))).toEqual([
      'metadata METADATA_TOO_MANY',
    ]);
    expect((await notes({ [key(0)]: null, one: 'more' })).__typename).toMatch(/Success$/);
    expect(await refusals((language) => notes({ ['k'.repeat(41)]: 'a' }, language))).toEqual([
      `metadata.${'k'.repeat(40)} METADATA_KEY_TOO_LONG`,
    ]);
    expect(await refusals((language) => notes({ k: 'a'.repeat(501) }, language))).toEqual([
      'metadata.k METADATA_VALUE_TOO_LONG',
    ]);
    expect(await refusals((language) => notes({ ' ': 'a' }, language))).toEqual([
      'metadata METADATA_KEY_EMPTY',
    ]);
    await notes(null);
  });

  it.each([['a text'], [7], [['a']], [{ key: 7 }], [{ key: { deep: 'a' } }], [{ key: true }]])(
    'refuses %j, which is no metadata',
    async (metadata) => {
      const type = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Input`;
      const { errors } = await desk.provider.ask(
        `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`,
        { input: { ...OBJECTS[name](), metadata } },
      );
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
      expect(await now()).toEqual({});
    },
  );

  it('has no key that is special', async () => {
    const odd = JSON.parse('{ "__proto__": "a", "constructor": "b", "toString": "c" }') as object;
    await notes(odd);
    expect(JSON.stringify(await now())).toBe(JSON.stringify(odd));
    await notes(null);
  });

  it('loses nothing of two that note at once', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, nth) => notes({ [`key-${nth}`]: 'there' })));
    expect(Object.keys((await now()) as object)).toHaveLength(8);
    await notes(null);
  });

  it('is the provider’s alone: reviewers read it, applicants neither read nor write it', async () => {
    await notes({ order: 'of-the-provider' });
    const reviewer = await desk.reviewer();
    expect((await shownTo(reviewer))[name]).toEqual({ order: 'of-the-provider' });
    expect((await shownTo(owner.caller))[name]).toBeNull();
    for (const caller of [reviewer, owner.caller]) {
      const { errors } = await caller.ask(
        `mutation { ${name}(input: { ${Object.keys(OBJECTS[name]())[0]}: "x", metadata: {} }) { __typename } }`,
      );
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('lies in the database sealed, keys and values alike', async () => {
    await notes({ 'telling-key': 'telling-value' });
    const table = name.replace('update', '');
    const { rows } = await service.services.database.executeSql(
      `SELECT row_to_json(t)::text AS row FROM "${table}" t WHERE cardinality(t."metadataIndex") > 0`,
    );
    expect(rows).toHaveLength(1);
    const row = String(rows[0]?.['row']);
    for (const clear of ['telling-key', 'telling-value'])
      for (const form of [clear, Buffer.from(clear).toString('hex'), Buffer.from(clear).toString('base64')])
        expect(row).not.toContain(form);
    await notes(null);
  });
});

describe('a server that is registered', () => {
  const server = {
    instanceRef: 'noted',
    product: 'CLOUD_SERVER',
    region: 'cn-hangzhou',
    ips: ['47.96.10.99'],
    termMonths: 12,
    expiresAt: '2031-01-01T00:00:00Z',
  };
  const register = (...more: object[]) =>
    desk.provider.mutate('registerServers', { servers: more.map((one) => ({ ...server, ...one })) });

  it('stays with its owner and at its price where these are left out, and loses them by null alone', async () => {
    const [kept, other] = [{ instanceRef: 'kept' }, { instanceRef: 'other' }];
    const rows = async () => {
      const found = await service.services.database.prisma.server.findMany({
        where: { ...desk.tenant, instanceRef: { in: ['kept', 'other'] } },
        select: { applicantId: true, price: true, termMonths: true },
        orderBy: { instanceRef: 'asc' },
      });
      return found.map(({ applicantId, price, termMonths }) => [applicantId !== null, price, termMonths]);
    };
    await register(
      { ...kept, ownerRef: 'account-1', price: 900 },
      { ...other, ownerRef: 'account-2', price: 800 },
    );
    await register({ ...kept, termMonths: 24 }, { ...other, ownerRef: null, price: null });
    expect(await rows()).toEqual([
      [true, 900, 24],
      [false, null, 12],
    ]);
    await register({ ...kept, ownerRef: '  ', price: 700 }, { ...other, ownerRef: 'account-2' });
    expect(await rows()).toEqual([
      [false, 700, 12],
      [true, null, 12],
    ]);
  });

  it('comes with metadata, keeps it at the next registration, and says by its place what is wrong with it', async () => {
    await register({ metadata: { rack: '7' } });
    await register({ ips: ['47.96.10.98'] });
    await register({ metadata: { row: 'b' } });
    const { servers } = await desk.provider.query<{ servers: { edges: { node: object }[] } }>(
      '{ servers(instanceRef: "noted") { edges { node { metadata } } } }',
    );
    expect(servers.edges).toEqual([{ node: { metadata: { rack: '7', row: 'b' } } }]);
    const wrong = await register({ metadata: { k: 'a'.repeat(501) } });
    expect(wrong.issues?.map(({ path }) => path)).toEqual([['servers', '0', 'metadata', 'k']]);
  });
});

describe('the reference of an order', () => {
  beforeAll(async () => void (ids = await rowsOf(service, desk.tenant, (await desk.applicant()).id)));
  const refer = (externalRef: string | null, language: 'en' | 'zh-CN' = 'en') =>
    desk.provider.mutate('updateFiling', { filingId: ids.filing, externalRef }, { language });
  const shown = async () =>
    (
      await desk.provider.query<{
        filing: { externalRef: string | null; version: number; revision: number };
      }>('query ($id: ID!) { filing(id: $id) { externalRef version revision } }', { id: ids.filing })
    ).filing;

  it('is set and taken away without touching the version that the form holds', async () => {
    const before = await shown();
    await refer('  order-1 ');
    const after = await shown();
    expect(after).toMatchObject({ externalRef: 'order-1', version: before.version });
    expect(after.revision).toBeGreaterThan(before.revision);
    await desk.provider.succeed('updateFiling', { filingId: ids.filing, metadata: { a: 'b' } });
    expect((await shown()).externalRef).toBe('order-1');
    for (const nothing of [null, ' ']) {
      await refer('order-2');
      await refer(nothing);
      expect((await shown()).externalRef).toBeNull();
    }
  });

  it('has a length', async () => {
    expect(await refusals((language) => refer('x'.repeat(201), language))).toEqual(['externalRef TOO_LONG']);
    expect((await refer('x'.repeat(200))).__typename).toBe('UpdateFilingSuccess');
  });
});

describe('a session', () => {
  const VIEWER = `{ viewer { ... on ApplicantViewer { sessionMetadata } ... on StaffViewer { sessionMetadata } } }`;
  const told = async (token: unknown): Promise<unknown> => {
    const caller = desk.provider.with({ token: String(token) });
    return (await caller.query<{ viewer: { sessionMetadata: unknown } }>(VIEWER)).viewer.sessionMetadata;
  };
  const KINDS = {
    createApplicantSession: { externalRef: 'account-9' },
    createStaffSession: { externalRef: 'reviewer-9', displayName: '王初审' },
  };

  it.each(Object.entries(KINDS))(
    'of %s tells its holder what it was minted with, renewed too',
    async (name, input) => {
      const metadata = { basket: 'b-77' };
      const { token } = await desk.provider.succeed(name, { ...input, metadata });
      expect(await told(token)).toEqual(metadata);
      const renewed = await desk.provider.with({ token: String(token) }).query<{
        renewSession: { token: string };
      }>('mutation { renewSession { token } }');
      expect(await told(renewed.renewSession.token)).toEqual(metadata);
      expect(await told((await desk.provider.succeed(name, input))['token'])).toEqual({});
      const wrong = await desk.provider.mutate(name, { ...input, metadata: { k: 'a'.repeat(501) } });
      expect(wrong.issues?.map(({ code }) => code)).toEqual(['METADATA_VALUE_TOO_LONG']);
    },
  );

  it('keeps nothing where nothing was given, and nothing after its longest life', async () => {
    const { prisma } = service.services.database;
    const before = await prisma.sessionData.count();
    await desk.provider.succeed('createApplicantSession', { externalRef: 'a', metadata: {} });
    expect(await prisma.sessionData.count()).toBe(before);
    const { token } = await desk.provider.succeed('createApplicantSession', {
      externalRef: 'a',
      metadata: { basket: 'b' },
    });
    await keepHouse(service.services);
    expect(await told(token)).toEqual({ basket: 'b' });
    await prisma.sessionData.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    await keepHouse(service.services);
    expect(await prisma.sessionData.count()).toBe(0);
    expect(await told(token)).toEqual({});
  });
});

import {
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '../../../server/platform/ids.ts';
import { contract } from '../../testkit/contract.ts';
import { openForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import { rowsOf } from '../../testkit/rows.ts';
import { startService, type Service } from '../../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Lists of rows below an object, and how their object is found; `of` makes so many of them. */
const NESTED = [
  'Filing.consents',
  'Filing.materials',
  'Filing.reviews',
  'Filing.shipments',
  'Filing.timeline',
  'Filing.websites',
  'FilingRecord.websites',
  'Subject.records',
] as const;

/** Lists below an object that have no limit of their own to ask for, and what bounds them. */
const BOUNDED: Readonly<Record<string, string>> = {
  'FilingRecord.notices': 'at most ten, told in the schema',
  'Website.notices': 'at most ten, told in the schema',
  'Unseen.materials': 'the papers of one filing, of which so many may be uploaded; never in a list',
  'FilingResult.sites': 'the websites of one filing, of which so many may be filed at once',
  'ApplicantViewer.consents': 'one for each purpose and version, at most twenty',
};

const MANY = 120;
const AT = new Date('2026-03-01T00:00:00Z');

type Field = GraphQLField<unknown, unknown>;
const isRows = ({ type }: Field): boolean => {
  const outer = isNonNullType(type) ? type.ofType : type;
  return isListType(outer) && !isLeafType(getNamedType(type));
};

/** Types of which there is a row in the database. */
const ROWS = [
  'AuthorityMessage',
  'AuthorityNotice',
  'Consent',
  'Filing',
  'FilingRecord',
  'FilingWebsite',
  'Material',
  'OwnNotice',
  'Review',
  'Server',
  'Shipment',
  'SiteResult',
  'Subject',
  'TimelineEvent',
  'WebhookDelivery',
  'WebhookEndpoint',
  'Website',
];

const ROOTS = ['Query', 'Mutation', 'Subscription'];

describe('a list below an object', () => {
  const fields = Object.values(contract.getTypeMap()).flatMap((type) =>
    isObjectType(type) &&
    !type.name.startsWith('__') &&
    !ROOTS.includes(type.name) &&
    !/Connection$|Success$/.test(type.name)
      ? Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const)
      : [],
  );

  it('of rows has a limit to ask for, or stands here with what bounds it', () => {
    const lists = fields.filter(([, field]) => isRows(field) && ROWS.includes(getNamedType(field.type).name));
    expect(lists.map(([name]) => name).sort()).toEqual([...NESTED, ...Object.keys(BOUNDED)].sort());
  });

  it.each(NESTED)('tells its default and its maximum: %s', (name) => {
    const field = fields.find(([one]) => one === name)?.[1];
    expect(field?.description).toMatch(/At most 50 unless .* never more than 100/);
    expect(field?.args.map((arg) => arg.name)).toEqual(['first', 'last']);
    for (const arg of field?.args ?? []) expect(arg.description).toContain('at most 100');
  });
});

describe('lists below an object', () => {
  let service: Service;
  let desk: Desk;
  let filings: string[];
  const statements: string[] = [];

  beforeAll(async () => {
    service = await startService({ database: await openForTest({ heard: (sql) => statements.push(sql) }) });
    desk = await aDesk(service);
    const { id } = await desk.applicant('me');
    filings = [];
    for (let i = 0; i < 2; i += 1) filings.unshift((await rowsOf(service, desk.tenant, id)).filing);
    for (const filingId of filings) await fill(filingId, id);
  });
  afterAll(() => service.stop());

  const times = <T>(make: (i: number) => T): T[] => Array.from({ length: MANY }, (_, i) => make(i));
  const after = (i: number): Date => new Date(AT.getTime() + i * 1000);

  async function fill(filingId: string, applicantId: string): Promise<void> {
    const { prisma } = service.services.database;
    await prisma.timelineEvent.createMany({
      data: times((i) => ({
        id: newId('TimelineEvent'),
        filingId,
        sequence: i + 1,
        type: 'EDIT' as const,
        actorKind: 'APPLICANT' as const,
        at: after(i),
      })),
    });
    await prisma.consent.createMany({
      data: times((i) => ({
        id: newId('Consent'),
        filingId,
        applicantId,
        purpose: 'FACE' as const,
        version: String(i + 1),
        grantedAt: after(i),
      })),
    });
    await prisma.material.createMany({
      data: times((i) => ({
        id: newId('Material'),
        ...desk.tenant,
        filingId,
        kind: 'AUXILIARY' as const,
        // Every third is gone, and counts for nothing.
        status: i % 3 === 0 ? ('REMOVED' as const) : ('STORED' as const),
        declaredType: 'image/jpeg',
        declaredBytes: 1000,
        bytes: i,
        createdAt: after(i),
      })),
    });
  }

  type Shown = {
    timeline: { sequence: number }[];
    consents: { version: string }[];
    materials: { bytes: number }[];
  };
  const shown = async (limits: string): Promise<Shown[]> => {
    const { filings: list } = await desk.provider.query<{ filings: { edges: { node: Shown }[] } }>(
      `{ filings(first: 20) { edges { node {
        timeline${limits} { sequence } consents${limits} { version } materials${limits} { bytes } } } } }`,
    );
    return list.edges.map(({ node }) => node);
  };
  const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i);

  it('give as many as usual, from the beginning, of each object by itself', async () => {
    for (const { timeline, consents } of await shown('')) {
      expect(timeline.map(({ sequence }) => sequence)).toEqual(from(1, 50));
      expect(consents.map(({ version }) => Number(version))).toEqual(from(1, 50));
    }
  });

  it('give so many from the end, in their own order', async () => {
    for (const { timeline } of await shown('(last: 3)'))
      expect(timeline.map(({ sequence }) => sequence)).toEqual([118, 119, 120]);
    for (const { timeline } of await shown('(last: 100)'))
      expect(timeline.map(({ sequence }) => sequence)).toEqual(from(21, 100));
  });

  it('count what is left out of the list for nothing', async () => {
    for (const { materials } of await shown('(first: 4)'))
      expect(materials.map(({ bytes }) => bytes).slice(-4)).toEqual([1, 2, 4, 5]);
  });

  it('say the same of one object as of many', async () => {
    for (const limits of ['', '(first: 2)', '(last: 2)', '(first: 0)']) {
      const many = (await shown(limits)).map(({ timeline }) => timeline);
      for (const [i, id] of filings.entries()) {
        const { filing } = await desk.provider.query<{ filing: Shown }>(
          `query ($id: ID!) { filing(id: $id) { timeline${limits} { sequence } } }`,
          { id },
        );
        expect(filing.timeline).toEqual(many[i]);
      }
    }
  });

  it.each(['(first: 101)', '(last: 1000000)', '(first: -1)', '(first: 1, last: 1)'])(
    'refuse what is no size: %s',
    async (limits) => {
      const { errors } = await desk.provider.ask(
        `query ($id: ID!) { filing(id: $id) { timeline${limits} { sequence } } }`,
        { id: filings[0] },
      );
      expect(errors[0]).toMatchObject({
        path: ['filing', 'timeline'],
        extensions: { code: 'BAD_USER_INPUT' },
      });
    },
  );

  it('are limited by the database, for each object by itself', async () => {
    statements.length = 0;
    await shown('(first: 7)');
    const ofList = (table: string) =>
      statements.filter((sql) => sql.includes(`FROM "${table}"`) && sql.includes('LATERAL'));
    for (const table of ['TimelineEvent', 'Consent', 'Material']) {
      expect(ofList(table), table).toHaveLength(1);
      expect(ofList(table)[0]).toMatch(/ORDER BY .* LIMIT \$\d+/);
    }
    statements.length = 0;
    await desk.provider.query('query ($id: ID!) { filing(id: $id) { timeline { sequence } } }', {
      id: filings[0],
    });
    expect(statements.filter((sql) => sql.includes('"TimelineEvent"'))).toEqual([
      expect.stringMatching(/ORDER BY .* LIMIT \$\d+/),
    ]);
  });
});

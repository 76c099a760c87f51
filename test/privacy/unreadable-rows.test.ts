import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Bytes } from '../../server/platform/privacy/cipher.ts';
import type { Sealer } from '../../server/platform/privacy/sealer.ts';
import { newId } from '../../server/platform/ids.ts';
import type { Caller, TopLevelError } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { contract } from '../testkit/contract.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { anInspection, aRange, rowsOf } from '../testkit/rows.ts';
import { startService, type Service } from '../testkit/service.ts';
import { watch } from '../testkit/sse.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
import { COLUMNS, SHOW_NOTHING_SEALED, type Row, type Shown } from './shown-columns.ts';

describe('the table of sealed columns', () => {
  it('says of every connection whether it shows anything sealed', () => {
    const fields = Object.values(contract.getQueryType()?.getFields() ?? {});
    const connections = fields.filter(({ type }) => String(type).includes('Connection'));
    const lists = new Set([
      ...Object.values(COLUMNS).map(({ list }) => list),
      ...Object.keys(SHOW_NOTHING_SEALED),
    ]);
    expect([...lists].sort()).toEqual(connections.map(({ name }) => name).sort());
  });
});

let service: Service;
let desk: Desk;
let sealer: Sealer;
let rows: Row[];
let callers: Record<'provider' | 'reviewer', Caller>;

async function aRow(): Promise<Row> {
  const { prisma } = service.services.database;
  const ids = await rowsOf(service, desk.tenant, (await desk.applicant()).id);
  const at = new Date();
  const mine = { filingId: ids.filing };
  const review = await prisma.review.create({
    data: { id: newId('Review'), ...mine, decision: 'RETURN', at, reviewerId: null },
  });
  const smsCheck = await prisma.smsCheck.create({
    data: { id: newId('SmsCheck'), ...mine, attempt: 1, sentAt: at, deadline: at },
  });
  const backdrop = await prisma.backdropRequest.create({
    data: { id: newId('BackdropRequest'), ...mine, status: 'ASKED', personal: randomBytes(40), askedAt: at },
  });
  const range = await aRange(service, desk.tenant);
  const websiteId = newId('Website');
  const subjectNumber = `沪ICP备${websiteId.slice(-8)}号`;
  await prisma.filingRecord.create({
    data: {
      id: newId('FilingRecord'),
      ...desk.tenant,
      subjectId: ids.subject,
      subjectNumber,
      source: 'IMPORT',
      websites: {
        create: {
          id: websiteId,
          ...desk.tenant,
          websiteNumber: `${subjectNumber}-1`,
          domains: ['example.cn'],
        },
      },
    },
  });
  const { inspection: campaign, website: inspected } = await anInspection(service, desk.tenant, websiteId);
  const row = {
    ...ids,
    review: review.id,
    smsCheck: smsCheck.id,
    backdrop: backdrop.id,
    range,
    campaign,
    inspected,
  };
  for (const column of Object.values(COLUMNS)) await column.store(prisma, row, sealed(column, row));
  return row;
}

const sealed = ({ owner, part, content }: Shown, row: Row): Bytes =>
  sealer.seal(content, `${owner(row)}:${part}`);

/** As a disk, a hand or another key may leave it. */
const spoiled = (bytes: Bytes): Readonly<Record<string, Bytes>> => {
  const turned = Buffer.from(bytes);
  turned[bytes.length - 1] = (turned.at(-1) ?? 0) ^ 1;
  const stranger = Buffer.from(bytes);
  stranger.fill(0xff, 1, 5);
  return {
    'one bit turned': turned,
    'cut off': bytes.subarray(0, bytes.length - 3),
    'a key that is gone': stranger,
    nothing: Buffer.alloc(0),
  };
};

beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
  sealer = await service.services.privacy.forProvider(desk.tenant.providerId);
  rows = [await aRow(), await aRow(), await aRow()];
  callers = { provider: desk.provider, reviewer: await desk.reviewer() };
});
afterAll(() => service.stop());

const codes = (errors: readonly TopLevelError[]): (string | undefined)[] =>
  errors.map(({ extensions }) => extensions.code);

type Listed = { list: { edges: { node: ({ id: string } & Record<string, unknown>) | null }[] } };

describe.each(Object.entries(COLUMNS))('%s', (_name, column) => {
  const { list, by, row: idOf, ask, falls, store } = column;
  const query = `{ list: ${list}(first: 50) { edges { node { id ${ask} } } } }`;

  it.each(['one bit turned', 'cut off', 'a key that is gone', 'nothing'])(
    'are told for all rows but the one with %s, which says so',
    async (harm) => {
      const { prisma } = service.services.database;
      const broken = rows[1];
      if (!broken) throw new Error('no row');
      const good = sealed(column, broken);
      const before = await callers[by].query<Listed>(query);
      await store(prisma, broken, spoiled(good)[harm] ?? good);
      try {
        const { data, errors } = await callers[by].ask<Listed>(query);
        const edges = data?.list.edges ?? [];
        const at = before.list.edges.findIndex(({ node }) => node?.id === idOf(broken));
        expect(codes(errors)).toEqual(['DATA_UNREADABLE']);
        expect(errors[0]?.path?.slice(0, 4)).toEqual(['list', 'edges', at, 'node']);
        expect(errors[0]?.path?.length).toBeGreaterThan(4);
        expect(JSON.stringify(errors)).not.toContain('sealed');
        const others = (all: Listed['list']['edges']) => all.filter((_, index) => index !== at);
        expect(others(edges)).toEqual(others(before.list.edges));
        expect(others(edges)).toHaveLength(before.list.edges.length - 1);
        expect(edges[at]?.node === null).toBe(falls === 'row');
      } finally {
        await store(prisma, broken, good);
      }
    },
  );
});

describe('a filing that cannot be opened', () => {
  const DETAILS = 'id details { subject { name } }';
  const details = COLUMNS['the details of filings'];

  const whileBroken = async (row: Row, work: () => Promise<void>): Promise<void> => {
    if (!details) throw new Error('no column');
    const { prisma } = service.services.database;
    await details.store(prisma, row, randomBytes(60));
    try {
      await work();
    } finally {
      await details.store(prisma, row, sealed(details, row));
    }
  };

  it('is null among the nodes that were asked for, and the others come', async () => {
    const [first, broken, last] = rows;
    if (!first || !broken || !last) throw new Error('no rows');
    await whileBroken(broken, async () => {
      const ids = [first.filing, broken.filing, last.filing];
      const { data, errors } = await callers.provider.ask<{ nodes: ({ id: string } | null)[] }>(
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Filing { ${DETAILS} } } }`,
        { ids },
      );
      expect(data?.nodes.map((node) => node?.id ?? null)).toEqual([first.filing, null, last.filing]);
      expect(errors).toMatchObject([
        { path: ['nodes', 1, 'details'], extensions: { code: 'DATA_UNREADABLE' } },
      ]);
    });
  });

  it('is null when it is asked for itself, beside an error that says why in the reader’s language', async () => {
    const [broken] = rows;
    if (!broken) throw new Error('no row');
    await whileBroken(broken, async () => {
      for (const root of ['filing', 'node']) {
        const query = `query ($id: ID!) { ${root}(id: $id) { ... on Filing { ${DETAILS} } } }`;
        const { data, errors } = await callers.provider.ask(query, { id: broken.filing });
        expect(data).toEqual({ [root]: null });
        expect(errors).toMatchObject([
          {
            path: [root, 'details'],
            extensions: { code: 'DATA_UNREADABLE', requestId: expect.any(String) as unknown },
          },
        ]);
        const { errors: chinese } = await callers.provider.ask(
          query,
          { id: broken.filing },
          { language: 'zh-CN' },
        );
        expect(chinese[0]?.message).toMatch(/无法解密/);
      }
      expect(service.log()).toContain('"event":"data.unreadable"');
    });
  });

  it('does not end the stream of whoever listens to it', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('SAVE_DETAILS');
    const { prisma } = service.services.database;
    const where = { id: filing.id };
    const { personal } = await prisma.filing.findUniqueOrThrow({ where });
    const updates = await watch<{ filingUpdated: { externalRef: string } }>(
      filing.owner.caller,
      `subscription ($id: ID!) { filingUpdated(id: $id) { externalRef ${DETAILS} } }`,
      where,
    );
    expect((await updates.next())?.errors).toBeUndefined();
    await prisma.filing.update({ where, data: { personal: randomBytes(60) } });
    await desk.provider.succeed('updateFiling', { filingId: filing.id, externalRef: 'while broken' });
    const broken = await updates.next();
    expect(broken?.data).toEqual({ filingUpdated: null });
    expect(broken?.errors?.map(({ extensions }) => extensions.code)).toEqual(['DATA_UNREADABLE']);
    await prisma.filing.update({ where, data: { personal } });
    await desk.provider.succeed('updateFiling', { filingId: filing.id, externalRef: 'mended' });
    expect((await updates.next())?.data?.filingUpdated).toMatchObject({ externalRef: 'mended' });
    updates.close();
  });
});

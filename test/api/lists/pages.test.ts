import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '../../../server/platform/ids.ts';
import { recordAuthentication } from '../../../server/platform/tenancy/authentication-log.ts';
import { recordAudit } from '../../../server/platform/tenancy/audit.ts';
import type { Tenant } from '../../../server/platform/tenancy/actor.ts';
import type { Caller } from '../../testkit/caller.ts';
import { contract } from '../../testkit/contract.ts';
import { eachDatabase, isUsual } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import { anAlarm, aHold, aNotice, anInspection, aRange, aWebhook } from '../../testkit/rows.ts';
import { startService, type Service } from '../../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Connection = {
  totalCount: number;
  isEstimate: boolean;
  edges: { cursor: string; node: Record<string, string> }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
};
type Page = { first?: number; last?: number; after?: string | null; before?: string | null };

/** What a row is told apart by, and further arguments. */
const LISTS: Readonly<Record<string, { shows: string; args?: string }>> = {
  filings: { shows: 'id' },
  'filings oldest first': { shows: 'id', args: 'order: OLDEST_FIRST' },
  'filings longest waiting': { shows: 'id', args: 'order: LONGEST_WAITING' },
  'filings last submitted': { shows: 'id', args: 'order: RECENTLY_SUBMITTED' },
  'filings last changed': { shows: 'id', args: 'order: RECENTLY_UPDATED' },
  'filings last decided': { shows: 'id', args: 'order: RECENTLY_DECIDED' },
  servers: { shows: 'id' },
  'servers oldest first': { shows: 'id', args: 'order: OLDEST_FIRST' },
  'servers expiring first': { shows: 'id', args: 'order: EXPIRING_FIRST' },
  'servers last changed': { shows: 'id', args: 'order: RECENTLY_UPDATED' },
  subjects: { shows: 'id' },
  'subjects oldest first': { shows: 'id', args: 'order: OLDEST_FIRST' },
  websites: { shows: 'websiteNumber' },
  'websites oldest first': { shows: 'websiteNumber', args: 'order: OLDEST_FIRST' },
  'websites longest stray': { shows: 'websiteNumber', args: 'order: LONGEST_STRAY' },
  authorityMessages: { shows: 'id' },
  'authorityMessages oldest first': { shows: 'id', args: 'order: OLDEST_FIRST' },
  authorityNotices: { shows: 'id' },
  'authorityNotices oldest first': { shows: 'id', args: 'order: OLDEST_FIRST' },
  'authorityNotices last handled': { shows: 'id', args: 'order: RECENTLY_HANDLED' },
  alarms: { shows: 'id' },
  ipRanges: { shows: 'id' },
  inspections: { shows: 'id' },
  inspectedWebsites: { shows: 'id' },
  waitingBackdrops: { shows: 'id' },
  webhookEndpoints: { shows: 'id' },
  webhookDeliveries: { shows: 'id' },
  'webhookDeliveries oldest first': { shows: 'id', args: 'order: OLDEST_FIRST' },
  apiKeys: { shows: 'id' },
  staffMembers: { shows: 'id' },
  applicants: { shows: 'id' },
  legalHolds: { shows: 'id' },
  auditEvents: { shows: 'id', args: 'actorKind: STAFF' },
  accessRecords: { shows: 'id' },
  authenticationRecords: { shows: 'id' },
};
const fieldOf = (list: string): string => list.split(' ')[0] ?? list;

describe('the table of lists', () => {
  it('has every connection of the contract', () => {
    const fields = Object.values(contract.getQueryType()?.getFields() ?? {});
    const connections = fields.filter(({ type }) => String(type).includes('Connection'));
    expect(connections).toHaveLength(20);
    expect([...new Set(Object.keys(LISTS).map(fieldOf))].sort()).toEqual(
      connections.map(({ name }) => name).sort(),
    );
  });
});

/** Rows for every list, at times of which several are equal and several are missing. */
async function fill(service: Service, desk: Desk): Promise<void> {
  const { prisma } = service.services.database;
  const { tenant } = desk;
  const applicantId = (await desk.applicant()).id;
  const at = (hour: number): Date => new Date(Date.UTC(2026, 0, 1, hour));
  const place = { ...tenant, applicantId, province: '330000', city: '330100', nature: 'ENTERPRISE' } as const;
  const certificate = { certificateType: 'BUSINESS_LICENCE', certificateIndex: randomBytes(32) } as const;
  for (let i = 0; i < 7; i += 1) {
    const number = `浙ICP备7${String(i).padStart(7, '0')}号`;
    const certificateIndex = randomBytes(32);
    const personal = randomBytes(32);
    const subject = await prisma.subject.create({
      data: { id: newId('Subject'), ...place, ...certificate, certificateIndex, personal },
    });
    const websiteId = newId('Website');
    await prisma.filingRecord.create({
      data: {
        id: newId('FilingRecord'),
        ...tenant,
        subjectId: subject.id,
        subjectNumber: number,
        source: 'IMPORT',
        websites: {
          create: {
            id: websiteId,
            ...tenant,
            websiteNumber: `${number}-1`,
            domains: ['example.cn'],
            accessSince: at(0),
            straySince: i % 3 === 2 ? null : at(i < 4 ? 5 : 3),
          },
        },
      },
    });
    await prisma.filing.create({
      data: {
        id: newId('Filing'),
        ...place,
        certificateType: certificate.certificateType,
        subjectId: subject.id,
        kind: 'NEW_ACCESS',
        state: i % 3 === 2 ? 'DRAFT' : 'IN_REVIEW',
        subjectNumber: number,
        submittedAt: i % 3 === 2 ? null : at(i < 4 ? 5 : 3),
        createdAt: at(0),
        updatedAt: at(0),
        backdropRequest: {
          create: { id: newId('BackdropRequest'), status: 'ASKED', personal, askedAt: at(i < 4 ? 5 : 3) },
        },
      },
    });
    await prisma.server.create({
      data: {
        id: newId('Server'),
        ...tenant,
        applicantId,
        instanceRef: newId('Server'),
        product: 'CLOUD_SERVER',
        region: 'cn-hangzhou',
        ips: ['47.96.10.99'],
        termMonths: 12,
        expiresAt: at(i < 4 ? 5 : 3),
        updatedAt: at(i % 2),
      },
    });
    await aMessage(service, tenant);
    await aRange(service, tenant);
    await anInspection(service, tenant, websiteId);
    const notice = await aNotice(service, tenant);
    if (i % 3 !== 2)
      await prisma.authorityNotice.update({ where: { id: notice }, data: { handledAt: at(i < 4 ? 5 : 3) } });
    await anAlarm(service, tenant);
    await aWebhook(service, tenant);
    await aHold(service, tenant, subject.id);
  }
  const by = { kind: 'STAFF', id: 'stf_1' } as const;
  for (let i = 0; i < 7; i += 1)
    await recordAudit(prisma, { tenant, by, action: 'MATERIAL_VIEWED', targetId: 'mat_1', at: at(0) });
  for (let i = await prisma.authenticationRecord.count({ where: tenant }); i < 7; i += 1)
    await recordAuthentication(prisma, { tenant, kind: 'SESSION_MINTED', subjectId: 'stf_1' });
  // The desk came with some of these.
  for (let i = await prisma.apiKey.count({ where: tenant }); i < 7; i += 1)
    await prisma.apiKey.create({
      data: {
        id: newId('ApiKey'),
        ...tenant,
        kind: 'SECRET',
        name: `key ${i}`,
        hash: randomBytes(32),
        hint: 'abcd',
      },
    });
  for (let i = await prisma.applicant.count({ where: tenant }); i < 7; i += 1)
    await prisma.applicant.create({
      data: { id: newId('Applicant'), ...tenant, externalRef: `account-${i}` },
    });
  for (let i = await prisma.staffMember.count({ where: tenant }); i < 7; i += 1)
    await prisma.staffMember.create({
      data: { id: newId('StaffMember'), ...tenant, externalRef: `staff-${i}`, displayName: `审核 ${i}` },
    });
}

const aMessage = ({ services }: Service, tenant: Tenant) =>
  services.database.prisma.authorityMessage.create({
    data: {
      id: newId('AuthorityMessage'),
      ...tenant,
      direction: 'SENT',
      method: 'isp_upload',
      status: 'ACCEPTED',
      filingIds: [],
      at: new Date(),
    },
  });

eachDatabase((open, kind) => {
  let service: Service;
  let desk: Desk;
  let reviewer: Caller;
  beforeAll(async () => {
    service = await startService({ database: await open() });
    desk = await aDesk(service);
    reviewer = await desk.reviewer();
    await fill(service, desk);
  });
  afterAll(() => service.stop());

  const asked = (list: string, page: Page) => {
    const { shows, args = '' } = LISTS[list] ?? { shows: 'id' };
    const caller = fieldOf(list) === 'waitingBackdrops' ? reviewer : desk.provider;
    return caller.ask<{ list: Connection }>(
      `query ($first: Int, $last: Int, $after: String, $before: String) {
        list: ${fieldOf(list)}(first: $first, last: $last, after: $after, before: $before, ${args}) {
          totalCount isEstimate edges { cursor node { ${shows} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      page,
    );
  };
  const page = async (list: string, wanted: Page): Promise<Connection> => {
    const { data, text } = await asked(list, wanted);
    if (!data) throw new Error(text);
    return data.list;
  };
  const shown = (list: string, { edges }: Connection): string[] =>
    edges.map(({ node }) => node[LISTS[list]?.shows ?? 'id'] ?? '');

  describe.each(Object.keys(LISTS))('%s', (list) => {
    it('is read page by page, forwards and backwards, without a gap or a repetition', async () => {
      const whole = shown(list, await page(list, { first: 100 }));
      expect(whole).toHaveLength(7);
      expect(new Set(whole).size).toBe(7);
      for (const size of [1, 2, 3]) {
        const forwards: string[] = [];
        for (let after: string | null = null, more = true; more;) {
          const one = await page(list, { first: size, after });
          forwards.push(...shown(list, one));
          expect(one.pageInfo.hasPreviousPage).toBe(after !== null);
          ({ endCursor: after, hasNextPage: more } = one.pageInfo);
        }
        expect(forwards).toEqual(whole);
        const backwards: string[] = [];
        for (let before: string | null = null, more = true; more;) {
          const one = await page(list, { last: size, before });
          backwards.unshift(...shown(list, one));
          ({ startCursor: before, hasPreviousPage: more } = one.pageInfo);
        }
        expect(backwards).toEqual(whole);
      }
    });

    it('is cut out between two cursors', async () => {
      const { edges } = await page(list, { first: 100 });
      const whole = edges.map(({ node }) => node[LISTS[list]?.shows ?? 'id'] ?? '');
      for (const [from, to] of [
        [0, 6],
        [1, 4],
        [2, 3],
      ] as const) {
        const between = { after: edges[from]?.cursor ?? '', before: edges[to]?.cursor ?? '' };
        expect(shown(list, await page(list, { first: 9, ...between }))).toEqual(whole.slice(from + 1, to));
        expect(shown(list, await page(list, { last: 9, ...between }))).toEqual(whole.slice(from + 1, to));
      }
    });

    it('counts all of it on every page', async () => {
      expect(await page(list, { first: 1 })).toMatchObject({ totalCount: 7, isEstimate: false });
    });

    const ours = async (): Promise<string> => (await page(list, { first: 1 })).pageInfo.endCursor;
    const rewritten = (cursor: string, change: (members: unknown[]) => unknown): string =>
      Buffer.from(
        JSON.stringify(change(JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[])),
      ).toString('base64url');
    const base64 = (text: string): string => Buffer.from(text).toString('base64');

    // What is refused before a database is asked is refused on one as on the other.
    if (isUsual(kind)) {
      it.each<[string, (cursor: string) => string]>([
        ['of another format, a number', () => base64('GPC:N:99999999999999999999')],
        ['of another format, an object', () => base64('GPC:J:{"id":1}')],
        ['of another format, a date', () => base64('GPC:D:xx')],
        ['empty', () => ''],
        ['NUL', () => '\u0000'],
        ['a lone surrogate', () => '\ud800'],
        ['of 100 kB', () => 'x'.repeat(100_000)],
        ['cut short', (cursor) => cursor.slice(0, -2)],
        ['padded', (cursor) => `${cursor}=`],
        ['of another list', (cursor) => rewritten(cursor, ([format, , time, id]) => [format, 'x', time, id])],
        ['of a later format', (cursor) => rewritten(cursor, ([, ...rest]) => [99, ...rest])],
        [
          'with an object for an id',
          (cursor) => rewritten(cursor, (all) => [...all.slice(0, 3), { not: 1 }]),
        ],
        ['with NUL in the id', (cursor) => rewritten(cursor, (all) => [...all.slice(0, 3), 'fil_\u0000'])],
        ['with a time out of time', (cursor) => rewritten(cursor, ([a, b, , d]) => [a, b, 1e15, d])],
        ['with text for a time', (cursor) => rewritten(cursor, ([a, b, , d]) => [a, b, 'now()', d])],
        ['with one thing more', (cursor) => rewritten(cursor, (all) => [...all, 1])],
        ['no list at all', () => Buffer.from('{"a":1}').toString('base64url')],
      ])('refuses a cursor that is %s, typed, and does not repeat it', async (_what, make) => {
        const cursor = make(await ours());
        for (const wanted of [
          { first: 1, after: cursor },
          { last: 1, before: cursor },
        ]) {
          const { data, errors, text } = await asked(list, wanted);
          expect(data).toBeNull();
          expect(errors).toHaveLength(1);
          // Texts that no form would send are refused before the list is asked, and say which argument holds them.
          const [told] = errors;
          const place = told?.path ?? told?.extensions.issues?.[0]?.path;
          expect(told?.extensions.code).toBe('BAD_USER_INPUT');
          expect([['list'], ['after'], ['before']]).toContainEqual(place);
          if (cursor.length > 8) expect(text).not.toContain(cursor.slice(0, 60));
        }
      });

      it.each<Page>([
        { first: -1 },
        { last: -1 },
        { first: 101 },
        { first: 1_000_000_000 },
        { first: 1, last: 1 },
      ])('refuses pages of no size: %o', async (wanted) => {
        const { errors } = await asked(list, wanted);
        expect(errors[0]).toMatchObject({ path: ['list'], extensions: { code: 'BAD_USER_INPUT' } });
      });
    }
  });

  it('a cursor of one order is none of another', async () => {
    const { pageInfo } = await page('filings', { first: 1 });
    for (const list of ['filings oldest first', 'filings longest waiting', 'servers']) {
      const { errors } = await asked(list, { first: 1, after: pageInfo.endCursor });
      expect(errors[0]?.extensions.code, list).toBe('BAD_USER_INPUT');
    }
  });

  it('a page goes on where the last one ended when its row is deleted meanwhile', async () => {
    const { prisma } = service.services.database;
    const whole = shown('webhookEndpoints', await page('webhookEndpoints', { first: 100 }));
    const one = await page('webhookEndpoints', { first: 3 });
    await desk.provider.succeed('deleteWebhookEndpoint', { id: whole[2] });
    const next = await page('webhookEndpoints', { first: 3, after: one.pageInfo.endCursor });
    expect(shown('webhookEndpoints', next)).toEqual(whole.slice(3, 6));
    expect(next.pageInfo.hasNextPage).toBe(true);
    expect(await prisma.webhookEndpoint.count({ where: desk.tenant })).toBe(6);
  });

  it.each(['NEWEST_FIRST', 'OLDEST_FIRST', 'LONGEST_WAITING', 'RECENTLY_SUBMITTED'])(
    'a page of %s goes on where the last one ended when its filing changes its state meanwhile',
    async (order) => {
      const { prisma } = service.services.database;
      const read = async (after: string | null) =>
        (
          await desk.provider.query<{ filings: Connection }>(
            `query ($after: String) { filings(states: [IN_REVIEW], order: ${order}, first: 2, after: $after) { edges { node { id } } pageInfo { endCursor } } }`,
            { after },
          )
        ).filings;
      const first = await read(null);
      const whole = [first];
      for (let at = first; at.edges.length === 2; whole.push(at)) at = await read(at.pageInfo.endCursor);
      const all = whole.flatMap(({ edges }) => edges.map(({ node }) => node['id'] ?? ''));
      const id = all[1] ?? '';
      const { submittedAt } = await prisma.filing.update({
        where: { id },
        data: { state: 'RETURNED' },
      });
      const next = await read(first.pageInfo.endCursor);
      expect(next.edges.map(({ node }) => node['id'])).toEqual(all.slice(2, 4));
      await prisma.filing.update({ where: { id }, data: { state: 'IN_REVIEW', submittedAt } });
    },
  );

  it('a count that is not the whole of it says so', async () => {
    const many = await aDesk(service);
    await service.services.database.executeSql(
      `INSERT INTO "AuthorityMessage" (id, "providerId", mode, direction, method, status, at, "filingIds")
       SELECT 'msg_' || lpad(n::text, 26, '0'), $1, 'TEST', 'SENT', 'isp_upload', 'ACCEPTED', now(), '{}' FROM generate_series(1, 10001) n`,
      [many.tenant.providerId],
    );
    const count = async () =>
      (
        await many.provider.query<{ authorityMessages: Connection }>(
          '{ authorityMessages { totalCount isEstimate } }',
        )
      ).authorityMessages;
    await service.services.database.executeSql('ANALYZE "AuthorityMessage"');
    const estimate = await count();
    expect(estimate.isEstimate).toBe(true);
    expect(estimate.totalCount).toBeGreaterThan(10_000);
    expect(estimate.totalCount).toBeLessThan(11_000);
    await service.services.database.executeSql(
      `DELETE FROM "AuthorityMessage" WHERE "providerId" = $1 AND id = 'msg_00000000000000000000000001'`,
      [many.tenant.providerId],
    );
    expect(await count()).toEqual({ totalCount: 10_000, isEstimate: false });
  });
});

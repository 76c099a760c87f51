import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chainAudit } from '../../server/platform/audit/chain.ts';
import { keepHouse } from '../../server/assembly/housekeeping.ts';
import { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let service: Service;
let desk: Desk;
let prisma: Service['services']['database']['prisma'];

beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  ({ prisma } = service.services.database);
  desk = await aDesk(service);
});
afterAll(() => service.stop());

type Node = Record<string, unknown>;
type Listed = { list: { edges: { cursor: string; node: Node }[]; pageInfo: { hasNextPage: boolean } } };

const read = async (caller: Caller, list: string, args: string, shows: string): Promise<Node[]> => {
  const query = `{ list: ${list}(first: 100${args && `, ${args}`}) { edges { cursor node { ${shows} } } pageInfo { hasNextPage } } }`;
  return (await caller.query<Listed>(query)).list.edges.map(({ node }) => node);
};

describe('the audit by API', () => {
  it('is found by actor, action, what it is about and when', async () => {
    const { id } = await desk.provider.succeed('createApiKey', { kind: 'SECRET', name: 'one' });
    await desk.provider.succeed('revokeApiKey', { id });
    const about = `about: "${String(id)}"`;
    const [, created] = await read(desk.provider, 'auditEvents', about, 'id actorId actorKind action at');
    expect(created).toMatchObject({ action: 'API_KEY_CREATED', actorKind: 'SECRET_KEY' });
    const actions = async (args: string): Promise<unknown[]> =>
      (await read(desk.provider, 'auditEvents', `${about}, ${args}`, 'action')).map(({ action }) => action);
    const both = ['API_KEY_REVOKED', 'API_KEY_CREATED'];
    expect(await actions('actions: []')).toEqual(both);
    expect(await actions('actions: [API_KEY_REVOKED]')).toEqual(['API_KEY_REVOKED']);
    expect(await actions(`actorId: "${String(created?.['actorId'])}"`)).toEqual(both);
    expect(await actions('actorId: "key_0"')).toEqual([]);
    expect(await actions('actorKind: OPERATOR')).toEqual([]);
    const later = new Date(new Date(String(created?.['at'])).getTime() + 86_400_000).toISOString();
    expect(await actions(`from: "${later}"`)).toEqual([]);
    expect(await actions(`until: "${later}"`)).toEqual(both);
  });

  it('goes on from a cursor without repeating or skipping, though entries are added', async () => {
    const query = (after: string | null): string =>
      `{ list: auditEvents(first: 2${after ? `, after: "${after}"` : ''}) { edges { cursor node { id } } pageInfo { hasNextPage } } }`;
    const all = (await read(desk.provider, 'auditEvents', '', 'id')).map(({ id }) => id);
    const seen: unknown[] = [];
    for (let after: string | null = null; ;) {
      const { list }: Listed = await desk.provider.query<Listed>(query(after));
      seen.push(...list.edges.map(({ node }) => node['id']));
      await desk.provider.succeed('createApiKey', { kind: 'SECRET', name: 'meanwhile' });
      after = list.edges.at(-1)?.cursor ?? null;
      if (!list.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(all);
  });

  it('says where an entry stands in the chain, and its hash, once it has a place', async () => {
    const { id } = await desk.provider.succeed('createApiKey', { kind: 'SECRET', name: 'chained' });
    const asked = () => read(desk.provider, 'auditEvents', `about: "${String(id)}"`, 'position hash');
    expect(await asked()).toEqual([{ position: null, hash: null }]);
    await chainAudit(service.services);
    expect(await asked()).toMatchObject([
      { position: expect.any(Number) as unknown, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown },
    ]);
  });

  it('is read by restricted keys with its scope alone, and by nobody’s applicants or pages', async () => {
    const keyWith = async (...scopes: string[]): Promise<Caller> => {
      const made = await desk.provider.succeed('createApiKey', { kind: 'RESTRICTED', name: 'r', scopes });
      return new Caller(service.url, { token: String(made['key']) });
    };
    for (const list of ['auditEvents', 'accessRecords', 'authenticationRecords']) {
      const query = `{ ${list} { totalCount } }`;
      expect((await (await keyWith('AUDIT_READ')).ask(query)).errors).toEqual([]);
      const refused = [await keyWith('STAFF_WRITE', 'KEYS_WRITE'), (await desk.applicant()).caller];
      for (const caller of refused)
        expect((await caller.ask(query)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});

describe('the log of looks', () => {
  it('says who saw which personal data and why, to the provider and to staff whose duty the audit is', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('SUBMIT');
    const [one, auditor] = [await desk.reviewer('甲'), await desk.reviewer('乙', ['AUDITOR'])];
    await one.succeed('beginLook', { targetId: filing.id, reason: 'OTHER', note: '复核' });
    const details = 'query ($id: ID!) { filing(id: $id) { details(reveal: true) { subject { name } } } }';
    await one.query(details, { id: filing.id });
    const shows = 'staffId filingId targetId what reason note';
    const found = await read(desk.provider, 'accessRecords', `filingId: "${filing.id}"`, shows);
    const { viewer } = await one.query<{ viewer: { id: string } }>(
      '{ viewer { ... on StaffViewer { id } } }',
    );
    expect(found).toEqual([
      {
        staffId: viewer.id,
        filingId: filing.id,
        targetId: filing.id,
        what: 'DETAILS',
        reason: 'OTHER',
        note: '复核',
      },
    ]);
    expect(await read(auditor, 'accessRecords', '', shows)).toEqual(found);
    const done = await read(auditor, 'auditEvents', `actorId: "${viewer.id}"`, 'action');
    expect(done).toEqual([{ action: 'PERSONAL_DATA_REVEALED' }]);
  });

  it('tells the others where the reason of one can no longer be opened', async () => {
    const tenant = (await aDesk(service)).tenant;
    const theirs = await aDesk(service, { of: { tenant } });
    const sealer = await service.services.privacy.forProvider(tenant.providerId);
    const reasons = [0, 1, 2].map((i) =>
      i === 1 ? randomBytes(60) : sealer.seal({ code: 'REVIEW', note: null }, 'look-reason'),
    );
    for (const [i, reason] of reasons.entries())
      await prisma.auditEvent.create({
        data: {
          id: `aud_${i}${tenant.providerId.slice(5)}`,
          ...tenant,
          actorKind: 'STAFF',
          actorId: 'stf_1',
          action: 'MATERIAL_VIEWED',
          targetId: 'mat_1',
          at: new Date(),
          reason,
        },
      });
    for (const list of ['auditEvents', 'accessRecords']) {
      const { data, errors } = await theirs.provider.ask<Listed>(
        `{ list: ${list}(first: 3${list === 'auditEvents' ? ', actorKind: STAFF' : ''}) { edges { node { reason } } } }`,
      );
      expect(data?.list.edges.map(({ node }) => node['reason'])).toEqual(['REVIEW', null, 'REVIEW']);
      expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
        [['list', 'edges', 1, 'node', 'reason'], 'DATA_UNREADABLE'],
      ]);
    }
  });
});

describe('the log of authentication', () => {
  it('has sessions that were minted, renewed and ended, and what was refused', async () => {
    const me = await desk.applicant();
    await me.caller.query('mutation { renewSession { token } }');
    await desk.provider.succeed('revokeSessions', { personId: me.id });
    for (let i = 0; i < 3; i += 1)
      expect((await me.caller.ask('{ viewer { __typename } }')).errors[0]?.extensions.code).toBe(
        'SESSION_EXPIRED',
      );
    const shows = 'kind subjectId keyId code network times';
    const records = await read(desk.provider, 'authenticationRecords', `subjectId: "${me.id}"`, shows);
    expect(records.map(({ kind, code, times }) => [kind, code, times])).toEqual([
      ['REFUSED', 'SESSION_EXPIRED', 3],
      ['SESSIONS_ENDED', null, 1],
      ['SESSION_RENEWED', null, 1],
      ['SESSION_MINTED', null, 1],
    ]);
  });

  it('has keys that were refused, with the network of servers and nothing that is a secret', async () => {
    const made = await desk.provider.succeed('createApiKey', { kind: 'SECRET', name: 'gone' });
    await desk.provider.succeed('revokeApiKey', { id: made['id'] });
    const stolen = new Caller(service.url, { token: String(made['key']) });
    expect((await stolen.ask('{ viewer { __typename } }')).errors[0]?.extensions.code).toBe('KEY_REVOKED');
    const records = await read(
      desk.provider,
      'authenticationRecords',
      `keyId: "${String(made['id'])}"`,
      'kind code network times',
    );
    expect(records).toEqual([{ kind: 'REFUSED', code: 'KEY_REVOKED', network: '127.0.0.0/24', times: 1 }]);
    const rows = await prisma.authenticationRecord.findMany();
    expect(JSON.stringify(rows)).not.toContain(String(made['key']));
  });

  it('is kept for half a year', async () => {
    const ago = (days: number): Date => new Date(Date.now() - days * 86_400_000);
    const keep = {
      providerId: desk.tenant.providerId,
      mode: desk.tenant.mode,
      kind: 'SESSION_MINTED',
    } as const;
    await prisma.authenticationRecord.createMany({
      data: [183, 185].map((days) => ({
        id: `atn_${days}`,
        ...keep,
        occasion: `atn_${days}`,
        at: ago(days),
        lastAt: ago(days),
      })),
    });
    await keepHouse(service.services);
    const left = await prisma.authenticationRecord.findMany({
      where: { id: { in: ['atn_183', 'atn_185'] } },
    });
    expect(left.map(({ id }) => id)).toEqual(['atn_183']);
  });
});

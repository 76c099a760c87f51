import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Applicant } from '../../testkit/applicant.ts';
import type { Caller } from '../../testkit/caller.ts';
import { usualDatabase } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import { rowsOf, type Ids } from '../../testkit/rows.ts';
import { startService, type Service } from '../../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** What everybody here noted on what is theirs: the same words in other hands. */
const NOTED = { metadata: { order_id: '4711', Shop: 'Hang Zhou' } };

/** Notes the same reference and metadata on everything of somebody, as its provider. */
async function noted(service: Service, desk: Desk, applicant: { id: string }): Promise<Ids> {
  const ids = await rowsOf(service, desk.tenant, applicant.id);
  const { provider } = desk;
  await provider.succeed('updateFiling', { filingId: ids.filing, externalRef: 'order-1', ...NOTED });
  await provider.succeed('updateApplicant', { applicantId: applicant.id, ...NOTED });
  await provider.succeed('updateServer', { serverId: ids.server, ...NOTED });
  return ids;
}

usualDatabase((open) => {
  let service: Service;
  let desk: Desk;
  let me: Applicant;
  let reviewer: Caller;
  let own: Ids;
  let neighbours: Ids;
  beforeAll(async () => {
    service = await startService({ database: await open() });
    desk = await aDesk(service);
    const other = await aDesk(service);
    const live = await aDesk(service, { mode: 'LIVE', of: desk });
    me = await desk.applicant('account-1');
    reviewer = await desk.reviewer();
    own = await noted(service, desk, me);
    await noted(service, other, await other.applicant('account-1'));
    await noted(service, live, await live.applicant('account-1'));
    neighbours = await noted(service, desk, await desk.applicant('account-2'));
  });
  afterAll(() => service.stop());

  const found = async (caller: Caller, list: string, given: string): Promise<string[]> => {
    const { rows } = await caller.query<{ rows: { edges: { node: { id: string } }[]; totalCount: number } }>(
      `{ rows: ${list}(first: 100, ${given}) { totalCount edges { node { id } } } }`,
    );
    expect(rows.totalCount).toBe(rows.edges.length);
    return rows.edges.map(({ node }) => node.id).sort();
  };
  const both = (of: (ids: Ids) => string): string[] => [of(own), of(neighbours)].sort();

  describe('whose it is', () => {
    const SHOWN = `query ($filing: ID!) { filing(id: $filing) { externalRef applicant { id externalRef } }
      subjects { edges { node { applicant { id externalRef } } } } servers { edges { node { id ownerRef } } } }`;

    it('is named by a filing, a subject and a server, to whoever may see them', async () => {
      for (const caller of [desk.provider, reviewer, me.caller]) {
        const seen = await caller.query<{
          filing: object;
          subjects: { edges: { node: object }[] };
          servers: { edges: { node: { id: string; ownerRef: string } }[] };
        }>(SHOWN, { filing: own.filing });
        const account = { id: me.id, externalRef: 'account-1' };
        expect(seen.filing).toEqual({ externalRef: 'order-1', applicant: account });
        expect(seen.subjects.edges).toContainEqual({ node: { applicant: account } });
        expect(seen.servers.edges).toContainEqual({ node: { id: own.server, ownerRef: 'account-1' } });
      }
    });

    it('is null for a server that belongs to nobody', async () => {
      const serverId = await me.registersServer({ ownerRef: null } as object);
      const { node } = await desk.provider.query<{ node: { ownerRef: string | null } }>(
        'query ($id: ID!) { node(id: $id) { ... on Server { ownerRef } } }',
        { id: serverId },
      );
      expect(node.ownerRef).toBeNull();
    });
  });

  describe('a filter', () => {
    const ids = { filings: 'filing', subjects: 'subject', servers: 'server' } as const;

    it.each([
      ['filings', 'applicantRef'],
      ['subjects', 'applicantRef'],
      ['servers', 'ownerRef'],
    ] as const)('finds the %s of one account by %s, and nobody else’s', async (list, argument) => {
      const of = ids[list];
      for (const caller of [desk.provider, reviewer, me.caller])
        expect(await found(caller, list, `${argument}: "account-1"`)).toEqual([own[of]]);
      expect(await found(desk.provider, list, `${argument}: "account-2"`)).toEqual([neighbours[of]]);
      expect(await found(me.caller, list, `${argument}: "account-2"`)).toEqual([]);
      expect(await found(desk.provider, list, `${argument}: "account"`)).toEqual([]);
      expect(await found(desk.provider, list, `${argument}: ""`)).toEqual([]);
    });

    it('finds filings by the provider’s own reference, an applicant only its own', async () => {
      for (const given of ['externalRef: "order-1"', 'search: "order-1"']) {
        expect(await found(desk.provider, 'filings', given)).toEqual(both(({ filing }) => filing));
        expect(await found(me.caller, 'filings', given)).toEqual([own.filing]);
      }
      expect(await found(desk.provider, 'filings', 'externalRef: "order"')).toEqual([]);
      expect(
        await found(desk.provider, 'filings', 'externalRef: "order-1", applicantRef: "account-2"'),
      ).toEqual([neighbours.filing]);
    });

    it('finds a server by the provider’s own name, and an account by its reference', async () => {
      const row = await service.services.database.prisma.server.findUniqueOrThrow({
        where: { id: own.server },
      });
      expect(await found(desk.provider, 'servers', `instanceRef: "${row.instanceRef}"`)).toEqual([
        own.server,
      ]);
      expect(await found(desk.provider, 'servers', 'instanceRef: "nothing"')).toEqual([]);
      expect(await found(desk.provider, 'applicants', 'externalRef: "account-1"')).toEqual([me.id]);
    });

    it.each(['filings', 'servers', 'applicants'] as const)(
      'finds %s by exactly what metadata says',
      async (list) => {
        const expected = list === 'applicants' ? both(({ person }) => person) : both((one) => one[ids[list]]);
        const by = (metadata: string) => found(desk.provider, list, `metadata: ${metadata}`);
        expect(await by('{ order_id: "4711" }')).toEqual(expected);
        expect(await by('{ order_id: "4711", Shop: "Hang Zhou" }')).toEqual(expected);
        expect(await found(reviewer, list, 'metadata: { order_id: "4711" }')).toEqual(expected);
        for (const near of ['{ order_id: "471" }', '{ order_id: "４７１１" }', '{ Shop: "hang zhou" }'])
          expect(await by(near), near).toEqual([]);
        for (const near of ['{ Shop: "HangZhou" }', '{ shop: "Hang Zhou" }', '{ Shop: "4711" }'])
          expect(await by(near), near).toEqual([]);
        expect(await by('{ order_id: "4711", Shop: "" }')).toEqual([]);
        // What lacks a key that nobody has is everything, the noted among it.
        expect(await by('{ campaign: null }')).toEqual(expect.arrayContaining(expected));
        expect(await by('{ campaign: null, order_id: "4711" }')).toEqual(expected);
      },
    );

    it('tells an applicant nothing of metadata, not even of its own filing', async () => {
      for (const metadata of ['{ order_id: "4711" }', '{ campaign: null }'])
        for (const list of ['filings', 'servers'])
          expect(await found(me.caller, list, `metadata: ${metadata}`)).toEqual([]);
      const { errors } = await me.caller.ask('{ applicants { totalCount } }');
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    });
  });
});

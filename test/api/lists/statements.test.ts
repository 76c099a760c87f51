import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FilingState } from '../../../prisma/generated/client/enums.ts';
import type { Caller } from '../../testkit/caller.ts';
import { openForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import { startService, type Service } from '../../testkit/service.ts';
import { CONNECTIONS, everyFieldOf } from './kit/everything.ts';
import { aWholeRow } from './kit/whole-rows.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SIZES = [1, 5, 20] as const;
const STATES = ['IN_REVIEW', 'QUEUED', 'AT_AUTHORITY', 'APPROVED'] as const satisfies readonly FilingState[];

/** Arguments under which a list is looked at more than once; an empty text is the list as it comes. */
const UNDER: Readonly<Record<string, readonly string[]>> = {
  filings: STATES.map((state) => `, states: [${state}]`),
  servers: ['', ', order: EXPIRING_FIRST', ', order: RECENTLY_UPDATED'],
  websites: ['', ', order: LONGEST_STRAY'],
  authorityNotices: ['', ', order: RECENTLY_HANDLED', ', from: "2019-01-01T00:00:00Z"'],
};

/**
 * Statements that many rows may need beyond those of the first: what a notice is about is looked up by its kind, and by number or id, once
 * for all of a kind.
 */
const OF_OTHER_KINDS: Readonly<Record<string, number>> = { authorityNotices: 2 };

/** Lists that a secret key may not ask. */
const OF_REVIEWERS = ['waitingBackdrops'];

describe('the statements of a list', () => {
  let service: Service;
  let desk: Desk;
  let reviewer: Caller;
  const statements: string[] = [];

  beforeAll(async () => {
    service = await startService({ database: await openForTest({ heard: (sql) => statements.push(sql) }) });
    desk = await aDesk(service);
    reviewer = await desk.reviewer();
    const { id } = await desk.applicant('me');
    for (const state of STATES)
      for (let i = 0; i < 20; i += 1) await aWholeRow(desk, { state, applicantId: id });
  });
  afterAll(() => service.stop());

  /** The statements of one request. What the service keeps in mind for a moment may have run out: asking anew tells. */
  async function asked(caller: Caller, document: string): Promise<string[]> {
    const before = statements.length;
    await caller.query(document);
    return statements.slice(before);
  }

  /** As deep as the limits of cost and of fields let one ask; what lies deeper is reached from another list. */
  async function deepest(
    caller: Caller,
    documentOf: (size: number, depth: number) => string,
    sizes: readonly number[] = SIZES,
  ): Promise<number> {
    for (let depth = 3; depth > 1; depth -= 1) {
      const { errors } = await caller.ask(documentOf(Math.max(...sizes), depth));
      const tooMuch = ['QUERY_COMPLEXITY', 'QUERY_BREADTH'];
      if (!errors.some(({ extensions }) => tooMuch.includes(String(extensions.code)))) return depth;
    }
    return 1;
  }

  async function growth(
    caller: Caller,
    documentOf: (size: number) => string,
    { sizes = SIZES, more = 0 }: { sizes?: readonly number[]; more?: number | undefined } = {},
  ): Promise<string | null> {
    let found: string | null = null;
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const told = [];
      for (const size of sizes) told.push(await asked(caller, documentOf(size)));
      const counts = told.map(({ length }) => length);
      if (Math.max(...counts) <= (counts[0] ?? 0) + more) return null;
      found = `${counts.join(', ')} statements for ${sizes.join(', ')} rows:\n${(told.at(-1) ?? [])
        .slice(0, 40)
        .map((sql) => sql.slice(0, 160))
        .join('\n')}`;
    }
    return found;
  }

  describe.each(CONNECTIONS)('$name', ({ name, row }) => {
    const more = OF_OTHER_KINDS[name];
    const callers = (): Caller[] =>
      OF_REVIEWERS.includes(name)
        ? [reviewer]
        : [desk.provider, ...(row.name === 'Filing' ? [reviewer] : [])];

    it.each(Object.entries(everyFieldOf(row)))('do not grow with its rows: %s', async (_field, selection) => {
      const [under = ''] = UNDER[name] ?? [];
      for (const caller of callers()) {
        const document = (size: number, depth: number): string =>
          `{ list: ${name}(first: ${size}${under}) { totalCount edges { node { ${selection(depth)} } } } }`;
        const depth = await deepest(caller, document);
        expect(await growth(caller, (size) => document(size, depth), { more })).toBeNull();
      }
    });

    it('do not grow with its rows where everything is asked at once', async () => {
      const sizes = [1, 5];
      for (const under of UNDER[name] ?? [''])
        for (const caller of callers()) {
          const document = (size: number, depth: number): string =>
            `{ list: ${name}(first: ${size}${under}) { edges { node { ${Object.values(everyFieldOf(row))
              .map((selection) => selection(depth))
              .join(' ')} } } } }`;
          const depth = await deepest(caller, document, sizes);
          expect(await growth(caller, (size) => document(size, depth), { sizes, more }), under).toBeNull();
        }
    });

    it('has as many rows as are counted here', async () => {
      for (const under of UNDER[name] ?? ['']) {
        const [caller] = callers();
        const { list } = (await caller?.query<{ list: { edges: unknown[] } }>(
          `{ list: ${name}(first: 20${under}) { edges { cursor } } }`,
        )) ?? { list: { edges: [] } };
        expect(list.edges, under).toHaveLength(20);
      }
    });
  });

  it('of a registration do not grow with its servers, and keep what each says', async () => {
    const name = (i: number): string => `registered-${i}`;
    const register = async (count: number, from: number): Promise<number> => {
      const before = statements.length;
      const { servers } = (await desk.provider.succeed('registerServers', {
        servers: Array.from({ length: count }, (_, i) => ({
          instanceRef: name(from + i),
          ownerRef: `owner-${i % 7}`,
          product: i % 2 === 0 ? 'CLOUD_SERVER' : 'VIRTUAL_HOST',
          region: 'cn-hangzhou',
          ips: ['47.96.10.99', '2408:4000::1'],
          termMonths: i,
          expiresAt: '2030-01-01T00:00:00.000Z',
          metadata: { order: String(i) },
        })),
      })) as unknown as { servers: { instanceRef: string }[] };
      expect(servers.map(({ instanceRef }) => instanceRef)).toEqual(
        Array.from({ length: count }, (_, i) => name(from + i)),
      );
      return statements.length - before;
    };
    /** What the service does beside it now and then, such as telling other replicas of limits, is in some counts and not in others. */
    const fewest = async (count: number, ...from: number[]): Promise<number> => {
      const counts = [];
      for (const first of from) counts.push(await register(count, first));
      return Math.min(...counts);
    };
    await register(1, 0);
    const one = await register(1, 1);
    expect(await fewest(100, 2, 102, 202)).toBeLessThanOrEqual(one);
    // An update takes no more than a registration.
    expect(await fewest(100, 2, 2, 2)).toBeLessThanOrEqual(one);
    const { servers } = await desk.provider.query<{ servers: { edges: { node: object }[] } }>(
      `{ servers(instanceRef: "${name(41)}") { edges { node { ownerRef product ips termMonths expiresAt metadata slots } } } }`,
    );
    expect(servers.edges.map(({ node }) => node)).toEqual([
      {
        ownerRef: 'owner-4',
        product: 'VIRTUAL_HOST',
        ips: ['47.96.10.99', '2408:4000::1'],
        termMonths: 39,
        expiresAt: '2030-01-01T00:00:00.000Z',
        metadata: { order: '39' },
        slots: expect.any(Number) as number,
      },
    ]);
  });
});

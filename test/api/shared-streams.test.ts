import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphQLContext } from '../../schema/api/context.ts';
import { eventOf, Stream } from '../../server/http/streams/stream.ts';
import { contextForAll } from '../../server/http/streams/viewer.ts';
import { CHANNEL } from '../../server/platform/events/publish.ts';
import { filingScope, rolesOf } from '../../server/platform/tenancy/access.ts';
import type { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { watch, type Watch } from '../testkit/sse.ts';

type Update = {
  filingUpdated: { id: string; version: number } | null;
};

const LISTENERS = 40;
const DOCUMENT =
  'subscription ($id: ID!) { filingUpdated(id: $id) { id version state details { subject { remark } } } }';

let service: Service;
let desk: Desk;
const statements: string[] = [];
beforeAll(async () => {
  const database = await openForTest({ heard: (sql) => statements.push(sql) });
  service = await startService({
    database,
    streams: { PERSON: 100, KEY: 400, ADDRESS: 1_000 },
    signMs: 100,
  });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const aFiling = async (): Promise<Filing> => (await desk.applicant()).files(aCompany()).upTo('SAVE_DETAILS');

const manyOf = async (count: number, caller: Caller, id: string): Promise<Watch<Update>[]> => {
  const all = await Promise.all(Array.from({ length: count }, () => watch<Update>(caller, DOCUMENT, { id })));
  for (const one of all) expect((await one.next())?.data?.filingUpdated?.id).toBe(id);
  return all;
};
const close = (all: readonly Watch<Update>[]): void => all.forEach((one) => one.close());

/** Statements that read filings, of what happens here. */
async function readingsIn(work: () => Promise<unknown>): Promise<number> {
  const before = statements.length;
  await work();
  return statements.slice(before).filter((sql) => sql.includes('"Filing"')).length;
}

/** All listeners hear of a change. */
const hear = async (all: readonly Watch<Update>[], filing: Filing): Promise<void> => {
  await changes(filing);
  for (const one of all) expect((await one.next())?.data?.filingUpdated?.id).toBe(filing.id);
};

const changes = (filing: Filing): Promise<unknown> =>
  service.services.database.prisma
    .$executeRaw`SELECT pg_notify(${CHANNEL}, ${JSON.stringify({ topic: `filing:${filing.id}` })})`;

describe('a filing that many listen to', () => {
  it('is read once for each change, however many listen, and all of them hear it', async () => {
    const filing = await aFiling();
    const all = await manyOf(1, filing.owner.caller, filing.id);
    const alone = await readingsIn(() => hear(all, filing));
    expect(alone).toBeGreaterThan(0);
    all.push(...(await manyOf(LISTENERS, filing.owner.caller, filing.id)));
    expect(await readingsIn(() => hear(all, filing))).toBe(alone);

    // Other kinds of viewers are answered by themselves: each hears what it may see.
    const { length: before } = all;
    all.push(
      ...(await manyOf(2, desk.provider, filing.id)),
      ...(await manyOf(2, await desk.reviewer(), filing.id)),
    );
    expect(all).toHaveLength(before + 4);
    expect(await readingsIn(() => hear(all, filing))).toBe(3 * alone);
    close(all);
  });

  it('is opened by many at once with a few readings', async () => {
    const filing = await aFiling();
    const all: Watch<Update>[] = [];
    const opens = async (count: number): Promise<void> =>
      void all.push(...(await manyOf(count, desk.provider, filing.id)));
    const alone = await readingsIn(() => opens(1));
    expect(await readingsIn(() => opens(LISTENERS))).toBeLessThan((alone * LISTENERS) / 2);
    close(all);
  });

  it('answers a person alone with what is that person’s alone', () => {
    const actor = {
      kind: 'STAFF' as const,
      ...desk.tenant,
      staffId: 'sta_1',
      roles: ['REVIEWER' as const],
      session: { mintedAt: new Date(0), keyId: null },
      sessionExpiresAt: new Date(1),
    };
    const given = { actor, bearer: 'x', locale: 'en' } as unknown as GraphQLContext;
    const takes = (look: (context: GraphQLContext) => unknown): boolean => {
      const { context, isPersonal } = contextForAll(service.services, given);
      look(context);
      return isPersonal();
    };
    expect(takes(({ actor: { kind } }) => kind)).toBe(false);
    expect(takes((context) => filingScope(context.actor))).toBe(false);
    expect(takes((context) => rolesOf(context.actor))).toBe(false);
    expect(takes((context) => context.actor.kind === 'STAFF' && context.actor.staffId)).toBe(true);
    expect(takes((context) => context.actor.kind === 'STAFF' && context.actor.session.mintedAt)).toBe(true);
    expect(takes((context) => ({ ...context.actor }))).toBe(true);
    expect(takes(({ bearer }) => bearer)).toBe(true);
  });
});

describe('a listener of another tenant, beside those who may listen', () => {
  it('is told that there is no such filing', async () => {
    const filing = await aFiling();
    const all = await manyOf(2, desk.provider, filing.id);
    const other = await aDesk(service);
    const stranger = await watch<Update>(other.provider, DOCUMENT, { id: filing.id });
    expect((await stranger.next())?.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    stranger.close();
    close(all);
  });
});

describe('a reader that takes nothing', () => {
  it('is let go, and what it did not take is kept for nobody', async () => {
    const megabyte = eventOf('x'.repeat(1_000_000));
    let stream: Stream | undefined;
    let response: ServerResponse | undefined;
    const server = createServer((request, answer) => {
      request.resume();
      response = answer;
      stream = new Stream({} as GraphQLContext, 'anybody', answer, { caughtUp: () => undefined });
      stream.take({ first: megabyte, later: megabyte, found: true, personal: false });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => undefined).write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await expect.poll(() => response?.headersSent).toBe(true);
    // More than the kernel takes for both ends, of which the process holds one piece.
    for (let turn = 0; turn < 50; turn += 1) {
      stream?.take({ first: megabyte, later: megabyte, found: true, personal: false });
      await wait(1);
    }
    expect(response?.writableLength).toBeLessThan(3_000_000);
    stream?.sign();
    expect(response?.destroyed).toBe(false);
    stream?.sign();
    expect(response?.destroyed).toBe(true);
    socket.destroy();
    server.close();
  });
});

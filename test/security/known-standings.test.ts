import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CHANNEL } from '../../server/platform/events/publish.ts';
import { createKnownStandings } from '../../server/platform/tenancy/known-standings.ts';
import { STANDING } from '../../server/platform/tenancy/standing-events.ts';
import { eventually } from '../platform/support/eventually.ts';
import { Caller } from '../testkit/caller.ts';
import { databaseKinds, openEmbeddedForTest, openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const VIEWER = '{ viewer { __typename } }';

describe.each(databaseKinds())('how a key stands, known for a moment, on %s', (kind) => {
  let service: Service;
  const statements: string[] = [];
  beforeAll(async () => {
    const open = kind === 'pglite' ? openEmbeddedForTest : openForTest;
    service = await startService({ database: await open({ heard: (sql) => statements.push(sql) }) });
  });
  afterAll(() => service.stop());

  /** A key of a provider of its own, as a change is looked at closely for some seconds. */
  const aKey = async (): Promise<{ desk: Desk; id: string; caller: Caller }> => {
    const desk = await aDesk(service);
    const { id, key } = await desk.provider.succeed('createApiKey', { kind: 'SECRET', name: 'one more' });
    return { desk, id: String(id), caller: new Caller(service.url, { token: String(key) }) };
  };
  const code = async (caller: Caller): Promise<string> =>
    (await caller.ask(VIEWER)).errors[0]?.extensions.code ?? 'fine';
  const looksFor = async (caller: Caller): Promise<number> => {
    const before = statements.length;
    await code(caller);
    return statements.slice(before).filter((sql) => sql.includes('k.hash =')).length;
  };
  /** The service has heard everything until now, and so trusts what it knows. */
  const known = async (caller: Caller): Promise<void> =>
    eventually('a request that asks for no key', async () => (await looksFor(caller)) === 0);
  /** Revokes a key as another process does, with or without a word of it. */
  const revokedElsewhere = ({ desk, id }: { desk: Desk; id: string }, told: boolean) =>
    service.services.database.prisma.$transaction(async (tx) => {
      await tx.apiKey.update({ where: { id }, data: { revokedAt: new Date() } });
      const { providerId } = desk.tenant;
      const message = JSON.stringify({ topic: STANDING, data: { providerId } });
      if (told) await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${message})`;
    });

  it('is asked once for many requests', async () => {
    const { caller } = await aKey();
    await known(caller);
    for (let request = 0; request < 5; request += 1) expect(await looksFor(caller)).toBe(0);
  });

  it('is forgotten at once by the process that revokes it', async () => {
    const { desk, id, caller } = await aKey();
    await known(caller);
    await desk.provider.succeed('revokeApiKey', { id });
    expect(await code(caller)).toBe('KEY_REVOKED');
  });

  it('is forgotten at once when it is rolled without a time of grace', async () => {
    const { desk, id, caller } = await aKey();
    await known(caller);
    await desk.provider.succeed('rollApiKey', { id, graceHours: 0 });
    expect(await code(caller)).toBe('KEY_REVOKED');
  });

  it('is forgotten when another process tells that it ended', async () => {
    const { desk, id, caller } = await aKey();
    await known(caller);
    await revokedElsewhere({ desk, id }, true);
    await eventually('the refusal', async () => (await code(caller)) === 'KEY_REVOKED');
  });

  it.runIf(kind === 'postgresql')('is not trusted once nothing can be heard any more', async () => {
    const { desk, id, caller } = await aKey();
    await known(caller);
    const { prisma } = service.services.database;
    const deafen = () => prisma.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name <> 'jieru' AND pid <> pg_backend_pid()`;
    await deafen();
    await revokedElsewhere({ desk, id }, false);
    await eventually('the refusal', async () => {
      await deafen();
      return (await code(caller)) === 'KEY_REVOKED';
    });
  });
});

describe('what is known of credentials', () => {
  const heard = new Map<
    string,
    (event: { topic: string; data: { providerId: string } | undefined }) => void
  >();
  const known = createKnownStandings({
    on: (topic, listener) => {
      heard.set(topic, listener);
      return () => undefined;
    },
    isUpToDate: () => true,
  });
  const told = (providerId?: string): void =>
    heard.get(STANDING)?.({ topic: STANDING, data: providerId === undefined ? undefined : { providerId } });
  let asked = 0;
  const recall = (name: string, meanwhile: () => void = () => undefined): Promise<string> =>
    known.recall(
      name,
      () => {
        asked += 1;
        meanwhile();
        return Promise.resolve(name);
      },
      (value) => value,
    );
  const asksAgain = async (name: string): Promise<boolean> => {
    const before = asked;
    await recall(name);
    return asked > before;
  };

  it('of one provider is forgotten alone, and all where something was missed', async () => {
    await recall('prv_1');
    await recall('prv_2');
    told('prv_1');
    expect(await asksAgain('prv_1')).toBe(true);
    expect(await asksAgain('prv_2')).toBe(false);
    told();
    expect(await asksAgain('prv_2')).toBe(true);
  });

  it('is not kept where it changed while it was asked for', async () => {
    await recall('prv_3', () => told('prv_3'));
    expect(await asksAgain('prv_3')).toBe(true);
    expect(await asksAgain('prv_3')).toBe(false);
  });
});

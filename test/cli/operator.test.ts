import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from '../testkit/caller.ts';
import { createMigrated, databaseKinds } from '../testkit/database.ts';
import { startService, type Service } from '../testkit/service.ts';
import { jsonOf, runJieru } from '../testkit/run-command.ts';

const VIEWER = '{ viewer { __typename } }';
/** Digest under which this service knows that operation: what a page may run. */
const DIGEST = 'a'.repeat(64);
const PERSISTED = { extensions: { persistedQuery: { version: 1, sha256Hash: DIGEST } } };
const SHOP = 'https://www.example.com';

type Shown = Record<string, unknown>;

// Commands and service share a database only where it is a server.
describe.runIf(databaseKinds().includes('postgresql'))(
  'the operator’s commands',
  { timeout: 120_000 },
  () => {
    let service: Service;
    let drop: () => Promise<void>;
    let env: NodeJS.ProcessEnv;

    beforeAll(async () => {
      const place = await createMigrated();
      ({ drop } = place);
      const masterKey = randomBytes(32);
      env = { DATABASE_URL: place.url, MASTER_KEY: masterKey.toString('base64') };
      service = await startService({
        database: { url: place.url },
        masterKey,
        operations: { [DIGEST]: VIEWER },
      });
    }, 120_000);
    afterAll(async () => {
      await service.stop();
      await drop();
    });

    const jieru = async (...args: string[]): Promise<Shown> => {
      const ran = await runJieru([...args, '--json'], env);
      expect(ran, ran.out).toMatchObject({ code: 0, err: '' });
      return jsonOf(ran);
    };
    const refused = async (...args: string[]): Promise<string> => {
      const ran = await runJieru(args, env);
      expect(ran).toMatchObject({ code: 1, out: '' });
      return ran.err;
    };
    const live = ['--provider', 'cloud', '--mode', 'live'];
    const statusOf = async (token: string): Promise<[number, unknown]> => {
      const { status, errors } = await new Caller(service.url, { token }).post(PERSISTED);
      return [status, errors[0]?.extensions.code];
    };

    it('make a provider that is live: its server mints sessions, and its page on another origin uses them', async () => {
      const provider = await jieru('provider', 'create', 'cloud', '--name', '示例云');
      expect(provider).toMatchObject({ slug: 'cloud', name: '示例云', suspendedAt: null });
      const secret = await jieru('key', 'create', ...live, '--kind', 'secret', '--name', 'backend');
      const publishable = await jieru('key', 'create', ...live, '--kind', 'publishable', '--name', 'pages');
      expect([secret['key'], publishable['key']]).toEqual([
        expect.stringMatching(/^sk_live_/),
        expect.stringMatching(/^pk_live_/),
      ]);
      const backend = new Caller(service.url, { token: String(secret['key']) });
      const { token } = await backend.succeed('createApplicantSession', { externalRef: 'account-1' });
      const page = new Caller(service.url, { publishableKey: String(publishable['key']), origin: SHOP });

      /** What a page of another origin sees of a preflight, of its key alone, and of its key with a session. */
      const seen = async () => {
        const preflight = await fetch(`${service.url}/graphql`, {
          method: 'OPTIONS',
          headers: { origin: SHOP, 'access-control-request-method': 'POST' },
        });
        const alone = await page.post(PERSISTED);
        const signedIn = await page.with({ token: String(token) }).post(PERSISTED);
        return [preflight, alone, signedIn].map(({ status, headers }) => [
          status,
          headers.get('access-control-allow-origin'),
        ]);
      };
      expect((await seen()).slice(1)).toEqual([
        [403, null],
        [403, null],
      ]);
      expect(await jieru('origin', 'allow', SHOP, ...live)).toMatchObject({ origin: SHOP, mode: 'LIVE' });
      await expect.poll(seen, { timeout: 10_000 }).toEqual([
        [204, SHOP],
        [200, SHOP],
        [200, SHOP],
      ]);
      expect(await jieru('origin', 'list', ...live)).toMatchObject({ origins: [{ origin: SHOP }] });
      await jieru('origin', 'remove', SHOP, ...live);
      await expect
        .poll(async () => (await seen()).slice(1), { timeout: 10_000 })
        .toEqual([
          [403, null],
          [403, null],
        ]);
      expect(await refused('origin', 'remove', SHOP, ...live)).toBe(
        `${SHOP} is not among the allowed origins.\n`,
      );
      expect(await refused('origin', 'allow', `${SHOP}/shop`, ...live)).toContain('is not a valid origin');
    });

    it('list keys without their texts, roll one with a grace, and end one with its sessions', async () => {
      const made = await jieru('key', 'create', ...live, '--kind', 'secret', '--name', 'worker');
      const backend = new Caller(service.url, { token: String(made['key']) });
      const { token } = await backend.succeed('createApplicantSession', { externalRef: 'account-2' });
      const { keys } = (await jieru('key', 'list', ...live)) as { keys: Shown[] };
      expect(keys.find(({ id }) => id === made['id'])).toMatchObject({
        name: 'worker',
        mode: 'LIVE',
        kind: 'SECRET',
        state: 'ACTIVE',
        hint: String(made['key']).slice(-4),
        lastUsedAt: expect.any(String) as string,
      });
      expect(JSON.stringify(keys)).not.toContain(String(made['key']));

      const rolled = await jieru('key', 'roll', String(made['id']), '--grace-hours', '2');
      expect([await statusOf(String(made['key'])), await statusOf(String(rolled['key']))]).toEqual([
        [200, undefined],
        [200, undefined],
      ]);
      await jieru('key', 'revoke', String(made['id']));
      expect(await statusOf(String(made['key']))).toEqual([401, 'KEY_REVOKED']);
      expect(await statusOf(String(token))).toEqual([401, 'SESSION_EXPIRED']);
      expect(await statusOf(String(rolled['key']))).toEqual([200, undefined]);
      expect(await refused('key', 'revoke', `key_${'0'.repeat(26)}`)).toMatch(/^There is no such key/);
    });

    it('make a restricted key, which is listed with its scopes, does its part, and keeps them when it is rolled', async () => {
      const kind = ['--kind', 'restricted', '--name', 'billing'];
      const made = await jieru('key', 'create', ...live, ...kind, '--scopes', 'SERVERS_WRITE,filings_read');
      const scopes = ['FILINGS_READ', 'SERVERS_WRITE'];
      expect(made).toMatchObject({
        kind: 'RESTRICTED',
        scopes,
        key: expect.stringMatching(/^rk_live_/) as string,
      });
      const ask = (query: string) => new Caller(service.url, { token: String(made['key']) }).ask(query);
      expect((await ask('{ filings { totalCount } }')).errors).toEqual([]);
      expect((await ask('{ subjects { totalCount } }')).errors[0]?.message).toContain('SUBJECTS_READ');
      const { keys } = (await jieru('key', 'list', ...live)) as { keys: Shown[] };
      expect(keys.find(({ id }) => id === made['id'])).toMatchObject({
        scopes,
        lastUsedFrom: '127.0.0.0/24',
      });
      expect(await jieru('key', 'roll', String(made['id']))).toMatchObject({ kind: 'RESTRICTED', scopes });
      expect(await refused('key', 'create', ...live, ...kind, '--scopes', 'EVERYTHING')).toContain(
        'There is no scope EVERYTHING',
      );
      expect(await refused('key', 'create', ...live, ...kind)).not.toBe('');
    });

    it('remove a reviewer and end sessions, by id and by the provider’s own reference', async () => {
      const { key } = await jieru('key', 'create', ...live, '--kind', 'secret', '--name', 'desk');
      const backend = new Caller(service.url, { token: String(key) });
      const mint = async (name: string, input: object) => {
        const { token, applicantId, staffId } = await backend.succeed(name, input);
        return { token: String(token), id: String(applicantId ?? staffId) };
      };
      const person = { externalRef: 'r-1', displayName: '王初审' };
      const reviewer = await mint('createStaffSession', person);
      expect(await jieru('staff', 'list', ...live)).toMatchObject({
        staff: [{ id: reviewer.id, displayName: '王初审', removedAt: null }],
      });
      await jieru('staff', 'remove', reviewer.id);
      expect(await statusOf(reviewer.token)).toEqual([401, 'SESSION_EXPIRED']);
      expect((await backend.mutate('createStaffSession', person)).issues).toMatchObject([
        { code: 'STAFF_REMOVED' },
      ]);
      await jieru('staff', 'restore', reviewer.id);

      for (const ways of [
        (id: string) => [id],
        () => ['--applicant', 'account-3', ...live],
        () => ['--everybody', ...live],
      ]) {
        const session = await mint('createApplicantSession', { externalRef: 'account-3' });
        expect(await statusOf(session.token)).toEqual([200, undefined]);
        await jieru('session', 'revoke', ...ways(session.id));
        expect(await statusOf(session.token)).toEqual([401, 'SESSION_EXPIRED']);
      }
      expect(await refused('session', 'revoke', ...live)).toMatch(/^Give one of/);
    });

    it('suspend a provider and let it work again, and everything they changed stands in the audit', async () => {
      const { key } = await jieru('key', 'create', ...live, '--kind', 'secret', '--name', 'suspended');
      await jieru('provider', 'suspend', 'cloud');
      expect(await statusOf(String(key))).toEqual([403, 'PROVIDER_SUSPENDED']);
      expect((await runJieru(['provider', 'list'], env)).out).toMatch(/cloud.*suspended/);
      await jieru('provider', 'resume', 'cloud');
      expect(await statusOf(String(key))).toEqual([200, undefined]);
      expect(await jieru('provider', 'quota', 'cloud', '0.5')).toMatchObject({ quotaBytes: 500_000_000 });
      expect(await jieru('provider', 'show', 'cloud')).toMatchObject({
        slug: 'cloud',
        quotaBytes: 500_000_000,
        bytesUsed: 0,
        modes: { live: { authorityAccount: 'none' }, test: { keys: 0 } },
      });
      const { events } = (await jieru('audit', '--provider', 'cloud', '--actor', 'operator')) as {
        events: Shown[];
      };
      expect(new Set(events.map(({ action }) => action))).toEqual(
        new Set([
          'PROVIDER_CREATED',
          'PROVIDER_UPDATED',
          'PROVIDER_SUSPENDED',
          'PROVIDER_RESUMED',
          'ORIGIN_ALLOWED',
          'ORIGIN_REMOVED',
          'API_KEY_CREATED',
          'API_KEY_ROLLED',
          'API_KEY_REVOKED',
          'STAFF_REMOVED',
          'STAFF_RESTORED',
          'SESSIONS_ENDED',
        ]),
      );
      const page = await jieru('audit', '--action', 'api_key_created', '--limit', '2');
      const [, last] = page['events'] as Shown[];
      expect(page).toMatchObject({ more: true, events: [{ action: 'API_KEY_CREATED' }, {}] });
      const next = await jieru('audit', '--action', 'api_key_created', '--after', String(last?.['id']));
      expect((next['events'] as Shown[]).map(({ id }) => id)).not.toContain(last?.['id']);
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
      expect(await jieru('audit', '--since', tomorrow)).toEqual({ events: [], more: false });
    });

    it.each([
      [['provider', 'create', 'cloud', '--name', 'x'], 'There is a provider cloud already.'],
      [['provider', 'create', 'Cloud 9', '--name', 'x'], 'is no short name'],
      [['provider', 'create', 'nine', '--name', ' '], '--name is empty.'],
      [['provider', 'quota', 'cloud', 'much'], 'is no number of gigabytes'],
      [['provider', 'quota', 'cloud', '-1'], 'is no number of gigabytes'],
      [['provider', 'suspend', 'nobody'], 'There is no provider nobody.'],
      [['key', 'list', '--provider', 'nobody', '--mode', 'test'], 'There is no provider nobody.'],
      [['key', 'create', ...live, '--kind', 'secret', '--name', ' '], 'name: '],
      [['staff', 'remove', 'stf_nobody'], 'There is no such staff member stf_nobody.'],
      [['session', 'revoke', 'apl_nobody'], 'There is no such person apl_nobody.'],
    ])('refuse %j in one line', async (args, line) => {
      const told = await refused(...args);
      expect(told).toContain(line);
      expect(told.trim().split('\n')).toHaveLength(1);
    });
  },
);

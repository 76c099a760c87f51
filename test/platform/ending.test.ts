import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { agreementTo } from '../testkit/consents.ts';
import { createMigrated, databaseKinds } from '../testkit/database.ts';
import { freePort, startProcess, whenReady, type RunningService } from '../testkit/process.ts';
import { watchFiling } from '../testkit/sse.ts';

let place: Awaited<ReturnType<typeof createMigrated>>;
let dataDir: string;
let service: RunningService | undefined;
beforeEach(async () => {
  place = await createMigrated();
  dataDir = mkdtempSync(join(tmpdir(), 'jieru-ending-'));
});
afterEach(async () => {
  await service?.kill();
  await place.drop();
  rmSync(dataDir, { recursive: true });
});

/** What a keep-alive connection got: status and body, or the system's error code. */
type Outcome = { status: number; body: string } | { code: string };

const post = (
  url: string,
  agent: Agent,
  { headers, body }: { headers: Record<string, string>; body: string | (() => AsyncIterable<string>) },
): Promise<Outcome> =>
  new Promise((resolve) => {
    const sending = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
      );
      response.on('error', (error: NodeJS.ErrnoException) => resolve({ code: error.code ?? '' }));
    });
    sending.on('error', (error: NodeJS.ErrnoException) => resolve({ code: error.code ?? error.message }));
    if (typeof body === 'string') sending.end(body);
    else
      void (async () => {
        for await (const part of body()) sending.write(part);
        sending.end();
      })();
  });

async function aFiling(provider: Caller): Promise<string> {
  const session = await provider.succeed('createApplicantSession', { externalRef: 'listener' });
  const applicant = provider.with({ token: String(session['token']) });
  await applicant.succeed('grantConsent', agreementTo('FILING'));
  const { determinationId } = await applicant.succeed('determineFilingType', aCompany().type);
  const { filing } = await applicant.succeed('startFiling', { determinationId });
  return (filing as { id: string }).id;
}

describe.skipIf(!databaseKinds().includes('postgresql'))('a service that is asked to end', () => {
  test('answers what was sent, whole and without an error, ends streams politely, and exits with 0', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    service = startProcess({
      PORT: new URL(url).port,
      DATABASE_URL: place.url,
      DATA_DIR: dataDir,
      DEMO: 'on',
      LOG_LEVEL: 'error',
    });
    await whenReady(url, service);
    const key = /sk_test_\w+/.exec(service.output().stdout)?.[0] ?? '';
    const caller = new Caller(url, { token: key, backendKey: key });
    const headers = caller.headers();
    const mint = (i: number) =>
      JSON.stringify({
        query: `mutation { createApplicantSession(input: { externalRef: "busy-${i}" }) { __typename } }`,
      });

    const outcomes: Outcome[] = [];
    const busy = Array.from({ length: 10 }, async (_, client) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (let i = 0; ; i += 1) {
        const outcome = await post(url, agent, { headers, body: mint(client * 10_000 + i) });
        outcomes.push(outcome);
        if ('code' in outcome) break;
      }
      agent.destroy();
    });
    // A sender on a slow line, whose request began before the end and arrives whole after it.
    let beginning = (): void => undefined;
    const begun = new Promise<void>((resolve) => (beginning = resolve));
    const slow = post(url, new Agent(), {
      headers,
      body: async function* () {
        const text = mint(999_999);
        yield text.slice(0, 10);
        beginning();
        await wait(4_500);
        yield text.slice(10);
      },
    });
    const stream = await watchFiling(caller, await aFiling(caller));
    expect((await stream.next())?.data?.filingUpdated).toMatchObject({ state: 'DRAFT' });
    await Promise.all([begun, wait(1_000)]);
    const asked = Date.now();
    const ending = service.stop();
    // Balancers learn of it while everything is still answered.
    await expect
      .poll(
        async () => {
          const notice = await fetch(`${url}/readyz`);
          return [notice.status, await notice.text()];
        },
        { interval: 20, timeout: 2_500 },
      )
      .toEqual([503, 'about to end\n']);

    expect(await stream.next()).toBeUndefined();
    await Promise.all(busy);
    expect(await slow).toMatchObject({ status: 200 });
    await ending;
    expect(await service.ended).toBe(0);
    expect(Date.now() - asked).toBeLessThan(28_000);
    const bad = outcomes.filter(
      (one) =>
        !('code' in one ? one.code === 'ECONNREFUSED' : /CreateApplicantSessionSuccess/.test(one.body)),
    );
    expect(bad).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(20);
    expect(service.output().stdout).not.toMatch(/"level":"(error|fatal)"/);
  }, 120_000);
});

import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { databaseOf } from '../../prisma/database.ts';
import { openServer } from '../../prisma/server.ts';
import { aCompany } from '../testkit/companies.ts';
import { agreementTo } from '../testkit/consents.ts';
import { createMigrated, databaseKinds } from '../testkit/database.ts';
import { Receiver, verified } from '../webhooks/support/receiver.ts';
import { CrashingService } from './crashing-service.ts';
import { seededChance } from './killing.ts';
import { StubbornClient } from './stubborn-client.ts';

const KEYS = 14;
/** A fast machine does more of them before it was killed often enough. */
const MOST_KEYS = 80;
const FILINGS = 6;
/** What happens to each filing between its start and its end. */
const WITHDRAWALS = 3;
const CHANGES_BETWEEN_KILLS = 14;
const LEAST_KILLS = 4;
/** A killed sender holds its endpoint for half a minute; then the rest has to arrive. */
const PATIENCE_MS = 240_000;
/** The other changes go on meanwhile, so that something comes; not while a killed sender still holds the endpoint. */
const FALTERS_MS = 5_000;
const LIMIT_MS = 600_000;

const toCleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of toCleanUp.splice(0).reverse()) await clean();
});

/** What was acknowledged of each object, as topics in their order: this and nothing else has to be heard. */
class Acknowledged {
  readonly topics = new Map<string, string[]>();

  note(id: unknown, topic: string): void {
    this.topics.set(String(id), [...(this.topics.get(String(id)) ?? []), topic]);
  }

  get changes(): number {
    return [...this.topics.values()].reduce((sum, { length }) => sum + length, 0);
  }
}

/** A key that is made, replaced and ended. */
async function keyLives(client: StubbornClient, acknowledged: Acknowledged, name: string): Promise<void> {
  const { id } = await client.mutate('createApiKey', { kind: 'SECRET', name });
  acknowledged.note(id, 'api_key.created');
  const { id: next } = await client.mutate('rollApiKey', { id });
  acknowledged.note(id, 'api_key.rolled');
  acknowledged.note(next, 'api_key.created');
  await client.mutate('revokeApiKey', { id: next });
  acknowledged.note(next, 'api_key.revoked');
}

/** A filing whose applicant changes their mind again and again, and at last gives it up. */
async function filingLives(applicant: StubbornClient, acknowledged: Acknowledged): Promise<void> {
  await applicant.mutate('grantConsent', agreementTo('FILING'));
  const { determinationId } = await applicant.mutate('determineFilingType', aCompany().type);
  const { filing } = (await applicant.mutate('startFiling', { determinationId })) as unknown as {
    filing: { id: string };
  };
  const filingId = filing.id;
  acknowledged.note(filingId, 'filing.started');
  for (let i = 0; i < WITHDRAWALS; i += 1) {
    await applicant.mutate('grantConsent', { filingId, ...agreementTo('FACE') });
    await applicant.mutate('withdrawConsent', { filingId, purpose: 'FACE' });
    acknowledged.note(filingId, 'filing.consent_withdrawn');
  }
  const { filing: read } = await applicant.query<{ filing: { version: number } }>(
    'query ($id: ID!) { filing(id: $id) { version } }',
    { id: filingId },
  );
  await applicant.mutate('abandonFiling', { filingId, expectedVersion: read.version });
  acknowledged.note(filingId, 'filing.abandoned');
}

type Told = { sequence: number; topic: string; webhookId: string; body: string };

/** Everything that came about each object, checked as a receiver does. */
function heardBy(receiver: Receiver, secret: string): Map<string, Told[]> {
  const heard = new Map<string, Told[]>();
  for (const one of receiver.heard) {
    const { type: topic, data } = verified(secret, one);
    const told = { sequence: data.sequence ?? 0, topic, webhookId: one.id, body: one.body };
    heard.set(data.id, [...(heard.get(data.id) ?? []), told]);
  }
  return heard;
}

/** Each event once: those that came again have to be the same to the letter. */
function once(told: readonly Told[]): Told[] {
  const bySequence = new Map<number, Told>();
  for (const one of told) {
    const first = bySequence.get(one.sequence);
    if (first) expect(one).toEqual(first);
    else bySequence.set(one.sequence, one);
  }
  return [...bySequence.values()].sort((a, b) => a.sequence - b.sequence);
}

describe.runIf(databaseKinds().includes('postgresql'))('a service that is killed while it delivers', () => {
  it(
    'tells of every acknowledged change, in its order, and again only in the same words',
    {
      timeout: LIMIT_MS,
    },
    async () => {
      const chance = seededChance('deliveries');
      const place = await createMigrated();
      toCleanUp.push(() => place.drop());
      const receiver = await Receiver.start();
      toCleanUp.push(() => receiver.stop());
      const service = await CrashingService.start({ DATABASE_URL: place.url, OUTGOING_ALLOW: '127.0.0.1' });
      toCleanUp.push(() => service.remove());
      toCleanUp.push(() => service.stop());

      const backend = new StubbornClient(service.url, service.secretKey, '203.0.113.1');
      const { secret } = await backend.mutate('createWebhookEndpoint', {
        url: receiver.url,
        topics: ['filing.*', 'api_key.*'],
      });
      // Half of the kills find the receiver with events that it has and has not answered: nobody can know that they arrived.
      service.crashesEvery(CHANGES_BETWEEN_KILLS, {
        chance,
        begins: async () => {
          if (service.kills > 0 && chance() < 0.5) return;
          const before = receiver.heard.length;
          receiver.falters();
          for (const until = Date.now() + FALTERS_MS; receiver.heard.length === before && Date.now() < until;)
            await wait(10);
        },
        over: () => receiver.recovers(),
      });
      const acknowledged = new Acknowledged();
      const client = backend.for(service.secretKey, '203.0.113.1', service.onAcknowledged);
      await Promise.all([
        (async () => {
          const isEnough = (i: number): boolean =>
            i >= KEYS && (service.kills >= LEAST_KILLS || i >= MOST_KEYS);
          for (let i = 0; !isEnough(i); i += 1) await keyLives(client, acknowledged, `key ${i}`);
        })(),
        (async () => {
          for (let i = 0; i < FILINGS; i += 1) {
            const { token } = await client.mutate('createApplicantSession', {
              externalRef: `applicant-${i}`,
            });
            const address = `198.51.100.${i + 1}`;
            await filingLives(client.for(String(token), address, service.onAcknowledged), acknowledged);
          }
        })(),
      ]);
      await service.calms();
      expect(service.kills).toBeGreaterThanOrEqual(LEAST_KILLS);

      const arrived = (): number => new Set(receiver.ids).size;
      const until = Date.now() + PATIENCE_MS;
      while (arrived() < acknowledged.changes && Date.now() < until) await wait(250);
      const heard = heardBy(receiver, String(secret));
      const inOrder = (id: string) => once(heard.get(id) ?? []);
      for (const [id, topics] of acknowledged.topics) {
        expect(inOrder(id).map(({ topic }) => topic)).toEqual(topics);
        expect(inOrder(id).map(({ sequence }) => sequence)).toEqual(topics.map((_, i) => i + 1));
      }
      // A change that was done twice would tell of an object that nobody was told the id of.
      expect([...heard.keys()].sort()).toEqual([...acknowledged.topics.keys()].sort());
      expect(arrived()).toBe(acknowledged.changes);
      expect(receiver.heard.length, 'some came again').toBeGreaterThan(arrived());

      const database = databaseOf(await openServer({ url: place.url, poolSize: 2 }));
      toCleanUp.push(() => database.close());
      const open = { OR: [{ status: { not: 'DELIVERED' as const } }, { attempts: 0 }] };
      await expect
        .poll(() => database.prisma.webhookDelivery.count({ where: open }), { timeout: PATIENCE_MS })
        .toBe(0);
      expect(await database.prisma.webhookDelivery.count()).toBe(acknowledged.changes);
      process.stdout.write(
        `${acknowledged.changes} changes, ${service.kills} kills, ${receiver.heard.length - arrived()} events repeated\n`,
      );
    },
  );
});

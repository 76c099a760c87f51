import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aFolder, afterwards, anEmptyPlace, papersOf, seen, serviceAt, type Env } from '../custody/places.ts';
import { aCompany } from '../testkit/companies.ts';
import { databaseKinds } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { freePort, startProcess, whenReady } from '../testkit/process.ts';
import { rowsOf } from '../testkit/rows.ts';
import type { Service } from '../testkit/service.ts';
import { after, aRow, runs, seededChance, whileHeld, type Hold } from './killing.ts';
import { StubbornClient } from './stubborn-client.ts';

const SUBJECTS = 12;
const KILLED_ANY_TIME = 4;

let env: Env;
let watching: Service;
let desk: Desk;
beforeAll(async () => {
  const masterKey = randomBytes(32);
  ({ env } = await anEmptyPlace('postgresql', masterKey));
  watching = await serviceAt(env, masterKey);
  afterwards(() => watching.stop());
  desk = await aDesk(watching);
});
const toCleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of toCleanUp.splice(0)) await clean();
});

const db = () => watching.services.database.prisma;

const subjectOf = async ({ id }: Filing): Promise<string> =>
  (await db().filing.findUniqueOrThrow({ where: { id } })).subjectId;

/** All that is held of a subject, and that its deletion writes. */
async function heldOf(subjectId: string) {
  const filings = await db().filing.findMany({
    where: { subjectId },
    orderBy: { id: 'asc' },
    // Jobs of a service that runs count these on.
    omit: { revision: true, remindAt: true },
    include: {
      persons: true,
      websites: { include: { decisions: true } },
      materials: true,
      timeline: { orderBy: { sequence: 'asc' } },
      submissions: true,
      reviews: true,
      smsChecks: true,
      consents: true,
      determination: true,
    },
  });
  return {
    filings,
    subject: await db().subject.findUniqueOrThrow({
      where: { id: subjectId },
      include: { records: { include: { websites: true } } },
    }),
    deletion: await db().subjectDeletion.findUnique({ where: { subjectId } }),
    audit: await db().auditEvent.findMany({
      where: { targetId: subjectId, action: 'SUBJECT_DELETION_ASKED' },
      select: { id: true },
    }),
    told: (await db().outboxMessage.findMany({ where: { targetId: subjectId }, orderBy: { id: 'asc' } })).map(
      ({ topic }) => topic,
    ),
  };
}
type Held = Awaited<ReturnType<typeof heldOf>>;

/** Nothing that names or shows anybody is left, and what tells that there was a filing is. */
function expectGone(before: Held, { filings, subject, deletion, audit, told }: Held): void {
  expect(subject.erasedAt).not.toBeNull();
  expect(subject.certificateIndex).not.toEqual(before.subject.certificateIndex);
  expect(subject.records).toEqual([]);
  expect(filings).toHaveLength(before.filings.length);
  for (const [i, filing] of filings.entries()) {
    expect(filing).toMatchObject({ personal: null, password: null, persons: [], subjectNumber: '' });
    expect(filing.erasedAt).not.toBeNull();
    expect(filing.websites.every(({ personal, domains }) => personal === null && domains.length === 0)).toBe(
      true,
    );
    expect(filing.materials.filter(({ sealedKey, sha256 }) => sealedKey ?? sha256)).toEqual([]);
    const was = before.filings[i];
    const kept = was?.timeline.map(({ id }) => id) ?? [];
    expect(filing.timeline.slice(0, kept.length).map(({ id }) => id)).toEqual(kept);
    expect(filing.consents).toEqual(was?.consents);
  }
  expect(deletion?.finishedAt).not.toBeNull();
  expect(audit).toHaveLength(1);
  expect(told).toEqual(['subject.deleted']);
}

/** What a deletion comes to one after the other, from its first word to its last. */
const momentsOf = ({ subject, filings: [filing] }: Held): Hold[] => [
  aRow('Subject', subject.id),
  aRow('Filing', filing?.id ?? ''),
  aRow('Material', filing?.materials[0]?.id ?? ''),
  aRow('FilingWebsite', filing?.websites[0]?.id ?? ''),
  aRow('Determination', filing?.determination?.id ?? ''),
  [
    `INSERT INTO "EventCounter" ("targetId", "providerId", mode, last) VALUES ($1, $2, 'TEST', 1)`,
    subject.id,
    subject.providerId,
  ],
];

const inSomeOrder = <T>(items: readonly T[], chance: () => number): T[] =>
  items
    .map((item) => ({ item, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

describe.runIf(databaseKinds().includes('postgresql'))(
  'a deletion that is killed midway',
  { timeout: 400_000 },
  () => {
    const chance = seededChance('deletion');

    it('by the operator has not begun, wherever it was, and is done when it is called again', async () => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo('SUBMIT');
      const subjectId = await subjectOf(filing);
      const before = await heldOf(subjectId);
      const papers = await papersOf(watching, filing.id);
      const shown = await seen(filing, watching);
      expect(papers.length).toBeGreaterThan(2);
      const ask = ['deletion', 'ask', subjectId, '--json'];
      const readable = async (): Promise<boolean> => {
        const now = await heldOf(subjectId);
        if (now.deletion) return false;
        expect(now).toEqual(before);
        expect(await papersOf(watching, filing.id)).toEqual(papers);
        expect(await seen(filing, watching)).toEqual(shown);
        return true;
      };

      let longest = 0;
      for (const moment of inSomeOrder(momentsOf(before), chance)) {
        const began = Date.now();
        const run = await whileHeld(env.DATABASE_URL ?? '', moment, (isWaitedFor) =>
          runs(ask, env, isWaitedFor),
        );
        longest = Math.max(longest, Date.now() - began);
        expect(run).toMatchObject({ code: null, out: '' });
        expect(await readable()).toBe(true);
      }
      for (let i = 0; i < KILLED_ANY_TIME; i += 1) {
        await runs(ask, env, after(longest * (0.4 + chance())));
        if (!(await readable())) expectGone(before, await heldOf(subjectId));
      }

      expect(await runs(ask, env)).toMatchObject({ code: 0 });
      expectGone(before, await heldOf(subjectId));
      expect(await papersOf(watching, filing.id)).toEqual([]);
    });

    it('by the provider is acknowledged once it is done, with the service killed under it', async () => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo('UPLOAD');
      const subjectId = await subjectOf(filing);
      const before = await heldOf(subjectId);
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const launch = () => startProcess({ ...env, PORT: String(port), DEMO: 'off', TRUST_PROXY: 'on' });
      let running = launch();
      toCleanUp.push(() => running.kill());
      await whenReady(url, running);
      const life = { acknowledged: false };
      const client = new StubbornClient(url, desk.secretKey, '203.0.113.9');
      const asking: { answer?: Promise<unknown> } = {};
      for (const moment of inSomeOrder(momentsOf(before), chance).slice(0, 3)) {
        await whileHeld(env.DATABASE_URL ?? '', moment, async (isWaitedFor) => {
          asking.answer ??= client
            .mutate('deleteSubject', { subjectId })
            .finally(() => (life.acknowledged = true));
          while (!life.acknowledged && !(await isWaitedFor())) await wait(10);
          expect(life.acknowledged).toBe(false);
          await running.kill();
        });
        expect(await heldOf(subjectId)).toEqual(before);
        running = launch();
        // The next moment is held before the repeated request comes to it: until the service is ready nothing is asked of it.
      }
      await asking.answer;
      expectGone(before, await heldOf(subjectId));
      expect(await papersOf(watching, filing.id)).toEqual([]);
    });

    it('leaves what the law keeps, before and after', async () => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo('APPROVE');
      const subjectId = await subjectOf(filing);
      // A second thought of the same subject that never went to the authority: it may go, the approved filing may not.
      const draft = await rowsOf(watching, desk.tenant, filing.owner.id);
      await db().legalHold.deleteMany({ where: { id: draft.hold } });
      const sealer = await watching.services.privacy.forProvider(desk.tenant.providerId);
      await db().filing.update({
        where: { id: draft.filing },
        data: {
          subjectId,
          state: 'DRAFT',
          determinationId: draft.determination,
          personal: sealer.seal({}, `${draft.filing}:filing`),
        },
      });
      const papers = await papersOf(watching, filing.id);
      const kept = async () => {
        const { filings, subject } = await heldOf(subjectId);
        return { subject, approved: filings.find(({ id }) => id === filing.id) };
      };
      const before = await kept();
      expect(before.subject.records).toHaveLength(1);
      const draftNow = () => db().filing.findUniqueOrThrow({ where: { id: draft.filing } });
      const was = await draftNow();

      const ask = ['deletion', 'ask', subjectId, '--json'];
      for (const moment of [
        aRow('FilingWebsite', draft.website),
        aRow('Determination', draft.determination),
      ]) {
        const run = await whileHeld(env.DATABASE_URL ?? '', moment, (isWaitedFor) =>
          runs(ask, env, isWaitedFor),
        );
        expect(run).toMatchObject({ code: null, out: '' });
        expect(await draftNow()).toEqual(was);
        expect((await heldOf(subjectId)).deletion).toBeNull();
      }
      const { code, out } = await runs(ask, env);
      expect([code, out]).toEqual([0, expect.stringContaining('"ACCESS"')]);
      expect(await kept()).toEqual(before);
      expect(await papersOf(watching, filing.id)).toEqual(papers);
      expect((await draftNow()).erasedAt).not.toBeNull();
      expect(await heldOf(subjectId)).toMatchObject({
        deletion: { finishedAt: null },
        audit: [{}],
        told: ['subject.deletion_asked'],
      });
    });

    it('of many subjects has done some wholly and the others not at all', async () => {
      const { id: owner } = await desk.applicant();
      const before = new Map<string, Held>();
      for (let i = 0; i < SUBJECTS; i += 1) {
        const { subject, filing, determination, hold } = await rowsOf(watching, desk.tenant, owner);
        await db().legalHold.deleteMany({ where: { id: hold } });
        await db().filing.update({
          where: { id: filing },
          data: { state: 'DRAFT', determinationId: determination },
        });
        before.set(subject, await heldOf(subject));
      }
      const list = join(aFolder(), 'deletions.json');
      const deletions = [...before.keys()].map((subjectId) => ({ subjectId }));
      writeFileSync(list, JSON.stringify({ deletions }));
      const repeat = ['deletion', 'repeat', list, '--json'];
      const left = () => db().subject.count({ where: { id: { in: [...before.keys()] }, erasedAt: null } });
      const expectWhole = async (): Promise<void> => {
        for (const [subjectId, was] of before) {
          const now = await heldOf(subjectId);
          if (now.deletion) expectGone(was, now);
          else expect(now).toEqual(was);
        }
      };

      for (const rest of [0.85, 0.5].map((share) => Math.ceil(SUBJECTS * (share - chance() / 5)))) {
        await runs(repeat, env, async () => (await left()) <= rest);
        expect(await left()).toBeGreaterThan(0);
        await expectWhole();
      }
      expect(await left()).toBeLessThan(SUBJECTS);
      expect(await runs(repeat, env)).toMatchObject({ code: 0 });
      expect(await left()).toBe(0);
      await expectWhole();
    });
  },
);

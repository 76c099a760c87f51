import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { purgeTenant } from '../../server/custody/purge/purge.ts';
import { aCompany } from '../testkit/companies.ts';
import { databaseKinds, openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { jsonOf, runJieru } from '../testkit/run-command.ts';
import { startService, type Service } from '../testkit/service.ts';
import { aFolder, anEmptyPlace, papersOf, serviceAt } from './places.ts';

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
});
beforeEach(async () => {
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const prisma = () => service.services.database.prisma;
const purge = () => purgeTenant(service.services, desk.tenant);

type Kept = { reason: string; source: string | null; until: string | null; message: string };
type Deleted = {
  subject: {
    id: string;
    certificateNumberMasked: string;
    deletion: { finishedAt: string | null; kept: Kept[] };
  };
};

const subjectOf = async ({ id }: Filing): Promise<string> =>
  (await prisma().filing.findUniqueOrThrow({ where: { id } })).subjectId;

const deletes = async (filing: Filing, caller = filing.owner.caller): Promise<Deleted['subject']> => {
  const subjectId = await subjectOf(filing);
  return ((await caller.succeed('deleteSubject', { subjectId })) as unknown as Deleted).subject;
};

const reasons = ({ deletion }: Deleted['subject']): string[] => deletion.kept.map(({ reason }) => reason);

const news = async (): Promise<string[]> =>
  (
    await prisma().outboxMessage.findMany({
      where: { ...desk.tenant, topic: { startsWith: 'subject.' } },
      orderBy: { id: 'asc' },
    })
  ).map(({ topic }) => topic);

describe('an applicant who wants everything deleted', { timeout: 150_000 }, () => {
  it.each(['UPLOAD', 'SUBMIT', 'PASS'] as const)(
    'has it gone at once while the authority has nothing (%s)',
    async (milestone) => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo(milestone);
      const subject = await deletes(filing);
      expect(subject.deletion.finishedAt).not.toBeNull();
      expect(reasons(subject).filter((one) => one !== 'AUTHORITY_MESSAGES')).toEqual(['AUDIT']);
      const row = await prisma().filing.findUniqueOrThrow({
        where: { id: filing.id },
        include: { persons: true, websites: true, subject: true },
      });
      expect(row).toMatchObject({ state: 'ABANDONED', personal: null, password: null, persons: [] });
      expect(row.websites).toMatchObject([{ personal: null, domains: [] }]);
      expect(row.subject.erasedAt).not.toBeNull();
      expect(
        await prisma().material.count({ where: { filingId: filing.id, sealedKey: { not: null } } }),
      ).toBe(0);
      expect(await papersOf(service, filing.id)).toEqual([]);
      expect(await news()).toEqual(['subject.deleted']);
      // The same certificate begins anew.
      await (await desk.applicant()).files(filing.company).upTo('START');
    },
  );

  it('is told that the authority has the filing, and the rest goes by itself after its word', async () => {
    const filing = await (await desk.applicant()).files(aCompany('refuse1002')).upTo('HAND_OVER');
    const subject = await deletes(filing);
    expect(subject.deletion.finishedAt).toBeNull();
    expect(reasons(subject)).toEqual(['UNDER_WAY', 'AUTHORITY_MESSAGES', 'AUDIT']);
    expect(subject.deletion.kept.every(({ message }) => message.length > 20)).toBe(true);
    expect(await purge()).toEqual({});
    await filing.goes('APPROVE');
    expect(await filing.state()).toBe('REFUSED');
    expect(await purge()).toMatchObject({ deletions: 1 });
    expect(await news()).toEqual(['subject.deletion_asked', 'subject.deleted']);
    expect(await papersOf(service, filing.id)).toEqual([]);
  });

  it('is told that a website with access keeps what is filed of it, until the access ends', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('APPROVE');
    const subjectId = await subjectOf(filing);
    const subject = await deletes(filing, desk.provider);
    expect(reasons(subject)).toEqual(['ACCESS', 'AUTHORITY_MESSAGES', 'AUDIT']);
    const [access, messages] = subject.deletion.kept;
    expect(access).toMatchObject({ until: null, source: expect.stringContaining('Order 33') as string });
    const months = (Date.parse(messages?.until ?? '') - (await desk.clock.now()).getTime()) / 86_400_000;
    expect(months).toBeGreaterThan(40);
    expect((await papersOf(service, filing.id)).length).toBeGreaterThan(0);
    await prisma().website.updateMany({
      where: { record: { subjectId } },
      data: { accessCancelledAt: await desk.clock.now() },
    });
    expect(await purge()).toMatchObject({ deletions: 1 });
    expect(await papersOf(service, filing.id)).toEqual([]);
    expect(await prisma().filingRecord.count({ where: { subjectId } })).toBe(0);
  });

  it('waits for a legal hold, which is told', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('UPLOAD');
    const targetId = await subjectOf(filing);
    const { hold } = (await desk.provider.succeed('placeLegalHold', {
      targetId,
      reason: 'a dispute',
    })) as unknown as { hold: { id: string } };
    const subject = await deletes(filing);
    expect(reasons(subject)).toEqual(['LEGAL_HOLD', 'AUDIT']);
    expect((await papersOf(service, filing.id)).length).toBeGreaterThan(0);
    await desk.provider.succeed('liftLegalHold', { id: hold.id });
    expect(await purge()).toMatchObject({ deletions: 1 });
    expect(await papersOf(service, filing.id)).toEqual([]);
    expect(reasons(await deletes(filing))).toEqual(['AUDIT']);
  });

  it('stands in the audit, and asks for nobody else’s', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('START');
    const subjectId = await subjectOf(filing);
    const stranger = await desk.applicant();
    expect(await stranger.caller.mutate('deleteSubject', { subjectId })).toMatchObject({
      __typename: 'NotFoundError',
    });
    await deletes(filing);
    expect(
      await prisma().auditEvent.findMany({ where: { ...desk.tenant, targetId: subjectId } }),
    ).toMatchObject([{ action: 'SUBJECT_DELETION_ASKED', actorKind: 'APPLICANT' }]);
  });
});

describe.runIf(databaseKinds().includes('postgresql'))(
  'an operator who restores a backup',
  { timeout: 120_000 },
  () => {
    it('deletes once more what was deleted after it', async () => {
      const masterKey = randomBytes(32);
      const { env: first } = await anEmptyPlace('postgresql', masterKey);
      const running = await serviceAt(first, masterKey);
      const theirs = await aDesk(running);
      const filing = await (await theirs.applicant()).files(aCompany()).upTo('UPLOAD');
      const { subjectId } = await running.services.database.prisma.filing.findUniqueOrThrow({
        where: { id: filing.id },
      });
      const folder = join(aFolder(), 'backup');
      expect((await runJieru(['backup', folder], first)).code).toBe(0);
      const asked = await runJieru(['deletion', 'ask', subjectId], first);
      expect(asked.out).toMatch(/is deleted\.\n {2}kept: AUDIT until \d{4}-/);
      const list = join(aFolder(), 'deletions.json');
      writeFileSync(list, (await runJieru(['deletion', 'list', '--json'], first)).out);
      await running.stop();

      const { env: second } = await anEmptyPlace('postgresql', masterKey);
      expect((await runJieru(['restore', folder], second)).code).toBe(0);
      const repeated = await runJieru(['deletion', 'repeat', list, '--json'], second);
      expect(jsonOf<{ deletions: object[] }>(repeated).deletions).toMatchObject([{ subjectId }]);
      const again = await serviceAt(second, masterKey);
      expect(await papersOf(again, filing.id)).toEqual([]);
      const { prisma: restored } = again.services.database;
      expect(
        (await restored.subject.findUniqueOrThrow({ where: { id: subjectId } })).erasedAt,
      ).not.toBeNull();
      expect((await runJieru(['deletion', 'repeat', list], second)).out).toMatch(/Nothing came back/);
      await again.stop();
    });
  },
);

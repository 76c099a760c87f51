import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Applicant } from '../testkit/applicant.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let service: Service;
let desk: Desk;
let former: Applicant;
let filing: Filing;
let subjectId: string;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
  former = await desk.applicant('former');
  filing = await former.files(aCompany()).upTo('APPROVE');
  ({ subjectId } = await service.services.database.prisma.filing.findUniqueOrThrow({
    where: { id: filing.id },
  }));
});
afterAll(() => service.stop());

const subjectOf = async ({ id }: Filing): Promise<string> =>
  (await service.services.database.prisma.filing.findUniqueOrThrow({ where: { id } })).subjectId;

const SEEN = `{ subjects { edges { node { id records { websites { websiteNumber } } } } }
  filings { edges { node { id state } } } }`;
type Seen = {
  subjects: { edges: { node: { id: string; records: { websites: object[] }[] } }[] };
  filings: { edges: { node: { id: string; state: string } }[] };
};

describe('a subject that moves to another account', () => {
  it('takes its record, its websites and its filings with their history along', async () => {
    const heir = await desk.applicant('heir');
    const before = await filing.shown();
    const moved = await desk.provider.succeed('moveSubject', { subjectId, applicantRef: ' heir ' });
    expect(moved['subject']).toEqual({ id: subjectId, applicant: { id: heir.id, externalRef: 'heir' } });

    const { subjects, filings } = await heir.caller.query<Seen>(SEEN);
    expect(filings.edges).toEqual([{ node: { id: filing.id, state: 'APPROVED' } }]);
    expect(subjects.edges.map(({ node }) => node.id)).toEqual([subjectId]);
    expect(subjects.edges[0]?.node.records[0]?.websites).toHaveLength(1);
    const { timeline, version } = await filing.shown({}, heir.caller);
    expect(version).toBe(before.version);
    expect(timeline.slice(0, -1)).toEqual(before.timeline);
    expect(timeline.at(-1)).toMatchObject({
      type: 'MOVE',
      actor: 'STAFF',
      text: 'Your provider moved this subject and its filings to another account.',
      toState: 'APPROVED',
    });

    expect(await former.caller.query<Seen>(SEEN)).toEqual({
      subjects: { edges: [] },
      filings: { edges: [] },
    });
    await expect(filing.shown()).rejects.toThrow(/not to be seen/);
    const audited = await service.services.database.prisma.auditEvent.findMany({
      where: { action: 'SUBJECT_MOVED' },
    });
    expect(audited).toMatchObject([
      { actorKind: 'SECRET_KEY', targetId: subjectId, what: `${former.id} ${heir.id}` },
    ]);
  });

  it('tells the former account that it is filed under another one, and lets the new one go on', async () => {
    const type = { ...filing.company.type, domains: [aCompany().member.domain] };
    const asked = await former.caller.succeed('determineFilingType', type);
    expect(asked).toMatchObject({ __typename: 'OtherFilingType' });
    const again = await former.caller.succeed('determineFilingType', filing.company.type);
    expect(again).toMatchObject({ __typename: 'OtherFilingType', type: 'OTHER_ACCOUNT' });
    const heir = await desk.applicant('heir');
    const { subjects } = await heir.caller.query<{
      subjects: { edges: { node: { continuation: { canContinue: boolean } } }[] };
    }>('{ subjects { edges { node { continuation { canContinue } } } } }');
    expect(subjects.edges).toEqual([{ node: { continuation: { canContinue: true } } }]);
  });

  it('is not moved twice to where it is', async () => {
    await desk.provider.succeed('moveSubject', { subjectId, applicantRef: 'heir' });
    const { prisma } = service.services.database;
    expect(await prisma.auditEvent.count({ where: { action: 'SUBJECT_MOVED' } })).toBe(1);
    expect(await prisma.timelineEvent.count({ where: { filingId: filing.id, type: 'MOVE' } })).toBe(1);
  });

  it('stays while it has an open order, and needs an account to go to', async () => {
    const owner = await desk.applicant();
    const open = await owner.files(aCompany()).upTo('START');
    const refused = await desk.provider.mutate('moveSubject', {
      subjectId: await subjectOf(open),
      applicantRef: 'heir',
    });
    expect(refused).toMatchObject({
      __typename: 'OrderInProgressError',
      scope: 'CERTIFICATE',
      ownFilingId: open.id,
    });
    expect(await open.state()).toBe('DRAFT');
    const nowhere = await desk.provider.mutate('moveSubject', { subjectId, applicantRef: ' ' });
    expect(nowhere.issues?.map(({ path, code }) => [path, code])).toEqual([[['applicantRef'], 'REQUIRED']]);
  });

  it('is not taken back with an answer from before', async () => {
    const owner = await desk.applicant();
    const company = aCompany();
    const first = await owner.files(company).upTo('START');
    await first.does('abandonFiling');
    const determinationId = await owner.determines(company);
    const id = await subjectOf(first);
    await desk.provider.succeed('moveSubject', { subjectId: id, applicantRef: 'heir' });
    const late = await owner.caller.mutate('startFiling', { determinationId });
    expect(late.issues?.map(({ code }) => code)).toEqual(['DETERMINATION_EXPIRED']);
    const { nodes } = await desk.provider.query<{ nodes: { applicant: { externalRef: string } }[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Subject { applicant { externalRef } } } }',
      { ids: [id] },
    );
    expect(nodes).toEqual([{ applicant: { externalRef: 'heir' } }]);
  });

  it('is the provider’s to move, and nobody else’s', async () => {
    for (const caller of [former.caller, await desk.reviewer()]) {
      const { errors } = await caller.ask(
        'mutation ($input: MoveSubjectInput!) { moveSubject(input: $input) { __typename } }',
        { input: { subjectId, applicantRef: 'former' } },
      );
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});

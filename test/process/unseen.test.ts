import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const submitted = async (): Promise<Filing> => (await desk.applicant()).files(aCompany()).upTo('SUBMIT');

type Paper = { id: string; kind: string; previewUrl: string | null };
type Unseen = { details: boolean; materials: { kind: string }[] } | null;

const papersOf = async (filing: Filing, caller: Caller): Promise<Paper[]> =>
  (
    await caller.query<{ filing: { materials: Paper[] } }>(
      'query ($id: ID!) { filing(id: $id) { materials { id kind previewUrl } } }',
      { id: filing.id },
    )
  ).filing.materials;

const UNSEEN = 'unseen { details materials { kind } }';
const unseenBy = async (filing: Filing, caller: Caller): Promise<Unseen> =>
  (
    await caller.query<{ filing: { unseen: Unseen } }>(`query ($id: ID!) { filing(id: $id) { ${UNSEEN} } }`, {
      id: filing.id,
    })
  ).filing.unseen;

const opens = async (filing: Filing, reviewer: Caller, which: (kind: string) => boolean): Promise<void> => {
  for (const { kind, previewUrl } of await papersOf(filing, reviewer))
    if (which(kind)) expect((await fetch(previewUrl ?? '')).status).toBe(200);
};

const reveals = (filing: Filing, reviewer: Caller): Promise<unknown> =>
  reviewer.query('query ($id: ID!) { filing(id: $id) { details(reveal: true) { masked } } }', {
    id: filing.id,
  });

/** What a pass is refused for, by the ends of the paths; empty when it was not refused. */
const missedBy = async (filing: Filing, reviewer: Caller): Promise<string[]> => {
  const { __typename, issues = [] } = await filing.tries('passReview', {}, reviewer);
  if (issues.length > 0) {
    expect(__typename).toBe('ValidationError');
    expect(await filing.state()).toBe('IN_REVIEW');
  }
  return issues.map(({ path, code }) => `${path.slice(0, 2).join('.')} ${code}`).sort();
};

const PAPERS = [
  'materials.SUBJECT_CERTIFICATE PAPER_UNSEEN',
  'materials.SUBJECT_PERSON_CERTIFICATE_BACK PAPER_UNSEEN',
  'materials.SUBJECT_PERSON_CERTIFICATE_FRONT PAPER_UNSEEN',
  'materials.VERIFICATION_FORM PAPER_UNSEEN',
  'photo.VERIFICATION_PHOTO PAPER_UNSEEN',
];
const EVERYTHING = ['details DETAILS_UNSEEN', ...PAPERS];

describe('a filing of which nothing was looked at', () => {
  it('is not passed: each paper, the photo and the data are named, in either language', async () => {
    const filing = await submitted();
    const reviewer = await desk.reviewer();
    expect(await missedBy(filing, reviewer)).toEqual(EVERYTHING);
    for (const [language, words] of [
      ['zh-CN', ['主办单位证件', '真实性核验单', '个人信息']],
      ['en', ['Certificate of the subject', 'Verification form', 'personal data']],
    ] as const) {
      const { issues } = await filing.tries('passReview', {}, reviewer, { language });
      const said = issues?.map(({ message }) => message).join('\n') ?? '';
      for (const word of words) expect(said).toContain(word);
      expect(said).not.toMatch(/\{\w+\}/);
    }
  });

  it('is not passed by saying why alone', async () => {
    const filing = await submitted();
    const reviewer = await desk.reviewer();
    await filing.isLookedAtBy(reviewer);
    await papersOf(filing, reviewer);
    expect(await missedBy(filing, reviewer)).toEqual(EVERYTHING);
  });
});

describe('a pass', () => {
  it.each(PAPERS)('is refused while one paper is missing: %s', async (missed) => {
    const filing = await submitted();
    const reviewer = await desk.reviewer();
    await filing.isLookedAtBy(reviewer);
    await reveals(filing, reviewer);
    await opens(filing, reviewer, (kind) => !missed.includes(`.${kind} `));
    expect(await missedBy(filing, reviewer)).toEqual([missed]);
    await opens(filing, reviewer, (kind) => missed.includes(`.${kind} `));
    expect(await missedBy(filing, reviewer)).toEqual([]);
    expect(await filing.state()).toBe('QUEUED');
  });

  it('is refused while the data was shown masked only, and then given', async () => {
    const filing = await submitted();
    const reviewer = await desk.reviewer();
    await filing.isLookedAtBy(reviewer);
    await opens(filing, reviewer, () => true);
    await reviewer.query('query ($id: ID!) { filing(id: $id) { details { masked } } }', { id: filing.id });
    expect(await missedBy(filing, reviewer)).toEqual(['details DETAILS_UNSEEN']);
    await reveals(filing, reviewer);
    expect(await missedBy(filing, reviewer)).toEqual([]);
    expect(await filing.state()).toBe('QUEUED');
  });

  it('needs the looks of who passes, not another’s', async () => {
    const filing = await submitted();
    const [one, other] = [await desk.reviewer('赵审核'), await desk.reviewer('钱审核')];
    await filing.isSeenBy(one);
    expect(await missedBy(filing, other)).toEqual(EVERYTHING);
    expect(await missedBy(filing, one)).toEqual([]);
  });

  it('counts the looks of every session of the same reviewer', async () => {
    const filing = await submitted();
    const session = async (): Promise<Caller> => {
      const person = { externalRef: 'reviewer-at-two-machines', displayName: '孙审核' };
      return desk.provider.with({
        token: String((await desk.provider.succeed('createStaffSession', person)).token),
      });
    };
    await filing.isSeenBy(await session());
    expect(await missedBy(filing, await session())).toEqual([]);
  });

  it('needs looks at the papers of this filing, not of another', async () => {
    const [filing, other] = [await submitted(), await submitted()];
    const reviewer = await desk.reviewer();
    await other.isSeenBy(reviewer);
    expect(await missedBy(filing, reviewer)).toEqual(EVERYTHING);
  });

  it('leaves a filing that cannot be passed to the state machine', async () => {
    const filing = await submitted();
    await filing.does('withdrawFiling');
    expect(await filing.tries('passReview', {}, await desk.reviewer())).toMatchObject({
      __typename: 'InvalidStateError',
      state: 'DRAFT',
    });
  });
});

describe('another round', () => {
  it('begins with everything unseen, a replaced paper as well as what stayed', async () => {
    const filing = await submitted();
    const reviewer = await desk.reviewer();
    await filing.isSeenBy(reviewer);
    expect(await unseenBy(filing, reviewer)).toEqual({ details: false, materials: [] });
    await filing.does('returnFiling', { remarks: [{ message: '请换一张清楚的' }] }, reviewer);
    const before = await papersOf(filing, reviewer);
    await filing.uploads('SUBJECT_CERTIFICATE');
    // Looking at it while it is being corrected is no look at what will be submitted.
    await filing.isSeenBy(reviewer);
    await filing.does('resubmitFiling');
    expect(await missedBy(filing, reviewer)).toEqual(EVERYTHING);
    await filing.isSeenBy(reviewer);
    const replaced = (papers: Paper[]): string[] =>
      papers.filter(({ kind }) => kind === 'SUBJECT_CERTIFICATE').map(({ id }) => id);
    expect(replaced(await papersOf(filing, reviewer))).not.toEqual(replaced(before));
    expect(await missedBy(filing, reviewer)).toEqual([]);
  });

  it('begins when the applicant took it back and submits it again', async () => {
    const filing = await submitted();
    const reviewer = await desk.reviewer();
    await filing.isSeenBy(reviewer);
    await filing.does('withdrawFiling');
    await filing.does('submitFiling');
    expect(await missedBy(filing, reviewer)).toEqual(EVERYTHING);
  });

  it('does not begin while originals are waited for', async () => {
    const filing = await submitted();
    const reviewer = await desk.reviewer();
    await filing.isSeenBy(reviewer);
    await filing.does('requestOriginals', { requested: '核验单原件', copies: 1 }, reviewer);
    expect(await unseenBy(filing, reviewer)).toEqual({ details: false, materials: [] });
    await filing.does('receiveOriginals', {}, reviewer);
    expect(await missedBy(filing, reviewer)).toEqual([]);
  });
});

describe('papers of a kind that may come several times', () => {
  it('are looked at each', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('UPLOAD');
    for (let times = 0; times < 2; times += 1) await filing.uploads('AUXILIARY');
    await filing.does('submitFiling');
    const reviewer = await desk.reviewer();
    await filing.isLookedAtBy(reviewer);
    await reveals(filing, reviewer);
    await opens(filing, reviewer, (kind) => kind !== 'AUXILIARY');
    const auxiliary = (await papersOf(filing, reviewer)).filter(({ kind }) => kind === 'AUXILIARY');
    expect(auxiliary).toHaveLength(2);
    for (const left of [2, 1]) {
      expect(await missedBy(filing, reviewer)).toEqual(
        Array.from({ length: left }, () => 'materials.AUXILIARY PAPER_UNSEEN'),
      );
      expect((await fetch(auxiliary[left - 1]?.previewUrl ?? '')).status).toBe(200);
    }
    expect(await missedBy(filing, reviewer)).toEqual([]);
  });
});

describe('Filing.unseen', () => {
  it('shrinks with each look', async () => {
    const filing = await submitted();
    const reviewer = await desk.reviewer();
    await filing.isLookedAtBy(reviewer);
    const left = async (): Promise<[boolean, number] | null> => {
      const unseen = await unseenBy(filing, reviewer);
      return unseen && [unseen.details, unseen.materials.length];
    };
    expect(await left()).toEqual([true, PAPERS.length]);
    await opens(filing, reviewer, (kind) => kind === 'VERIFICATION_PHOTO');
    expect(await left()).toEqual([true, PAPERS.length - 1]);
    expect((await unseenBy(filing, reviewer))?.materials.map(({ kind }) => kind)).not.toContain(
      'VERIFICATION_PHOTO',
    );
    await reveals(filing, reviewer);
    expect(await left()).toEqual([false, PAPERS.length - 1]);
    await opens(filing, reviewer, () => true);
    expect(await left()).toEqual([false, 0]);
    await filing.does('passReview', {}, reviewer);
    expect(await left()).toBeNull();
  });

  it('is told to a reviewer who looks at one filing, and to nobody else', async () => {
    const filing = await submitted();
    expect(await unseenBy(filing, filing.owner.caller)).toBeNull();
    expect(await unseenBy(filing, desk.provider)).toBeNull();
    const reviewer = await desk.reviewer();
    expect(await unseenBy(filing, reviewer)).not.toBeNull();
    const { filings, nodes } = await reviewer.query<{
      filings: { edges: { node: { unseen: Unseen } }[] };
      nodes: { unseen: Unseen }[];
    }>(
      `query ($id: ID!) {
        filings(first: 3) { edges { node { ${UNSEEN} } } }
        nodes(ids: [$id]) { ... on Filing { ${UNSEEN} } }
      }`,
      { id: filing.id },
    );
    for (const { unseen } of [...filings.edges.map(({ node }) => node), ...nodes]) expect(unseen).toBeNull();
  });
});

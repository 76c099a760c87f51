import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Caller, Result } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { eachDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';

// Several whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 200_000, hookTimeout: 200_000 });

type Claim = { reviewer: string; mine: boolean; reviewerId: string } | null;

const claimOf = async ({ id }: Filing, caller: Caller): Promise<Claim> =>
  (
    await caller.query<{ filing: { claim: Claim } }>(
      'query ($id: ID!) { filing(id: $id) { claim { reviewer mine reviewerId } } }',
      { id },
    )
  ).filing.claim;

const REFUSED = `... on ClaimedError { reviewer reviewerId expiresAt }`;

eachDatabase((open) => {
  let service: Service;
  let desk: Desk;
  beforeAll(async () => {
    service = await startService({ database: await open() });
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    desk = await aDesk(service);
  });

  const submitted = async (): Promise<Filing> => (await desk.applicant()).files(aCompany()).upTo('SUBMIT');

  const claims = (filing: Filing, caller: Caller, input: object = {}): Promise<Result> =>
    caller.mutate('claimFiling', { filingId: filing.id, ...input });

  const next = async (caller: Caller, input: object = {}): Promise<string | null> => {
    const { filing } = await caller.succeed('claimNextFiling', input);
    return (filing as { id: string } | null)?.id ?? null;
  };

  it('is one reviewer’s until it is given back, and says whose', async () => {
    const filing = await submitted();
    const [wang, li] = [await desk.reviewer('王初审'), await desk.reviewer('李初审')];
    expect(await claimOf(filing, wang)).toBeNull();
    expect((await claims(filing, wang)).__typename).toBe('ClaimFilingSuccess');
    expect(await claimOf(filing, wang)).toMatchObject({ reviewer: '王初审', mine: true });
    expect(await claimOf(filing, li)).toMatchObject({ reviewer: '王初审', mine: false });
    expect(await claimOf(filing, desk.provider)).toMatchObject({ reviewer: '王初审', mine: false });
    expect(await claimOf(filing, filing.owner.caller), 'an applicant is told nothing of it').toBeNull();

    await li.succeed('releaseFiling', { filingId: filing.id });
    expect(await claimOf(filing, li), 'what is another’s stays').toMatchObject({ reviewer: '王初审' });
    await wang.succeed('releaseFiling', { filingId: filing.id });
    expect((await claims(filing, li)).__typename).toBe('ClaimFilingSuccess');
  });

  it('is decided by nobody else, who is told who has it and until when', async () => {
    const filing = await submitted();
    const [wang, li] = [await desk.reviewer('王初审'), await desk.reviewer('李初审')];
    await claims(filing, wang);
    const { reviewerId } = (await claimOf(filing, li)) ?? {};
    const decisions = {
      passReview: {},
      returnFiling: { remarks: [{ message: '请核对' }] },
      requestOriginals: { requested: '原件', copies: 1 },
    };
    for (const [name, input] of Object.entries(decisions)) {
      const { result } = await li.query<{ result: Result & { expiresAt: string } }>(
        `mutation ($input: ${name.slice(0, 1).toUpperCase()}${name.slice(1)}Input!) {
          result: ${name}(input: $input) { __typename ... on Error { code message } ${REFUSED} } }`,
        { input: { filingId: filing.id, expectedVersion: await filing.version(), ...input } },
      );
      expect(result).toMatchObject({
        __typename: 'ClaimedError',
        code: 'CLAIMED',
        reviewer: '王初审',
        reviewerId,
      });
      const minutes = (Date.parse(result.expiresAt) - (await desk.clock.now()).getTime()) / 60_000;
      expect(minutes).toBeGreaterThan(5);
      expect(minutes).toBeLessThanOrEqual(10);
    }
    expect(await filing.state()).toBe('IN_REVIEW');
    await filing.does('returnFiling', { remarks: [{ message: '请核对' }] }, wang);
    await filing.does('resubmitFiling');
    expect(await claimOf(filing, wang), 'a decision ends it').toBeNull();
    await filing.isPassedBy(li);
  });

  it('ends by itself ten minutes after it was last gone on with', async () => {
    const filing = await submitted();
    const [wang, li] = [await desk.reviewer('王初审'), await desk.reviewer('李初审')];
    await claims(filing, wang);
    await desk.clock.passes({ hours: 0.1 });
    expect((await claims(filing, wang)).__typename, 'goes on').toBe('ClaimFilingSuccess');
    await desk.clock.passes({ hours: 0.1 });
    expect((await claims(filing, li)).__typename).toBe('ClaimedError');
    await desk.clock.passes({ hours: 0.1 });
    expect(await claimOf(filing, li)).toBeNull();
    expect((await claims(filing, li)).__typename).toBe('ClaimFilingSuccess');
    expect((await claims(filing, wang)).__typename).toBe('ClaimedError');
  });

  it('is taken over by a lead alone', async () => {
    const filing = await submitted();
    const [wang, li] = [await desk.reviewer('王初审'), await desk.reviewer('李初审')];
    const lead = await desk.reviewer('赵主管', ['LEAD']);
    await claims(filing, wang);
    expect(await claims(filing, li, { takeOver: true })).toMatchObject({ __typename: 'ForbiddenError' });
    expect((await claims(filing, lead)).__typename, 'a lead asks for it').toBe('ClaimedError');
    expect((await claims(filing, lead, { takeOver: true })).__typename).toBe('ClaimFilingSuccess');
    expect((await claims(filing, wang)).__typename).toBe('ClaimedError');
  });

  it('never goes to two of three who ask for the next one at the same time', async () => {
    const filings: Filing[] = [];
    for (let nth = 1; nth <= 7; nth += 1) filings.push(await submitted());
    const reviewers = [await desk.reviewer('一'), await desk.reviewer('二'), await desk.reviewer('三')];
    const taken: (string | null)[] = [];
    await Promise.all(
      reviewers.map(async (reviewer) => {
        for (let turn = 0; turn < 3; turn += 1) taken.push(await next(reviewer));
      }),
    );
    const given = taken.filter((id) => id !== null);
    expect(given.toSorted()).toEqual(filings.map(({ id }) => id).toSorted());

    // All at once for one and the same: one has it, the others are told so.
    const [filing] = filings;
    if (!filing) throw new Error('there is none');
    for (const reviewer of reviewers) await reviewer.succeed('releaseFiling', { filingId: filing.id });
    const answers = await Promise.all(reviewers.map((reviewer) => claims(filing, reviewer)));
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual([
      'ClaimFilingSuccess',
      'ClaimedError',
      'ClaimedError',
    ]);
  });

  it('comes longest waiting first, without what was put aside, and can be listed', async () => {
    const [first, second] = [await submitted(), await submitted()];
    const wang = await desk.reviewer('王初审');
    expect(await next(wang, { provinces: ['460000'] })).toBeNull();
    expect(await next(wang, { except: [first.id] })).toBe(second.id);
    expect(await next(wang)).toBe(first.id);
    expect(await next(wang)).toBeNull();
    const { reviewerId } = (await claimOf(first, wang)) ?? {};
    const listed = async (conditions: string, caller: Caller = wang): Promise<string[]> =>
      (
        await caller.query<{ filings: { edges: { node: { id: string } }[] } }>(
          `{ filings(${conditions}) { edges { node { id } } } }`,
        )
      ).filings.edges.map(({ node }) => node.id);
    await wang.succeed('releaseFiling', { filingId: second.id });
    expect(await listed('claimed: true')).toEqual([first.id]);
    expect(await listed('claimed: false')).toEqual([second.id]);
    expect(await listed(`claimedBy: "${reviewerId}"`)).toEqual([first.id]);
    expect(await listed('claimed: true', first.owner.caller), 'an applicant learns nothing').toEqual([]);
  });
});

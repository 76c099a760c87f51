import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Company } from '../../server/rehearsal/walk/company.ts';
import type { Caller, Language } from '../testkit/caller.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { aCompanyOfItsOwn, detailsOf, FAULTS } from './support/planted-faults.ts';

// Fifty whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

let service: Service;
let desk: Desk;
let reviewer: Caller;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
  reviewer = await desk.reviewer();
});
afterAll(() => service.stop());

const submitted = async (company: Company = aCompanyOfItsOwn()): Promise<Filing> =>
  (await desk.applicant()).files(company).upTo('SUBMIT');

type Risk = {
  kind: string;
  grave: boolean;
  code: string;
  path: string[];
  message: string;
  filings: string[];
  before: string | null;
  after: string | null;
};

const risksOf = async (
  { id }: Filing,
  caller: Caller = reviewer,
  language: Language = 'zh-CN',
): Promise<Risk[] | null> =>
  (
    await caller.query<{ filing: { risks: Risk[] | null } }>(
      'query ($id: ID!) { filing(id: $id) { risks { kind grave code path message filings before after } } }',
      { id },
      { language },
    )
  ).filing.risks;

/** Where the papers lie, and who returns. */
const place = () => ({ service: () => service, reviewer });

const TENTH = 10;

describe('what speaks against a filing', () => {
  it.each(FAULTS)(
    `is nothing where ten are in order, and is shown in each of them before a pass once there is $fault`,
    async ({ plant, codes }) => {
      for (let nth = 0; nth < TENTH; nth += 1) {
        const filing = await submitted();
        expect(await risksOf(filing), 'in order').toEqual([]);
        await plant(place(), filing);
        const shown = (await risksOf(filing)) ?? [];
        expect(shown.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
        for (const { message } of shown) expect(message).toMatch(/[\u4e00-\u9fff]/);
      }
    },
  );

  it.each(['another name on the licence', 'a card that has expired', 'another face'])(
    'bars a pass without a reason in words, which the audit keeps sealed: %s',
    async (fault) => {
      const planted = FAULTS.find((one) => one.fault === fault);
      if (!planted) throw new Error(`no fault ${fault}`);
      const filing = await submitted();
      await planted.plant(place(), filing);
      for (const reason of [undefined, null, '', '   '])
        expect(
          await filing.isPassedBy(reviewer, { reason }).catch((error: unknown) => String(error)),
        ).toContain('PASS_REASON_REQUIRED');
      const words = '已电话核实，与原件一致';
      await filing.isPassedBy(reviewer, { reason: words });
      const { prisma } = service.services.database;
      const [noted, none] = await prisma.auditEvent.findMany({
        where: { filingId: filing.id, action: { in: ['RISKS_OVERRULED', 'FACE_CHECK_OVERRULED'] } },
      });
      expect(none).toBeUndefined();
      expect(noted?.reason).toBeInstanceOf(Uint8Array);
      expect(Buffer.from(noted?.reason ?? []).toString()).not.toContain(words);
    },
  );

  it('is that another subject has the same phone, certificate or address, which are named by their filings', async () => {
    const first = await submitted();
    const { subject, subjectPerson } = detailsOf(first);
    const same = async (what: Parameters<typeof aCompanyOfItsOwn>[0], code: string): Promise<void> => {
      const filing = await submitted(aCompanyOfItsOwn(what));
      const shared = (await risksOf(filing)) ?? [];
      expect(shared.map((risk) => [risk.kind, risk.code, risk.filings, risk.grave])).toEqual([
        ['SHARED', code, [first.id], false],
      ]);
      await filing.does('withdrawFiling');
    };
    await same({ person: { mobile: subjectPerson.mobile } }, 'RISK_SHARED_PHONE');
    await same({ person: { certificateNumber: subjectPerson.certificateNumber } }, 'RISK_SHARED_CERTIFICATE');
    await same({ address: String(subject['certificateAddress']) }, 'RISK_SHARED_ADDRESS');
    expect(await risksOf(first), 'one that was taken back counts no more').toEqual([]);

    const stranger = await aDesk(service);
    const elsewhere = aCompanyOfItsOwn({ person: { mobile: subjectPerson.mobile } });
    const foreign = await (await stranger.applicant()).files(elsewhere).upTo('SUBMIT');
    expect(await risksOf(foreign, await stranger.reviewer()), 'of another provider nothing is told').toEqual(
      [],
    );
  });

  it('says of a change what stood there and what does, masked', async () => {
    const filing = await submitted();
    const { subjectPerson } = detailsOf(filing);
    await FAULTS.at(-1)?.plant(place(), filing);
    const [change] = (await risksOf(filing)) ?? [];
    expect(change).toMatchObject({ kind: 'CHANGED', path: ['subjectPerson', 'mobile'] });
    expect(change?.before).toContain('*');
    expect(change?.before).not.toBe(subjectPerson.mobile);
    expect(change?.after).not.toBe(change?.before);
  });

  it('is told to reviewers alone, of one filing, in their language', async () => {
    const filing = await submitted();
    await FAULTS[2]?.plant(place(), filing);
    expect(await risksOf(filing, filing.owner.caller)).toBeNull();
    expect(await risksOf(filing, desk.provider)).toBeNull();
    expect((await risksOf(filing, reviewer, 'en'))?.[0]?.message).toMatch(/^Face check/);
    const listed = await reviewer.query<{ filings: { edges: { node: { risks: unknown } }[] } }>(
      '{ filings(first: 5) { edges { node { risks { code } } } } }',
    );
    expect(listed.filings.edges.every(({ node }) => node.risks === null)).toBe(true);
  });
});

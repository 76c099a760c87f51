import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PROVINCES } from '../../schema/rules/choices/provinces.ts';
import { continuabilityOf } from '../../server/filing/draft/continuing/continuability.ts';
import { province, rule } from '../../server/filing/provinces/rule.ts';
import { provinceRules, rulesFrom } from '../../server/filing/provinces/rules.ts';
import type { Applicant } from '../testkit/applicant.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { imports, importRow, opened, subjectsOf, triesToContinue } from './support/path.ts';
import { aFiledSubject, type Filed } from './support/subjects.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const domainsOf = (filed: Filed, site: number): string[] => filed.sites[site]?.domains ?? [];

/** A subject of three sites, of which the last is accessed here already. */
async function served(owner: Applicant): Promise<Filed> {
  const filed = await aFiledSubject(desk, '330000', 'ENTERPRISE', { sites: [{}, {}, {}] });
  await imports(desk, [importRow(filed, filed.sites.slice(2), { applicantRef: owner.externalRef })]);
  return filed;
}
const continuation = async (owner: Applicant) => (await subjectsOf(owner))[0]?.continuation;

describe('whether a subject can continue', () => {
  it('is said with why not and the action at hand, in every state of its open order', async () => {
    const owner = await desk.applicant();
    const filed = await served(owner);
    expect(await continuation(owner)).toEqual({
      canContinue: true,
      obstacle: null,
      message: null,
      openFilingId: null,
      wayOut: null,
    });
    const filing = await opened(owner, filed, await triesToContinue(owner, domainsOf(filed, 0)));
    const blocked = { canContinue: false, obstacle: 'ORDER_IN_PROGRESS', openFilingId: filing.id };
    expect(await continuation(owner)).toMatchObject({ ...blocked, wayOut: 'ABANDON' });
    await filing.goes('SUBMIT');
    expect(await continuation(owner)).toMatchObject({ ...blocked, wayOut: 'WITHDRAW' });
    await filing.goes('PASS');
    expect(await continuation(owner)).toMatchObject({ ...blocked, wayOut: 'WITHDRAW' });
    await filing.goes('HAND_OVER');
    const waiting = await continuation(owner);
    expect(waiting).toMatchObject({ ...blocked, wayOut: 'WAIT' });
    expect(waiting?.message).toMatch(/in progress/);
    const refused = await triesToContinue(owner, domainsOf(filed, 1));
    expect(refused).toMatchObject({
      __typename: 'OrderInProgressError',
      scope: 'CERTIFICATE',
      ownFilingId: filing.id,
    });
    await filing.goes('APPROVE');
    expect(await continuation(owner)).toMatchObject({ canContinue: true });

    // The next site starts from what was approved, and it stays as it is.
    const next = await opened(owner, filed, await triesToContinue(owner, domainsOf(filed, 1)));
    const DETAILS = `query ($id: ID!) { filing(id: $id) { kind details(reveal: true) {
      subject { name certificateAddress } subjectPerson { name mobile } } } }`;
    type Shown = {
      filing: { kind: string; details: { subject: { name: string }; subjectPerson: { name: string } } };
    };
    const { filing: shown } = await owner.caller.query<Shown>(DETAILS, { id: next.id });
    expect(shown).toMatchObject({
      kind: 'CONTINUED_ACCESS',
      details: { subject: { name: filed.name }, subjectPerson: { name: '张演练' } },
    });
    const details = filed.details(next.websiteIds) as { subject: object };
    await next.goes('VERIFY_PASSWORD');
    expect(
      await next.tries('saveFilingDetails', {
        details: { ...details, subject: { ...details.subject, name: '另一家演练有限公司' } },
      }),
    ).toMatchObject({ issues: [{ path: ['details', 'subject', 'name'], code: 'CARRIED_OVER' }] });
    await next.does('saveFilingDetails', { details });

    // No county was chosen for the address: the one of the type check is meant, and it stays that one too.
    const inCounty = (certificateDivision: string) =>
      next.tries('saveFilingDetails', {
        details: { ...details, subject: { ...details.subject, certificateDivision } },
      });
    expect(await inCounty(filed.type.county)).toMatchObject({ __typename: 'SaveFilingDetailsSuccess' });
    expect(await inCounty('330203')).toMatchObject({
      issues: [{ path: ['details', 'subject', 'certificateDivision'], code: 'CARRIED_OVER' }],
    });
  });

  it('is denied to a subject whose order was abandoned before anything was approved here', async () => {
    const owner = await desk.applicant();
    const filed = await aFiledSubject(desk, '330000', 'ENTERPRISE');
    const filing = await owner.files(filed).upTo('START');
    await filing.does('abandonFiling');
    expect(await continuation(owner)).toMatchObject({
      canContinue: false,
      obstacle: 'NOT_FILED_HERE',
      wayOut: 'DETERMINE',
    });
    expect(await triesToContinue(owner, filed.type.domains)).toMatchObject({
      issues: [{ path: ['subjectId'], code: 'SUBJECT_NOT_FILED_HERE' }],
    });
  });

  it('is denied where the province bars it, with whom to ask; no source names one that does', async () => {
    const owner = await desk.applicant();
    await served(owner);
    const [shown] = await subjectsOf(owner);
    const { prisma } = service.services.database;
    const subject = await prisma.subject.findUniqueOrThrow({ where: { id: shown?.id ?? '' } });
    const from = (barred: boolean, day: string) =>
      province('330000', [rule('continued-access', { barred }, 'HW', { from: day })]);
    const today = new Date();
    const asked = (barred: boolean, day: string) =>
      continuabilityOf(prisma, subject, rulesFrom(from(barred, day), today));
    expect(await asked(true, '2026-01-01')).toEqual({
      canContinue: false,
      obstacle: 'BARRED_BY_PROVINCE',
      why: 'CONTINUED_ACCESS_BARRED',
      openFilingId: null,
      wayOut: 'ASK_AUTHORITY',
      portalUrl: 'https://beian.miit.gov.cn',
    });
    expect(await asked(false, '2026-01-01')).toMatchObject({ canContinue: true });
    expect(await asked(true, '2999-01-01')).toMatchObject({ canContinue: true });
    for (const { code } of PROVINCES)
      expect(provinceRules(code, today).continuedAccess).toEqual({
        barred: false,
        rule: 'national.continued-access',
      });
  });

  it('is nobody else’s to ask: the subject of another account does not exist', async () => {
    const owner = await desk.applicant();
    const filed = await served(owner);
    const [subject] = await subjectsOf(owner);
    const other = await desk.applicant();
    const input = { subjectId: subject?.id, domains: domainsOf(filed, 0) };
    expect(await other.caller.mutate('continueFiling', input)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await subjectsOf(other)).toEqual([]);
  });

  it.each([
    ['are accessed here already', 2, 'WHY_NOTHING_TO_FILE'],
    ['are filed nowhere', null, 'WHY_NEW_SITE_HERE'],
  ])('says beside the domains that they %s', async (_why, site, code) => {
    const owner = await desk.applicant();
    const filed = await served(owner);
    const domains = site === null ? ['weibeian-jixu.cn'] : domainsOf(filed, site);
    expect(await triesToContinue(owner, domains)).toMatchObject({ issues: [{ path: ['domains'], code }] });
  });

  it('takes several sites into one order', async () => {
    const owner = await desk.applicant();
    const filed = await served(owner);
    const both = [...domainsOf(filed, 0), ...domainsOf(filed, 1)];
    const filing = await opened(owner, filed, await triesToContinue(owner, both));
    expect(filing.websiteIds).toHaveLength(2);
  });
});

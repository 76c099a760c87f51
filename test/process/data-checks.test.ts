import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { eventually } from '../platform/support/eventually.ts';
import type { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { aProvidersServer, closeProvidersServers } from '../testkit/providers-server.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 90_000 });

let service: Service;
beforeAll(async () => {
  service = await startService({
    database: await openForTest(),
    background: true,
    env: { OUTGOING_ALLOW: '127.0.0.1' },
  });
});
afterEach(closeProvidersServers);
afterAll(() => service.stop());

type Check = {
  kind: string;
  about: string;
  state: string;
  faults: string[];
  expiresOn: string | null;
  reason: string | null;
};
const CHECKS = `query ($id: ID!) { filing(id: $id) { dataChecks {
  kind about state faults expiresOn reason askedAt } } }`;

const checksOf = async (filing: Filing, caller: Caller): Promise<Check[]> =>
  (await caller.query<{ filing: { dataChecks: Check[] } }>(CHECKS, { id: filing.id })).filing.dataChecks;

/** A provider that has these asked, each with its effect. */
async function asking(kinds: Readonly<Record<string, 'ADVISE' | 'BAR'>>): Promise<Desk> {
  const desk = await aDesk(service);
  for (const [kind, effect] of Object.entries(kinds))
    await desk.provider.succeed('setDataCheck', { kind, effect });
  return desk;
}

const begun = async (desk: Desk): Promise<Filing> =>
  (await desk.applicant()).files(aCompany()).upTo('VERIFY_PASSWORD');

/** Saves the details with another value here and there. */
async function saves(filing: Filing, change: (details: Details) => void = () => undefined): Promise<void> {
  const details = structuredClone(filing.company.details(filing.websiteIds)) as Details;
  change(details);
  await filing.does('saveFilingDetails', { details });
}
type Details = {
  subject: Record<string, unknown>;
  subjectPerson: Record<string, unknown>;
  websites: Record<string, unknown>[];
};

const answered = (desk: Desk, filing: Filing, state: string): Promise<void> =>
  eventually(`everything is ${state}`, async () => {
    const checks = await checksOf(filing, desk.provider);
    return checks.length > 0 && checks.every((check) => check.state === state);
  });

type Told = { path: string[]; code: string };
type Step = { key: string; issues: Told[]; warnings: Told[] };
const STEPS = `query ($id: ID!) { filing(id: $id) {
  steps { key issues { path code } warnings { path code } } } }`;

const told = async (filing: Filing) => {
  const { filing: shown } = await filing.owner.caller.query<{ filing: { steps: Step[] } }>(STEPS, {
    id: filing.id,
  });
  const { issues = [], warnings = [] } = shown.steps.find(({ key }) => key === 'DETAILS') ?? {};
  const named = (all: readonly Told[]) => all.map(({ path, code }) => `${path.join('.')} ${code}`).toSorted();
  return { issues: named(issues), warnings: named(warnings) };
};

describe('the registers of a provider', () => {
  it('are asked nothing unless the provider wants it', async () => {
    const desk = await aDesk(service);
    const filing = await begun(desk);
    await saves(filing);
    expect(await checksOf(filing, desk.provider)).toEqual([]);
    expect(await service.services.database.prisma.dataCheck.count({ where: { filingId: filing.id } })).toBe(
      0,
    );
  });

  it('are asked about subject, person, domain and blacklist once the form finds nothing wrong', async () => {
    const desk = await asking({
      SUBJECT_CHECK: 'BAR',
      PERSON_CHECK: 'BAR',
      DOMAIN_CHECK: 'ADVISE',
      BLACKLIST_CHECK: 'ADVISE',
    });
    const filing = await begun(desk);
    await saves(filing);
    let checks: Check[] = [];
    await eventually('all have an answer', async () => {
      checks = await checksOf(filing, desk.provider);
      return checks.length > 0 && checks.every(({ state }) => state !== 'WAITING');
    });
    expect(checks.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
      'BLACKLIST_CHECK PASSED',
      'DOMAIN_CHECK UNKNOWN',
      'PERSON_CHECK PASSED',
      'SUBJECT_CHECK PASSED',
    ]);
    expect(checks.find(({ kind }) => kind === 'DOMAIN_CHECK')?.expiresOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect((await told(filing)).issues).toEqual([]);
  });

  it('bar or advise as the provider says, at the field that does not fit, until it is corrected', async () => {
    const desk = await asking({ PERSON_CHECK: 'ADVISE' });
    const filing = await begun(desk);
    await saves(filing, ({ subjectPerson }) => (subjectPerson['mobile'] = '13800000000'));
    await answered(desk, filing, 'FAULT');
    expect((await told(filing)).warnings).toContain('subjectPerson.mobile REGISTER_MOBILE');
    expect((await told(filing)).issues).toEqual([]);
    await desk.provider.succeed('setDataCheck', { kind: 'PERSON_CHECK', effect: 'BAR' });
    expect((await told(filing)).issues).toContain('subjectPerson.mobile REGISTER_MOBILE');
    await saves(filing);
    await answered(desk, filing, 'PASSED');
    expect((await told(filing)).issues).toEqual([]);
    await desk.provider.succeed('setDataCheck', { kind: 'PERSON_CHECK', effect: null });
    await saves(filing, ({ subjectPerson }) => (subjectPerson['mobile'] = '13800000000'));
    expect((await told(filing)).issues).toEqual([]);
  });

  it('answer the same question once, and keep the answer while nothing that was asked changes', async () => {
    const desk = await aDesk(service);
    const [url, heard] = await aProvidersServer({ body: '{"outcome":"PASSED"}' });
    const { secret } = await desk.provider.succeed('setProviderHook', { kind: 'PERSON_CHECK', url });
    await desk.provider.succeed('setDataCheck', { kind: 'PERSON_CHECK', effect: 'BAR' });
    const filing = await begun(desk);
    await saves(filing);
    await answered(desk, filing, 'PASSED');
    await saves(filing, ({ subject }) => (subject['remark'] = '补充说明'));
    await eventually('the jobs are done', async () => (await service.services.jobs.pending()) === 0);
    expect(heard).toHaveLength(1);
    const [question] = heard;
    const { data } = z
      .object({
        type: z.literal('person.check'),
        data: z.strictObject({
          dataCheckId: z.string().startsWith('dck_'),
          filingId: z.literal(filing.id),
          name: z.string(),
          certificateType: z.string(),
          certificateNumber: z.string(),
          mobile: z.string(),
        }),
      })
      .parse(
        new Webhook(String(secret)).verify(
          question?.body ?? '',
          z.record(z.string(), z.string()).parse(question?.headers),
        ),
      );
    expect(service.log()).not.toContain(data.certificateNumber);
  });

  it.each<[string, { outcome: string; faults?: string[]; reason?: string }, string]>([
    [
      'another name of either person',
      { outcome: 'FAULT', faults: ['NAME'] },
      'subjectPerson.name REGISTER_NAME',
    ],
    ['a fault without a field', { outcome: 'FAULT' }, 'subjectPerson.name REGISTER_NAME'],
    [
      'a number that is not this person’s',
      { outcome: 'FAULT', faults: ['CERTIFICATE_NUMBER', 'LISTED'], reason: '号码不存在' },
      'subjectPerson.certificateNumber REGISTER_NUMBER',
    ],
  ])('may answer %s', async (_what, answer, issue) => {
    const desk = await aDesk(service);
    const [url] = await aProvidersServer({ body: JSON.stringify(answer) });
    await desk.provider.succeed('setProviderHook', { kind: 'PERSON_CHECK', url });
    await desk.provider.succeed('setDataCheck', { kind: 'PERSON_CHECK', effect: 'BAR' });
    const filing = await begun(desk);
    await saves(filing);
    await answered(desk, filing, 'FAULT');
    expect((await told(filing)).issues).toEqual([issue]);
    const [check] = await checksOf(filing, desk.provider);
    expect(check?.reason).toBe(answer.reason ?? null);
    expect(JSON.stringify(await filing.owner.caller.ask(CHECKS, { id: filing.id }))).not.toContain(
      '号码不存在',
    );
    expect((await filing.tries('submitFiling')).__typename).toBe('ValidationError');
  });

  it('that give no answer bar nothing, and are asked again when somebody wants it', async () => {
    const desk = await aDesk(service);
    const [url] = await aProvidersServer({ status: 503, body: '' }, { body: '{"outcome":"PASSED"}' });
    await desk.provider.succeed('setProviderHook', { kind: 'SUBJECT_CHECK', url });
    await desk.provider.succeed('setDataCheck', { kind: 'SUBJECT_CHECK', effect: 'BAR' });
    const filing = await begun(desk);
    await saves(filing);
    await answered(desk, filing, 'UNAVAILABLE');
    expect((await told(filing)).issues).toEqual([]);
    await desk.provider.succeed('recheckFilingData', { filingId: filing.id });
    await answered(desk, filing, 'PASSED');
  });

  it.each([
    ['unregistered', 'REGISTER_UNREGISTERED'],
    ['expired', 'REGISTER_ENDING'],
    ['hold', 'REGISTER_UNVERIFIED'],
    ['sold', 'REGISTER_HOLDER'],
  ])('tell of a domain that is %s', async (label, code) => {
    const desk = await asking({ DOMAIN_CHECK: 'ADVISE' });
    const filing = await begun(desk);
    await service.services.database.prisma.filingWebsite.updateMany({
      where: { filingId: filing.id },
      data: { domains: [`${label}-${filing.id.slice(-6)}.cn`] },
    });
    await saves(filing);
    await answered(desk, filing, 'FAULT');
    expect((await told(filing)).warnings.map((one) => one.split(' ')[1])).toContain(code);
  });

  it('stand in the audit, one by one, and cannot be set where nobody answers', async () => {
    const desk = await asking({ BLACKLIST_CHECK: 'ADVISE' });
    const filing = await begun(desk);
    await saves(filing);
    await answered(desk, filing, 'PASSED');
    const events = await service.services.database.prisma.auditEvent.findMany({
      where: { filingId: filing.id, action: 'DATA_CHECKED' },
    });
    expect(events.map(({ what, actorKind }) => `${actorKind} ${what ?? ''}`)).toEqual([
      'PROVIDER_SERVICE BLACKLIST_CHECK PASSED',
    ]);
    const live = await aDesk(service, { mode: 'LIVE', of: desk });
    const policies = (of: Desk) => of.provider.query('{ dataChecks { kind effect } }');
    expect(await policies(desk)).toEqual({ dataChecks: [{ kind: 'BLACKLIST_CHECK', effect: 'ADVISE' }] });
    for (const other of [live, await aDesk(service)])
      expect(await policies(other)).toEqual({ dataChecks: [] });
    expect(await live.provider.mutate('setDataCheck', { kind: 'PERSON_CHECK', effect: 'BAR' })).toMatchObject(
      {
        __typename: 'ValidationError',
        issues: [{ path: ['kind'], code: 'REGISTER_MISSING' }],
      },
    );
  });
});

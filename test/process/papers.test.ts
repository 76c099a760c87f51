import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Result } from '../testkit/caller.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { throughTheForm } from './support/form.ts';
import { identityCard } from './support/identity.ts';
import { importRow, imports, opened, triesToContinue } from './support/path.ts';
import { aFiledSubject, type Nature } from './support/subjects.ts';

vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

type Slot = { kind: string; required: boolean; rule: string | null; reason: string };

const slotsOf = async (filing: Filing, locale = 'en'): Promise<Slot[]> => {
  const { filing: shown } = await filing.owner.caller.query<{ filing: { materialSlots: Slot[] } }>(
    'query ($id: ID!) { filing(id: $id) { materialSlots { kind required rule reason } } }',
    { id: filing.id },
    { headers: { 'accept-language': locale } },
  );
  return shown.materialSlots;
};

const extrasOf = async (filing: Filing, locale?: string): Promise<Slot[]> =>
  (await slotsOf(filing, locale)).filter(({ rule }) => rule !== null);

type Person = { birth?: string; county?: string; passport?: string };

const filled = async (province: string, nature: Nature, person: Person = {}): Promise<Filing> => {
  const applicant = await desk.applicant();
  const subject = throughTheForm(await aFiledSubject(desk, province, nature, person));
  return applicant.files(subject).upTo('SAVE_DETAILS');
};

const missing = ({ issues }: Result): string[] =>
  (issues ?? []).filter(({ code }) => code === 'MATERIAL_MISSING').map(({ path }) => path[1] ?? '');

describe('the papers a province adds', () => {
  it('are named with the rule that wants them, whose source and first day the province tells', async () => {
    const filing = await filled('230000', 'PUBLIC_INSTITUTION');
    const extras = await extrasOf(filing);
    expect(extras.map(({ kind, required }) => [kind, required])).toEqual([
      ['PHONE_BILLS', true],
      ['STAFFING_OFFICE_PROOF', true],
      ['DOMAIN_HOLDER_PROOF', false],
    ]);
    expect(extras[0]?.reason).toMatch(/last three months’ bills/);
    expect((await extrasOf(filing, 'zh-CN'))[0]?.reason).toMatch(/近三个月的话费单据/);
    const { province } = await filing.owner.caller.query<{
      province: { rules: { notes: { key: string; sources: string[]; since: string }[] } };
    }>(
      `{ province(code: "230000") { rules(nature: PUBLIC_INSTITUTION, kind: NEW_ACCESS) { notes { key sources since } } } }`,
    );
    for (const { rule } of extras) {
      const note = province.rules.notes.find(({ key }) => key === rule);
      expect(note?.sources.length, String(rule)).toBeGreaterThan(0);
      expect(note?.since).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it('a video is told of before the upload, and no slot asks for it: the authority takes pictures only', async () => {
    const filing = await filled('320000', 'ENTERPRISE');
    type Rules = { rules: { notes: { key: string; step: string; text: string }[] } };
    const { filing: shown } = await filing.owner.caller.query<{ filing: Rules }>(
      'query ($id: ID!) { filing(id: $id) { rules { notes { key step text } } } }',
      { id: filing.id },
      { headers: { 'accept-language': 'en' } },
    );
    expect(shown.rules.notes.find(({ key }) => key === 'jiangsu.video-statement')).toMatchObject({
      step: 'MATERIALS',
      text: expect.stringMatching(/video statement is also required. It is not uploaded here/) as string,
    });
    expect((await extrasOf(filing)).filter(({ kind }) => kind.includes('VIDEO'))).toEqual([]);
  });

  it('keep an order from being submitted until they are there', async () => {
    const filing = await filled('230000', 'PUBLIC_INSTITUTION');
    expect(missing(await filing.tries('submitFiling'))).toEqual(
      expect.arrayContaining(['PHONE_BILLS', 'STAFFING_OFFICE_PROOF']),
    );
    await filing.goes('UPLOAD');
    await filing.goes('SUBMIT');
    expect(await filing.state()).toBe('IN_REVIEW');
  });

  it('follow the answers: financial content turns an offered commitment into a demanded one', async () => {
    const filing = await filled('440000', 'ENTERPRISE');
    await desk.clock.standsAt('2019-06-15T10:00:00+08:00');
    const commitment = async () =>
      (await extrasOf(filing))
        .filter(({ kind }) => kind === 'COMMITMENT_LETTER')
        .map(({ required, rule }) => [required, rule]);
    const rule = 'guangdong.extra-material.finance-commitment.organisation';
    expect(await commitment()).toEqual([[false, rule]]);
    const { websites } = filing.company.details(filing.websiteIds) as { websites: object[] };
    await filing.does('saveFilingDetails', {
      details: { websites: websites.map((site) => ({ ...site, serviceContents: ['INSURANCE'] })) },
    });
    expect(await commitment()).toEqual([[true, rule]]);
    // Two years later everyone brings one.
    await filing.does('saveFilingDetails', { details: { websites } });
    await desk.clock.standsAt(new Date().toISOString());
    expect(await commitment()).toEqual([[true, 'guangdong.extra-material.commitment']]);
  });

  it('include a proof for someone below the ordinary age, where the province files one with it', async () => {
    const year = new Date().getFullYear() - 17;
    const filing = await filled('320000', 'PERSONAL', { birth: `${year}-01-01` });
    const proof = (await extrasOf(filing)).find(({ kind }) => kind === 'AGE_PROOF');
    expect(proof).toMatchObject({ required: true });
    const grown = await filled('320000', 'PERSONAL');
    expect((await extrasOf(grown)).map(({ kind }) => kind)).not.toContain('AGE_PROOF');
  });

  it('count the domains of the subject where the rule does: five sites of one domain each in Shaanxi', async () => {
    const sitesOf = async (count: number): Promise<string[]> => {
      const applicant = await desk.applicant();
      const sites = Array.from({ length: count }, () => ({}));
      const subject = await aFiledSubject(desk, '610000', 'ENTERPRISE', { sites });
      const domains = subject.sites.flatMap((site) => site.domains);
      const filing = await applicant
        .files({ ...subject, type: { ...subject.type, domains } })
        .upTo('SAVE_DETAILS');
      expect(filing.websiteIds).toHaveLength(count);
      return (await demanded(filing)).filter((kind) => kind === 'DOMAIN_CERTIFICATE');
    };
    expect(await sitesOf(4)).toEqual([]);
    expect(await sitesOf(5)).toHaveLength(5);
  });

  it('count with them the domains of the record that is held here, each once', async () => {
    const owner = await desk.applicant();
    const sites = [{}, { domains: ['a', 'b', 'c'].map((one) => `${one}-${process.pid}-henan.cn`) }];
    const filed = await aFiledSubject(desk, '410000', 'ENTERPRISE', { sites });
    await imports(desk, [importRow(filed, filed.sites.slice(1), { applicantRef: owner.externalRef })]);
    const filing = await opened(owner, filed, await triesToContinue(owner, filed.sites[0]?.domains ?? []));
    expect(await demanded(filing)).not.toContain('DOMAIN_CERTIFICATE');
    await service.services.database.prisma.website.updateMany({
      where: { record: { subjectNumber: filed.member.subjectNumber } },
      data: { domains: ['a', 'b', 'c', 'd'].map((one) => `${one}-${process.pid}-henan.cn`) },
    });
    expect(await demanded(filing)).toContain('DOMAIN_CERTIFICATE');
  });

  /** Another person for every site, from the given county. */
  const withAnotherPerson = async (filing: Filing, county: string): Promise<void> => {
    const { subjectPerson, websites } = filing.company.details(filing.websiteIds) as {
      subjectPerson: object;
      websites: object[];
    };
    const person = {
      ...subjectPerson,
      name: '李演练',
      certificateNumber: identityCard(county, 5),
      mobile: '13900000007',
      email: 'site@shili.cn',
    };
    await filing.does('saveFilingDetails', {
      details: { websites: websites.map((site) => ({ ...site, samePerson: false, person })) },
    });
  };
  const demanded = async (filing: Filing): Promise<string[]> => {
    const { filing: shown } = await filing.owner.caller.query<{ filing: { materialSlots: Slot[] } }>(
      'query ($id: ID!) { filing(id: $id) { materialSlots { kind required rule reason } } }',
      { id: filing.id },
    );
    return shown.materialSlots.filter(({ required }) => required).map(({ kind }) => kind);
  };

  it('look at the person whom the rule names: a letter for the website’s person in Shanghai', async () => {
    const filing = await filled('310000', 'ENTERPRISE');
    expect(await demanded(filing)).not.toContain('AUTHORISATION_LETTER');
    await withAnotherPerson(filing, '310101');
    expect(await demanded(filing)).toContain('AUTHORISATION_LETTER');
    expect(missing(await filing.tries('submitFiling'))).toContain('AUTHORISATION_LETTER');
  });

  it('look at the person whom the rule names: a residence permit of the website’s person in Jiangxi', async () => {
    const filing = await filled('360000', 'ENTERPRISE');
    await withAnotherPerson(filing, '360102');
    expect(await demanded(filing)).not.toContain('RESIDENCE_PERMIT');
    await withAnotherPerson(filing, '440103');
    expect(await demanded(filing)).toContain('RESIDENCE_PERMIT');
  });

  it('offer a proof of the change where it cures data unlike the record, and nowhere else', async () => {
    const kinds = async (province: string) =>
      (await extrasOf(await filled(province, 'ENTERPRISE'))).map(({ kind }) => kind);
    expect(await kinds('220000')).toContain('CHANGE_PROOF');
    expect(await kinds('430000')).not.toContain('CHANGE_PROOF');
  });
});

describe('the papers of a person, whose certificate is known from the type check alone', () => {
  const demanded = async (filing: Filing): Promise<string[]> =>
    (await slotsOf(filing)).filter(({ required }) => required).map(({ kind }) => kind);

  it('include a residence permit where the identity card is of another province', async () => {
    expect(await demanded(await filled('310000', 'PERSONAL', { county: '110101' }))).toContain(
      'RESIDENCE_PERMIT',
    );
    expect(await demanded(await filled('310000', 'PERSONAL'))).not.toContain('RESIDENCE_PERMIT');
  });

  it('include the back of a card, and of a passport nothing but its page', async () => {
    const back = 'SUBJECT_PERSON_CERTIFICATE_BACK';
    expect(await demanded(await filled('330000', 'PERSONAL'))).toContain(back);
    const passport = await demanded(await filled('330000', 'PERSONAL', { passport: 'E12345678' }));
    expect(passport).toContain('SUBJECT_PERSON_CERTIFICATE_FRONT');
    expect(passport).not.toContain(back);
  });
});

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FilingDetailsDraft, PersonDraft } from '../../schema/rules/details/draft.ts';
import { refused } from '../../server/rehearsal/authority/brain/verdict.ts';
import { sealFiled } from '../../server/filing/draft/details/filed-data.ts';
import { newId } from '../../server/platform/ids.ts';
import { asksForCode, codeNeed } from '../testkit/cancelling.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { NOBODY, throughTheForm } from './support/form.ts';
import { identityCard } from './support/identity.ts';
import { aFiledSubject, type Filed, type Nature } from './support/subjects.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const MOBILE = '13900000007';
const ANOTHER: PersonDraft = {
  ...NOBODY,
  name: '李演练',
  certificateType: 'IDENTITY_CARD',
  certificateNumber: identityCard('330106', 1),
  mobile: MOBILE,
  email: 'another@example.cn',
};
const masked = (number: string): string => `${number.slice(0, 3)}****${number.slice(-4)}`;

const aSubject = async (nature: Nature = 'ENTERPRISE', code?: number): Promise<Filed> =>
  throughTheForm(
    await aFiledSubject(desk, '330000', nature, {
      sites: [code ? { verdict: refused(code, '负责人信息有误') } : {}],
    }),
  );

/** Saves the whole draft again with another answer to who stands for the website. */
async function answers(filing: Filing, samePerson: boolean, person?: PersonDraft | null): Promise<void> {
  const { websites = [], ...details } = filing.company.details(filing.websiteIds) as FilingDetailsDraft;
  await filing.does('saveFilingDetails', {
    details: { ...details, websites: websites?.map((site) => ({ ...site, samePerson, person })) },
  });
}

const personStored = async ({ owner, id }: Filing): Promise<PersonDraft | null> => {
  const { filing } = await owner.caller.query<{
    filing: { details: { websites: { person: PersonDraft | null }[] } };
  }>(
    'query ($id: ID!) { filing(id: $id) { details(reveal: true) { websites { person { name mobile } } } } }',
    { id },
  );
  return filing.details.websites[0]?.person ?? null;
};

const texted = async ({ owner, id }: Filing): Promise<string | null> => {
  const { filing } = await owner.caller.query<{ filing: { smsCheck: { phoneMasked: string | null } } }>(
    'query ($id: ID!) { filing(id: $id) { smsCheck { phoneMasked } } }',
    { id },
  );
  return filing.smsCheck.phoneMasked;
};

/** A download tells which number is filed of the person of the website. */
const tellsFiled = async ({ id, company }: Filing, mobile: string): Promise<void> => {
  const { prisma } = service.services.database;
  const { subjectNumber, websiteNumber } = company.member;
  const { providerId, mode, subjectId } = await prisma.filing.findUniqueOrThrow({ where: { id } });
  const recordId = newId('FilingRecord');
  const person = { name: '张演练', certificateNumber: null, mobile, landline: null, email: null };
  const sealer = await service.services.privacy.forProvider(providerId);
  const personal = sealFiled(sealer, recordId, { websites: { [websiteNumber]: { person } } });
  await prisma.filingRecord.create({
    data: { id: recordId, providerId, mode, subjectId, subjectNumber, source: 'DOWNLOAD', personal },
  });
};

const found = async (mobile: string): Promise<number> => {
  const reviewer = await desk.reviewer();
  const { filings } = await reviewer.query<{ filings: { totalCount: number } }>(
    'query ($search: String) { filings(first: 1, search: $search) { totalCount } }',
    { search: mobile },
  );
  return filings.totalCount;
};

describe('a website whose person is the subject’s', () => {
  it('filed through the form, names no phone that nobody told us is filed, and is asked for a code when it is cancelled', async () => {
    const filed = await aSubject();
    const { phone, websiteNumber } = filed.member;
    const filing = await (await desk.applicant()).files(filed).upTo('HAND_OVER');
    expect(await personStored(filing)).toBeNull();
    // The text goes to the number that is filed. Nobody told us which that is: what was typed here may differ.
    expect(await texted(filing)).toBeNull();
    await filing.goes('APPROVE');
    expect(await codeNeed(filing.owner, websiteNumber)).toEqual({
      needed: true,
      phone: masked(phone),
      reason: null,
    });
    expect(await asksForCode(filing.owner, websiteNumber)).toMatchObject({ phone: masked(phone) });
  });

  it('has no phone named that was typed here, where another one is filed', async () => {
    const filed = await aSubject('PERSONAL');
    const filing = await (await desk.applicant()).files(filed).upTo('PASS');
    await tellsFiled(filing, '13811112222');
    await filing.goes('HAND_OVER');
    expect(await texted(filing)).toBe('138****2222');
  });

  it('keeps what was typed of another one before, and believes nothing of it', async () => {
    const filed = await aSubject();
    const filing = await (await desk.applicant()).files(filed).upTo('SAVE_DETAILS');
    await answers(filing, false, ANOTHER);
    expect(await found(MOBILE)).toBe(1);
    await answers(filing, true, ANOTHER);
    expect(await found(MOBILE)).toBe(0);
    expect(await personStored(filing)).toMatchObject({ name: '李演练', mobile: MOBILE });
    await answers(filing, false);
    expect(await found(MOBILE)).toBe(1);
    await answers(filing, true);
    await filing.goes('HAND_OVER');
    expect(await texted(filing)).toBeNull();
    await filing.goes('APPROVE');
    expect(await codeNeed(filing.owner, filed.member.websiteNumber)).toMatchObject({
      phone: masked(filed.member.phone),
    });
  });

  it('forgets another one whose every field was emptied', async () => {
    const filing = await (await desk.applicant()).files(await aSubject()).upTo('SAVE_DETAILS');
    await answers(filing, false, ANOTHER);
    await answers(filing, true, NOBODY);
    expect(await personStored(filing)).toBeNull();
  });
});

describe('a refusal for the website’s person', () => {
  const pathsOf = async (filing: Filing): Promise<string[]> =>
    (await filing.stepOf('DETAILS')).issues.map(({ path }) => path.join('.'));

  it.each([
    [1007, 'mobile'],
    [1009, 'email'],
    [1010, 'landline'],
    [1011, 'mobile'],
  ])('%i stands at the %s of the subject’s person, who answers for it', async (code, field) => {
    const filing = await (await desk.applicant()).files(await aSubject('ENTERPRISE', code)).upTo('APPROVE');
    expect(await filing.state()).toBe('REFUSED');
    expect(await pathsOf(filing)).toEqual([`subjectPerson.${field}`]);
  });

  it('of a personal filing stands where a person typed it', async () => {
    const refusedWith = async (code: number) =>
      (await desk.applicant()).files(await aSubject('PERSONAL', code)).upTo('APPROVE');
    expect(await pathsOf(await refusedWith(1011))).toEqual(['subjectPerson.mobile']);
    expect(await pathsOf(await refusedWith(1044))).toEqual(['subject.name']);
  });

  it('stands at the website’s own person where there is one', async () => {
    const filed = await aSubject('ENTERPRISE', 1011);
    const details = (websiteIds: readonly string[]) => {
      const { subjectPerson, websites = [], ...rest } = filed.details(websiteIds) as FilingDetailsDraft;
      const person = { ...subjectPerson, ...ANOTHER, certificateFrom: '2015-06-01' };
      const own = { ...person, certificateUntil: 'LONG_TERM', emergencyPhone: '13900000009' };
      const landline = subjectPerson?.landline ?? null;
      const sites = websites?.map((site) => ({ ...site, samePerson: false, person: { ...own, landline } }));
      return { ...rest, subjectPerson, websites: sites };
    };
    const filing = await (await desk.applicant()).files({ ...filed, details }).upTo('APPROVE');
    expect(await pathsOf(filing)).toEqual(['websites.0.person.mobile']);
  });
});

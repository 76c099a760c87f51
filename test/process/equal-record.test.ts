import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PersonDraft, SubjectDraft } from '../../schema/rules/details/draft.ts';
import { filedByApproval } from '../../server/filing/draft/details/approved-data.ts';
import { FULL_FILING } from '../../prisma/selections.ts';
import { rulesOf } from '../../server/filing/provinces/rules-of.ts';
import { readRecords } from '../../server/cli/import-file/read.ts';
import { sendRecords } from '../../server/cli/import-file/send.ts';
import { createApi } from '../../server/rehearsal/walk/client.ts';
import { openForTest } from '../testkit/database.ts';
import { children } from '../../server/filing/provinces/divisions.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { bringsEverything, imports, importRow, opened, triesToContinue } from './support/path.ts';
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

type Website = { name: string; homepageUrl: string; samePerson: boolean; person?: PersonDraft };
type Typed = { subject: SubjectDraft; subjectPerson: PersonDraft; websites: Website[] };

const typedFor = (filed: Filed, websiteIds: readonly string[] = ['new']): Typed =>
  filed.details(websiteIds) as Typed;

const personOf = ({ name, certificateNumber, mobile, landline, email }: PersonDraft): object => ({
  name,
  certificateNumber,
  mobile,
  landline,
  email,
});

/** An import that tells the whole record, exactly as its applicant would type it. */
const wholeRow = (filed: Filed, applicantRef: string): object => {
  const { subject, websites, ...typed } = typedFor(filed);
  const [website] = websites;
  const { certificateNumber } = filed.type;
  // A person types its name once, and its number in the type check alone.
  const itself = filed.nature === 'PERSONAL' ? { name: filed.name, certificateNumber } : {};
  const subjectPerson = { ...typed.subjectPerson, ...itself };
  const sites = filed.sites.map((site) => ({
    ...site,
    name: website?.name,
    homepageUrl: website?.homepageUrl,
    person: personOf(website?.person ?? subjectPerson),
  }));
  const { certificateAddress, mailingAddress, investor } = subject;
  const person = personOf(subjectPerson);
  return importRow(filed, sites, { applicantRef, certificateAddress, mailingAddress, investor, person });
};

const accessedHere = (filed: Filed) => filed.sites.slice(1).map(({ websiteNumber }) => websiteNumber);

/** An order to continue with the first site of a subject whose whole record was imported. */
async function continued(province: string, nature: Nature = 'ENTERPRISE') {
  const owner = await desk.applicant();
  const filed = await aFiledSubject(desk, province, nature);
  await imports(desk, [wholeRow(filed, owner.externalRef)]);
  // The record tells of all sites, of which only the last is accessed here.
  const { prisma } = service.services.database;
  await prisma.website.updateMany({
    where: {
      record: { subjectNumber: filed.member.subjectNumber },
      NOT: { websiteNumber: { in: accessedHere(filed) } },
    },
    data: { accessSince: null, domainCheckAt: null },
  });
  const filing = await opened(owner, filed, await triesToContinue(owner, filed.sites[0]?.domains ?? []));
  await filing.goes('SAVE_DETAILS');
  const typed = typedFor(filed, filing.websiteIds);
  const types = (change: (details: Typed) => void) => {
    const details = structuredClone(typed);
    change(details);
    return filing.does('saveFilingDetails', { details });
  };
  return { owner, filed, filing, typed, types };
}

const unlike = async (filing: Filing) =>
  (await filing.stepOf('DETAILS', { language: 'en' })).issues.filter(({ code }) => code === 'UNLIKE_RECORD');
const placesOf = async (filing: Filing): Promise<string[]> =>
  (await unlike(filing)).map(({ path }) => path.join('.'));

const site = (details: Typed): Website => {
  const [first] = details.websites;
  if (!first) throw new Error('no site');
  return first;
};

/** Each field that is compared, where everything must be as filed: how it is typed otherwise, and where that is told. */
const FIELDS: readonly [string, (details: Typed) => void][] = [
  ['subject.name', ({ subject }) => (subject.name = '演练另一名称有限公司')],
  ['subject.certificateAddress', ({ subject }) => (subject.certificateAddress = '湖南省长沙市另一路2号')],
  ['subject.mailingAddress', ({ subject }) => (subject.mailingAddress = '湖南省长沙市另一路3号')],
  ['subject.investor', ({ subject }) => (subject.investor = '赵演练')],
  ['subjectPerson.name', ({ subjectPerson }) => (subjectPerson.name = '赵演练')],
  [
    'subjectPerson.certificateNumber',
    ({ subjectPerson }) => (subjectPerson.certificateNumber = '11010519491231002X'),
  ],
  ['subjectPerson.mobile', ({ subjectPerson }) => (subjectPerson.mobile = '13900000099')],
  ['subjectPerson.landline', ({ subjectPerson }) => (subjectPerson.landline = '086-0731-77777777')],
  ['subjectPerson.email', ({ subjectPerson }) => (subjectPerson.email = 'another@shili.cn')],
  ['websites.0.name', (details) => (site(details).name = '演练另一站')],
  ['websites.0.homepageUrl', (details) => (site(details).homepageUrl = `${site(details).homepageUrl}/other`)],
];

describe('where everything must be as filed', () => {
  it.each(FIELDS)(
    '%s typed otherwise is told there, with the rule and without the record',
    async (path, change) => {
      const { filing, typed, types } = await continued('430000');
      expect(await unlike(filing)).toEqual([]);
      await types(change);
      const told = await unlike(filing);
      const places = told.map((one) => one.path.join('.'));
      // The site has the same person, so that what is unlike of the one is unlike of the other.
      const person = path.startsWith('subjectPerson.') ? ['websites.0.samePerson'] : [];
      expect(places).toEqual([path, ...person]);
      expect(new Set(told.map(({ rule }) => rule))).toEqual(new Set(['hunan.must-equal.organisation']));
      const values = [typed.subject, typed.subjectPerson, site(typed)].flatMap((part) => Object.values(part));
      for (const { message } of told)
        for (const value of values.filter((one) => typeof one === 'string'))
          expect(message).not.toContain(value);
    },
  );

  it('width, blanks, case and the ways to write a number make no difference', async () => {
    const { filing, types } = await continued('430000');
    await types((details) => {
      const { subject, subjectPerson } = details;
      subject.name = ` ${subject.name?.slice(0, 2)} ${subject.name?.slice(2)} `;
      subject.mailingAddress = subject.mailingAddress?.replace('1号', '１号').replace(/^.*?市/, '');
      subjectPerson.mobile = `+86 ${subjectPerson.mobile}`;
      subjectPerson.landline = subjectPerson.landline?.replace(/^086-/, '');
      subjectPerson.email = subjectPerson.email?.toUpperCase();
      site(details).homepageUrl = `https://${site(details).homepageUrl}/`;
    });
    expect(await unlike(filing)).toEqual([]);
  });

  it('a division chosen apart from the street is part of the address', async () => {
    const { filing, filed, types } = await continued('430000');
    const { city } = filed.type;
    const within = children(city).map(({ code }) => code);
    const inDivision = (mailingDivision: string | undefined) =>
      types(({ subject }) => {
        subject.mailingDivision = mailingDivision ?? null;
        subject.mailingAddress = '演练路1号';
      });
    await inDivision(filed.type.county);
    expect(await unlike(filing)).toEqual([]);
    await inDivision(within.find((code) => code !== filed.type.county));
    expect(await placesOf(filing)).toEqual(['subject.mailingAddress']);
  });

  it('the name of a site is known from the type check, when no record was brought', async () => {
    const owner = await desk.applicant();
    const filed = await aFiledSubject(desk, '430000', 'ENTERPRISE');
    const filing = await owner.files(filed).upTo('SAVE_DETAILS');
    expect(await unlike(filing)).toEqual([]);
    const details = typedFor(filed, filing.websiteIds);
    site(details).name = '演练另一站';
    await filing.does('saveFilingDetails', { details });
    expect(await placesOf(filing)).toEqual(['websites.0.name']);
  });

  it('a person is compared with a personal filing’s own fields', async () => {
    const { filing, types } = await continued('430000', 'PERSONAL');
    await types(({ subjectPerson }) => (subjectPerson.mobile = '13900000099'));
    expect(await placesOf(filing)).toEqual(['subjectPerson.mobile']);
    await types(({ subject }) => (subject.name = '赵演练'));
    expect(await placesOf(filing)).toEqual(['subject.name']);
  });
});

const NAME = (details: Typed) => (details.subject.name = '演练另一名称有限公司');
const PERSON = (details: Typed) => (details.subjectPerson.name = '赵演练');
const ADDRESS = (details: Typed) => (details.subject.mailingAddress = '另一路3号');
const MOBILE = (details: Typed) => (details.subjectPerson.mobile = '13900000099');

describe('what a province binds', () => {
  it.each([
    ['nothing in Guangdong', '440000', []],
    ['the name in Jiangsu', '320000', ['subject.name']],
    [
      'name and both persons in Hebei',
      '130000',
      ['subject.name', 'subjectPerson.name', 'websites.0.samePerson'],
    ],
    ['name and the site’s person in Ningxia', '640000', ['subject.name', 'websites.0.samePerson']],
  ])('%s', async (_what, province, places) => {
    const { filing, types } = await continued(province);
    await types((details) => [NAME, PERSON, ADDRESS, MOBILE].forEach((change) => change(details)));
    expect(await placesOf(filing)).toEqual(places);
  });

  const proofIn = async ({ owner, id }: Filing): Promise<boolean | undefined> => {
    type Shown = { filing: { materialSlots: { kind: string; required: boolean }[] } };
    const { filing: shown } = await owner.caller.query<Shown>(
      'query ($id: ID!) { filing(id: $id) { materialSlots { kind required } } }',
      { id },
    );
    return shown.materialSlots.find(({ kind }) => kind === 'CHANGE_PROOF')?.required;
  };

  it('is cured by a proof in Jilin, which a name that differs demands', async () => {
    const { filing, types } = await continued('220000');
    expect(await proofIn(filing)).toBe(false);
    await types(NAME);
    expect([await unlike(filing), await proofIn(filing)]).toEqual([[], true]);
    await types(ADDRESS);
    expect([await unlike(filing), await proofIn(filing)]).toEqual([[], false]);
  });

  it('is nothing to who continues in Beijing, which asks newcomers only', async () => {
    const { filing, types } = await continued('110000');
    await types((details) => [NAME, PERSON, ADDRESS, MOBILE].forEach((change) => change(details)));
    expect([await placesOf(filing), await proofIn(filing)]).toEqual([[], undefined]);
  });
});

describe('after an approval of our own', () => {
  /** Filed, approved, and downloaded again (BASJ), then continued with the second site. */
  async function again(province: string) {
    const owner = await desk.applicant();
    const filed = await aFiledSubject(desk, province, 'ENTERPRISE');
    const first = await owner.files(filed).upTo('SAVE_DETAILS');
    await bringsEverything(first);
    await first.goes('APPROVE');
    const next = await opened(owner, filed, await triesToContinue(owner, filed.sites[1]?.domains ?? []));
    await next.goes('SAVE_DETAILS');
    return { filed, first, next };
  }

  it('the authority’s download is compared, but for what was carried over and is locked', async () => {
    const { next } = await again('430000');
    // The registry has another address, person, office phone and mail than the applicant had typed; the first two are locked.
    expect(await placesOf(next)).toEqual(['subjectPerson.landline', 'subjectPerson.email']);
  });

  it('what had to equal the record is known to stand in it, and nothing else', async () => {
    const { first, filed } = await again('320000');
    const { database, privacy, clock } = service.services;
    const filing = await database.prisma.filing.findUniqueOrThrow({
      where: { id: first.id },
      include: FULL_FILING,
    });
    const sealer = await privacy.forProvider(desk.tenant.providerId);
    const rules = rulesOf(filing, await clock.now(desk.tenant));
    expect(filedByApproval(sealer, filing, rules)).toEqual({
      subjectName: filed.name,
      person: {},
      websites: { [filed.member.websiteNumber]: { person: {} } },
    });
  });
});

describe('a file of records', () => {
  it('may tell the whole record, in columns that others leave out', async () => {
    const filed = await aFiledSubject(desk, '430000', 'ENTERPRISE', { sites: [{}] });
    const { subject, subjectPerson, websites } = typedFor(filed);
    const table = [
      ['主体备案号', filed.member.subjectNumber],
      ['主办单位名称', filed.name],
      ['主办单位性质', '企业'],
      ['证件类型', '营业执照'],
      ['证件号码', filed.type.certificateNumber],
      ['省代码', filed.type.province],
      ['市代码', filed.type.city],
      ['区县代码', filed.type.county],
      ['网站备案号', filed.member.websiteNumber],
      ['域名', filed.member.domain],
      ['通讯地址', subject.mailingAddress],
      ['主体负责人姓名', subjectPerson.name],
      ['主体负责人手机号码', subjectPerson.mobile],
      ['首页网址', websites[0]?.homepageUrl],
      ['网站负责人电子邮箱', subjectPerson.email],
    ];
    const lines = [0, 1].map((side) => table.map((cell) => cell[side]).join(','));
    const [placed] = readRecords(Buffer.from(lines.join('\n')), 'csv');
    expect(placed?.record).toMatchObject({
      mailingAddress: subject.mailingAddress,
      person: { name: subjectPerson.name, mobile: subjectPerson.mobile },
      sites: [{ homepageUrl: websites[0]?.homepageUrl, person: { email: subjectPerson.email } }],
    });
    expect(placed?.record).not.toHaveProperty('investor');
    const api = createApi(`${service.url}/graphql`, desk.secretKey);
    expect(await sendRecords(api, placed ? [placed] : [], true)).toMatchObject([
      { outcome: 'AWAITING_CLAIM' },
    ]);
  });
});

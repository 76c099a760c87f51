import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ispIdOf } from '../../server/authority/rehearsal/brain/numbers.ts';
import { createPrismaStore } from '../../server/authority/rehearsal/store/prisma-store.ts';
import type { Applicant } from '../testkit/applicant.ts';
import type { Language, Result } from '../testkit/caller.ts';
import { openEmbeddedForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { claims, imports, importRow } from './support/path.ts';
import { aFiledSubject, type Filed } from './support/subjects.ts';

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openEmbeddedForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const DETERMINE = `mutation ($input: DetermineFilingTypeInput!) { determineFilingType(input: $input) { __typename
  ... on AccessPossible { determinationId kind row subjectNumber sites { websiteNumber name domains }
    warnings { path code message rule } rules { oldCertificate mustEqualOriginal } }
  ... on OtherFilingType { type row why nextSteps ask domains decidedBy }
  ... on OrderInProgressError { message scope wayOut ownFilingId }
  ... on ValidationError { issues { path code message rule } } } }`;

type Answered = Result & {
  row: number;
  type?: string;
  why?: string;
  nextSteps?: string[];
  ask?: string | null;
  domains?: string[];
  sites?: { websiteNumber: string; domains: string[] }[];
  warnings?: { path: string[]; code: string; rule: string | null }[];
};

const asks = async (
  owner: Applicant,
  filed: Pick<Filed, 'type'>,
  changes: object = {},
  language?: Language,
): Promise<Answered> => {
  const { determineFilingType } = await owner.caller.query<{ determineFilingType: Answered }>(
    DETERMINE,
    { input: { ...filed.type, ...changes } },
    language ? { language } : {},
  );
  return determineFilingType;
};

/** A name that nobody has filed. */
const unfiled = (): string => `weibeian-${Math.random().toString(36).slice(2)}.cn`;
const zhejiang = (sites?: { domains: string[] }[]): Promise<Filed> =>
  aFiledSubject(desk, '330000', 'ENTERPRISE', sites ? { sites } : {});

/** Makes a subject one that this provider serves already, with its second site, in somebody's account. */
const isServedHere = async (filed: Filed, owner: Applicant): Promise<void> => {
  const reports = await imports(desk, [
    importRow(filed, filed.sites.slice(1), { applicantRef: owner.externalRef }),
  ]);
  expect(reports).toMatchObject([{ outcome: 'IMPORTED' }]);
};

describe('row 1: an order is in progress', () => {
  it('for the certificate, by the applicant: names the order, to be continued or abandoned', async () => {
    const owner = await desk.applicant();
    const filed = await zhejiang();
    const filing = await owner.files(filed).upTo('START');
    expect(await asks(owner, filed, { domains: [unfiled()] }, 'zh-CN')).toMatchObject({
      __typename: 'OrderInProgressError',
      scope: 'CERTIFICATE',
      message: '此证件存在进行中的备案订单。',
      ownFilingId: filing.id,
    });
  });

  it('for the certificate, by another account: says so, and whose it is not', async () => {
    const filed = await zhejiang();
    await (await desk.applicant()).files(filed).upTo('START');
    const answer = await asks(await desk.applicant(), filed);
    expect(answer).toMatchObject({ scope: 'CERTIFICATE', ownFilingId: null });
    expect(answer['wayOut']).toMatch(/abandon/);
  });

  it('for the domain, by the applicant: names the order', async () => {
    const owner = await desk.applicant();
    const filed = await zhejiang();
    const filing = await owner.files(filed).upTo('START');
    const another = await zhejiang();
    expect(await asks(owner, another, { domains: filed.type.domains })).toMatchObject({
      scope: 'DOMAIN',
      ownFilingId: filing.id,
    });
  });

  it('for the domain, by another account: says what evidence to send', async () => {
    const filed = await zhejiang();
    await (await desk.applicant()).files(filed).upTo('START');
    const answer = await asks(
      await desk.applicant(),
      await zhejiang(),
      { domains: filed.type.domains },
      'zh-CN',
    );
    expect(answer).toMatchObject({
      message: '该域名存在进行中的备案订单。',
      ownFilingId: null,
      wayOut: '如为您本人的订单，请在原账号中放弃；如不是，请提交域名证书和证件材料。',
    });
  });

  it('until the order is abandoned', async () => {
    const owner = await desk.applicant();
    const filed = await zhejiang();
    const filing = await owner.files(filed).upTo('START');
    await filing.does('abandonFiling');
    expect(await asks(owner, filed)).toMatchObject({ __typename: 'AccessPossible', row: 6 });
  });
});

describe('row 2: the record sits on a former platform', () => {
  it('and is to be claimed first; afterwards the access continues', async () => {
    const filed = await zhejiang();
    expect(await imports(desk, [importRow(filed, filed.sites.slice(1))])).toMatchObject([
      { outcome: 'AWAITING_CLAIM' },
    ]);
    const owner = await desk.applicant();
    expect(await asks(owner, filed)).toMatchObject({ type: 'IMPORT_FIRST', row: 2 });
    const { subjectNumber, password } = filed.member;
    await claims(owner, { subjectNumber, password });
    expect(await asks(owner, filed)).toMatchObject({ kind: 'CONTINUED_ACCESS', row: 5 });
  });
});

describe('row 3: the domain is filed under another subject', () => {
  it('whose owner must deregister it, without a word about who that is', async () => {
    const other = await zhejiang();
    const mine = await zhejiang();
    const answer = await asks(await desk.applicant(), mine, { domains: other.type.domains });
    expect(answer).toMatchObject({ type: 'CONFLICT', row: 3, domains: other.type.domains });
    expect(answer.nextSteps?.join()).toMatch(/deregister/);
    expect(JSON.stringify(answer)).not.toContain(other.member.subjectNumber);
    expect(JSON.stringify(answer)).not.toContain(other.name);
  });

  it('even where the certificate is not filed at all', async () => {
    const other = await zhejiang();
    const unknown = { type: { ...other.type, certificateNumber: '91350100M000100Y43' } };
    expect(await asks(await desk.applicant(), unknown)).toMatchObject({ type: 'CONFLICT', row: 3 });
  });
});

describe('row 4: the site is filed and accessed here', () => {
  it('and there is nothing to file', async () => {
    const owner = await desk.applicant();
    const filed = await zhejiang();
    await isServedHere(filed, owner);
    const domains = filed.sites[1]?.domains;
    expect(await asks(owner, filed, { domains })).toMatchObject({ type: 'NOTHING_TO_FILE', row: 4 });
  });

  it('which only the account that holds the subject is told', async () => {
    const filed = await zhejiang();
    await isServedHere(filed, await desk.applicant());
    const domains = filed.sites[1]?.domains;
    expect(await asks(await desk.applicant(), filed, { domains })).toMatchObject({ type: 'OTHER_ACCOUNT' });
  });
});

describe('row 5: the subject is filed here, its site elsewhere', () => {
  it('and the access continues in the account that holds it', async () => {
    const owner = await desk.applicant();
    const filed = await zhejiang();
    await isServedHere(filed, owner);
    expect(await asks(owner, filed)).toMatchObject({
      __typename: 'AccessPossible',
      kind: 'CONTINUED_ACCESS',
      row: 5,
      sites: [{ websiteNumber: filed.member.websiteNumber, domains: filed.type.domains }],
    });
  });

  it('and another account is sent to the one that holds it', async () => {
    const filed = await zhejiang();
    await isServedHere(filed, await desk.applicant());
    expect(await asks(await desk.applicant(), filed, {}, 'zh-CN')).toMatchObject({
      type: 'OTHER_ACCOUNT',
      why: '该主体已在本服务商的另一账号下备案，请登录那个账号办理。',
      nextSteps: ['请登录持有该主体的账号，在那里办理接入备案。'],
    });
  });
});

describe('row 6: subject and site are filed elsewhere', () => {
  it('and a new access is possible, with what the province wants equal', async () => {
    const filed = await aFiledSubject(desk, '420000', 'PERSONAL');
    expect(await asks(await desk.applicant(), filed)).toMatchObject({
      kind: 'NEW_ACCESS',
      row: 6,
      subjectNumber: filed.member.subjectNumber,
      rules: { mustEqualOriginal: ['SUBJECT_NAME'] },
      warnings: [],
    });
  });
});

describe('row 7: the subject has no site left', () => {
  it('which is asked of the applicant, because the registry does not tell', async () => {
    const shell = await aFiledSubject(desk, '330000', 'ENTERPRISE', { sites: [] });
    const owner = await desk.applicant();
    const domains = [unfiled()];
    const first = await asks(owner, shell, { domains });
    expect(first).toMatchObject({ type: 'NEW_SITE_ELSEWHERE', row: 9 });
    expect(first.ask).toMatch(/still have a website on file\?/);
    const no = await asks(owner, shell, { domains, hasSite: false }, 'zh-CN');
    expect(no).toMatchObject({ type: 'SHELL_SUBJECT', row: 7, ask: null });
    expect(no.nextSteps).toEqual(['请先注销该主体，再办理首次备案。']);
    const yes = await asks(owner, shell, { domains, hasSite: true });
    expect(yes).toMatchObject({ type: 'NEW_SITE_ELSEWHERE', row: 9, ask: null });
  });

  it('which our own records settle where they tell, whatever is said', async () => {
    const owner = await desk.applicant();
    const filed = await zhejiang();
    await isServedHere(filed, owner);
    const domains = [unfiled()];
    expect(await asks(owner, filed, { domains, hasSite: false })).toMatchObject({
      type: 'NEW_SITE_HERE',
      ask: null,
    });
    await service.services.database.prisma.website.updateMany({
      where: { websiteNumber: filed.sites[1]?.websiteNumber ?? '' },
      data: { deregisteredAt: new Date() },
    });
    expect(await asks(owner, filed, { domains, hasSite: true })).toMatchObject({
      type: 'SHELL_SUBJECT',
      row: 7,
    });
  });

  it('which is not asked where it would change nothing', async () => {
    const filed = await zhejiang();
    const answer = await asks(await desk.applicant(), filed, { hasSite: false });
    expect(answer).toMatchObject({ __typename: 'AccessPossible', row: 6 });
  });
});

describe('rows 8 and 9: the domain is not filed', () => {
  it('and is a new site of a subject filed here', async () => {
    const owner = await desk.applicant();
    const filed = await zhejiang();
    await isServedHere(filed, owner);
    expect(await asks(owner, filed, { domains: [unfiled()] })).toMatchObject({
      type: 'NEW_SITE_HERE',
      row: 8,
    });
  });

  it('and is a new site of a subject that another account holds: 此证件已存在备案信息', async () => {
    const filed = await zhejiang();
    await isServedHere(filed, await desk.applicant());
    const answer = await asks(await desk.applicant(), filed, { domains: [unfiled()] });
    expect(answer).toMatchObject({ type: 'OTHER_ACCOUNT', row: 8, ask: null });
  });

  it('and is a new site of a subject filed elsewhere', async () => {
    const filed = await zhejiang();
    expect(await asks(await desk.applicant(), filed, { domains: [unfiled()], hasSite: true })).toMatchObject({
      type: 'NEW_SITE_ELSEWHERE',
      row: 9,
    });
  });
});

describe('row 10: neither is filed', () => {
  const unknown = (province: string, place: object) => ({
    province,
    ...place,
    nature: 'ENTERPRISE',
    certificateType: 'BUSINESS_LICENCE',
    certificateNumber: '91350100M000100Y43',
    domains: [unfiled()],
  });

  it('and a first filing follows, which says that unlike data lead here and, in Zhejiang, to enter an old number', async () => {
    const input = unknown('330000', { city: '330100', county: '330106' });
    const answer = await asks(await desk.applicant(), { type: input as Filed['type'] });
    expect(answer).toMatchObject({ type: 'FIRST', row: 10 });
    expect(answer.nextSteps?.[0]).toMatch(/data unlike the filed data/);
    expect(answer.nextSteps?.[1]).toMatch(/Enter the old number/);
    expect(answer['decidedBy']).toEqual(['nature', 'certificateType', 'certificateNumber', 'domains']);
  });

  it('and in Hebei a replaced certificate is changed at the original provider first', async () => {
    const input = unknown('130000', { city: '130100', county: '130102' });
    const answer = await asks(await desk.applicant(), { type: input as Filed['type'] });
    expect(answer.nextSteps?.[1]).toMatch(/must first be changed at the original provider/);
  });

  it('when a filed subject is asked for with another certificate type or nature: the match is exact', async () => {
    const filed = await aFiledSubject(desk, '330000', 'PUBLIC_INSTITUTION');
    const other = { nature: 'ENTERPRISE', certificateType: 'BUSINESS_LICENCE', domains: [unfiled()] };
    expect(await asks(await desk.applicant(), filed, other)).toMatchObject({ type: 'FIRST', row: 10 });
  });

  it('when the subject was deregistered at the authority', async () => {
    const filed = await zhejiang();
    const ispId = ispIdOf(desk.tenant.providerId);
    await createPrismaStore(service.services.database.prisma).change(ispId, async ({ subjects }) => {
      const subject = await subjects.byNumber(filed.member.subjectNumber);
      if (subject) await subjects.save({ ...subject, deregistered: true });
    });
    expect(await asks(await desk.applicant(), filed)).toMatchObject({ type: 'FIRST', row: 10 });
  });
});

describe('several domains in one question', () => {
  it('of one site are one site', async () => {
    const [one, two] = [unfiled(), unfiled()];
    const filed = await zhejiang([{ domains: [one, two] }]);
    const { sites } = await asks(await desk.applicant(), filed, { domains: [two, one] });
    expect(sites).toEqual([
      { websiteNumber: filed.member.websiteNumber, name: '演练示例站', domains: [two, one] },
    ]);
  });

  it('of several sites are several sites of one order', async () => {
    const filed = await zhejiang();
    const domains = filed.sites.flatMap((site) => site.domains);
    const { sites } = await asks(await desk.applicant(), filed, { domains });
    expect(sites?.map(({ websiteNumber }) => websiteNumber)).toEqual(
      filed.sites.map(({ websiteNumber }) => websiteNumber),
    );
  });

  it('of which one leads elsewhere say which and that the others do not', async () => {
    const filed = await zhejiang();
    const stray = unfiled();
    const answer = await asks(await desk.applicant(), filed, {
      domains: [...filed.type.domains, stray],
      hasSite: true,
    });
    expect(answer).toMatchObject({ type: 'NEW_SITE_ELSEWHERE', domains: [stray] });
    expect(answer.nextSteps?.at(-1)).toMatch(/Check them one by one/);
  });

  it('let the gravest decide: a conflict before a new site', async () => {
    const filed = await zhejiang();
    const other = await zhejiang();
    const domains = [unfiled(), ...other.type.domains];
    expect(await asks(await desk.applicant(), filed, { domains })).toMatchObject({
      type: 'CONFLICT',
      domains: other.type.domains,
    });
  });

  it('of more sites than one order holds are refused with the limit: one for a person, ten for a unit', async () => {
    const person = await aFiledSubject(desk, '330000', 'PERSONAL');
    const domains = person.sites.flatMap((site) => site.domains);
    expect(await asks(await desk.applicant(), person, { domains })).toMatchObject({
      issues: [
        { path: ['domains'], code: 'TOO_MANY_WEBSITES', message: expect.stringContaining('1') as string },
      ],
    });
    const unit = await zhejiang(Array.from({ length: 11 }, () => ({ domains: [unfiled()] })));
    const eleven = unit.sites.flatMap((site) => site.domains);
    expect(await asks(await desk.applicant(), unit, { domains: eleven })).toMatchObject({
      issues: [{ code: 'TOO_MANY_WEBSITES', message: expect.stringContaining('10') as string }],
    });
    expect(await asks(await desk.applicant(), unit, { domains: eleven.slice(1) })).toMatchObject({ row: 6 });
  });
});

describe('what people type is put in order first', () => {
  it.each([
    ['with www and a scheme', (domain: string) => `https://www.${domain}/index.html`],
    ['as a sub-domain', (domain: string) => `m.shop.${domain}`],
    [
      'in full width',
      (domain: string) => domain.replace(/[a-z.-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    ],
    ['with blanks and capitals', (domain: string) => `  ${domain.toUpperCase()} `],
  ])('a domain %s', async (_how, typed) => {
    const filed = await zhejiang();
    const answer = await asks(await desk.applicant(), filed, { domains: filed.type.domains.map(typed) });
    expect(answer.sites).toMatchObject([{ domains: filed.type.domains }]);
  });

  it('an internationalised domain, in either form', async () => {
    const label = `演练${Math.random().toString(36).slice(2, 6)}`;
    const filed = await zhejiang([{ domains: [`${label}.中国`] }]);
    const ascii = new URL(`http://${label}.中国`).hostname;
    for (const typed of [`www.${label}。中国`, ascii])
      expect(await asks(await desk.applicant(), filed, { domains: [typed] })).toMatchObject({ row: 6 });
  });

  it('a certificate number with blanks, in lower case and full width', async () => {
    const filed = await zhejiang();
    const { certificateNumber } = filed.member;
    const wide = certificateNumber.replace(/[0-9A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    for (const typed of [` ${certificateNumber.toLowerCase()} `, wide])
      expect(await asks(await desk.applicant(), filed, { certificateNumber: typed })).toMatchObject({
        row: 6,
      });
  });

  it.each([
    ['an address instead of a name', '192.0.2.7', 'DOMAIN_IS_ADDRESS'],
    ['a public suffix', 'com.cn', 'DOMAIN_NOT_REGISTRABLE'],
    ['no domain at all', 'not a domain', 'DOMAIN_INVALID'],
  ])('and %s is refused beside its field', async (_what, domain, code) => {
    const filed = await zhejiang();
    const answer = await asks(await desk.applicant(), filed, { domains: [...filed.type.domains, domain] });
    expect(answer.issues).toMatchObject([{ path: ['domains', '1'], code }]);
  });
});

describe('warnings that bar nothing', () => {
  it('name a suffix that is not approved and what becomes of it without a provider', async () => {
    const domain = unfiled().replace('.cn', '.org');
    const filed = await zhejiang([{ domains: [domain] }]);
    const answer = await asks(await desk.applicant(), filed);
    expect(answer).toMatchObject({ row: 6, warnings: [{ path: ['domains', '0'], code: 'SUFFIX_WARNING' }] });
  });

  it('name a suffix that a province takes no more, with the rule', async () => {
    const domain = unfiled().replace('.cn', '.mobi');
    const filed = await aFiledSubject(desk, '110000', 'ENTERPRISE', { sites: [{ domains: [domain] }] });
    const { warnings } = await asks(await desk.applicant(), filed);
    expect(warnings).toMatchObject([{ code: 'SUFFIX_PROVINCE_WARNING', rule: 'beijing.domain-suffixes' }]);
  });

  it('know that .cc was not approved in 2019', async () => {
    const then = await aDesk(service);
    await then.clock.standsAt('2019-06-15T10:00:00+08:00');
    const sites = [{ domains: [unfiled().replace('.cn', '.cc')] }];
    const old = await aFiledSubject(then, '330000', 'ENTERPRISE', { sites });
    expect((await asks(await then.applicant(), old)).warnings).toHaveLength(1);
    const today = await zhejiang([{ domains: [unfiled().replace('.cn', '.cc')] }]);
    expect((await asks(await desk.applicant(), today)).warnings).toEqual([]);
  });

  it('say that the account holds another subject already', async () => {
    const owner = await desk.applicant();
    await isServedHere(await zhejiang(), owner);
    const { warnings } = await asks(owner, await zhejiang());
    expect(warnings).toMatchObject([{ code: 'ACCOUNT_HAS_OTHER_SUBJECT' }]);
  });
});

describe('a certificate replaced since the filing', () => {
  it('is found by its old number, and the answer says what the province wants', async () => {
    const shandong = await aFiledSubject(desk, '370000', 'ENTERPRISE');
    expect(await asks(await desk.applicant(), shandong)).toMatchObject({
      row: 6,
      rules: { oldCertificate: 'ACCESS_FIRST' },
    });
    const hunan = await aFiledSubject(desk, '430000', 'ENTERPRISE');
    expect(await asks(await desk.applicant(), hunan)).toMatchObject({
      rules: { oldCertificate: 'CHANGE_FIRST' },
    });
  });
});

describe('an answer', () => {
  it('holds for a day, then the type is checked again', async () => {
    const other = await aDesk(service);
    const filed = await aFiledSubject(other, '330000', 'ENTERPRISE');
    const owner = await other.applicant();
    const determinationId = await owner.determines(filed);
    await other.clock.passes({ hours: 25 });
    expect(await owner.caller.mutate('startFiling', { determinationId })).toMatchObject({
      issues: [{ path: ['determinationId'], code: 'DETERMINATION_EXPIRED' }],
    });
  });

  it('is its asker’s alone', async () => {
    const determinationId = await (await desk.applicant()).determines(await zhejiang());
    const other = await desk.applicant();
    expect(await other.caller.mutate('startFiling', { determinationId })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

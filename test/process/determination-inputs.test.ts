import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Applicant } from '../testkit/applicant.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { imports, importRow } from './support/path.ts';
import { asks, inZhejiang, unfiled } from './support/determining.ts';
import { aFiledSubject, type Filed } from './support/subjects.ts';

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const zhejiang = (sites?: { domains: string[] }[]): Promise<Filed> => inZhejiang(desk, sites);

/** Makes a subject one that this provider serves already, with its second site, in somebody's account. */
const isServedHere = async (filed: Filed, owner: Applicant): Promise<void> => {
  const reports = await imports(desk, [
    importRow(filed, filed.sites.slice(1), { applicantRef: owner.externalRef }),
  ]);
  expect(reports).toMatchObject([{ outcome: 'IMPORTED' }]);
};

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

/** Of a website that no record of ours knows, every answer says that its domains may be more. */
const besides = ({ warnings }: { warnings?: { code: string }[] }): { code: string }[] =>
  (warnings ?? []).filter(({ code }) => code !== 'SITE_DOMAINS_UNKNOWN');

describe('warnings that bar nothing', () => {
  it('name a suffix that is not approved and what becomes of it without a provider', async () => {
    const domain = unfiled().replace('.cn', '.org');
    const filed = await zhejiang([{ domains: [domain] }]);
    const answer = await asks(await desk.applicant(), filed);
    expect(answer.row).toBe(6);
    expect(besides(answer)).toMatchObject([{ path: ['domains', '0'], code: 'SUFFIX_WARNING' }]);
  });

  it('name a suffix that a province takes no more, with the rule', async () => {
    const domain = unfiled().replace('.cn', '.mobi');
    const filed = await aFiledSubject(desk, '110000', 'ENTERPRISE', { sites: [{ domains: [domain] }] });
    const answer = await asks(await desk.applicant(), filed);
    expect(besides(answer)).toMatchObject([
      { code: 'SUFFIX_PROVINCE_WARNING', rule: 'beijing.domain-suffixes' },
    ]);
  });

  it('know that .cc was not approved in 2019', async () => {
    const then = await aDesk(service);
    await then.clock.standsAt('2019-06-15T10:00:00+08:00');
    const sites = [{ domains: [unfiled().replace('.cn', '.cc')] }];
    const old = await aFiledSubject(then, '330000', 'ENTERPRISE', { sites });
    expect(besides(await asks(await then.applicant(), old))).toHaveLength(1);
    const today = await zhejiang([{ domains: [unfiled().replace('.cn', '.cc')] }]);
    expect(besides(await asks(await desk.applicant(), today))).toEqual([]);
  });

  it('say that the account holds another subject already', async () => {
    const owner = await desk.applicant();
    await isServedHere(await zhejiang(), owner);
    const answer = await asks(owner, await zhejiang());
    expect(besides(answer)).toMatchObject([{ code: 'ACCOUNT_HAS_OTHER_SUBJECT' }]);
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

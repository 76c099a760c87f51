import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import {
  claims,
  imports,
  importRow,
  opened,
  subjectsOf,
  triesToClaim,
  triesToContinue,
} from './support/path.ts';
import { aFiledSubject, type Filed } from './support/subjects.ts';

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const company = (): Promise<Filed> => aFiledSubject(desk, '330000', 'ENTERPRISE');
const records = (): Promise<number> =>
  service.services.database.prisma.importedRecord.count({ where: { providerId: desk.tenant.providerId } });

describe('importing records of a former platform', () => {
  it('reports the same in a dry run and writes nothing', async () => {
    const filed = await company();
    const row = importRow(filed);
    const before = await records();
    const dry = await imports(desk, [row], true);
    expect(await records()).toBe(before);
    expect(await imports(desk, [row])).toEqual(dry);
    expect(await records()).toBe(before + 1);
    expect(dry).toEqual([
      { row: 0, subjectNumber: filed.member.subjectNumber, outcome: 'AWAITING_CLAIM', issues: [] },
    ]);
  });

  it('reports row by row: a refused one says why and keeps no other back', async () => {
    const good = await company();
    const open = await company();
    const other = await company();
    const row = importRow(good) as { subjectNumber: string };
    const { subjectNumber } = good.member;
    const reports = await imports(desk, [
      importRow(good),
      importRow(good),
      importRow(open, open.sites, { openOrder: true }),
      { ...importRow(other), subjectNumber: `${other.member.subjectNumber}-1` },
      { ...importRow(other), subjectNumber: '川ICP备2021000014号' },
      { ...importRow(other), certificateNumber: '9133010667395965A' },
      importRow(other, good.sites),
      { ...row, name: ' ', sites: [] },
    ]);
    expect(reports.map(({ outcome }) => outcome)).toEqual([
      'AWAITING_CLAIM',
      ...Array<string>(7).fill('REFUSED'),
    ]);
    const codes = reports.map(({ issues }) => issues.map(({ code }) => code));
    expect(codes[1]).toEqual(['DUPLICATE']);
    expect(codes[2]).toEqual(['IMPORT_OPEN_ORDER']);
    expect(codes[3]).toContain('FILING_NUMBER_HAS_SUFFIX');
    expect(codes[4]).toContain('FILING_NUMBER_PREFIX');
    expect(codes[5]).toEqual(['LICENCE_NUMBER_SHAPE']);
    expect(codes[6]?.slice(0, 2)).toEqual(Array<string>(2).fill('FILING_NUMBER_INVALID'));
    expect(codes[7]).toContain('REQUIRED');
    expect(await imports(desk, [importRow(good)])).toMatchObject([{ subjectNumber, outcome: 'PRESENT' }]);
  });

  it('refuses a record whose subject another account holds', async () => {
    const filed = await company();
    await imports(desk, [importRow(filed, filed.sites.slice(1), { applicantRef: 'account-one' })]);
    const again = { ...importRow(filed, [], { applicantRef: 'account-two' }) } as { subjectNumber: string };
    const number = again.subjectNumber.replace('2021', '2020');
    const sites = [{ websiteNumber: `${number}-1`, domains: ['bieren-yanlian.cn'] }];
    const [report] = await imports(desk, [{ ...again, subjectNumber: number, sites }]);
    expect(report).toMatchObject({ outcome: 'REFUSED', issues: [{ code: 'SUBJECT_OTHER_ACCOUNT' }] });
  });

  it('refuses a record without an account, of a subject that an account holds', async () => {
    const filed = await company();
    await imports(desk, [importRow(filed, filed.sites.slice(1), { applicantRef: 'account-three' })]);
    const number = filed.member.subjectNumber.replace('2021', '2019');
    const sites = [{ websiteNumber: `${number}-1`, domains: ['wurenrenling.cn'] }];
    const row = { ...importRow(filed, sites), subjectNumber: number };
    expect(await imports(desk, [row])).toMatchObject([
      { outcome: 'REFUSED', issues: [{ code: 'SUBJECT_OTHER_ACCOUNT' }] },
    ]);
  });

  it('refuses a domain under two subjects, in both rows, and one that is on record under another', async () => {
    const [one, other] = [await company(), await company()];
    const domain = one.sites[0]?.domains[0] ?? '';
    const sites = other.sites.map((site) => ({ ...site, domains: [`www.${domain}`] })).slice(0, 1);
    const rows = [importRow(one), importRow(other, sites)];
    const both = await imports(desk, rows);
    expect(both.map(({ outcome }) => outcome)).toEqual(['REFUSED', 'REFUSED']);
    expect(both[0]?.issues[0]).toMatchObject({
      path: ['sites', '0', 'domains', '0'],
      code: 'IMPORT_DOMAIN_TWICE',
    });
    expect(both[0]?.issues[0]?.message).toContain(`1 (${other.member.subjectNumber})`);
    expect(both[1]?.issues[0]?.message).toContain(`0 (${one.member.subjectNumber})`);
    expect(await imports(desk, rows.slice(0, 1))).toMatchObject([{ outcome: 'AWAITING_CLAIM' }]);
    expect(await imports(desk, rows.slice(1), true)).toMatchObject([
      { outcome: 'REFUSED', issues: [{ code: 'IMPORT_DOMAIN_HELD' }] },
    ]);
  });

  it('refuses a number that is on record with another certificate', async () => {
    const filed = await company();
    await imports(desk, [importRow(filed, filed.sites.slice(0, 1), { applicantRef: 'account-four' })]);
    await service.services.database.prisma.importedRecord.deleteMany({
      where: { subjectNumber: filed.member.subjectNumber },
    });
    const row = { ...importRow(filed, filed.sites.slice(1)), certificateNumber: '91350100M000100Y43' };
    expect(await imports(desk, [row])).toMatchObject([
      { outcome: 'REFUSED', issues: [{ code: 'IMPORT_NUMBER_HELD' }] },
    ]);
  });

  it('normalises numbers and domains', async () => {
    const filed = await company();
    const number = filed.member.subjectNumber.replace('ICP', ' ICP ').replace('号', ' 号');
    const sites = filed.sites.map(({ websiteNumber, domains }) => ({
      websiteNumber: websiteNumber.replace('-', ' - '),
      domains: domains.map((domain) => `www.${domain.toUpperCase()}`),
    }));
    const [report] = await imports(desk, [{ ...importRow(filed, sites), subjectNumber: number }]);
    expect(report).toMatchObject({ outcome: 'AWAITING_CLAIM', subjectNumber: filed.member.subjectNumber });
  });
});

describe('claiming an imported record', () => {
  it('takes its filing password, gives the subject, and lets the access continue', async () => {
    const filed = await company();
    await imports(desk, [importRow(filed, filed.sites.slice(1))]);
    const owner = await desk.applicant();
    const { subjectNumber, password } = filed.member;
    expect(await triesToClaim(owner, { subjectNumber, password: 'not-the-one' })).toMatchObject({
      issues: [{ path: ['password'], code: 'PASSWORD_WRONG' }],
    });
    await claims(owner, { subjectNumber, password });
    expect(await subjectsOf(owner)).toMatchObject([
      { records: [{ subjectNumber, source: 'IMPORT' }], continuation: { canContinue: true } },
    ]);
    const filing = await opened(owner, filed, await triesToContinue(owner, filed.type.domains));
    await filing.goes('SAVE_DETAILS');
    expect((await filing.stepOf('DETAILS')).status).toBe('DONE');

    await claims(owner, { subjectNumber, password });
    const late = await triesToClaim(await desk.applicant(), { subjectNumber, password });
    expect(late).toMatchObject({ issues: [{ path: ['subjectNumber'], code: 'IMPORT_CLAIMED' }] });
  });

  it('of a number that nobody imported finds nothing', async () => {
    const input = { subjectNumber: '浙ICP备2019999999号', password: 'whatever-1' };
    expect(await triesToClaim(await desk.applicant(), input)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('data unlike an imported record', () => {
  const continuedIn = async (province: string) => {
    const owner = await desk.applicant();
    const filed = await aFiledSubject(desk, province, 'ENTERPRISE');
    const imported = filed.sites.slice(0, 1);
    await imports(desk, [importRow(filed, imported, { applicantRef: owner.externalRef })]);
    const begun = await opened(owner, filed, await triesToContinue(owner, filed.sites[1]?.domains ?? []));
    await begun.goes('SAVE_DETAILS');
    const named = async (name: string) => {
      const { subject } = filed.details(begun.websiteIds) as { subject: object };
      await begun.does('saveFilingDetails', { details: { subject: { ...subject, name } } });
    };
    return { begun, filed, named };
  };
  const unlike = async (begun: Filing) =>
    (await begun.stepOf('DETAILS', { language: 'en' })).issues.filter(({ code }) => code === 'UNLIKE_RECORD');

  it('are told beside the field with the rule and the way out, and never with what the record holds', async () => {
    const { begun, filed, named } = await continuedIn('430000');
    expect(await unlike(begun)).toEqual([]);
    await named('演练另一名称有限公司');
    const [told] = await unlike(begun);
    expect(told).toMatchObject({
      path: ['subject', 'name'],
      rule: 'hunan.must-equal.organisation',
      message: expect.stringMatching(/change the filing at the original provider first/) as string,
    });
    expect(told?.message).not.toContain(filed.name);
    // Blanks and full width are no difference.
    await named(` ${filed.name.slice(0, 2)} ${filed.name.slice(2)}`);
    expect(await unlike(begun)).toEqual([]);
  });

  it('are let pass where the province lets them differ, and want a proof where that cures them', async () => {
    const free = await continuedIn('440000');
    await free.named('演练另一名称有限公司');
    expect(await unlike(free.begun)).toEqual([]);

    const { begun, filed, named } = await continuedIn('220000');
    const proof = async () => {
      const { filing } = await begun.owner.caller.query<{
        filing: { materialSlots: { kind: string; required: boolean }[] };
      }>('query ($id: ID!) { filing(id: $id) { materialSlots { kind required } } }', { id: begun.id });
      return filing.materialSlots.find(({ kind }) => kind === 'CHANGE_PROOF')?.required;
    };
    await named('演练另一名称有限公司');
    expect([await unlike(begun), await proof()]).toEqual([[], true]);
    await named(filed.name);
    expect(await proof()).toBe(false);
  });
});

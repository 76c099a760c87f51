import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { organisationCodeIn } from '../../schema/rules/numbers/unified-code.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { asks, unfiled } from './support/determining.ts';
import { imports, importRow, triesToContinue } from './support/path.ts';
import { aFiledSubject, placeIn } from './support/subjects.ts';

vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

describe('a certificate renewed since the filing', () => {
  /** The record bears the registration number of the old licence, which nothing in the new code tells. */
  const filedWithOld = (certificateNumber: string) =>
    aFiledSubject(desk, '330000', 'ENTERPRISE', { certificateNumber });
  const NEW = '91330106673959654P';

  it('is thought of first where the own domain seems to be another’s, and the old number inside is told', async () => {
    const filed = await filedWithOld('330106000000016');
    const answer = await asks(await desk.applicant(), filed, { certificateNumber: NEW });
    expect(answer).toMatchObject({ type: 'CONFLICT', row: 3 });
    const steps = answer.nextSteps ?? [];
    const old = `${organisationCodeIn(NEW).slice(0, 8)}-${organisationCodeIn(NEW).slice(8)}`;
    expect(old).toBe('67395965-4');
    expect(steps[0]).toMatch(/enter the old number/);
    expect(steps[1]).toContain(old);
    expect(steps[1]).toMatch(/registration number of the old business licence/);
    expect(steps[2]).toMatch(/deregister/);
    // Of the record itself nothing is told.
    expect(JSON.stringify(answer)).not.toContain(filed.member.certificateNumber);
    expect(JSON.stringify(answer)).not.toContain(filed.member.subjectNumber);
  });

  it('is changed first where the province wants it so', async () => {
    const filed = await aFiledSubject(desk, '130000', 'ENTERPRISE');
    const answer = await asks(await desk.applicant(), filed, { certificateNumber: NEW }, 'zh-CN');
    expect(answer.nextSteps?.[0]).toMatch(/先在原.*变更|变更/);
    expect(answer.nextSteps?.[1]).toContain('67395965-4');
  });

  it('is told to a person without a code to look into', async () => {
    const filed = await aFiledSubject(desk, '330000', 'PERSONAL');
    const other = await aFiledSubject(desk, '330000', 'PERSONAL');
    const answer = await asks(await desk.applicant(), other, { domains: filed.type.domains });
    expect(answer).toMatchObject({ type: 'CONFLICT' });
    expect(answer.nextSteps?.join()).toMatch(/certificate type and number in the original filing/);
  });

  it('lets the access begin with the old number', async () => {
    const filed = await filedWithOld('330106000000024');
    expect(await asks(await desk.applicant(), filed)).toMatchObject({ kind: 'NEW_ACCESS', row: 6 });
  });
});

describe('the province of a subject', () => {
  it('is that of its number: another one is refused with the way out', async () => {
    const filed = await aFiledSubject(desk, '330000', 'ENTERPRISE');
    const owner = await desk.applicant();
    const shenzhen = { province: '440000', city: '440300', county: '440305' };
    const refused = await asks(owner, filed, shenzhen);
    expect(refused).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['province'], code: 'PROVINCE_OF_NUMBER' }],
    });
    expect(JSON.stringify(refused)).toMatch(/filed in Zhejiang.*Choose Zhejiang/);
    expect(await asks(owner, filed)).toMatchObject({ row: 6 });
  });

  it('is told to nobody whose subject it is not', async () => {
    const filed = await aFiledSubject(desk, '330000', 'ENTERPRISE');
    const other = await aFiledSubject(desk, '440000', 'ENTERPRISE');
    expect(await asks(await desk.applicant(), other, { domains: filed.type.domains })).toMatchObject({
      type: 'CONFLICT',
    });
  });

  it('holds in an import too', async () => {
    const filed = await aFiledSubject(desk, '330000', 'ENTERPRISE');
    const row = importRow(filed, filed.sites, placeIn('440000'));
    expect(await imports(desk, [row])).toMatchObject([
      { outcome: 'REFUSED', issues: [{ path: ['province'], code: 'PROVINCE_OF_NUMBER' }] },
    ]);
  });

  it('that stands wrong here from before keeps a continued access back and says how it is put right', async () => {
    const filed = await aFiledSubject(desk, '330000', 'ENTERPRISE');
    const owner = await desk.applicant();
    await imports(desk, [importRow(filed, filed.sites.slice(1), { applicantRef: owner.externalRef })]);
    await service.services.database.prisma.subject.updateMany({
      where: { records: { some: { subjectNumber: filed.member.subjectNumber } } },
      data: placeIn('440000'),
    });
    const refused = await triesToContinue(owner, filed.type.domains);
    expect(refused).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['subjectId'], code: 'SUBJECT_PROVINCE_WRONG' }],
    });
    await owner.files(filed).upTo('START');
    const subject = await service.services.database.prisma.subject.findFirstOrThrow({
      where: { records: { some: { subjectNumber: filed.member.subjectNumber } } },
    });
    expect(subject.province).toBe('330000');
  });
});

describe('the domains of a website', () => {
  it('that are filed go into the order, asked about or not', async () => {
    const domains = [unfiled(), unfiled(), unfiled()];
    const filed = await aFiledSubject(desk, '330000', 'ENTERPRISE', { sites: [{ domains }, {}] });
    const owner = await desk.applicant();
    // The record came in with a former access; the site is not served here any more.
    await imports(desk, [importRow(filed, filed.sites, { applicantRef: owner.externalRef })]);
    await service.services.database.prisma.website.updateMany({
      where: { websiteNumber: filed.member.websiteNumber },
      data: { accessCancelledAt: new Date() },
    });
    const answer = await asks(owner, filed, { domains: domains.slice(1, 2) });
    expect(answer.sites).toMatchObject([
      { websiteNumber: filed.member.websiteNumber, domains: [domains[1], domains[0], domains[2]] },
    ]);
    expect(answer.warnings).toMatchObject([{ path: ['domains'], code: 'SITE_DOMAINS_ADDED' }]);
    const filing = await owner
      .files({ ...filed, type: { ...filed.type, domains: domains.slice(1, 2) } })
      .upTo('START');
    const { filing: shown } = await owner.caller.query<{ filing: { websites: { domains: string[] }[] } }>(
      'query ($id: ID!) { filing(id: $id) { websites { domains } } }',
      { id: filing.id },
    );
    expect(shown.websites[0]?.domains.toSorted()).toEqual(domains.toSorted());
  });

  it('are asked for where no record of ours tells them', async () => {
    const filed = await aFiledSubject(desk, '330000', 'ENTERPRISE');
    expect((await asks(await desk.applicant(), filed)).warnings).toMatchObject([
      {
        path: ['domains'],
        code: 'SITE_DOMAINS_UNKNOWN',
        message: expect.stringContaining(filed.member.websiteNumber) as string,
      },
    ]);
  });
});

describe('a place that is none', () => {
  it.each([
    ['a county that does not exist', { county: '330199' }, ['county DIVISION_UNKNOWN']],
    ['a city that does not exist', { city: '339900', county: '339901' }, ['city DIVISION_UNKNOWN']],
    ['a county that was abolished', { county: '330104' }, ['county DIVISION_ABOLISHED']],
  ])('%s is refused', async (_what, change, expected) => {
    const filed = await aFiledSubject(desk, '330000', 'ENTERPRISE');
    const answer = (await asks(await desk.applicant(), filed, change)) as unknown as {
      issues: { path: string[]; code: string; message: string }[];
    };
    expect(answer.issues.map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual(expected);
    if (change.county === '330104')
      expect(answer.issues[0]?.message).toMatch(/江干区.*2021.*上城区 \(330102\)/);
  });

  it('is refused in an import too', async () => {
    const filed = await aFiledSubject(desk, '330000', 'ENTERPRISE');
    expect(await imports(desk, [importRow(filed, filed.sites, { county: '330199' })])).toMatchObject([
      { outcome: 'REFUSED', issues: [{ path: ['county'], code: 'DIVISION_UNKNOWN' }] },
    ]);
  });
});

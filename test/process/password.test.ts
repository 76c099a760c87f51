import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PROVINCES } from '../../schema/rules/choices/provinces.ts';
import { PASSWORD_LIMIT } from '../../server/filing/draft/password.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { imports, importRow, triesToClaim } from './support/path.ts';
import { aFiledSubject } from './support/subjects.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const begun = async (): Promise<Filing> => (await desk.applicant()).files(aCompany()).upTo('VERIFY_SERVER');
const tries = (filing: Filing, password: string) => filing.tries('verifyFilingPassword', { password });

describe('the filing password', () => {
  it('that is wrong is refused beside its field, with the attempts left', async () => {
    const result = await tries(await begun(), 'not-the-one');
    expect(result.issues).toMatchObject([{ path: ['password'], code: 'PASSWORD_WRONG' }]);
    expect(result.issues?.[0]?.message).toContain(String(PASSWORD_LIMIT.attempts - 1));
  });

  it('is limited here before the authority’s limit is reached, and works again after the hour', async () => {
    const own = await aDesk(service);
    const filing = await (await own.applicant()).files(aCompany()).upTo('VERIFY_SERVER');
    for (let attempt = 0; attempt < PASSWORD_LIMIT.attempts; attempt += 1)
      expect((await tries(filing, `wrong-${attempt}`)).__typename).toBe('ValidationError');
    const limited = await tries(filing, filing.company.member.password);
    expect(limited.__typename).toBe('RateLimitedError');
    expect(limited.retryAfterSeconds).toBeGreaterThan(3000);
    expect(limited.message).toMatch(/Too many attempts/);
    await own.clock.passes({ hours: 1.1 });
    expect((await tries(filing, filing.company.member.password)).__typename).toBe(
      'VerifyFilingPasswordSuccess',
    );
  });

  it('is limited by the authority too, and the limit is told as one', async () => {
    const owner = await desk.applicant();
    const limited = {
      province: '330000',
      city: '330700',
      county: '330702',
      nature: 'ENTERPRISE' as const,
      certificateType: 'BUSINESS_LICENCE' as const,
      certificateNumber: '913307020000000860',
      domains: ['shili-xianci.cn'],
    };
    const filing = await owner.files({ ...aCompany(), type: limited }).upTo('VERIFY_SERVER');
    expect((await tries(filing, 'xianci-2021')).__typename).toBe('RateLimitedError');
  });

  it('opens the form; until then details, papers and photo are locked', async () => {
    const filing = await begun();
    const locked = async () =>
      (await filing.shown()).steps.filter(({ status }) => status === 'LOCKED').map(({ key }) => key);
    expect(await locked()).toEqual(expect.arrayContaining(['DETAILS', 'MATERIALS', 'PHOTO']));
    await filing.goes('VERIFY_PASSWORD');
    expect(await locked()).not.toContain('DETAILS');
  });

  it('is stored sealed, logged nowhere, and forgotten when the order is abandoned', async () => {
    const filing = await begun();
    await filing.goes('VERIFY_PASSWORD');
    const { password } = filing.company.member;
    const row = () => service.services.database.prisma.filing.findUniqueOrThrow({ where: { id: filing.id } });
    const kept = (await row()).password;
    expect(kept).not.toBeNull();
    expect(Buffer.from(kept ?? []).includes(Buffer.from(password))).toBe(false);
    expect(service.log()).not.toContain(password);
    await filing.does('abandonFiling');
    expect((await row()).password).toBeNull();
  });

  it('belongs to the subject’s number: a number with -N is refused with what to leave out', async () => {
    const filed = await aFiledSubject(desk, '330000', 'ENTERPRISE');
    await imports(desk, [importRow(filed)]);
    const { subjectNumber, password } = filed.member;
    const result = await triesToClaim(await desk.applicant(), {
      subjectNumber: `${subjectNumber}-1`,
      password,
    });
    expect(result.issues).toMatchObject([{ path: ['subjectNumber'], code: 'FILING_NUMBER_HAS_SUFFIX' }]);
    expect(result.issues?.[0]?.message).toContain('-1');
  });

  it('of a number with a prefix that no authority uses is not even asked for', async () => {
    const input = { subjectNumber: '川ICP备2021000014号', password: 'bowuguan-2021' };
    const result = await triesToClaim(await desk.applicant(), input);
    expect(result.issues).toMatchObject([{ path: ['subjectNumber'], code: 'FILING_NUMBER_PREFIX' }]);
  });
});

describe('how it is recovered', () => {
  type Shown = { provinces: { code: string; prefix: string; rules: { passwordRecovery: string[] } }[] };

  it('is said for each province: online everywhere, own links in 湘 宁 沪, online only in 粤', async () => {
    const { caller } = await desk.applicant();
    const { provinces } = await caller.query<Shown>(
      '{ provinces { code prefix rules(nature: ENTERPRISE) { passwordRecovery } } }',
    );
    expect(provinces).toHaveLength(PROVINCES.length);
    const waysOf = (way: string): string[] =>
      provinces.filter(({ rules }) => rules.passwordRecovery.includes(way)).map(({ prefix }) => prefix);
    expect(waysOf('ONLINE')).toHaveLength(31);
    expect(waysOf('OWN_LINK').sort()).toEqual([...'湘宁沪'].sort());
    expect(
      provinces
        .filter(({ rules }) => !rules.passwordRecovery.includes('OFFLINE'))
        .map(({ prefix }) => prefix),
    ).toEqual(['粤']);
  });
});

import { describe, expect, it } from 'vitest';
import type { FilingDetailsDraft } from '../../../schema/rules/details/draft.ts';
import { detailsWarnings } from '../../../schema/rules/details/warnings.ts';
import { told, withPerson, withSubject, withWebsite } from './judging.ts';
import { COMPANY, contextFor, identityNumber, PERSONAL } from './sample.ts';

/** A company with the local landline of its province. */
const reachedAt = (landline: string): FilingDetailsDraft => withPerson({ landline });
const ofContacts = (issues: readonly string[]): string[] =>
  issues.filter((one) => /^subjectPerson\.(landline|remark)/.test(one));

describe('a second number', () => {
  const JIANGSU = '320000';
  const GANSU = '620000';
  it.each<[string, string, FilingDetailsDraft, string[]]>([
    ['may be a landline in Jiangsu', JIANGSU, reachedAt('025-88888888'), []],
    [
      'that is missing in Jiangsu is asked for once',
      JIANGSU,
      reachedAt(''),
      ['subjectPerson.landline REQUIRED'],
    ],
    [
      'that is another mobile needs a remark in Gansu',
      GANSU,
      reachedAt('13800000005'),
      ['subjectPerson.remark REMARK_NO_LANDLINE gansu.remark-without-landline'],
    ],
    [
      'that is another mobile may be explained in Gansu',
      GANSU,
      withPerson({ landline: '13800000005', remark: '没有固定电话' }),
      [],
    ],
    ['that is a landline needs no remark in Gansu', GANSU, reachedAt('0931-8888888'), []],
  ])('%s', (_what, province, draft, issues) => {
    expect(ofContacts(told(draft, contextFor({ province })))).toEqual(issues);
  });

  it('is asked of a person in Jiangsu, and not in Zhejiang', () => {
    const ofPerson = (province: string) =>
      ofContacts(told(PERSONAL, contextFor({ province, nature: 'PERSONAL' })));
    expect(ofPerson(JIANGSU)).toEqual(['subjectPerson.landline REQUIRED jiangsu.second-contact']);
    expect(ofPerson('330000')).toEqual([]);
  });
});

describe('the investor', () => {
  const ofInvestor = (draft: FilingDetailsDraft, province: string): string[] =>
    told(draft, contextFor({ province })).filter((one) => one.startsWith('subject.investor'));
  it.each<[string, string, FilingDetailsDraft, string[]]>([
    ['is the company itself in Jilin', '220000', withSubject({ investor: ' 杭州示例科技有限公司 ' }), []],
    ['is nobody yet in Jilin while the company has no name', '220000', withSubject({ name: '' }), []],
    ['nor while its name was never typed', '220000', withSubject({ name: null }), []],
    [
      'is the legal representative in Ningxia',
      '640000',
      COMPANY,
      ['subject.investor INVESTOR_LEGAL_REPRESENTATIVE ningxia.investor.organisation'],
    ],
    ['is told by name in Ningxia', '640000', withSubject({ investor: '王示例' }), []],
    [
      'is anyone in Ningxia while there is no legal representative',
      '640000',
      withSubject({ legalRepresentativeName: null }),
      [],
    ],
  ])('%s', (_what, province, draft, issues) => {
    expect(ofInvestor(draft, province)).toEqual(issues);
  });
});

describe('a greatest age', () => {
  const OLD = identityNumber('120101', '1950-01-01', '001');
  const old = withPerson(
    { certificateNumber: OLD },
    withSubject({ legalRepresentativeCertificateNumber: OLD }),
  );
  const aged = (issues: readonly string[]): string[] => issues.filter((one) => one.includes('AGE_TOO_HIGH'));

  it('in Tianjin is none of the subject’s own person', () => {
    expect(aged(told(old, contextFor({ province: '120000' })))).toEqual([]);
  });
  it('binds a person who stands for the own website', () => {
    const context = contextFor({ nature: 'PERSONAL', certificateNumber: OLD });
    const rule = { value: { male: 60, female: 55 }, rule: 'invented.maximum-age' };
    const ruled = { ...context, rules: { ...context.rules, 'maximum-age': rule } };
    expect(aged(told(PERSONAL, ruled))).toEqual([
      'subjectPerson.certificateNumber AGE_TOO_HIGH invented.maximum-age',
    ]);
  });
});

describe('a person’s card from elsewhere', () => {
  const henan = contextFor({ province: '410000', nature: 'PERSONAL' });
  const OF_ZHENGZHOU = identityNumber('410102', '1980-03-05', '001');
  it('is warned of in Henan, beside the name of the subject', () => {
    expect(detailsWarnings(PERSONAL, henan)).toMatchObject([
      { path: ['subject', 'name'], code: 'IDENTITY_NOT_LOCAL' },
    ]);
  });
  it.each([
    ['a card of Henan', { certificateNumber: OF_ZHENGZHOU }],
    ['a passport, which tells no place', { certificateType: 'PASSPORT', certificateNumber: 'E12345678' }],
    ['no number yet', { certificateNumber: '' }],
    ['no number at all', { certificateNumber: null }],
  ])('is none: %s', (_what, known) => {
    expect(detailsWarnings(PERSONAL, { ...henan, ...known })).toEqual([]);
  });
});

describe('a website’s remark', () => {
  it('that was never typed is asked for in Heilongjiang', () => {
    const draft = withWebsite({ remark: null }, PERSONAL);
    expect(told(draft, contextFor({ province: '230000', nature: 'PERSONAL' }))).toContain(
      'websites.0.remark REMARK_REQUIRED heilongjiang.website-remark.personal',
    );
  });
});

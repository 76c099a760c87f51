import { describe, expect, it } from 'vitest';
import { checkField } from '../../../schema/rules/details/check.ts';
import type { FilingDetailsDraft, PersonDraft } from '../../../schema/rules/details/draft.ts';
import { told, withPerson, withSubject, withWebsite } from './judging.ts';
import { CLERK, COMPANY, contextFor, PERSONAL, REPRESENTATIVE, WEBSITE } from './sample.ts';

describe('complete details', () => {
  it('of a company raise nothing', () => {
    expect(told(COMPANY)).toEqual([]);
  });
  it('of a person raise nothing, though half the fields are not asked', () => {
    expect(told(PERSONAL, contextFor({ nature: 'PERSONAL' }))).toEqual([]);
  });
  it('of a company with another person for the website raise nothing', () => {
    expect(told(withWebsite({ samePerson: false, person: CLERK }))).toEqual([]);
  });
});

describe('empty details', () => {
  it('of a company name every required field once', () => {
    const issues = told({ websites: [{ websiteId: 'fws_1', samePerson: false }] });
    expect(new Set(issues).size).toBe(issues.length);
    expect(issues.every((issue) => issue.endsWith(' REQUIRED'))).toBe(true);
    expect(issues.map((issue) => issue.split(' ')[0])).toEqual([
      ...[
        'name',
        'certificateAddress',
        'mailingAddress',
        'investor',
        'legalRepresentativeName',
        'legalRepresentativeCertificateNumber',
      ].map((field) => `subject.${field}`),
      ...[
        'name',
        'certificateType',
        'certificateNumber',
        'certificateFrom',
        'certificateUntil',
        'mobile',
        'landline',
        'email',
        'emergencyPhone',
      ].map((field) => `subjectPerson.${field}`),
      ...['name', 'homepageUrl', 'serviceContents', 'languages', 'accessMethod'].map(
        (field) => `websites.0.${field}`,
      ),
      ...[
        'name',
        'certificateType',
        'certificateNumber',
        'certificateFrom',
        'certificateUntil',
        'mobile',
        'landline',
        'email',
        'emergencyPhone',
      ].map((field) => `websites.0.person.${field}`),
    ]);
  });
  it('of a person ask neither for an investor nor for a second person', () => {
    const issues = told({ websites: [{ websiteId: 'fws_1' }] }, contextFor({ nature: 'PERSONAL' })).join(
      '\n',
    );
    expect(issues).not.toMatch(/investor|legalRepresentative|websites\.0\.person|landline|certificateNumber/);
    expect(issues).toContain('subjectPerson.mobile REQUIRED');
  });
  it('name the websites that are missing and those that do not belong', () => {
    expect(told({ ...COMPANY, websites: [] })).toEqual(['websites WEBSITE_MISSING']);
    expect(told(withWebsite({ websiteId: 'fws_other' }))).toContain('websites.0 WEBSITE_UNKNOWN');
  });
});

describe('single fields', () => {
  it.each<[string, FilingDetailsDraft, string]>([
    ['a mobile of ten digits', withPerson({ mobile: '1380000000' }), 'subjectPerson.mobile MOBILE_INVALID'],
    [
      'a second number that is none',
      withPerson({ landline: '88888888' }),
      'subjectPerson.landline PHONE_INVALID',
    ],
    [
      'a second number of a service desk',
      withPerson({ landline: '400-800-8000' }),
      'subjectPerson.landline PHONE_SERVICE_NUMBER',
    ],
    [
      'a second number equal to the first',
      withPerson({ landline: '138 0000 0001' }),
      'subjectPerson.landline CONTACTS_SAME',
    ],
    [
      'an emergency landline',
      withPerson({ emergencyPhone: '0571-88888888' }),
      'subjectPerson.emergencyPhone MOBILE_INVALID',
    ],
    [
      'an own emergency number',
      withPerson({ emergencyPhone: '13800000001' }),
      'subjectPerson.emergencyPhone EMERGENCY_SAME national.emergency-differs',
    ],
    [
      'an emergency number that is the other person’s',
      {
        ...withPerson({ mobile: '13800000001', emergencyPhone: '138-0000-0002' }),
        websites: [{ ...WEBSITE, samePerson: false, person: { mobile: '13800000002' } }],
      },
      'subjectPerson.emergencyPhone EMERGENCY_SAME national.emergency-differs',
    ],
    [
      'an identity card of somebody yet to be born',
      withPerson({ certificateType: 'IDENTITY_CARD', certificateNumber: '330106209903050019' }),
      'subjectPerson.certificateNumber ID_CARD_DATE',
    ],
    ['an e-mail without domain', withPerson({ email: 'wang@' }), 'subjectPerson.email EMAIL_INVALID'],
    ['a name with digits', withPerson({ name: '王1' }), 'subjectPerson.name NAME_CHARACTERS'],
    [
      'a licence as a person’s document',
      withPerson({ certificateType: 'BUSINESS_LICENCE' }),
      'subjectPerson.certificateType NOT_IN_LIST',
    ],
    [
      'a card number whose check character fails and nobody confirmed',
      withPerson({ certificateNumber: '330106198003050010' }),
      'subjectPerson.certificateNumber NUMBER_UNCONFIRMED',
    ],
    [
      'a day that does not exist',
      withPerson({ certificateUntil: '2030-02-30' }),
      'subjectPerson.certificateUntil DATE_INVALID',
    ],
    [
      'a card that begins tomorrow',
      withPerson({ certificateFrom: '2026-03-03' }),
      'subjectPerson.certificateFrom CERTIFICATE_FROM_FUTURE',
    ],
    [
      'a card that ended',
      withPerson({ certificateUntil: '2026-03-01' }),
      'subjectPerson.certificateUntil CERTIFICATE_EXPIRED',
    ],
    [
      'a card with three months left',
      withPerson({ certificateUntil: '2026-06-02' }),
      'subjectPerson.certificateUntil CERTIFICATE_EXPIRES_SOON zhejiang.certificate-months',
    ],
    [
      'a term upside down',
      withPerson({ certificateFrom: '2020-01-01', certificateUntil: '2019-01-01' }),
      'subjectPerson.certificateUntil CERTIFICATE_TERM_ORDER',
    ],
    ['an endless remark', withPerson({ remark: '长'.repeat(201) }), 'subjectPerson.remark TOO_LONG'],
    ['a subject name too wide', withSubject({ name: '名'.repeat(129) }), 'subject.name TOO_WIDE'],
    [
      'an address in Jiangsu',
      withSubject({ mailingAddress: '江苏省南京市玄武区示例路1号' }),
      'subject.mailingAddress ADDRESS_OTHER_PROVINCE national.address-province',
    ],
    [
      'an address without door',
      withSubject({ mailingAddress: '浙江省杭州市西湖区' }),
      'subject.mailingAddress ADDRESS_NO_DOOR_NUMBER national.door-number',
    ],
    [
      '市辖区 in an address',
      withSubject({ mailingAddress: '浙江省杭州市市辖区示例路1号' }),
      'subject.mailingAddress ADDRESS_WORD zhejiang.address-words',
    ],
    [
      'an unknown content',
      withWebsite({ serviceContents: ['NOTHING'] }),
      'websites.0.serviceContents NOT_IN_LIST',
    ],
    [
      'six contents',
      withWebsite({ serviceContents: ['OTHER', 'NEWS', 'BLOG', 'JOBS', 'WAP', 'APP'] }),
      'websites.0.serviceContents TOO_MANY',
    ],
    [
      'a language twice',
      withWebsite({ languages: ['ENGLISH', 'ENGLISH'] }),
      'websites.0.languages DUPLICATE',
    ],
    [
      'an unknown access method',
      withWebsite({ accessMethod: 'PIGEON' }),
      'websites.0.accessMethod NOT_IN_LIST',
    ],
    [
      'a homepage elsewhere',
      withWebsite({ homepageUrl: 'www.example.org' }),
      'websites.0.homepageUrl HOMEPAGE_OTHER_DOMAIN',
    ],
    [
      'a homepage that is none',
      withWebsite({ homepageUrl: 'example' }),
      'websites.0.homepageUrl HOMEPAGE_INVALID',
    ],
    [
      'a permit without number',
      withWebsite({ preApprovals: [{ type: 'NEWS', number: '' }] }),
      'websites.0.preApprovals.0.number PRE_APPROVAL_NUMBER',
    ],
    [
      'an abolished pre-approval',
      withWebsite({ preApprovals: [{ type: 'EDUCATION', number: '1' }] }),
      'websites.0.preApprovals.0.type PRE_APPROVAL_NOT_IN_FORCE national.pre-approvals',
    ],
  ])('%s', (_name, draft, expected) => {
    expect(told(draft).filter((one) => !one.includes('NOT_LEGAL'))).toContain(expected);
  });

  it('an address without door is fine once the remark says so', () => {
    expect(
      told(withSubject({ mailingAddress: '浙江省杭州市西湖区', remark: '已是最详细的地址，没有门牌号' })),
    ).toEqual([]);
  });
  it('a long-term certificate has no end to check', () => {
    expect(told(withPerson({ certificateUntil: 'LONG_TERM' }))).toEqual([]);
  });
  it('numbers may be typed as people type them', () => {
    const typed = withPerson({
      mobile: '＋86 138-0000-0001',
      landline: '0571 8888 8888',
      email: ' Wang@Example.com ',
    });
    expect(told(typed)).toEqual([]);
  });
});

describe('the two persons', () => {
  const other = (change: PersonDraft): string[] =>
    told(withWebsite({ samePerson: false, person: { ...CLERK, ...change } }));
  it('have different certificates, phones and mails', () => {
    expect(other({ certificateNumber: REPRESENTATIVE.certificateNumber })).toContain(
      'websites.0.person.certificateNumber PERSONS_SAME_CERTIFICATE',
    );
    expect(other({ mobile: REPRESENTATIVE.mobile })).toContain(
      'websites.0.person.mobile PERSONS_SAME_PHONE national.persons-differ',
    );
    expect(other({ email: 'WANG@example.com' })).toEqual([]);
    expect(other({ email: 'wang@EXAMPLE.com' })).toContain(
      'websites.0.person.email PERSONS_SAME_EMAIL national.distinct-emails',
    );
  });
  it('of a personal filing are the subject', () => {
    const context = contextFor({ nature: 'PERSONAL' });
    expect(told(withPerson({ name: '别人' }, PERSONAL), context)).toContain(
      'subjectPerson.name PERSON_NOT_SUBJECT',
    );
    expect(told(withPerson({ certificateNumber: CLERK.certificateNumber }, PERSONAL), context)).toContain(
      'subjectPerson.certificateNumber PERSON_NOT_SUBJECT',
    );
  });
});

describe('a single field that is left', () => {
  it('is judged within the whole, and only its own issues are told', () => {
    const context = contextFor();
    const path = ['subjectPerson', 'mobile'];
    expect(checkField(path, '12', {}, context).map(({ code }) => code)).toEqual(['MOBILE_INVALID']);
    expect(checkField(path, '', COMPANY, context).map(({ code }) => code)).toEqual(['REQUIRED']);
    expect(checkField(path, '13800000007', COMPANY, context)).toEqual([]);
    expect(checkField(['websites', '0', 'homepageUrl'], 'example.org', COMPANY, context)).toHaveLength(1);
    expect(COMPANY.subjectPerson?.mobile).toBe('13800000001');
  });
});

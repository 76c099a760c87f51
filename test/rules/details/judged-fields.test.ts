import { describe, expect, it } from 'vitest';
import { checkField } from '../../../schema/rules/details/check.ts';
import type { FilingDetailsDraft } from '../../../schema/rules/details/draft.ts';
import { told, withPerson, withSubject, withWebsite } from './judging.ts';
import { COMPANY, contextFor, PERSONAL, REPRESENTATIVE } from './sample.ts';

const LONG_REMARK = '长'.repeat(201);
const MANY_ADDRESSES = Array.from({ length: 30 }, (_none, index) => `www.${index}.shili.example.com`).join(
  ';',
);

describe('a field of the details', () => {
  it.each<[string, FilingDetailsDraft, string[]]>([
    [
      'an investor wider than 1024 bytes',
      withSubject({ investor: '资'.repeat(513) }),
      ['subject.investor TOO_WIDE'],
    ],
    ['an investor of 1024 bytes', withSubject({ investor: '资'.repeat(512) }), []],
    ['a remark of the subject', withSubject({ remark: LONG_REMARK }), ['subject.remark TOO_LONG']],
    ['a remark of 200 characters', withSubject({ remark: '长'.repeat(200) }), []],
    [
      'a representative’s card with a digit too few',
      withSubject({
        legalRepresentativeName: '李样本',
        legalRepresentativeCertificateNumber: '11010519491231002',
      }),
      [
        'subject.legalRepresentativeCertificateNumber ID_CARD_LENGTH',
        'subjectPerson.name NOT_LEGAL_REPRESENTATIVE zhejiang.subject-person.organisation',
      ],
    ],
    [
      'a person’s card with a digit too few',
      withPerson({ name: '李样本', certificateNumber: '11010519491231002' }),
      [
        'subjectPerson.certificateNumber ID_CARD_LENGTH',
        'subjectPerson.name NOT_LEGAL_REPRESENTATIVE zhejiang.subject-person.organisation',
      ],
    ],
    ['another mobile as second number', withPerson({ landline: '13800000005' }), []],
    ['five contents', withWebsite({ serviceContents: ['OTHER', 'NEWS', 'BLOG', 'JOBS', 'WAP'] }), []],
    ['no content', withWebsite({ serviceContents: [] }), ['websites.0.serviceContents REQUIRED']],
    ['a website’s name too wide', withWebsite({ name: '名'.repeat(129) }), ['websites.0.name TOO_WIDE']],
    ['a website’s remark', withWebsite({ remark: LONG_REMARK }), ['websites.0.remark TOO_LONG']],
    [
      'more homepages than 512 bytes hold',
      withWebsite({ homepageUrl: MANY_ADDRESSES }),
      ['websites.0.homepageUrl TOO_WIDE'],
    ],
    [
      'a holder of the domain that is none',
      withWebsite({ domainHolder: 'NOBODY' }),
      ['websites.0.domainHolder NOT_IN_LIST'],
    ],
    [
      'a permit of no kind',
      withWebsite({ preApprovals: [{ type: '', number: '1' }] }),
      ['websites.0.preApprovals.0.type REQUIRED'],
    ],
    [
      'a permit of an unknown kind',
      withWebsite({
        preApprovals: [
          { type: 'NEWS', number: '1' },
          { type: 'FISHING', number: '1' },
        ],
      }),
      ['websites.0.preApprovals.1.type NOT_IN_LIST'],
    ],
    [
      'a permit’s number wider than 128 bytes',
      withWebsite({ preApprovals: [{ type: 'NEWS', number: '1'.repeat(129) }] }),
      ['websites.0.preApprovals.0.number TOO_WIDE'],
    ],
  ])('%s', (_what, draft, issues) => {
    expect(told(draft)).toEqual(issues);
  });

  it.each(['1王', '·王', '王1', '王\u0000'])('is no name of a person: %j', (name) => {
    expect(told(withSubject({ legalRepresentativeName: name }))).toContain(
      'subject.legalRepresentativeName NAME_CHARACTERS',
    );
  });

  it('is judged when it is left, even in a part that is still empty', () => {
    expect(
      checkField(['subjectPerson', 'mobile'], '12', { subjectPerson: null }, contextFor()),
    ).toMatchObject([{ path: ['subjectPerson', 'mobile'], code: 'MOBILE_INVALID' }]);
  });
});

describe('a field that nobody asks a person for', () => {
  it.each([
    ['investor', { investor: '资'.repeat(513) }],
    ['legal representative', { legalRepresentativeName: '王1', legalRepresentativeCertificateNumber: '12' }],
  ])('is not judged: the %s', (_field, left) => {
    expect(told(withSubject(left, PERSONAL), contextFor({ nature: 'PERSONAL' }))).toEqual([]);
  });
});

describe('whoever is not the legal representative', () => {
  const OTHER = 'subjectPerson.name NOT_LEGAL_REPRESENTATIVE zhejiang.subject-person.organisation';
  it.each<[string, FilingDetailsDraft, string[]]>([
    ['has another name', withPerson({ name: '李样本' }), [OTHER]],
    [
      'has another name and no number yet',
      withPerson({ name: '李样本', certificateNumber: '' }),
      ['subjectPerson.certificateNumber REQUIRED', OTHER],
    ],
    [
      'has the same name and another number',
      withSubject({ legalRepresentativeCertificateNumber: '11010519491231002X' }),
      ['subjectPerson.certificateNumber LEGAL_REPRESENTATIVE_NUMBER'],
    ],
    [
      'cannot be told while the representative has no name',
      withSubject({ legalRepresentativeName: '' }),
      ['subject.legalRepresentativeName REQUIRED'],
    ],
    [
      'is not the one with the same number in another writing',
      withPerson({
        certificateNumber: ` ${REPRESENTATIVE.certificateNumber?.replace(/^(\d{6})/, '$1 ') ?? ''}`,
      }),
      [],
    ],
  ])('%s', (_how, draft, issues) => {
    expect(told(draft)).toEqual(issues);
  });

  it('may not stand for the website where a province says so', () => {
    const context = contextFor();
    const rule = { value: { who: 'LEGAL_REPRESENTATIVE' }, rule: 'invented.website-person' } as const;
    const draft = withWebsite({
      samePerson: false,
      person: {
        ...REPRESENTATIVE,
        name: '李样本',
        certificateNumber: '11010519491231002X',
        mobile: '13800000002',
        email: 'li@example.com',
      },
    });
    expect(told(draft, { ...context, rules: { ...context.rules, 'website-person': rule } })).toEqual([
      'websites.0.person.name NOT_LEGAL_REPRESENTATIVE invented.website-person',
    ]);
    expect(told(COMPANY, { ...context, rules: { ...context.rules, 'website-person': rule } })).toEqual([]);
  });
});

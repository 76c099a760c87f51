import { describe, expect, it } from 'vitest';
import type { FullFiling } from '../../prisma/selections.ts';
import { sealContext } from '../../server/filing/machine/full-filing.ts';
import { lastRefusals } from '../../server/filing/draft/steps/where-to-correct.ts';
import { stepsOf } from '../../server/filing/draft/steps/steps.ts';
import { CLERK, COMPANY, PERSONAL, WEBSITE } from './details/sample.ts';
import { handedOver } from './support/filing-parts.ts';
import { aFiling, aSite, sealer, typed } from './support/full-filing.ts';

const now = new Date('2026-12-02T02:00:00Z');
const WORDS = { REFUSED_BY_AUTHORITY: 'opinion', REVIEW_REMARK: 'remark' } as const;

/** What others wrote, at each step: step, path, words. */
const written = (filing: FullFiling, code: keyof typeof WORDS = 'REFUSED_BY_AUTHORITY'): string[] =>
  stepsOf({ sealer, now }, filing).flatMap(({ rule, status, issues }) =>
    issues
      .filter((issue) => issue.code === code)
      .map(({ path, params }) =>
        [rule.key, path.join('.'), params?.[WORDS[code]], rule.group === 'FOLLOW' ? '' : status]
          .join(' ')
          .trim(),
      ),
  );

/** The same person for the first site, another one for the second. */
const SITES = [aSite(0), aSite(1)];
const TWO_SITES = typed(
  { ...COMPANY, websites: [WEBSITE, { ...WEBSITE, websiteId: 'fws_2', samePerson: false, person: CLERK }] },
  SITES,
);

/**
 * Where each code of the interface specification V3.0 that speaks of the applicant's data is corrected. What the type check settled
 * (who, which number, which domains) is corrected by a new order only.
 */
const PLACES: [code: number, step: string, path: string, ofSecondSite?: string][] = [
  [1002, 'DETAILS', 'websites.0', 'websites.1'],
  [1003, 'TYPE', ''],
  [1005, 'TYPE', 'domains'],
  [1006, 'SERVER', 'server.0', 'server.1'],
  [1007, 'DETAILS', 'subjectPerson.mobile', 'websites.1.person.mobile'],
  [1008, 'TYPE', 'certificateNumber'],
  [1009, 'DETAILS', 'subjectPerson.email', 'websites.1.person.email'],
  [1010, 'DETAILS', 'subjectPerson.landline', 'websites.1.person.landline'],
  [1011, 'DETAILS', 'subjectPerson.mobile', 'websites.1.person.mobile'],
  [1012, 'DETAILS', 'subjectPerson', 'websites.1.person'],
  [1013, 'DETAILS', 'subjectPerson', 'websites.1.person'],
  [1014, 'TYPE', 'nature'],
  [1015, 'DETAILS', 'subjectPerson.certificateNumber', 'websites.1.person.certificateNumber'],
  [1018, 'PASSWORD', 'password'],
  [1019, 'DETAILS', 'subject.certificateAddress'],
  [1020, 'DETAILS', 'websites.0.name', 'websites.1.name'],
  [1022, 'DETAILS', 'websites.0.homepageUrl', 'websites.1.homepageUrl'],
  [1029, 'SERVER', 'server.0', 'server.1'],
  [1031, 'DETAILS', 'subjectPerson.landline', 'websites.1.person.landline'],
  [1033, 'DETAILS', 'websites.0.preApprovals', 'websites.1.preApprovals'],
  [1034, 'DETAILS', 'websites.0.serviceContents', 'websites.1.serviceContents'],
  [1035, 'DETAILS', 'websites.0.accessMethod', 'websites.1.accessMethod'],
  [1036, 'SERVER', 'server.0', 'server.1'],
  [1037, 'DETAILS', 'websites.0', 'websites.1'],
  [1044, 'DETAILS', 'subjectPerson.name'],
  [1055, 'MATERIALS', 'materials'],
  [1056, 'MATERIALS', 'materials'],
  [1057, 'MATERIALS', 'materials'],
  [1058, 'TYPE', 'subjectNumber'],
  [1059, 'TYPE', 'domains'],
  [1066, 'DETAILS', 'websites.0.languages', 'websites.1.languages'],
];

describe('what the authority refused', () => {
  const refusedAt = (code: number, site: number): FullFiling =>
    aFiling({ ...TWO_SITES, submissions: [handedOver([{ code, site, opinion: '请更正' }])] });

  it.each(PLACES)('with %i stands beside what is corrected, at %s', (code, step, first, second = first) => {
    expect(written(refusedAt(code, 0))).toEqual([`${step} ${first} 请更正 ATTENTION`]);
    expect(written(refusedAt(code, 1))).toEqual([`${step} ${second} 请更正 ATTENTION`]);
  });

  it.each([
    [1044, 'DETAILS subject.name 请更正 ATTENTION'],
    [1015, 'TYPE certificateNumber 请更正 ATTENTION'],
    [1011, 'DETAILS subjectPerson.mobile 请更正 ATTENTION'],
  ])('with %i of a person’s own filing stands where a person is asked for it', (code, expected) => {
    const person = { nature: 'PERSONAL', certificateType: 'IDENTITY_CARD', ...typed(PERSONAL) } as const;
    const submissions = [handedOver([{ code, opinion: '请更正' }])];
    expect(written(aFiling({ ...person, websites: [...person.websites], submissions }))).toEqual([expected]);
  });

  it('is told site by site beside the result, in its own words or else by its code', () => {
    const said = handedOver([
      { code: 1002, opinion: '网站打不开' },
      { code: 1001, outcome: 'APPROVED', site: 1 },
    ]);
    for (const state of ['REFUSED', 'APPROVED'] as const)
      expect(written(aFiling({ ...TWO_SITES, state, submissions: [said] }))).toContain(
        'RESULT websites.0 网站打不开',
      );
    expect(lastRefusals(sealer, aFiling({ submissions: [handedOver([{ code: 1002 }])] }))).toEqual([
      { code: 1002, opinion: null, wordless: [], field: null, site: 0 },
    ]);
  });

  it('beside the fields, while it stands refused or is open for correction, and no longer', () => {
    const submissions = [handedOver([{ code: 1022, opinion: '请更正' }])];
    const at = 'DETAILS websites.0.homepageUrl 请更正 ATTENTION';
    expect(written(aFiling({ state: 'DRAFT', submissions }))).toEqual([at]);
    expect(written(aFiling({ state: 'REFUSED', submissions }))).toEqual([at, 'RESULT websites.0 请更正']);
    for (const state of ['IN_REVIEW', 'RETURNED', 'QUEUED', 'AT_AUTHORITY', 'ABANDONED'] as const)
      expect(written(aFiling({ state, submissions })), state).toEqual([]);
  });

  it('is that of the last hand-over alone', () => {
    const before = handedOver([{ code: 1022, opinion: '旧' }], 1);
    expect(
      written(aFiling({ submissions: [before, handedOver([{ code: 1020, opinion: '新' }], 2)] })),
    ).toEqual(['DETAILS websites.0.name 新 ATTENTION']);
    expect(written(aFiling({ submissions: [] }))).toEqual([]);
  });
});

describe('what the reviewer remarked', () => {
  type Review = FullFiling['reviews'][number];
  const review = (nth: number, decision: Review['decision'], remarks: object[] | null): Review => ({
    id: `rev_${nth}`,
    filingId: 'fil_1',
    reviewerId: 'stf_1',
    decision,
    remarks: remarks && sealer.seal(remarks, sealContext(`rev_${nth}`, 'remarks')),
    details: null,
    papers: [],
    at: now,
  });
  const remark = (path: string) => ({ path: path ? path.split('.') : [], message: '请核对' });
  const returned = (...reviews: Review[]) => aFiling({ state: 'RETURNED', reviews });

  it.each([
    ['server.0', 'SERVER'],
    ['password', 'PASSWORD'],
    ['materials.SUBJECT_CERTIFICATE', 'MATERIALS'],
    ['photo.VERIFICATION_PHOTO.fws_1', 'PHOTO'],
    ['subject.name', 'DETAILS'],
    ['websites.0.person.mobile', 'DETAILS'],
    ['', 'DETAILS'],
  ])('of “%s” stands at the step %s and asks for attention there', (path, step) => {
    expect(written(returned(review(1, 'RETURN', [remark(path)])), 'REVIEW_REMARK')).toEqual([
      `${step} ${path} 请核对 ATTENTION`,
    ]);
  });

  it('is that of the last return, whatever was decided since, and of a filing that stands returned', () => {
    const reviews = [
      review(1, 'RETURN', [remark('subject.name')]),
      review(2, 'RETURN', [remark('password')]),
      review(3, 'RECEIVE_ORIGINALS', null),
    ];
    expect(written(returned(...reviews), 'REVIEW_REMARK')).toEqual(['PASSWORD password 请核对 ATTENTION']);
    expect(written(aFiling({ state: 'IN_REVIEW', reviews }), 'REVIEW_REMARK')).toEqual([]);
    expect(written(returned(review(1, 'RETURN', null)), 'REVIEW_REMARK')).toEqual([]);
    expect(written(returned(), 'REVIEW_REMARK')).toEqual([]);
  });
});

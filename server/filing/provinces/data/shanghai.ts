import { note, province, rule } from '../rule.ts';
import { heldByOfficers } from '../shared/domains.ts';
import { privacyOff, siteOpens, unifiedLicence } from '../shared/notes.ts';
import { networkPlan } from '../shared/papers.ts';
import { legalRepresentative, residencePermit, websitePersonByLetter } from '../shared/persons.ts';
import { faceForAccess, ownRecoveryLink } from '../shared/process.ts';
import { accessFirst, mustEqual, UNSTATED } from '../shared/record.ts';

/** 上海市 */
export const shanghai = province(
  '310000',
  [
    faceForAccess,
    rule(
      'must-equal',
      { fields: ['SUBJECT_NAME'], mayDiffer: [], unspecified: [], cure: 'CHANGE_PROOF' },
      'ALI18',
      { party: 'organisation', until: '2018-12-31' },
    ),
    ...mustEqual({ organisation: UNSTATED, personal: UNSTATED }),
    accessFirst('NEWEST'),
    rule('minimum-age', { years: 18, withProof: { from: 0, proof: 'GUARDIAN_WITH_REMARK' } }, 'TX19', {
      party: 'personal',
    }),
    legalRepresentative,
    ...websitePersonByLetter(['ALI', 'TX21'], { words: 'shanghai.own-letter' }),
    ...residencePermit('ALI'),
    rule('domain-days', { days: 180 }, 'TX19'),
    rule('extra-material', { material: 'RESIDENCE_PERMIT', when: 'FOREIGN_PERSON', of: 'EITHER' }, 'TX19', {
      name: 'residence-permit-of-foreigners',
    }),
    networkPlan(30, ['TX19', 'HW']),
    ownRecoveryLink,
    siteOpens('ALI'),
    privacyOff('ALI'),
    unifiedLicence('TX19', 'organisation'),
    note('shanghai.person-first', 'TYPE', 'TX19', { party: 'organisation' }),
    note('shanghai.licence-year', 'MATERIALS', ['TX19', 'TXL', 'HW'], { party: 'organisation' }),
    note('shanghai.card-photographed', 'MATERIALS', 'TX19'),
    note('shanghai.authority-app', 'PHOTO', ['ALI', 'TX19'], { until: '2019-04-22' }),
    note('shanghai.onsite-check', 'TYPE', 'TX19'),
    note('shanghai.outside-mainland', 'DETAILS', 'TX19'),
    note('shanghai.site-name-language', 'DETAILS', 'TX19'),
    note('shanghai.permit-month', 'MATERIALS', ['TXL', 'HW'], { party: 'personal' }),
    note('shanghai.abnormal-list', 'TYPE', 'TXL', { party: 'organisation' }),
    heldByOfficers,
    rule('expected-days', { min: 3, max: 4 }, 'TX21'),
  ],
  ['Remaining validity of the domain: three months or 180 days by pages of 2019; the longer is followed.'],
);

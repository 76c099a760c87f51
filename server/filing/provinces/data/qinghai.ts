import { note, province, rule } from '../rule.ts';
import { heldByOfficers } from '../shared/domains.ts';
import { siteOpens } from '../shared/notes.ts';
import { legalRepresentative, localsOnly } from '../shared/persons.ts';
import { firstSmsBatch } from '../shared/process.ts';
import { changeFirst, mustEqual, NAME_AND_NUMBER, NAME_NUMBER_AND_WEBSITE_PERSON } from '../shared/record.ts';

/** 青海省 */
export const qinghai = province('630000', [
  ...firstSmsBatch('qh'),
  ...mustEqual({ organisation: NAME_NUMBER_AND_WEBSITE_PERSON, personal: NAME_AND_NUMBER }),
  changeFirst,
  rule('minimum-age', { years: 22, withProof: { from: 18, proof: 'STUDY_OR_WORK' } }, 'TXL', {
    party: 'personal',
  }),
  rule('minimum-age', { years: 18, withProof: null }, 'TXL', { party: 'organisation' }),
  legalRepresentative,
  localsOnly(['ALI', 'TX19']),
  rule('pre-approvals', { types: ['EDUCATION'] }, 'ALI', { until: '2020-12-31', name: 'education' }),
  rule('website-remark', { characters: 1, declaresPersonal: false }, 'TX19', { party: 'personal' }),
  siteOpens('TX19'),
  note('qinghai.public-bodies-letter', 'DETAILS', 'TXL', { party: 'organisation' }),
  heldByOfficers,
  rule('expected-days', { min: 5, max: 6 }, 'TX21'),
]);

import { note, province, rule } from '../rule.ts';
import { heldByRepresentative } from '../shared/domains.ts';
import { unifiedLicence } from '../shared/notes.ts';
import { staffingOffice } from '../shared/papers.ts';
import { legalRepresentative, localsOnly } from '../shared/persons.ts';
import { thirdSmsBatch } from '../shared/process.ts';
import { accessFirst, mustEqual, NAME_AND_NUMBER, NAME_NUMBER_AND_PERSONS } from '../shared/record.ts';

/** 黑龙江省 */
export const heilongjiang = province(
  '230000',
  [
    ...thirdSmsBatch('hl'),
    ...mustEqual({ organisation: NAME_NUMBER_AND_PERSONS, personal: NAME_AND_NUMBER }),
    accessFirst(),
    rule('minimum-age', { years: 18, withProof: null }, 'TX19'),
    rule('minimum-age', { years: 18, withProof: { from: 16, proof: 'ANY' } }, 'TXL', { party: 'personal' }),
    rule('maximum-age', { male: 65, female: 65 }, 'TXL', { party: 'organisation' }),
    rule('phone-area', { area: 'LOCAL' }, 'TX19'),
    legalRepresentative,
    rule('persons', { relation: 'SAME_UNLESS_LEGAL_REPRESENTATIVE' }, 'TX19', { party: 'organisation' }),
    localsOnly('ALI'),
    rule('second-contact', { need: 'REQUIRED' }, 'TX19', { party: 'organisation' }),
    rule('service-contents', { only: ['BLOG', 'OTHER'], barred: [] }, ['TX19', 'ALI'], { party: 'personal' }),
    rule('service-contents', { only: null, barred: ['OTHER'] }, 'TXL', { party: 'organisation' }),
    rule('website-remark', { characters: 30, declaresPersonal: false }, 'TX19', { party: 'personal' }),
    rule('homepages', { count: 'ONE' }, 'TX19'),
    rule('form', { demands: ['ALL_DOMAINS'] }, 'ALI'),
    rule('extra-material', { material: 'PHONE_BILLS', when: 'ALWAYS' }, 'ALI', {
      name: 'phone-bills',
      words: 'heilongjiang.phone-bills',
    }),
    staffingOffice(['TX19', 'ALI']),
    unifiedLicence(['ALI', 'TX19'], 'organisation'),
    note('heilongjiang.person-once', 'DETAILS', 'ALI', { party: 'organisation' }),
    note('heilongjiang.guardian', 'DETAILS', 'TX19', { party: 'personal' }),
    heldByRepresentative,
    rule('expected-days', { min: 10, max: 11 }, 'TX21'),
  ],
  [
    'Content of personal sites: one source of 2019 asks for a blog, another for 其他; both are taken.',
    'The old certificate number may be entered, yet the certificate number must equal the record: this fits only when the old number is entered.',
    'The subject person may be someone else with a letter by one source of 2019; the stricter one is followed.',
  ],
);

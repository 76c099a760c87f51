import { note, province, rule } from '../rule.ts';
import { heldByOfficers } from '../shared/domains.ts';
import { oneNumber, privacyOff, siteOpens, usedOnce } from '../shared/notes.ts';
import { legalRepresentative } from '../shared/persons.ts';
import { firstSmsBatch } from '../shared/process.ts';
import { accessFirst, ADDRESSES, equal, mustEqual, NAME_AND_NUMBER } from '../shared/record.ts';

/** 天津市 */
export const tianjin = province('120000', [
  ...firstSmsBatch('tj'),
  ...mustEqual({
    organisation: equal(['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER'], [...ADDRESSES, 'SUBJECT_PERSON']),
    personal: NAME_AND_NUMBER,
  }),
  accessFirst('NEWEST'),
  rule('minimum-age', { years: 18, withProof: null }, 'ALI'),
  rule('minimum-age', { years: 18, withProof: { from: 0, proof: 'GUARDIAN' } }, 'TXL', { party: 'personal' }),
  rule('maximum-age', { male: 60, female: 55 }, 'TXL', { party: 'organisation' }),
  rule('phone-area', { area: 'LOCAL' }, ['ALI', 'TX19']),
  rule('remark-without-landline', { needed: true }, 'TX19'),
  legalRepresentative,
  rule('persons', { relation: 'DIFFERENT' }, 'ALI', { party: 'organisation' }),
  rule('homepages', { count: 'ONE' }, 'TX19'),
  rule(
    'extra-material',
    { material: 'AUTHORISATION_LETTER', when: 'NOT_LEGAL_REPRESENTATIVE', of: 'WEBSITE' },
    'TX21',
    { party: 'organisation', name: 'letter' },
  ),
  oneNumber('TX19', 'organisation'),
  usedOnce('TX19'),
  siteOpens('TX19'),
  privacyOff('ALI'),
  note('tianjin.huayuan', 'DETAILS', 'ALI'),
  note('tianjin.new-photo', 'PHOTO', 'TX19'),
  note('tianjin.law-firms', 'TYPE', 'TX19', { party: 'organisation' }),
  heldByOfficers,
  rule('expected-days', { min: 4, max: 11 }, 'TX21'),
]);

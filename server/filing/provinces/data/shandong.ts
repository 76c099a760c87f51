import { note, province, rule } from '../rule.ts';
import { heldByRepresentative } from '../shared/domains.ts';
import { usedOnce } from '../shared/notes.ts';
import { legalRepresentative, localProof } from '../shared/persons.ts';
import { thirdSmsBatch } from '../shared/process.ts';
import { accessFirst, mustEqual, NAME_AND_NUMBER, NAME_AND_NUMBER_PERSONS_FREE } from '../shared/record.ts';

/** 山东省 */
export const shandong = province(
  '370000',
  [
    ...thirdSmsBatch('sd'),
    ...mustEqual({ organisation: NAME_AND_NUMBER_PERSONS_FREE, personal: NAME_AND_NUMBER }),
    accessFirst('OLD'),
    rule('minimum-age', { years: 18, withProof: null }, 'ALI'),
    rule('minimum-age', { years: 18, withProof: { from: 0, proof: 'GUARDIAN' } }, 'TXL', {
      party: 'personal',
    }),
    rule('minimum-age', { years: 17, withProof: { from: 0, proof: 'GUARDIAN' } }, 'HW', {
      party: 'personal',
    }),
    rule('phone-area', { area: 'LOCAL' }, 'TX19'),
    rule('phone-area', { area: 'NONE' }, 'TXL'),
    legalRepresentative,
    ...localProof(['TXL', 'HW'], 'shandong.permit-or-student-card'),
    rule('homepages', { count: 'ONE' }, 'TX19'),
    rule('website-remark', { characters: 1, declaresPersonal: true }, 'TX19', { party: 'personal' }),
    rule('investor', { enterprise: 'ANY', publicBody: 'SUPERIOR_UNIT' }, 'TX19', { party: 'organisation' }),
    usedOnce(['TX19', 'TXL']),
    note('shandong.one-site', 'DETAILS', 'ALI', { party: 'personal' }),
    note('shandong.foreigners', 'DETAILS', 'TX19'),
    heldByRepresentative,
    rule('expected-days', { min: 10, max: 13 }, 'TX21'),
  ],
  [
    'The one province where a source of 2019 wants a photo of the old certificate.',
    'Area of phones: local by a source of 2019, free by one of 2022.',
  ],
);

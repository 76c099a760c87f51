import { note, province, rule } from '../rule.ts';
import { heldByRepresentative } from '../shared/domains.ts';
import { reachability } from '../shared/notes.ts';
import { legalRepresentative, residencePermit, websitePersonByLetter } from '../shared/persons.ts';
import { faceForAccess, secondSmsBatch } from '../shared/process.ts';
import { accessFirst, equal, mustEqual, NAME_AND_NUMBER_PERSONS_FREE } from '../shared/record.ts';

/** 福建省 */
export const fujian = province(
  '350000',
  [
    ...secondSmsBatch('fj'),
    faceForAccess,
    ...mustEqual({
      organisation: NAME_AND_NUMBER_PERSONS_FREE,
      personal: equal(
        ['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER', 'CERTIFICATE_ADDRESS'],
        ['MAILING_ADDRESS'],
      ),
    }),
    accessFirst('NEWEST'),
    rule('minimum-age', { years: 16, withProof: { from: 8, proof: 'GUARDIAN' } }, 'TXL', {
      party: 'personal',
    }),
    legalRepresentative,
    ...websitePersonByLetter('ALI'),
    ...residencePermit('ALI'),
    rule('investor', { enterprise: 'SUBJECT_NAME', publicBody: 'SUPERIOR_UNIT' }, 'TX19', {
      party: 'organisation',
    }),
    reachability('TX19'),
    note('fujian.foreign-representative', 'DETAILS', 'TXL', { party: 'organisation' }),
    heldByRepresentative,
    rule('expected-days', { min: 6, max: 9 }, 'TX21'),
  ],
  [
    'Whether a personal filing can be changed to another subject is answered differently by two sources of 2019; it does not concern access.',
  ],
);

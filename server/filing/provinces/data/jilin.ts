import { note, province, rule } from '../rule.ts';
import { heldByRepresentative } from '../shared/domains.ts';
import { domesticRegistrar, siteOpens } from '../shared/notes.ts';
import { legalRepresentative, localProof, subjectPersonByLetter } from '../shared/persons.ts';
import { accessFirst, mustEqual, NAME_AND_NUMBER, NAME_AND_NUMBER_PERSONS_FREE } from '../shared/record.ts';

/** 吉林省 */
export const jilin = province(
  '220000',
  [
    ...mustEqual({
      organisation: { ...NAME_AND_NUMBER_PERSONS_FREE, cure: 'ISSUER_PROOF' },
      personal: NAME_AND_NUMBER,
    }),
    accessFirst(),
    rule('minimum-age', { years: 18, withProof: null }, 'TX19', { party: 'personal' }),
    rule('minimum-age', { years: 18, withProof: { from: 0, proof: 'INCOME' } }, 'TXL', { party: 'personal' }),
    rule('minimum-age', { years: 18, withProof: null }, 'ALI', { party: 'organisation' }),
    legalRepresentative,
    ...subjectPersonByLetter(['TX21', 'TXL']),
    ...localProof('ALI', 'jilin.permit-or-student-card'),
    rule('investor', { enterprise: 'SUBJECT_NAME', publicBody: 'SUBJECT_NAME' }, 'TX19', {
      party: 'organisation',
    }),
    rule('second-contact', { need: 'REQUIRED' }, 'TX19', { party: 'organisation' }),
    rule('distinct-emails', { needed: true }, 'TX19', { party: 'organisation' }),
    siteOpens('TX19'),
    domesticRegistrar('ALI'),
    note('jilin.holder-compared', 'TYPE', 'TX19'),
    note('jilin.domain-month', 'TYPE', 'TX19'),
    heldByRepresentative,
    rule('expected-days', { min: 6, max: 11 }, 'TX21'),
  ],
  [
    'Remaining validity of the domain: one source of 2019 asks for more than three months, another advises one month; the first is followed.',
  ],
);

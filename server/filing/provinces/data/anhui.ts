import { note, province, rule } from '../rule.ts';
import { heldByRepresentative } from '../shared/domains.ts';
import { reachability } from '../shared/notes.ts';
import { legalRepresentative, residencePermit, subjectPersonByLetter } from '../shared/persons.ts';
import { backdropForAccess, thirdSmsBatch } from '../shared/process.ts';
import { accessFirst, mustEqual, NAME_AND_NUMBER_PERSONS_FREE, NOTHING } from '../shared/record.ts';

/** 安徽省 */
export const anhui = province(
  '340000',
  [
    ...thirdSmsBatch('ah'),
    backdropForAccess,
    ...mustEqual({
      organisation: { ...NAME_AND_NUMBER_PERSONS_FREE, cure: 'CHANGE_PROOF' },
      personal: NOTHING,
    }),
    accessFirst(),
    rule('minimum-age', { years: 18, withProof: null }, 'TXL'),
    legalRepresentative,
    ...subjectPersonByLetter(['TX21', 'HW']),
    rule('persons', { relation: 'SAME_UNLESS_LEGAL_REPRESENTATIVE' }, 'HW', { party: 'organisation' }),
    ...residencePermit('TX19'),
    rule('remark-without-landline', { needed: true }, 'TX19', { party: 'organisation' }),
    rule('homepages', { count: 'ONE' }, 'TX19'),
    rule('domain-days', { days: 90 }, ['ALI', 'TX19']),
    reachability('TX19'),
    note('anhui.run-by-company', 'TYPE', 'ALI', { party: 'personal' }),
    note('anhui.no-trade-name', 'DETAILS', ['TX19', 'HW'], { party: 'organisation' }),
    note('anhui.phone-consultation', 'DETAILS', 'TXL'),
    heldByRepresentative,
    rule('expected-days', { min: 12, max: 17 }, 'TX21'),
  ],
  [
    'Subject person: the legal representative only by one source of 2019, another person with a letter by later ones.',
  ],
);

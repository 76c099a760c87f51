import { note, province, rule } from '../rule.ts';
import { heldByRepresentative } from '../shared/domains.ts';
import { siteOpens, usedOnce } from '../shared/notes.ts';
import { staffingOffice } from '../shared/papers.ts';
import { legalRepresentative, localsOnly } from '../shared/persons.ts';
import { secondSmsBatch } from '../shared/process.ts';
import { accessFirst, mustEqual, NAME, NAME_PERSONS_FREE } from '../shared/record.ts';

/** 云南省 */
export const yunnan = province(
  '530000',
  [
    ...secondSmsBatch('yn'),
    ...mustEqual({ organisation: NAME_PERSONS_FREE, personal: NAME }),
    accessFirst(),
    rule('minimum-age', { years: 18, withProof: { from: 14, proof: 'INCOME' } }, 'TX19', {
      party: 'personal',
    }),
    rule('minimum-age', { years: 18, withProof: { from: 16, proof: 'ANY' } }, 'TXL', { party: 'personal' }),
    rule('minimum-age', { years: 16, withProof: null }, 'TXL', { party: 'organisation' }),
    legalRepresentative,
    localsOnly(['ALI', 'TX19']),
    staffingOffice('ALI'),
    siteOpens('ALI'),
    usedOnce('TX19', 'organisation'),
    note('yunnan.red-seal', 'MATERIALS', 'TX19'),
    note('yunnan.no-forum', 'DETAILS', 'TX19', { party: 'personal' }),
    note('yunnan.new-site-names', 'TYPE', 'TX19'),
    heldByRepresentative,
    rule('expected-days', { min: 16, max: 21 }, 'TX21'),
  ],
  ['Lowest age with proof: 14 by a source of 2019, 16 by one of 2022.'],
);

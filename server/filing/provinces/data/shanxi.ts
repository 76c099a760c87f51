import { note, province, rule } from '../rule.ts';
import { heldByItself } from '../shared/domains.ts';
import { siteOpens, tradeName } from '../shared/notes.ts';
import { legalRepresentative, localsOnly } from '../shared/persons.ts';
import { thirdSmsBatch } from '../shared/process.ts';
import { accessFirst, mustEqual, NOTHING } from '../shared/record.ts';

/** 山西省 */
export const shanxi = province(
  '140000',
  [
    ...thirdSmsBatch('sx'),
    ...mustEqual({ organisation: NOTHING, personal: NOTHING }),
    accessFirst('NEWEST'),
    rule('minimum-age', { years: 18, withProof: null }, 'TXL'),
    legalRepresentative,
    rule('subject-person', { who: 'ANYONE' }, 'TX21', { party: 'organisation' }),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'HW', { party: 'organisation' }),
    localsOnly(['ALI', 'TX19']),
    siteOpens('TX19'),
    tradeName('TX19'),
    note('shanxi.foreign-representative', 'DETAILS', 'HW', { party: 'organisation' }),
    heldByItself,
    rule('expected-days', { min: 15, max: 19 }, 'TX21'),
  ],
  ['Sources of 2019 and 2025 ask for the legal representative, one of 2021 does not.'],
);

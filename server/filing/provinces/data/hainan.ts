import { note, province, rule } from '../rule.ts';
import { heldByOfficers } from '../shared/domains.ts';
import { siteOpens } from '../shared/notes.ts';
import { legalRepresentative } from '../shared/persons.ts';
import { firstSmsBatch } from '../shared/process.ts';
import { accessFirst, mustEqual, NOTHING } from '../shared/record.ts';

/** 海南省 */
export const hainan = province(
  '460000',
  [
    ...firstSmsBatch('hi'),
    ...mustEqual({ organisation: NOTHING, personal: NOTHING }),
    accessFirst(),
    rule('minimum-age', { years: 16, withProof: null }, 'TXL'),
    legalRepresentative,
    rule('subject-person', { who: 'ANYONE' }, ['TX21', 'HW'], { party: 'organisation' }),
    rule('persons', { relation: 'SAME_UNLESS_LEGAL_REPRESENTATIVE' }, 'TX19', { party: 'organisation' }),
    rule('form', { demands: ['ALL_DOMAINS'] }, 'ALI'),
    siteOpens('TX19'),
    note('hainan.shown-name', 'TYPE', 'TX19'),
    note('hainan.temporary-card', 'DETAILS', 'ALI', { party: 'personal' }),
    note('hainan.registration-seal', 'MATERIALS', 'HW', { party: 'organisation' }),
    note('hainan.new-site-names', 'TYPE', 'TX19'),
    heldByOfficers,
    rule('expected-days', { min: 5, max: 9 }, 'TX21'),
  ],
  ['Subject person: the legal representative by one source of 2019, someone else possible by others.'],
);

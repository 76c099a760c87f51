import { province, rule } from '../rule.ts';
import { heldByRepresentative } from '../shared/domains.ts';
import { reachability, siteOpens } from '../shared/notes.ts';
import { legalRepresentative, localsOnly } from '../shared/persons.ts';
import { firstSmsBatch } from '../shared/process.ts';
import { accessFirst, mustEqual, NAME, NAME_PERSONS_FREE } from '../shared/record.ts';

/** 西藏自治区 */
export const xizang = province(
  '540000',
  [
    ...firstSmsBatch('xz'),
    ...mustEqual({ organisation: NAME_PERSONS_FREE, personal: NAME }),
    accessFirst(),
    rule('minimum-age', { years: 18, withProof: null }, 'TXL'),
    legalRepresentative,
    localsOnly('ALI'),
    rule('pre-approvals', { types: ['EDUCATION', 'HEALTH_CARE'] }, 'ALI', {
      until: '2020-12-31',
      name: 'education-and-health',
    }),
    rule('extra-material', { material: 'PARTY_LETTER', when: 'ALWAYS' }, ['ALI', 'TX19'], {
      name: 'party-letter',
    }),
    rule('post-to-authority', { papers: ['PARTY_LETTER'], over: null, withinWorkingDays: 20 }, [
      'ALI',
      'TX19',
    ]),
    siteOpens('ALI'),
    reachability('TX19'),
    heldByRepresentative,
    rule('expected-days', { min: 6, max: 9 }, 'TX21'),
  ],
  ['The party-building letter: for every filing by one source of 2019, for new domains by another.'],
);

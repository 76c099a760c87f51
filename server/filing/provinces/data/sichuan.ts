import { note, province, rule } from '../rule.ts';
import { heldByOfficers } from '../shared/domains.ts';
import { privacyOff, siteOpens, usedOnce } from '../shared/notes.ts';
import { localProof, personsByLetter } from '../shared/persons.ts';
import { secondSmsBatch } from '../shared/process.ts';
import { changeFirst, mustEqual, NAME_AND_NUMBER, NAME_AND_NUMBER_PERSONS_FREE } from '../shared/record.ts';

/** 四川省 */
export const sichuan = province(
  '510000',
  [
    ...secondSmsBatch('sc'),
    ...mustEqual({ organisation: NAME_AND_NUMBER_PERSONS_FREE, personal: NAME_AND_NUMBER }),
    changeFirst,
    rule('minimum-age', { years: 18, withProof: null }, 'ALI'),
    ...personsByLetter(['ALI', 'TX19']),
    ...localProof('ALI', 'sichuan.local-proof', 'local-proof'),
    rule('homepages', { count: 'EACH_DOMAIN' }, 'TX19'),
    rule('form', { demands: ['ALL_DOMAINS'] }, 'ALI'),
    rule(
      'extra-material',
      { material: 'RESIDENCE_PERMIT', when: 'NON_MAINLAND_PERSON', of: 'SUBJECT' },
      'ALI',
      { party: 'personal', name: 'local-proof-from-outside' },
    ),
    usedOnce('TX19'),
    privacyOff('ALI'),
    siteOpens('TX19'),
    note('sichuan.many-domains', 'MATERIALS', 'TXL'),
    note('sichuan.new-site-names', 'TYPE', 'TX19'),
    heldByOfficers,
    rule('expected-days', { min: 11, max: 12 }, 'TX21'),
  ],
  [
    'Persons may differ from the record by one source of 2019; another wants everything the same.',
    'Old certificate: change first by a source of 2019, the old number allowed by one of 2022.',
  ],
);

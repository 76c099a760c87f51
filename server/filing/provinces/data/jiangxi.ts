import { province, rule } from '../rule.ts';
import { heldByOfficers } from '../shared/domains.ts';
import { siteOpens, usedOnce } from '../shared/notes.ts';
import { staffingOffice } from '../shared/papers.ts';
import { localsOnly } from '../shared/persons.ts';
import { changeFirst, mustEqual, NAME_AND_NUMBER, NAME_NUMBER_AND_PERSONS } from '../shared/record.ts';

/** 江西省 */
export const jiangxi = province(
  '360000',
  [
    ...mustEqual({ organisation: NAME_NUMBER_AND_PERSONS, personal: NAME_AND_NUMBER }),
    changeFirst,
    rule('minimum-age', { years: 18, withProof: null }, 'TX19'),
    rule('minimum-age', { years: 16, withProof: null }, 'TXL', { party: 'personal' }),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, ['ALI', 'TX21'], { party: 'organisation' }),
    localsOnly(['ALI', 'TX19']),
    rule('residence', { accepts: 'RESIDENCE_PERMIT' }, 'HW', { party: 'personal' }),
    rule('homepages', { count: 'EACH_DOMAIN' }, 'TX19'),
    rule('form', { demands: ['FINGERPRINT'] }, ['ALI', 'TX19'], { party: 'personal', name: 'fingerprint' }),
    rule('form', { demands: ['ALL_DOMAINS', 'WIDE_FORM'] }, 'ALI', { name: 'domains' }),
    rule(
      'extra-material',
      { material: 'RESIDENCE_PERMIT', when: 'NON_LOCAL_PERSON', of: 'WEBSITE' },
      ['ALI', 'TX19'],
      { party: 'organisation', name: 'residence-permit' },
    ),
    staffingOffice(['ALI', 'HW']),
    usedOnce(['ALI', 'TX19'], 'organisation'),
    siteOpens('TXL'),
    heldByOfficers,
    rule('expected-days', { min: 5, max: 6 }, 'TX21'),
  ],
  [
    'A person from elsewhere: refused by sources of 2019, accepted with a residence permit by one of 2025.',
    'Lowest age: 18 by a source of 2019, 16 by one of 2022.',
  ],
);

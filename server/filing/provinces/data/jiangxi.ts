import { siteOpens, usedOnce } from '../common-notes.ts';
import { province, rule } from '../rule.ts';

/** 江西省 */
export const jiangxi = province(
  '360000',
  [
    rule(
      'must-equal',
      {
        fields: ['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER', 'SUBJECT_PERSON', 'WEBSITE_PERSON'],
        mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS'],
        unspecified: [],
        cure: 'CHANGE_FIRST',
      },
      'ALI',
      { party: 'organisation' },
    ),
    rule(
      'must-equal',
      {
        fields: ['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER'],
        mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS'],
        unspecified: [],
        cure: 'CHANGE_FIRST',
      },
      'ALI',
      { party: 'personal' },
    ),
    rule('old-certificate', { policy: 'CHANGE_FIRST', image: null }, 'TX19', { party: 'organisation' }),
    rule('minimum-age', { years: 18, withProof: null }, 'TX19'),
    rule('minimum-age', { years: 16, withProof: null }, 'TXL', { party: 'personal' }),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, ['ALI', 'TX21'], { party: 'organisation' }),
    rule('residence', { accepts: 'LOCAL_IDENTITY' }, ['ALI', 'TX19'], { party: 'personal' }),
    rule('residence', { accepts: 'RESIDENCE_PERMIT' }, 'HW', { party: 'personal' }),
    rule('homepages', { count: 'EACH_DOMAIN' }, 'TX19'),
    rule('form', { demands: ['FINGERPRINT'] }, ['ALI', 'TX19'], { party: 'personal', name: 'fingerprint' }),
    rule('form', { demands: ['ALL_DOMAINS', 'WIDE_FORM'] }, 'ALI', { name: 'domains' }),
    rule(
      'extra-material',
      { material: 'RESIDENCE_PERMIT', when: 'NON_LOCAL_PERSON', of: 'WEBSITE' },
      ['ALI', 'TX19'],
      {
        party: 'organisation',
        name: 'residence-permit',
        zh: '网站负责人不是本省身份证的，须附居住证。',
        en: 'A person of the website with an identity card of another province adds a residence permit.',
      },
    ),
    rule('extra-material', { material: 'STAFFING_OFFICE_PROOF', when: 'PUBLIC_BODY' }, ['ALI', 'HW'], {
      party: 'organisation',
      name: 'staffing-office',
    }),
    usedOnce(['ALI', 'TX19'], 'organisation'),
    siteOpens('TXL'),
    rule(
      'domain-holder',
      {
        holders: [
          'ORGANISATION',
          'SHAREHOLDER',
          'LEGAL_REPRESENTATIVE',
          'PRINCIPAL_OFFICER',
          'SENIOR_EXECUTIVE',
        ],
      },
      'ALI',
      { party: 'organisation' },
    ),
    rule('expected-days', { min: 5, max: 6 }, 'TX21'),
  ],
  [
    'A person from elsewhere: refused by sources of 2019, accepted with a residence permit by one of 2025.',
    'Lowest age: 18 by a source of 2019, 16 by one of 2022.',
  ],
);

import { siteOpens, tradeName } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 山西省 */
export const shanxi = province(
  '140000',
  [
    rule('sms', {}, ['SEED', 'ALI'], { from: '2018-09-24' }),
    rule(
      'must-equal',
      {
        fields: [],
        mayDiffer: [
          'SUBJECT_NAME',
          'SUBJECT_CERTIFICATE_NUMBER',
          'SUBJECT_PERSON',
          'WEBSITE_PERSON',
          'CERTIFICATE_ADDRESS',
          'MAILING_ADDRESS',
        ],
        unspecified: [],
        cure: null,
      },
      'ALI',
      { party: 'organisation' },
    ),
    rule(
      'must-equal',
      {
        fields: [],
        mayDiffer: [
          'SUBJECT_NAME',
          'SUBJECT_CERTIFICATE_NUMBER',
          'SUBJECT_PERSON',
          'WEBSITE_PERSON',
          'CERTIFICATE_ADDRESS',
          'MAILING_ADDRESS',
        ],
        unspecified: [],
        cure: null,
      },
      'ALI',
      { party: 'personal' },
    ),
    rule('old-certificate', { policy: 'ACCESS_FIRST', image: 'NEWEST' }, 'TX19', { party: 'organisation' }),
    rule('minimum-age', { years: 18, withProof: null }, 'TXL'),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
    rule('subject-person', { who: 'ANYONE' }, 'TX21', { party: 'organisation' }),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'HW', { party: 'organisation' }),
    rule('residence', { accepts: 'LOCAL_IDENTITY' }, ['ALI', 'TX19'], { party: 'personal' }),
    siteOpens('TX19'),
    tradeName('TX19'),
    note(
      'foreign-representative',
      'DETAILS',
      'HW',
      '法定代表人为外籍或港澳台居民的，须出具授权书，由持内地身份证的人员办理。',
      'A legal representative from outside the mainland authorises the holder of a mainland identity card by letter.',
      { party: 'organisation' },
    ),
    rule('domain-holder', { holders: ['ORGANISATION'] }, 'ALI', { party: 'organisation' }),
    rule('expected-days', { min: 15, max: 19 }, 'TX21'),
    rule('portal', { url: 'https://sx.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
  ],
  ['Sources of 2019 and 2025 ask for the legal representative, one of 2021 does not.'],
);

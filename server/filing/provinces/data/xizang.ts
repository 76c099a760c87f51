import { reachability, siteOpens } from '../common-notes.ts';
import { province, rule } from '../rule.ts';

/** 西藏自治区 */
export const xizang = province(
  '540000',
  [
    rule('sms', {}, ['SEED', 'ALI'], { from: '2017-12-18' }),
    rule(
      'must-equal',
      {
        fields: ['SUBJECT_NAME'],
        mayDiffer: [
          'CERTIFICATE_ADDRESS',
          'MAILING_ADDRESS',
          'SUBJECT_CERTIFICATE_NUMBER',
          'SUBJECT_PERSON',
          'WEBSITE_PERSON',
        ],
        unspecified: [],
        cure: 'CHANGE_FIRST',
      },
      'ALI',
      { party: 'organisation' },
    ),
    rule(
      'must-equal',
      {
        fields: ['SUBJECT_NAME'],
        mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS', 'SUBJECT_CERTIFICATE_NUMBER'],
        unspecified: [],
        cure: 'CHANGE_FIRST',
      },
      'ALI',
      { party: 'personal' },
    ),
    rule('old-certificate', { policy: 'ACCESS_FIRST', image: null }, 'TX19', { party: 'organisation' }),
    rule('minimum-age', { years: 18, withProof: null }, 'TXL'),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
    rule('residence', { accepts: 'LOCAL_IDENTITY' }, 'ALI', { party: 'personal' }),
    rule('pre-approvals', { types: ['EDUCATION', 'HEALTH_CARE'] }, 'ALI', {
      name: 'education-and-health',
      until: '2020-12-31',
    }),
    rule('extra-material', { material: 'PARTY_LETTER', when: 'ALWAYS' }, ['ALI', 'TX19'], {
      name: 'party-letter',
    }),
    rule('post-to-authority', { withinWorkingDays: 20, papers: ['PARTY_LETTER'] }, ['ALI', 'TX19'], {
      zh: '党建确认函原件须在 20 个工作日内寄到管局，否则退回。',
      en: 'The original of the party-building letter must reach the authority within 20 working days, or the order is returned.',
    }),
    siteOpens('ALI'),
    reachability('TX19'),
    rule('domain-holder', { holders: ['ORGANISATION', 'LEGAL_REPRESENTATIVE'] }, 'ALI', {
      party: 'organisation',
    }),
    rule('expected-days', { min: 6, max: 9 }, 'TX21'),
    rule('portal', { url: 'https://xz.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
  ],
  ['The party-building letter: for every filing by one source of 2019, for new domains by another.'],
);

import { siteOpens, usedOnce } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 云南省 */
export const yunnan = province(
  '530000',
  [
    rule('sms', {}, ['SEED', 'ALI'], { from: '2018-09-10' }),
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
    rule('minimum-age', { years: 18, withProof: 14 }, 'TX19', {
      party: 'personal',
      zh: '年满 14 未满 18 周岁的须提供收入证明。',
      en: 'From 14 to 18 a proof of income is needed.',
    }),
    rule('minimum-age', { years: 18, withProof: 16 }, 'TXL', { party: 'personal' }),
    rule('minimum-age', { years: 16, withProof: null }, 'TXL', { party: 'organisation' }),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
    rule('residence', { accepts: 'LOCAL_IDENTITY' }, ['ALI', 'TX19'], { party: 'personal' }),
    rule('extra-material', { material: 'STAFFING_OFFICE_PROOF', when: 'PUBLIC_BODY' }, 'ALI', {
      party: 'organisation',
      name: 'staffing-office',
    }),
    siteOpens('ALI'),
    usedOnce('TX19', 'organisation'),
    note(
      'red-seal',
      'MATERIALS',
      'TX19',
      '核验单须为原件并盖红章。',
      'The verification form is an original with a red seal.',
    ),
    note(
      'no-forum',
      'DETAILS',
      'TX19',
      '个人网站不能是论坛或互动博客。',
      'A personal site is no forum and no blog with comments.',
      { party: 'personal' },
    ),
    note(
      'new-site-names',
      'TYPE',
      'TX19',
      '新网站不能以行政区划命名。（不影响接入）',
      'New sites are not named after an administrative area. Access is not concerned.',
    ),
    rule('domain-holder', { holders: ['ORGANISATION', 'LEGAL_REPRESENTATIVE'] }, 'ALI', {
      party: 'organisation',
    }),
    rule('expected-days', { min: 16, max: 21 }, 'TX21'),
    rule('portal', { url: 'https://yn.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
  ],
  ['Lowest age with proof: 14 by a source of 2019, 16 by one of 2022.'],
);

import { privacyOff, siteOpens, usedOnce } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 四川省 */
export const sichuan = province(
  '510000',
  [
    rule('sms', {}, ['SEED', 'ALI'], { from: '2018-09-10' }),
    rule(
      'must-equal',
      {
        fields: ['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER'],
        mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS', 'SUBJECT_PERSON', 'WEBSITE_PERSON'],
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
    rule('minimum-age', { years: 18, withProof: null }, 'ALI'),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE_OR_LETTER' }, ['ALI', 'TX19'], {
      party: 'organisation',
    }),
    rule('website-person', { who: 'LEGAL_REPRESENTATIVE_OR_LETTER' }, ['ALI', 'TX19'], {
      party: 'organisation',
    }),
    rule('residence', { accepts: 'ANY_LOCAL_PROOF' }, 'ALI', {
      party: 'personal',
      zh: '非本省（含港澳台和外籍）须提供在川学习、工作或生活的证明。',
      en: 'Anyone from outside the province, from Hong Kong, Macau, Taiwan or abroad too, adds a proof of study, work or life in Sichuan.',
    }),
    rule('homepages', { count: 'EACH_DOMAIN' }, 'TX19'),
    rule('form', { demands: ['ALL_DOMAINS'] }, 'ALI'),
    rule(
      'extra-material',
      { material: 'AUTHORISATION_LETTER', when: 'NOT_LEGAL_REPRESENTATIVE', of: 'EITHER' },
      'ALI',
      {
        party: 'organisation',
        name: 'letter',
      },
    ),
    rule('extra-material', { material: 'RESIDENCE_PERMIT', when: 'NON_LOCAL_PERSON', of: 'SUBJECT' }, 'ALI', {
      party: 'personal',
      name: 'local-proof',
    }),
    rule(
      'extra-material',
      { material: 'RESIDENCE_PERMIT', when: 'NON_MAINLAND_PERSON', of: 'SUBJECT' },
      'ALI',
      { party: 'personal', name: 'local-proof-from-outside' },
    ),
    usedOnce('TX19'),
    privacyOff('ALI'),
    siteOpens('TX19'),
    note(
      'many-domains',
      'MATERIALS',
      'TXL',
      '域名超过 5 个的须附盖章说明。',
      'With more than 5 domains a stamped statement is added.',
    ),
    note(
      'new-site-names',
      'TYPE',
      'TX19',
      '新网站名称至少 3 个字，不能用域名、英文、人名或数字；与单位名不同的附承诺书和建站说明。（不影响接入）',
      'Names of new sites have three characters or more and are no domain, English, personal name or number; unlike the organisation’s name they need a commitment. Access is not concerned.',
    ),
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
    rule('expected-days', { min: 11, max: 12 }, 'TX21'),
    rule('portal', { url: 'https://sc.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
  ],
  [
    'Persons may differ from the record by one source of 2019; another wants everything the same.',
    'Old certificate: change first by a source of 2019, the old number allowed by one of 2022.',
  ],
);

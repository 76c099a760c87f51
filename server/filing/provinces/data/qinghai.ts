import { siteOpens } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 青海省 */
export const qinghai = province('630000', [
  rule('sms', {}, ['SEED', 'ALI'], { from: '2017-12-18' }),
  rule(
    'must-equal',
    {
      fields: ['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER', 'WEBSITE_PERSON'],
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
  rule('minimum-age', { years: 22, withProof: 18 }, 'TXL', {
    party: 'personal',
    zh: '年满 18 未满 22 周岁的须提供学习或工作证明。',
    en: 'From 18 to 22 a proof of study or work is needed.',
  }),
  rule('minimum-age', { years: 18, withProof: null }, 'TXL', { party: 'organisation' }),
  rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
  rule('residence', { accepts: 'LOCAL_IDENTITY' }, ['ALI', 'TX19'], { party: 'personal' }),
  rule('pre-approvals', { types: ['EDUCATION'] }, 'ALI', { name: 'education', until: '2020-12-31' }),
  rule('website-remark', { characters: 1, declaresPersonal: false }, 'TX19', { party: 'personal' }),
  siteOpens('TX19'),
  note(
    'public-bodies-letter',
    'DETAILS',
    'TXL',
    '党政机关和事业单位可凭授权书由他人担任主体负责人。',
    'Public bodies may name another person with a letter of authorisation.',
    { party: 'organisation' },
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
  rule('expected-days', { min: 5, max: 6 }, 'TX21'),
  rule('portal', { url: 'https://qh.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
]);

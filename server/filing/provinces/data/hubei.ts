import { note, province, rule } from '../rule.ts';

/** 湖北省 */
export const hubei = province('420000', [
  rule('sms', {}, ['SEED', 'ALI'], { from: '2018-09-24' }),
  rule(
    'must-equal',
    {
      fields: ['SUBJECT_NAME'],
      mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS', 'SUBJECT_CERTIFICATE_NUMBER'],
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
  rule('minimum-age', { years: 18, withProof: null }, 'ALI', { party: 'organisation' }),
  rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', {
    party: 'organisation',
    zh: '原备案的负责人须已是法定代表人，否则先在原服务商变更，不能先接入。',
    en: 'The filed person must already be the legal representative; otherwise change it at the original provider before the access.',
  }),
  rule('website-person', { who: 'LEGAL_REPRESENTATIVE_OR_LETTER' }, ['ALI', 'TX19'], {
    party: 'organisation',
  }),
  rule('residence', { accepts: 'RESIDENCE_PERMIT' }, 'ALI', { party: 'personal' }),
  rule('second-contact', { need: 'REQUIRED' }, 'TX19', { party: 'organisation' }),
  rule('website-remark', { characters: 1, declaresPersonal: false }, 'TX19', { party: 'personal' }),
  rule(
    'extra-material',
    { material: 'AUTHORISATION_LETTER', when: 'NOT_LEGAL_REPRESENTATIVE', of: 'WEBSITE' },
    'ALI',
    {
      party: 'organisation',
      name: 'letter',
    },
  ),
  rule('extra-material', { material: 'RESIDENCE_PERMIT', when: 'NON_LOCAL_PERSON', of: 'SUBJECT' }, 'ALI', {
    party: 'personal',
    name: 'residence-permit',
  }),
  note(
    'one-site',
    'TYPE',
    ['ALI', 'TX19'],
    '首次备案和新增网站每次一个网站、一个域名。（不影响接入）',
    'A first filing or new site takes one site with one domain per order. Access is not concerned.',
  ),
  note(
    'distinct-numbers',
    'DETAILS',
    'TXL',
    '两位负责人为同一人须 2 个、不同人须 4 个不同的号码。',
    'One person needs two different numbers, two persons need four.',
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
  rule('expected-days', { min: 5, max: 7 }, 'TX21'),
  rule('site-name-words', { barred: '官网 行业 电商 企业 学院 论坛 商城 团购'.split(' ') }, 'ALI', {
    party: 'personal',
  }),
  rule('portal', { url: 'https://hb.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
]);

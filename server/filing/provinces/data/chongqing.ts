import { domesticRegistrar, siteOpens, usedOnce } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 重庆市 */
export const chongqing = province('500000', [
  rule('sms', {}, ['SEED', 'ALI'], { from: '2018-09-10' }),
  rule('photo', { kinds: ['BACKDROP'] }, 'ALI', {
    from: '2019-04-23',
    until: '2019-07-28',
    zh: '接入备案只能用幕布照；人脸核验只用于首次备案和新增网站。',
    en: 'For an access only the backdrop photo counts; the face check is for first filings and new sites.',
  }),
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
  rule('minimum-age', { years: 18, withProof: 16 }, 'TX19', { party: 'personal' }),
  rule('minimum-age', { years: 18, withProof: null }, 'ALI', { party: 'organisation' }),
  rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, ['ALI', 'TX19'], {
    party: 'organisation',
    zh: '原备案的主体负责人不是法定代表人的，先在原服务商变更，不能先接入。',
    en: 'When the filed person is not the legal representative, change it at the original provider first; access is refused until then.',
  }),
  rule('website-person', { who: 'LEGAL_REPRESENTATIVE_OR_LETTER' }, ['ALI', 'TX19'], {
    party: 'organisation',
  }),
  rule('residence', { accepts: 'LOCAL_IDENTITY' }, ['ALI', 'TX19'], { party: 'personal' }),
  rule('service-contents', { only: ['BLOG', 'OTHER'], barred: [] }, ['ALI', 'TX19'], { party: 'personal' }),
  rule('domain-certificates', { from: 1, per: 'ORDER' }, 'TX19'),
  rule('homepages', { count: 'ONE' }, 'TX19'),
  rule('form', { demands: ['ALL_DOMAINS'] }, 'ALI'),
  rule(
    'extra-material',
    { material: 'AUTHORISATION_LETTER', when: 'NOT_LEGAL_REPRESENTATIVE', of: 'WEBSITE' },
    'ALI',
    {
      party: 'organisation',
      name: 'letter',
    },
  ),
  rule('extra-material', { material: 'NETWORK_PLAN', when: 'MANY_DOMAINS', from: 6 }, ['ALI', 'TX19'], {
    name: 'network-plan',
    until: '2021-12-31',
  }),
  rule('extra-material', { material: 'NETWORK_PLAN', when: 'MANY_DOMAINS', from: 36 }, 'TXL', {
    party: 'organisation',
    name: 'network-plan',
  }),
  rule('extra-material', { material: 'NETWORK_PLAN', when: 'MANY_DOMAINS', from: 6 }, 'TXL', {
    party: 'personal',
    name: 'network-plan',
  }),
  usedOnce('TX19', 'organisation'),
  siteOpens('TX19'),
  domesticRegistrar('ALI'),
  note(
    'emergency-remark',
    'DETAILS',
    'TX19',
    '联系方式2填写应急联系电话，并备注使用人姓名。',
    'The second number is the emergency number; the remark names its holder.',
    { party: 'personal' },
  ),
  note(
    'whole-backdrop',
    'PHOTO',
    'TX19',
    '幕布照禁止修图，穿着合季，背景不能露出幕布以外的部分。',
    'No edited photo, clothes of the season, nothing beyond the backdrop in the picture.',
  ),
  note(
    'one-domain',
    'TYPE',
    ['ALI', 'TX19'],
    '一个网站一个域名，几个域名指向同一网站的也分别备案。',
    'One domain for each site, even when several lead to one site.',
  ),
  note(
    'new-site-names',
    'TYPE',
    'TXL',
    '新网站不能用英文命名。（不影响接入）',
    'New sites have no English names. Access is not concerned.',
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
  rule('expected-days', { min: 8, max: 11 }, 'TX21'),
  rule('portal', { url: 'https://cq.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
]);

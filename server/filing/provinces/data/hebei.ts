import { siteOpens } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 河北省 */
export const hebei = province('130000', [
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
  rule('minimum-age', { years: 18, withProof: null }, 'TXL'),
  rule('phone-area', { area: 'LOCAL' }, 'TXL', { party: 'organisation' }),
  rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
  rule('residence', { accepts: 'ANYONE' }, 'TXL', {
    party: 'personal',
    zh: '外省身份证可以备案，但须使用本省手机号。',
    en: 'An identity card of another province is accepted together with a local mobile number.',
  }),
  rule('refused-certificates', { types: ['PASSPORT', 'FOREIGNER_RESIDENCE_CARD'] }, ['ALI', 'TX19']),
  rule('address-city', { same: true }, 'HW', { party: 'organisation' }),
  rule('homepages', { count: 'ONE' }, 'TX19'),
  rule('website-remark', { characters: 1, declaresPersonal: false }, 'TX19', { party: 'personal' }),
  rule('pre-approvals', { types: ['HEALTH_CARE'] }, 'ALI', { name: 'health-care', until: '2020-12-31' }),
  rule('pre-approvals', { types: ['BULLETIN_BOARDS'] }, 'TX19', {
    name: 'bulletin-boards',
    party: 'organisation',
  }),
  rule('extra-material', { material: 'ACCESS_SHEET', when: 'SEVERAL_SERVERS', from: 2 }, 'TXL', {
    name: 'access-sheet',
  }),
  siteOpens('TX19'),
  note(
    'no-change-meanwhile',
    'TYPE',
    'HW',
    '接入和新增网站不能同时变更信息，请先变更。',
    'Access and new sites cannot be combined with a change: make the change first.',
  ),
  note(
    'cloud-resources',
    'SERVER',
    'TXL',
    '使用多个云资源的须备注，最多 5 个。',
    'Several cloud resources must be named in the remark; at most five are possible.',
  ),
  note(
    'foreign-representative',
    'DETAILS',
    'TX19',
    '法定代表人为外籍的，须授权中国公民担任负责人。',
    'A foreign legal representative authorises a Chinese citizen as responsible person.',
    { party: 'organisation' },
  ),
  rule('domain-holder', { holders: ['ORGANISATION', 'LEGAL_REPRESENTATIVE'] }, 'ALI', {
    party: 'organisation',
  }),
  rule('expected-days', { min: 8, max: 11 }, 'TX21'),
  rule(
    'site-name-words',
    { barred: '工作室 官网 企业 中心 学院 彩票 体彩 刮刮乐 社团 论坛 社区 商城 淘宝 团购'.split(' ') },
    'ALI',
    { party: 'personal' },
  ),
]);

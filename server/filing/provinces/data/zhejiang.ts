import { reachability } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 浙江省 */
export const zhejiang = province('330000', [
  rule('sms', {}, ['SEED', 'ALI'], { from: '2018-09-10' }),
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
      fields: ['SUBJECT_NAME'],
      mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS', 'SUBJECT_CERTIFICATE_NUMBER'],
      unspecified: [],
      cure: 'CHANGE_FIRST',
    },
    'ALI',
    { party: 'personal' },
  ),
  rule('old-certificate', { policy: 'ACCESS_FIRST', image: 'NEWEST' }, 'TX19', { party: 'organisation' }),
  rule('minimum-age', { years: 18, withProof: null }, ['ALI', 'TX19']),
  rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
  rule('residence', { accepts: 'RESIDENCE_PERMIT' }, 'TX19', { party: 'personal' }),
  rule('service-contents', { only: ['OTHER'], barred: ['BLOG'] }, ['ALI', 'TX19'], { party: 'personal' }),
  rule('certificate-months', { months: 3 }, 'TXL'),
  rule('address-words', { barred: ['市辖区'] }, 'TXL'),
  rule('pre-approvals', { types: ['EDUCATION'] }, 'ALI', { name: 'education', until: '2020-12-31' }),
  rule('extra-material', { material: 'RESIDENCE_PERMIT', when: 'NON_LOCAL_PERSON', of: 'SUBJECT' }, 'TX19', {
    party: 'personal',
    name: 'residence-permit',
  }),
  reachability('TX19'),
  note(
    'sms-brackets',
    'SMS',
    'ALI',
    '港澳通行证持有人填写证件背面港澳身份证号的后 6 位，括号用全角。',
    'Holders of a Hong Kong or Macau permit enter the last six characters of the identity number on its back, with full-width brackets.',
  ),
  note(
    'no-trade-name',
    'DETAILS',
    ['TX19', 'HW'],
    '没有字号的个体工商户填写“法定代表人姓名（个体工商户）”。',
    'An individual business without a trade name is written as the name of its legal representative with （个体工商户） behind it.',
    { party: 'organisation' },
  ),
  note(
    'backdrop-name',
    'PHOTO',
    'TX19',
    '幕布上的服务商名称须露出。',
    'The provider’s name on the backdrop must be visible.',
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
  rule('expected-days', { min: 7, max: 10 }, 'TX21'),
  rule(
    'site-name-words',
    {
      barred:
        '工作室 官网 行业 电商 企业 工坊 中心 产业 农业 养殖 股票 证券 彩票 体彩 刮刮乐 博客 论坛 在线 社区'.split(
          ' ',
        ),
    },
    'ALI',
    { party: 'personal' },
  ),
  rule('portal', { url: 'https://zj.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
]);

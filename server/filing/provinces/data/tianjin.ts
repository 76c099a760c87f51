import { oneNumber, privacyOff, siteOpens, usedOnce } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 天津市 */
export const tianjin = province('120000', [
  rule('sms', {}, ['SEED', 'ALI'], { from: '2017-12-18' }),
  rule(
    'must-equal',
    {
      fields: ['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER'],
      mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS', 'SUBJECT_PERSON'],
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
  rule('old-certificate', { policy: 'ACCESS_FIRST', image: 'NEWEST' }, 'TX19', { party: 'organisation' }),
  rule('minimum-age', { years: 18, withProof: null }, 'ALI'),
  rule('minimum-age', { years: 18, withProof: 0 }, 'TXL', { party: 'personal' }),
  rule('maximum-age', { male: 60, female: 55 }, 'TXL', { party: 'organisation' }),
  rule('phone-area', { area: 'LOCAL' }, ['ALI', 'TX19']),
  rule('remark-without-landline', { needed: true }, 'TX19'),
  rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
  rule('persons', { relation: 'DIFFERENT' }, 'ALI', { party: 'organisation' }),
  rule('homepages', { count: 'ONE' }, 'TX19'),
  rule(
    'extra-material',
    { material: 'AUTHORISATION_LETTER', when: 'NOT_LEGAL_REPRESENTATIVE', of: 'WEBSITE' },
    'TX21',
    {
      party: 'organisation',
      name: 'letter',
    },
  ),
  oneNumber('TX19', 'organisation'),
  usedOnce('TX19'),
  siteOpens('TX19'),
  privacyOff('ALI'),
  note(
    'huayuan',
    'DETAILS',
    'ALI',
    '华苑地址：环内选南开区，环外选西青区。',
    'Addresses in Huayuan belong to Nankai inside the ring road and to Xiqing outside it.',
  ),
  note(
    'new-photo',
    'PHOTO',
    'TX19',
    '每次都须新拍幕布照，不能用以前订单的照片。',
    'Take a new backdrop photo each time; one of an earlier order is refused.',
  ),
  note(
    'law-firms',
    'TYPE',
    'TX19',
    '律师事务所须使用统一社会信用代码证件，不用执业许可证。',
    'Law firms use the unified certificate, not the practice licence.',
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
  rule('expected-days', { min: 4, max: 11 }, 'TX21'),
  rule('portal', { url: 'https://tj.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
]);

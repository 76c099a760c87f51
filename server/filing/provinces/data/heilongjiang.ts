import { unifiedLicence } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 黑龙江省 */
export const heilongjiang = province(
  '230000',
  [
    rule('sms', {}, ['SEED', 'ALI'], { from: '2018-09-24' }),
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
    rule('old-certificate', { policy: 'ACCESS_FIRST', image: null }, 'TX19', { party: 'organisation' }),
    rule('minimum-age', { years: 18, withProof: null }, 'TX19'),
    rule('minimum-age', { years: 18, withProof: 16 }, 'TXL', { party: 'personal' }),
    rule('maximum-age', { male: 65, female: 65 }, 'TXL', { party: 'organisation' }),
    rule('phone-area', { area: 'LOCAL' }, 'TX19'),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
    rule('persons', { relation: 'SAME_UNLESS_LEGAL_REPRESENTATIVE' }, 'TX19', { party: 'organisation' }),
    rule('residence', { accepts: 'LOCAL_IDENTITY' }, 'ALI', { party: 'personal' }),
    rule('second-contact', { need: 'REQUIRED' }, 'TX19', { party: 'organisation' }),
    rule('service-contents', { only: ['BLOG', 'OTHER'], barred: [] }, ['TX19', 'ALI'], { party: 'personal' }),
    rule('service-contents', { only: null, barred: ['OTHER'] }, 'TXL', { party: 'organisation' }),
    rule('website-remark', { characters: 30, declaresPersonal: false }, 'TX19', { party: 'personal' }),
    rule('homepages', { count: 'ONE' }, 'TX19'),
    rule('form', { demands: ['ALL_DOMAINS'] }, 'ALI'),
    rule('extra-material', { material: 'PHONE_BILLS', when: 'ALWAYS' }, 'ALI', {
      name: 'phone-bills',
      zh: '提供负责人手机号（及座机）近三个月的话费单据，机主须为负责人本人。',
      en: 'Add the last three months of bills for the mobile and office numbers; they must be registered to the person.',
    }),
    rule('extra-material', { material: 'STAFFING_OFFICE_PROOF', when: 'PUBLIC_BODY' }, ['TX19', 'ALI'], {
      party: 'organisation',
      name: 'staffing-office',
    }),
    unifiedLicence(['ALI', 'TX19'], 'organisation'),
    note(
      'person-once',
      'DETAILS',
      'ALI',
      '网站负责人不能在其他主体下出现。',
      'The person of the website must not appear under other subjects.',
      { party: 'organisation' },
    ),
    note(
      'guardian',
      'DETAILS',
      'TX19',
      '未满 18 周岁的由监护人办理备案。',
      'For someone under 18 the guardian files.',
      { party: 'personal' },
    ),
    rule('domain-holder', { holders: ['ORGANISATION', 'LEGAL_REPRESENTATIVE'] }, 'ALI', {
      party: 'organisation',
    }),
    rule('expected-days', { min: 10, max: 11 }, 'TX21'),
    rule('portal', { url: 'https://hl.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
  ],
  [
    'Content of personal sites: one source of 2019 asks for a blog, another for 其他; both are taken.',
    'The old certificate number may be entered, yet the certificate number must equal the record: this fits only when the old number is entered.',
    'The subject person may be someone else with a letter by one source of 2019; the stricter one is followed.',
  ],
);

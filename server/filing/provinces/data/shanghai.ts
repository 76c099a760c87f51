import { privacyOff, siteOpens, unifiedLicence } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 上海市 */
export const shanghai = province(
  '310000',
  [
    rule('photo', { kinds: ['FACE'] }, 'ALI', { from: '2019-04-23', until: '2019-07-28' }),
    rule(
      'must-equal',
      { fields: ['SUBJECT_NAME'], mayDiffer: [], unspecified: [], cure: 'CHANGE_PROOF' },
      'ALI18',
      { party: 'organisation', until: '2018-12-31' },
    ),
    rule('must-equal', { fields: null, mayDiffer: [], unspecified: ['EVERYTHING'], cure: null }, 'ALI', {
      party: 'organisation',
    }),
    rule('must-equal', { fields: null, mayDiffer: [], unspecified: ['EVERYTHING'], cure: null }, 'ALI', {
      party: 'personal',
    }),
    rule('old-certificate', { policy: 'ACCESS_FIRST', image: 'NEWEST' }, 'TX19', { party: 'organisation' }),
    rule('minimum-age', { years: 18, withProof: 0 }, 'TX19', {
      party: 'personal',
      zh: '未满 18 周岁的须提供监护人身份证并备注说明。',
      en: 'Someone under 18 adds the identity card of the guardian and a remark.',
    }),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
    rule('website-person', { who: 'LEGAL_REPRESENTATIVE_OR_LETTER' }, ['ALI', 'TX21'], {
      party: 'organisation',
    }),
    rule('residence', { accepts: 'RESIDENCE_PERMIT' }, 'ALI', { party: 'personal' }),
    rule('domain-days', { days: 180 }, 'TX19'),
    rule(
      'extra-material',
      { material: 'AUTHORISATION_LETTER', when: 'NOT_LEGAL_REPRESENTATIVE', of: 'WEBSITE' },
      'ALI',
      {
        party: 'organisation',
        name: 'letter',
        zh: '网站负责人不是法定代表人的，须使用上海专用授权书。',
        en: 'When the person of the website is not the legal representative, a letter on the form of Shanghai is needed.',
      },
    ),
    rule('extra-material', { material: 'RESIDENCE_PERMIT', when: 'NON_LOCAL_PERSON', of: 'SUBJECT' }, 'ALI', {
      party: 'personal',
      name: 'residence-permit',
    }),
    rule('extra-material', { material: 'RESIDENCE_PERMIT', when: 'FOREIGN_PERSON', of: 'EITHER' }, 'TX19', {
      name: 'residence-permit-of-foreigners',
    }),
    rule('extra-material', { material: 'NETWORK_PLAN', when: 'MANY_DOMAINS', from: 30 }, ['TX19', 'HW'], {
      name: 'network-plan',
    }),
    rule('password-recovery', { online: true, offline: true, ownLink: true }, 'ALI'),
    siteOpens('ALI'),
    privacyOff('ALI'),
    unifiedLicence('TX19', 'organisation'),
    note(
      'person-first',
      'TYPE',
      'TX19',
      '原备案的主体负责人不是法定代表人的：先变更，或接入时提交法定代表人身份证并在通过后变更。',
      'When the filed person is not the legal representative: change first, or add the identity card of the legal representative now and change afterwards.',
      { party: 'organisation' },
    ),
    note(
      'licence-year',
      'MATERIALS',
      ['TX19', 'TXL', 'HW'],
      '营业执照剩余有效期须大于 1 年，不收电子执照。',
      'The licence must be valid for more than a year; an electronic one is not accepted.',
      { party: 'organisation' },
    ),
    note(
      'card-photographed',
      'MATERIALS',
      'TX19',
      '身份证须拍照，不能扫描。',
      'The identity card is photographed, not scanned.',
    ),
    note(
      'authority-app',
      'PHOTO',
      ['ALI', 'TX19'],
      '使用管局应用核验时，核验地点或号码归属须在上海，所用手机号须为网站负责人的号码。',
      'In the authority’s app the place or the phone must be of Shanghai, and the phone that of the person of the website.',
      { until: '2019-04-22' },
    ),
    note(
      'onsite-check',
      'TYPE',
      'TX19',
      '主体网站超过 30 个或一个网站域名超过 30 个的，须到管局现场核验。',
      'More than 30 sites of a subject, or 30 domains of a site, are verified at the authority in person.',
    ),
    note(
      'outside-mainland',
      'DETAILS',
      'TX19',
      '港澳居民使用通行证或居住证，不收香港身份证和香港护照；外籍人员另附上海居住证件。',
      'Residents of Hong Kong and Macau use a travel or residence permit, not the local identity card or passport; foreigners add a residence document of Shanghai.',
    ),
    note(
      'site-name-language',
      'DETAILS',
      'TX19',
      '网站名称不能全为英文；个人不能使用 .tv 域名。',
      'The site name is not all English; a person does not use a .tv domain.',
    ),
    note(
      'permit-month',
      'MATERIALS',
      ['TXL', 'HW'],
      '居住证剩余有效期须大于 1 个月，不收学生证。',
      'The residence permit must be valid for more than a month; a student card is not accepted.',
      { party: 'personal' },
    ),
    note(
      'abnormal-list',
      'TYPE',
      'TXL',
      '单位不能在经营异常名录中。',
      'The organisation must not be on the list of abnormal operation.',
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
    rule('expected-days', { min: 3, max: 4 }, 'TX21'),
  ],
  ['Remaining validity of the domain: three months or 180 days by pages of 2019; the longer is followed.'],
);

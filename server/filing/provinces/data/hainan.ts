import { siteOpens } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 海南省 */
export const hainan = province(
  '460000',
  [
    rule('sms', {}, ['SEED', 'ALI'], { from: '2017-12-18' }),
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
      { party: 'personal' },
    ),
    rule('old-certificate', { policy: 'ACCESS_FIRST', image: null }, 'TX19', { party: 'organisation' }),
    rule('minimum-age', { years: 16, withProof: null }, 'TXL'),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
    rule('subject-person', { who: 'ANYONE' }, ['TX21', 'HW'], { party: 'organisation' }),
    rule('persons', { relation: 'SAME_UNLESS_LEGAL_REPRESENTATIVE' }, 'TX19', { party: 'organisation' }),
    rule('form', { demands: ['ALL_DOMAINS'] }, 'ALI'),
    siteOpens('TX19'),
    note(
      'shown-name',
      'TYPE',
      'TX19',
      '网站实际显示的名称须与备案名称一致。',
      'The name that the site shows must equal the filed name.',
    ),
    note(
      'temporary-card',
      'DETAILS',
      'ALI',
      '中国公民使用居民身份证，不收临时身份证。',
      'Chinese citizens use the identity card; a temporary one is refused.',
      { party: 'personal' },
    ),
    note(
      'registration-seal',
      'MATERIALS',
      'HW',
      '营业执照须盖海南商事登记专用章。',
      'The licence bears the registration seal of Hainan.',
      { party: 'organisation' },
    ),
    note(
      'new-site-names',
      'TYPE',
      'TX19',
      '新网站以国家或行政区划命名的须有相应资质。（不影响接入）',
      'New sites named after the country or an area need matching authority. Access is not concerned.',
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
    rule('expected-days', { min: 5, max: 9 }, 'TX21'),
    rule('portal', { url: 'https://hi.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
  ],
  ['Subject person: the legal representative by one source of 2019, someone else possible by others.'],
);

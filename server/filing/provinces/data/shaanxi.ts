import { siteOpens } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 陕西省 */
export const shaanxi = province(
  '610000',
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
        mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS', 'SUBJECT_PERSON', 'WEBSITE_PERSON'],
        unspecified: [],
        cure: 'CHANGE_FIRST',
      },
      'ALI',
      { party: 'personal' },
    ),
    rule('old-certificate', { policy: 'ACCESS_FIRST', image: 'NEWEST' }, 'TX19', { party: 'organisation' }),
    rule('phone-area', { area: 'LOCAL' }, ['ALI', 'TX19'], { party: 'personal' }),
    rule('phone-area', { area: 'LOCAL_OR_REMARK' }, 'ALI', { party: 'organisation' }),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
    rule('domain-certificates', { from: 5, per: 'SUBJECT' }, ['ALI', 'TX19']),
    rule('homepages', { count: 'EACH_DOMAIN' }, 'TX19'),
    siteOpens('TX19'),
    note(
      'sites-in-all',
      'TYPE',
      'TXL',
      '单位最多 30 个、个人最多 5 个网站。',
      'At most 30 sites of an organisation and 5 of a person.',
    ),
    note(
      'no-trade-name',
      'TYPE',
      'TX19',
      '没有字号的个体工商户请先办理字号。',
      'An individual business without a trade name gets one first.',
      { party: 'organisation' },
    ),
    rule('domain-holder', { holders: ['ORGANISATION', 'LEGAL_REPRESENTATIVE'] }, 'ALI', {
      party: 'organisation',
    }),
    rule('expected-days', { min: 7, max: 10 }, 'TX21'),
    rule('portal', { url: 'https://sn.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
  ],
  [
    'Access with changed subject data: possible by one source of 2019, only with equal name and number by another; the stricter is followed.',
  ],
);

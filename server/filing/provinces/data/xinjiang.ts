import { reachability, siteOpens, usedOnce } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 新疆维吾尔自治区 */
export const xinjiang = province(
  '650000',
  [
    rule('sms', {}, ['SEED', 'ALI'], { from: '2017-12-18' }),
    rule(
      'must-equal',
      {
        fields: ['SUBJECT_NAME', 'SUBJECT_PERSON', 'WEBSITE_PERSON'],
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
    rule('old-certificate', { policy: 'CHANGE_FIRST', image: null }, 'TX19', { party: 'organisation' }),
    rule('phone-area', { area: 'LOCAL' }, 'TX19'),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, ['ALI', 'TXL'], { party: 'organisation' }),
    rule('residence', { accepts: 'LOCAL_IDENTITY' }, ['ALI', 'TX19'], { party: 'personal' }),
    rule('website-remark', { characters: 1, declaresPersonal: false }, 'TX19', { party: 'personal' }),
    rule('form', { demands: ['FINGERPRINT'] }, ['ALI', 'TX19'], { party: 'personal', name: 'fingerprint' }),
    rule('form', { demands: ['ALL_DOMAINS'] }, 'ALI', { name: 'domains' }),
    rule('extra-material', { material: 'PARTY_LETTER', when: 'FILED_SINCE', from: 2019 }, 'TXL', {
      name: 'party-letter',
      zh: '2019 年以后备案的网站接入也须党建确认函。',
      en: 'Access of sites filed after 2019 needs the party-building letter too.',
    }),
    usedOnce(['TX19', 'TXL']),
    siteOpens('TX19'),
    reachability('TX19'),
    note('one-domain', 'TYPE', ['TX19', 'HW'], '一个网站一个域名。', 'One domain for each site.'),
    rule('domain-holder', { holders: ['ORGANISATION'] }, 'ALI', { party: 'organisation' }),
    rule('expected-days', { min: 3, max: 4 }, 'TX21'),
    rule('portal', { url: 'https://xj.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
  ],
  [
    'The certificate number may differ by one source of 2019; another wants a change or deregistration first.',
  ],
);

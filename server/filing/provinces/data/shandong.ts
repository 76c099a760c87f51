import { usedOnce } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 山东省 */
export const shandong = province(
  '370000',
  [
    rule('sms', {}, ['SEED', 'ALI'], { from: '2018-09-24' }),
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
        mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS'],
        unspecified: [],
        cure: 'CHANGE_FIRST',
      },
      'ALI',
      { party: 'personal' },
    ),
    rule('old-certificate', { policy: 'ACCESS_FIRST', image: 'OLD' }, 'TX19', { party: 'organisation' }),
    rule('minimum-age', { years: 18, withProof: null }, 'ALI'),
    rule('minimum-age', { years: 18, withProof: 0 }, 'TXL', { party: 'personal' }),
    rule('minimum-age', { years: 17, withProof: 0 }, 'HW', { party: 'personal' }),
    rule('phone-area', { area: 'LOCAL' }, 'TX19'),
    rule('phone-area', { area: 'NONE' }, 'TXL'),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
    rule('residence', { accepts: 'ANY_LOCAL_PROOF' }, ['TXL', 'HW'], {
      party: 'personal',
      zh: '非本省身份证须提供居住证或学生证。',
      en: 'With an identity card of another province a residence permit or student card is needed.',
    }),
    rule('homepages', { count: 'ONE' }, 'TX19'),
    rule('website-remark', { characters: 1, declaresPersonal: true }, 'TX19', { party: 'personal' }),
    rule('investor', { enterprise: 'ANY', publicBody: 'SUPERIOR_UNIT' }, 'TX19', { party: 'organisation' }),
    rule(
      'extra-material',
      { material: 'RESIDENCE_PERMIT', when: 'NON_LOCAL_PERSON', of: 'SUBJECT' },
      ['TXL', 'HW'],
      {
        party: 'personal',
        name: 'residence-permit',
      },
    ),
    usedOnce(['TX19', 'TXL']),
    note(
      'one-site',
      'DETAILS',
      'ALI',
      '一个网站有三个以上不同前缀的域名时，须备注都指向同一网站。',
      'When three or more differently named domains belong to a site, the remark says that all lead to it.',
      { party: 'personal' },
    ),
    note(
      'foreigners',
      'DETAILS',
      'TX19',
      '外籍人员须授权中国公民办理。',
      'Foreigners authorise a Chinese citizen.',
    ),
    rule('domain-holder', { holders: ['ORGANISATION', 'LEGAL_REPRESENTATIVE'] }, 'ALI', {
      party: 'organisation',
    }),
    rule('expected-days', { min: 10, max: 13 }, 'TX21'),
    rule('portal', { url: 'https://sd.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
  ],
  [
    'The one province where a source of 2019 wants a photo of the old certificate.',
    'Area of phones: local by a source of 2019, free by one of 2022.',
  ],
);

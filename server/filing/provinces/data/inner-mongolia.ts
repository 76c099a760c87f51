import { domesticRegistrar, siteOpens } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 内蒙古自治区 */
export const innerMongolia = province(
  '150000',
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
    rule('old-certificate', { policy: 'CHANGE_FIRST', image: null }, 'TX19', { party: 'organisation' }),
    rule('minimum-age', { years: 18, withProof: null }, 'ALI'),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
    rule('residence', { accepts: 'RESIDENCE_PERMIT' }, 'ALI', { party: 'personal' }),
    rule('residence', { accepts: 'LOCAL_IDENTITY' }, 'HW', { party: 'personal' }),
    rule('domain-certificates', { from: 1, per: 'ORDER' }, ['ALI', 'TXL'], { party: 'personal' }),
    rule('website-remark', { characters: 30, declaresPersonal: true }, ['TX19', 'TXL'], {
      party: 'personal',
    }),
    rule('form', { demands: ['ALL_DOMAINS'] }, 'ALI'),
    rule('extra-material', { material: 'RESIDENCE_PERMIT', when: 'NON_LOCAL_PERSON', of: 'SUBJECT' }, 'ALI', {
      party: 'personal',
      name: 'residence-permit',
    }),
    rule('extra-material', { material: 'STAFFING_OFFICE_PROOF', when: 'PUBLIC_BODY' }, ['TX19', 'HW'], {
      party: 'organisation',
      name: 'staffing-office',
    }),
    rule('extra-material', { material: 'HANDHELD_PHOTO', when: 'NON_LOCAL_LEGAL_REPRESENTATIVE' }, 'TXL', {
      party: 'organisation',
      name: 'handheld-photo',
    }),
    siteOpens('TX19'),
    domesticRegistrar('ALI'),
    note(
      'certificate-in-region',
      'DETAILS',
      ['TX19', 'TXL'],
      '证件住所须在本区；外地法定代表人须提供手持证件照。',
      'The certificate address lies in the region; a legal representative from elsewhere adds a hand-held photo.',
      { party: 'organisation' },
    ),
    note(
      'residence-statement',
      'RESULT',
      'TX21',
      '个人备案成功后，外地身份证须补公安机关出具的居住证明（不是居住证）。',
      'After a personal filing, the holder of an identity card from elsewhere hands in a residence statement of the police.',
      { party: 'personal' },
    ),
    note(
      'public-suffix',
      'TYPE',
      'HW',
      '事业单位须使用 .cn 或 .公益 域名。',
      'Public institutions use a .cn or .公益 domain.',
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
    rule('expected-days', { min: 12, max: 19 }, 'TX21'),
    rule(
      'site-name-words',
      {
        barred:
          '学院 股票 证券 彩票 体彩 刮刮乐 导航 博客 论坛 在线 营销 商城 交易 折扣 购 返现 购物 导购 淘宝 网淘 网购 利润 团购 易购'.split(
            ' ',
          ),
      },
      'ALI',
      { party: 'personal' },
    ),
    rule('portal', { url: 'https://nm.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
  ],
  [
    'A person from elsewhere: one source of 2019 accepts a residence permit, another and one of 2025 do not; the first is followed until 2025.',
  ],
);

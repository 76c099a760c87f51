import { note, province, rule } from '../rule.ts';

/** 辽宁省 */
export const liaoning = province(
  '210000',
  [
    rule('photo', { kinds: ['BACKDROP'] }, 'ALI', {
      from: '2019-04-23',
      until: '2019-07-28',
      zh: '接入备案只能用幕布照；人脸核验只用于首次备案和新增网站。',
      en: 'For an access only the backdrop photo counts; the face check is for first filings and new sites.',
    }),
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
    rule('old-certificate', { policy: 'ACCESS_FIRST', image: null }, 'TX19', { party: 'organisation' }),
    rule('old-certificate', { policy: 'CHANGE_FIRST', image: 'NEWEST' }, 'TXL', { party: 'organisation' }),
    rule('minimum-age', { years: 18, withProof: null }, 'TX19', { party: 'personal' }),
    rule('minimum-age', { years: 18, withProof: 16 }, 'TXL', { party: 'personal' }),
    rule('minimum-age', { years: 18, withProof: null }, 'ALI', { party: 'organisation' }),
    rule('phone-area', { area: 'LOCAL' }, ['ALI', 'TX19']),
    rule('subject-person', { who: 'ANYONE' }, ['ALI', 'TX21'], { party: 'organisation' }),
    rule('second-contact', { need: 'REQUIRED' }, 'TX19', { party: 'organisation' }),
    note(
      'financial-names',
      'DETAILS',
      'ALI',
      '名称含投资管理、担保、典当、贷款、理财的，两位负责人都须为法定代表人。',
      'When the name speaks of investment management, guarantees, pawn, loans or wealth management, both persons are the legal representative.',
      { party: 'organisation' },
    ),
    note(
      'originals-only',
      'MATERIALS',
      'TX19',
      '证件须为原件的彩色扫描件或照片。',
      'Certificates are scanned in colour or photographed from the original.',
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
    rule('expected-days', { min: 9, max: 10 }, 'TX21'),
    rule(
      'site-name-words',
      {
        barred:
          '合伙 大众 维修 沙龙 工作室 互联 官网 品牌 行业 宣传 电商 企业 管理 工坊 传播 咨询 投资 贸易 产业 养殖 传媒 媒体 股票 证券 彩票 体彩 网络 网址 平台 论坛 站长网 商城 交易 折扣 购 购物 返现 易购 淘宝 网淘 网购 旺铺 团购'.split(
            ' ',
          ),
      },
      'ALI',
      { party: 'personal' },
    ),
  ],
  ['Access before a change of certificate: possible by a source of 2019, no longer by one of 2022.'],
);

import { siteOpens } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 宁夏回族自治区 */
export const ningxia = province(
  '640000',
  [
    rule('sms', {}, ['SEED', 'ALI'], { from: '2017-12-18' }),
    rule(
      'must-equal',
      {
        fields: ['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER', 'WEBSITE_PERSON'],
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
        mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS', 'SUBJECT_PERSON', 'WEBSITE_PERSON'],
        unspecified: [],
        cure: 'CHANGE_FIRST',
      },
      'ALI',
      { party: 'personal' },
    ),
    rule('old-certificate', { policy: 'CHANGE_FIRST', image: null }, 'TX19', { party: 'organisation' }),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
    rule('residence', { accepts: 'LOCAL_IDENTITY' }, 'ALI', { party: 'personal' }),
    rule('residence', { accepts: 'ANY_LOCAL_PROOF' }, 'TXL', {
      party: 'personal',
      zh: '非本地身份证须提供一年以上租房合同或房产证明。',
      en: 'With an identity card from elsewhere a lease of a year or more or a house deed is needed.',
    }),
    rule('residence', { accepts: 'LOCAL_IDENTITY' }, 'HW', { party: 'personal' }),
    rule('investor', { enterprise: 'LEGAL_REPRESENTATIVE', publicBody: 'SUPERIOR_UNIT' }, 'TX19', {
      party: 'organisation',
    }),
    rule('password-recovery', { online: true, offline: true, ownLink: true }, 'ALI'),
    siteOpens('TX19'),
    note('three-sites', 'TYPE', 'TXL', '网站达到 3 个的须说明原因。', 'From 3 sites on, explain why.'),
    rule('domain-holder', { holders: ['ORGANISATION', 'LEGAL_REPRESENTATIVE'] }, 'ALI', {
      party: 'organisation',
    }),
    rule('expected-days', { min: 4, max: 6 }, 'TX21'),
    rule(
      'site-name-words',
      {
        barred:
          '网 技术 信息 工作室 资讯 网站 网络 网址 爱好者 作品展示 平台 主页 热线 社团 导航 博客 论坛 在线 社区 交流 营销 商城 交易 折扣 定做 定制 购 返现 购物 贸易 导购 淘宝 网淘 阿里 诚信通 旺铺 网购 批发 市场 利润 团购 易购 商务'.split(
            ' ',
          ),
      },
      'ALI',
      { party: 'personal' },
    ),
    rule('portal', { url: 'https://nx.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
  ],
  [
    'A person from elsewhere: refused by sources of 2019 and 2025, accepted with a lease or deed by one of 2022.',
  ],
);

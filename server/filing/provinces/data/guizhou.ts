import { siteOpens, tradeName } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 贵州省 */
export const guizhou = province(
  '520000',
  [
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
    rule('minimum-age', { years: 18, withProof: null }, 'ALI', { party: 'personal' }),
    rule('minimum-age', { years: 18, withProof: null }, 'TXL', { party: 'organisation' }),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
    rule('website-person', { who: 'LEGAL_REPRESENTATIVE_OR_LETTER' }, ['ALI', 'TX19'], {
      party: 'organisation',
    }),
    rule('residence', { accepts: 'RESIDENCE_PERMIT' }, 'ALI', { party: 'personal' }),
    rule('service-contents', { only: ['OTHER'], barred: ['BLOG'] }, ['ALI', 'TX19'], { party: 'personal' }),
    rule('domain-certificates', { from: 4, per: 'ORDER' }, 'ALI'),
    rule('domain-certificates', { from: 1, per: 'ORDER' }, 'TX21'),
    rule('address-city', { same: true }, 'HW', { party: 'organisation' }),
    rule(
      'extra-material',
      { material: 'AUTHORISATION_LETTER', when: 'NOT_LEGAL_REPRESENTATIVE', of: 'WEBSITE' },
      'ALI',
      {
        party: 'organisation',
        name: 'letter',
      },
    ),
    rule('extra-material', { material: 'RESIDENCE_PERMIT', when: 'NON_LOCAL_PERSON', of: 'SUBJECT' }, 'ALI', {
      party: 'personal',
      name: 'residence-permit',
    }),
    tradeName('TX19'),
    siteOpens('TXL'),
    note(
      'sites-per-order',
      'TYPE',
      ['TX19', 'TXL'],
      '新网站每次最多 5 个。（不影响接入）',
      'New sites are limited to 5 per order. Access is not concerned.',
    ),
    rule('domain-holder', { holders: ['ORGANISATION'] }, 'ALI', { party: 'organisation' }),
    rule('expected-days', { min: 6, max: 10 }, 'TX21'),
    rule(
      'site-name-words',
      {
        barred:
          '评论 信息 互联 官网 排行榜 行业 宣传 电商 售后 学院 传媒 媒体 股票 证券 彩票 体彩 刮刮乐 资讯 网址 平台 主页 热线 导航 博客 论坛 在线 社区 交流 营销 商城 交易 折扣 购 返现 购物 导购 淘宝 网淘 旺铺 网购 批发 团购 易购'.split(
            ' ',
          ),
      },
      'ALI',
      { party: 'personal' },
    ),
  ],
  [
    'Access with the old number by one source of 2019, equal name, number and persons by another: both fit when the old number is entered.',
    'Domain certificates: from 4 domains by one source, always by another.',
  ],
);

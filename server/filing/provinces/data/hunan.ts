import { domesticRegistrar, reachability, siteOpens, usedOnce } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 湖南省 */
export const hunan = province('430000', [
  rule('sms', {}, ['SEED', 'ALI'], { from: '2018-09-24' }),
  rule(
    'must-equal',
    { fields: ['EVERYTHING'], mayDiffer: [], unspecified: [], cure: 'CHANGE_FIRST' },
    'ALI',
    { party: 'organisation' },
  ),
  rule(
    'must-equal',
    { fields: ['EVERYTHING'], mayDiffer: [], unspecified: [], cure: 'CHANGE_FIRST' },
    'ALI',
    { party: 'personal' },
  ),
  rule('old-certificate', { policy: 'CHANGE_FIRST', image: null }, 'TX19', { party: 'organisation' }),
  rule('minimum-age', { years: 18, withProof: null }, 'ALI'),
  rule('phone-area', { area: 'LOCAL' }, 'ALI'),
  rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
  rule('website-person', { who: 'LEGAL_REPRESENTATIVE_OR_LETTER' }, ['ALI', 'TX19'], {
    party: 'organisation',
  }),
  rule('domain-certificates', { from: 1, per: 'ORDER' }, ['ALI', 'TX19']),
  rule('homepages', { count: 'ONE' }, 'TX19'),
  rule('service-contents', { only: ['OTHER'], barred: ['BLOG'] }, ['ALI', 'TX19'], { party: 'personal' }),
  rule('limits', { websitesPerOrder: 1 }, ['TXL', 'HW']),
  rule('form', { demands: ['WIDE_FORM'] }, 'ALI'),
  rule(
    'extra-material',
    { material: 'AUTHORISATION_LETTER', when: 'NOT_LEGAL_REPRESENTATIVE', of: 'WEBSITE' },
    'ALI',
    {
      party: 'organisation',
      name: 'letter',
    },
  ),
  rule('extra-material', { material: 'NETWORK_PLAN', when: 'MANY_DOMAINS', from: 6 }, 'TX19', {
    name: 'network-plan',
  }),
  rule('password-recovery', { online: true, offline: true, ownLink: true }, 'ALI'),
  usedOnce(['ALI', 'TX19'], 'organisation'),
  siteOpens('TX19'),
  domesticRegistrar('ALI'),
  reachability('TX19'),
  note(
    'filed-address',
    'TYPE',
    'TX19',
    '网站解析的 IP 须与备案 IP 一致，网站名称须与备案名称一致。',
    'The site must resolve to its filed address and carry its filed name.',
  ),
  rule('domain-holder', { holders: ['ORGANISATION'] }, 'ALI', { party: 'organisation' }),
  rule('expected-days', { min: 13, max: 16 }, 'TX21'),
  rule(
    'site-name-words',
    {
      barred:
        '官网 电商 报价 企业 售后 学院 产业 媒体 博客 论坛 营销 商城 交易 折扣 定做 定制 购 返现 购物 贸易 导购 淘宝 网淘 阿里 诚信通 旺铺 网购 批发 市场 利润 团购 易购 商务'.split(
          ' ',
        ),
    },
    'ALI',
    { party: 'personal' },
  ),
  rule('portal', { url: 'https://hn.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
]);

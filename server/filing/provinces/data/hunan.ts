import { note, province, rule } from '../rule.ts';
import { heldByItself } from '../shared/domains.ts';
import { domesticRegistrar, reachability, siteOpens, usedOnce } from '../shared/notes.ts';
import { networkPlan } from '../shared/papers.ts';
import { legalRepresentative, websitePersonByLetter } from '../shared/persons.ts';
import { ownRecoveryLink, thirdSmsBatch } from '../shared/process.ts';
import { changeFirst, EVERYTHING, mustEqual } from '../shared/record.ts';

/** 湖南省 */
export const hunan = province('430000', [
  ...thirdSmsBatch('hn'),
  ...mustEqual({ organisation: EVERYTHING, personal: EVERYTHING }),
  changeFirst,
  rule('minimum-age', { years: 18, withProof: null }, 'ALI'),
  rule('phone-area', { area: 'LOCAL' }, 'ALI'),
  legalRepresentative,
  ...websitePersonByLetter(['ALI', 'TX19']),
  rule('domain-certificates', { from: 1, per: 'ORDER' }, ['ALI', 'TX19']),
  rule('homepages', { count: 'ONE' }, 'TX19'),
  rule('service-contents', { only: ['OTHER'], barred: ['BLOG'] }, ['ALI', 'TX19'], { party: 'personal' }),
  rule('limits', { websitesPerOrder: 1 }, ['TXL', 'HW']),
  rule('form', { demands: ['WIDE_FORM'] }, 'ALI'),
  networkPlan(6, 'TX19'),
  ownRecoveryLink,
  usedOnce(['ALI', 'TX19'], 'organisation'),
  siteOpens('TX19'),
  domesticRegistrar('ALI'),
  reachability('TX19'),
  note('hunan.filed-address', 'TYPE', 'TX19'),
  heldByItself,
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
]);

import { note, province, rule } from '../rule.ts';
import { heldByItself } from '../shared/domains.ts';
import { siteOpens, tradeName } from '../shared/notes.ts';
import { legalRepresentative, residencePermit, websitePersonByLetter } from '../shared/persons.ts';
import { accessFirst, mustEqual, NAME_AND_NUMBER, NAME_NUMBER_AND_PERSONS } from '../shared/record.ts';

/** 贵州省 */
export const guizhou = province(
  '520000',
  [
    ...mustEqual({ organisation: NAME_NUMBER_AND_PERSONS, personal: NAME_AND_NUMBER }),
    accessFirst(),
    rule('minimum-age', { years: 18, withProof: null }, 'ALI', { party: 'personal' }),
    rule('minimum-age', { years: 18, withProof: null }, 'TXL', { party: 'organisation' }),
    legalRepresentative,
    ...websitePersonByLetter(['ALI', 'TX19']),
    ...residencePermit('ALI'),
    rule('service-contents', { only: ['OTHER'], barred: ['BLOG'] }, ['ALI', 'TX19'], { party: 'personal' }),
    rule('domain-certificates', { from: 4, per: 'ORDER' }, 'ALI'),
    rule('domain-certificates', { from: 1, per: 'ORDER' }, 'TX21'),
    rule('address-city', { same: true }, 'HW', { party: 'organisation' }),
    tradeName('TX19'),
    siteOpens('TXL'),
    note('guizhou.sites-per-order', 'TYPE', ['TX19', 'TXL']),
    heldByItself,
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

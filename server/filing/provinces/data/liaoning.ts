import { note, province, rule } from '../rule.ts';
import { heldByOfficers } from '../shared/domains.ts';
import { backdropForAccess } from '../shared/process.ts';
import { accessFirst, mustEqual, NAME_AND_NUMBER, NAME_AND_NUMBER_PERSONS_FREE } from '../shared/record.ts';

/** 辽宁省 */
export const liaoning = province(
  '210000',
  [
    backdropForAccess,
    ...mustEqual({ organisation: NAME_AND_NUMBER_PERSONS_FREE, personal: NAME_AND_NUMBER }),
    accessFirst(),
    rule('old-certificate', { policy: 'CHANGE_FIRST', image: 'NEWEST' }, 'TXL', { party: 'organisation' }),
    rule('minimum-age', { years: 18, withProof: null }, 'TX19', { party: 'personal' }),
    rule('minimum-age', { years: 18, withProof: { from: 16, proof: 'ANY' } }, 'TXL', { party: 'personal' }),
    rule('minimum-age', { years: 18, withProof: null }, 'ALI', { party: 'organisation' }),
    rule('phone-area', { area: 'LOCAL' }, ['ALI', 'TX19']),
    rule('subject-person', { who: 'ANYONE' }, ['ALI', 'TX21'], { party: 'organisation' }),
    rule('second-contact', { need: 'REQUIRED' }, 'TX19', { party: 'organisation' }),
    note('liaoning.financial-names', 'DETAILS', 'ALI', { party: 'organisation' }),
    note('liaoning.originals-only', 'MATERIALS', 'TX19'),
    heldByOfficers,
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

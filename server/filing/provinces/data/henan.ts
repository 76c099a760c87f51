import { note, province, rule } from '../rule.ts';
import { heldByOfficers } from '../shared/domains.ts';
import { siteOpens, unifiedLicence, usedOnce } from '../shared/notes.ts';
import { legalRepresentative, localsOnly } from '../shared/persons.ts';
import { thirdSmsBatch } from '../shared/process.ts';
import { ADDRESSES, changeFirst, equal, mustEqual } from '../shared/record.ts';

/** 河南省 */
export const henan = province(
  '410000',
  [
    ...thirdSmsBatch('ha'),
    ...mustEqual({
      organisation: {
        ...equal(['SUBJECT_NAME'], [...ADDRESSES, 'SUBJECT_PERSON', 'WEBSITE_PERSON']),
        unspecified: ['SUBJECT_CERTIFICATE_NUMBER'],
      },
      personal: { ...equal(['SUBJECT_NAME'], ADDRESSES), unspecified: ['SUBJECT_CERTIFICATE_NUMBER'] },
    }),
    changeFirst,
    rule('minimum-age', { years: 18, withProof: { from: 0, proof: 'GUARDIAN' } }, 'ALI', {
      party: 'personal',
    }),
    rule('minimum-age', { years: 18, withProof: null }, 'ALI', { party: 'organisation' }),
    rule('phone-area', { area: 'LOCAL' }, 'TX19'),
    legalRepresentative,
    localsOnly(['ALI', 'TX19']),
    rule('second-contact', { need: 'REQUIRED' }, 'TX19', { party: 'organisation' }),
    rule('service-contents', { only: ['OTHER'], barred: ['BLOG'] }, ['ALI', 'TX19'], { party: 'personal' }),
    rule('website-remark', { characters: 1, declaresPersonal: false }, 'TX19', { party: 'personal' }),
    rule('domain-certificates', { from: 5, per: 'SUBJECT' }, ['TX19', 'ALI']),
    rule('address-city', { same: true }, 'HW', { party: 'organisation' }),
    usedOnce(['TX19', 'TXL']),
    siteOpens('ALI'),
    unifiedLicence('ALI', 'organisation'),
    note('henan.shell-first', 'TYPE', 'TX19'),
    note('henan.new-site-names', 'TYPE', 'TX19'),
    note('henan.domains-per-order', 'TYPE', ['ALI', 'TX19', 'HW']),
    heldByOfficers,
    rule('expected-days', { min: 7, max: 11 }, 'TX21'),
    rule(
      'site-name-words',
      {
        barred:
          '合伙 框架 大众 维修 设计 沙龙 艺术 评论 工作室 官网 服务 转让 品牌 排行榜 行业 宣传 电商 报价 企业 管理 工坊 传播 中心 交流 咨询 投资 售后 学院 贸易 旗舰 产业 农业 传媒 系统 媒体 股票 证券 彩票 体彩 刮刮乐 热线 社团 导航 论坛 在线 社区 营销 商城 交易 折扣 定做 定制 购 返现 购物 导购 淘宝 网淘 阿里 诚信通 旺铺 网购 批发 市场 利润 团购 易购 商务'.split(
            ' ',
          ),
      },
      'ALI',
      { party: 'personal' },
    ),
  ],
  [
    'The certificate number at access is left open by one source of 2019 and barred from differing by another.',
    'Domain certificates from 5 domains by one source of 2019, from 4 by another.',
  ],
);

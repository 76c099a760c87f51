import { note, province, rule } from '../rule.ts';
import { heldByRepresentative } from '../shared/domains.ts';
import { siteOpens } from '../shared/notes.ts';
import { legalRepresentative, localsOnly } from '../shared/persons.ts';
import { firstSmsBatch, ownRecoveryLink } from '../shared/process.ts';
import {
  changeFirst,
  mustEqual,
  NAME_AND_NUMBER_PERSONS_FREE,
  NAME_NUMBER_AND_WEBSITE_PERSON,
} from '../shared/record.ts';

/** 宁夏回族自治区 */
export const ningxia = province(
  '640000',
  [
    ...firstSmsBatch('nx'),
    ...mustEqual({ organisation: NAME_NUMBER_AND_WEBSITE_PERSON, personal: NAME_AND_NUMBER_PERSONS_FREE }),
    changeFirst,
    legalRepresentative,
    localsOnly('ALI'),
    rule('residence', { accepts: 'ANY_LOCAL_PROOF' }, 'TXL', {
      party: 'personal',
      words: 'ningxia.lease-or-deed',
    }),
    localsOnly('HW'),
    rule('investor', { enterprise: 'LEGAL_REPRESENTATIVE', publicBody: 'SUPERIOR_UNIT' }, 'TX19', {
      party: 'organisation',
    }),
    ownRecoveryLink,
    siteOpens('TX19'),
    note('ningxia.three-sites', 'TYPE', 'TXL'),
    heldByRepresentative,
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
  ],
  [
    'A person from elsewhere: refused by sources of 2019 and 2025, accepted with a lease or deed by one of 2022.',
  ],
);

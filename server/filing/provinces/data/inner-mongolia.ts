import { note, province, rule } from '../rule.ts';
import { heldByOfficers } from '../shared/domains.ts';
import { domesticRegistrar, siteOpens } from '../shared/notes.ts';
import { staffingOffice } from '../shared/papers.ts';
import { legalRepresentative, localsOnly, residencePermit } from '../shared/persons.ts';
import { thirdSmsBatch } from '../shared/process.ts';
import { changeFirst, mustEqual, NAME_AND_NUMBER, NAME_NUMBER_AND_PERSONS } from '../shared/record.ts';

/** 内蒙古自治区 */
export const innerMongolia = province(
  '150000',
  [
    ...thirdSmsBatch('nm'),
    ...mustEqual({ organisation: NAME_NUMBER_AND_PERSONS, personal: NAME_AND_NUMBER }),
    changeFirst,
    rule('minimum-age', { years: 18, withProof: null }, 'ALI'),
    legalRepresentative,
    ...residencePermit('ALI'),
    localsOnly('HW'),
    rule('domain-certificates', { from: 1, per: 'ORDER' }, ['ALI', 'TXL'], { party: 'personal' }),
    rule('website-remark', { characters: 30, declaresPersonal: true }, ['TX19', 'TXL'], {
      party: 'personal',
    }),
    rule('form', { demands: ['ALL_DOMAINS'] }, 'ALI'),
    staffingOffice(['TX19', 'HW']),
    rule('extra-material', { material: 'HANDHELD_PHOTO', when: 'NON_LOCAL_LEGAL_REPRESENTATIVE' }, 'TXL', {
      party: 'organisation',
      name: 'handheld-photo',
    }),
    siteOpens('TX19'),
    domesticRegistrar('ALI'),
    note('inner-mongolia.certificate-in-region', 'DETAILS', ['TX19', 'TXL'], { party: 'organisation' }),
    note('inner-mongolia.residence-statement', 'RESULT', 'TX21', { party: 'personal' }),
    note('inner-mongolia.public-suffix', 'TYPE', 'HW', { party: 'organisation' }),
    heldByOfficers,
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
  ],
  [
    'A person from elsewhere: one source of 2019 accepts a residence permit, another and one of 2025 do not; the first is followed until 2025.',
  ],
);

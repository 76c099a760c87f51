import { note, province, rule } from '../rule.ts';
import { heldByItself } from '../shared/domains.ts';
import { siteOpens } from '../shared/notes.ts';
import { networkPlanByPost } from '../shared/papers.ts';
import { legalRepresentative, residencePermit } from '../shared/persons.ts';
import { backdropForAccess } from '../shared/process.ts';
import { accessFirst, mustEqual, NOTHING } from '../shared/record.ts';

/** 广东省 */
export const guangdong = province(
  '440000',
  [
    backdropForAccess,
    ...mustEqual({ organisation: NOTHING, personal: NOTHING }),
    accessFirst(),
    rule('minimum-age', { years: 18, withProof: { from: 0, proof: 'WORK' } }, 'ALI', { party: 'personal' }),
    rule('minimum-age', { years: 16, withProof: null }, 'TX19', { party: 'organisation' }),
    legalRepresentative,
    rule('website-person', { who: 'ANYONE' }, 'ALI', { party: 'organisation' }),
    ...residencePermit('TX21'),
    rule('homepages', { count: 'ONE' }, 'TX19'),
    rule('website-remark', { characters: 1, declaresPersonal: false }, 'TX19', { party: 'personal' }),
    rule('footer', { number: 'SUBJECT_NUMBER' }, ['ALI', 'HW']),
    rule('form', { demands: ['OWN_FORM', 'HANDWRITTEN_DECLARATION'] }, 'ALI', { party: 'personal' }),
    ...networkPlanByPost(31, ['ALI', 'TX19'], 'organisation'),
    ...networkPlanByPost(5, ['ALI', 'TX19'], 'personal'),
    rule('password-recovery', { online: true, offline: false, ownLink: false }, 'TX21'),
    rule('extra-material', { material: 'COMMITMENT_LETTER', when: 'FINANCIAL_CONTENT' }, ['ALI', 'TX19'], {
      party: 'organisation',
      name: 'finance-commitment',
    }),
    rule('extra-material', { material: 'COMMITMENT_LETTER', when: 'ALWAYS' }, 'HW', {
      from: '2021-06-21',
      name: 'commitment',
    }),
    siteOpens('ALI'),
    note('guangdong.hospitals', 'DETAILS', ['ALI', 'TX19'], { party: 'organisation' }),
    note('guangdong.one-site', 'DETAILS', 'TX19'),
    heldByItself,
    rule('expected-days', { min: 7, max: 9 }, 'TX21'),
    rule(
      'site-name-words',
      {
        barred: '媒体 股票 证券 彩票 体彩 刮刮乐 导航 论坛 社区 交流 商城 交易 返现 批发 利润 商务'.split(
          ' ',
        ),
      },
      'ALI',
      { party: 'personal' },
    ),
  ],
  ['One later source repeats the text of Heilongjiang for Guangdong and was left out.'],
);

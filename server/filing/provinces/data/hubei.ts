import { note, province, rule } from '../rule.ts';
import { heldByOfficers } from '../shared/domains.ts';
import { representativeOnRecord, residencePermit, websitePersonByLetter } from '../shared/persons.ts';
import { thirdSmsBatch } from '../shared/process.ts';
import { accessFirst, mustEqual, NAME } from '../shared/record.ts';

/** 湖北省 */
export const hubei = province('420000', [
  ...thirdSmsBatch('hb'),
  ...mustEqual({ organisation: NAME, personal: NAME }),
  accessFirst(),
  rule('minimum-age', { years: 18, withProof: null }, 'ALI', { party: 'organisation' }),
  representativeOnRecord('ALI'),
  ...websitePersonByLetter(['ALI', 'TX19']),
  ...residencePermit('ALI'),
  rule('second-contact', { need: 'REQUIRED' }, 'TX19', { party: 'organisation' }),
  rule('website-remark', { characters: 1, declaresPersonal: false }, 'TX19', { party: 'personal' }),
  note('hubei.one-site', 'TYPE', ['ALI', 'TX19']),
  note('hubei.distinct-numbers', 'DETAILS', 'TXL', { party: 'organisation' }),
  heldByOfficers,
  rule('expected-days', { min: 5, max: 7 }, 'TX21'),
  rule('site-name-words', { barred: '官网 行业 电商 企业 学院 论坛 商城 团购'.split(' ') }, 'ALI', {
    party: 'personal',
  }),
]);

import { note, province, rule } from '../rule.ts';
import { heldByOfficers } from '../shared/domains.ts';
import { domesticRegistrar, siteOpens, usedOnce } from '../shared/notes.ts';
import { networkPlan } from '../shared/papers.ts';
import { localsOnly, representativeOnRecord, websitePersonByLetter } from '../shared/persons.ts';
import { backdropForAccess, secondSmsBatch } from '../shared/process.ts';
import { changeFirst, mustEqual, NAME_AND_NUMBER, NAME_NUMBER_AND_WEBSITE_PERSON } from '../shared/record.ts';

/** 重庆市 */
export const chongqing = province('500000', [
  ...secondSmsBatch('cq'),
  backdropForAccess,
  ...mustEqual({ organisation: NAME_NUMBER_AND_WEBSITE_PERSON, personal: NAME_AND_NUMBER }),
  changeFirst,
  rule('minimum-age', { years: 18, withProof: { from: 16, proof: 'ANY' } }, 'TX19', { party: 'personal' }),
  rule('minimum-age', { years: 18, withProof: null }, 'ALI', { party: 'organisation' }),
  representativeOnRecord(['ALI', 'TX19']),
  ...websitePersonByLetter(['ALI', 'TX19']),
  localsOnly(['ALI', 'TX19']),
  rule('service-contents', { only: ['BLOG', 'OTHER'], barred: [] }, ['ALI', 'TX19'], { party: 'personal' }),
  rule('domain-certificates', { from: 1, per: 'ORDER' }, 'TX19'),
  rule('homepages', { count: 'ONE' }, 'TX19'),
  rule('form', { demands: ['ALL_DOMAINS'] }, 'ALI'),
  networkPlan(6, ['ALI', 'TX19'], { until: '2021-12-31' }),
  networkPlan(36, 'TXL', { party: 'organisation' }),
  networkPlan(6, 'TXL', { party: 'personal' }),
  usedOnce('TX19', 'organisation'),
  siteOpens('TX19'),
  domesticRegistrar('ALI'),
  note('chongqing.emergency-remark', 'DETAILS', 'TX19', { party: 'personal' }),
  note('chongqing.whole-backdrop', 'PHOTO', 'TX19'),
  note('chongqing.one-domain', 'TYPE', ['ALI', 'TX19']),
  note('chongqing.new-site-names', 'TYPE', 'TXL'),
  heldByOfficers,
  rule('expected-days', { min: 8, max: 11 }, 'TX21'),
]);

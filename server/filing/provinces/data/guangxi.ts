import { note, province, rule } from '../rule.ts';
import { heldByItself } from '../shared/domains.ts';
import { reachability, siteOpens, usedOnce } from '../shared/notes.ts';
import { localsOnly } from '../shared/persons.ts';
import { secondSmsBatch } from '../shared/process.ts';
import { accessFirst, mustEqual, NAME, NAME_PERSONS_FREE } from '../shared/record.ts';

/** 广西壮族自治区 */
export const guangxi = province('450000', [
  ...secondSmsBatch('gx'),
  ...mustEqual({ organisation: NAME_PERSONS_FREE, personal: NAME }),
  accessFirst(),
  rule('phone-area', { area: 'LOCAL' }, ['ALI', 'TX19']),
  rule('emergency-differs', { needed: true }, 'TXL'),
  rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, ['TX19', 'TX21'], { party: 'organisation' }),
  localsOnly('HW'),
  rule('investor', { enterprise: 'ANY', publicBody: 'SUPERIOR_UNIT' }, 'TX19', { party: 'organisation' }),
  rule('website-remark', { characters: 1, declaresPersonal: true }, 'TX19', { party: 'personal' }),
  rule(
    'post-to-authority',
    { papers: [], over: { what: 'WEBSITES', number: 3 }, withinWorkingDays: null },
    ['TX19', 'TXL'],
    { party: 'personal' },
  ),
  usedOnce('TX19'),
  reachability('TX19'),
  siteOpens(['TX19', 'TXL']),
  note('guangxi.one-domain', 'TYPE', ['TX19', 'TXL']),
  note('guangxi.individual-business', 'MATERIALS', 'TX19', { party: 'organisation' }),
  heldByItself,
  rule('expected-days', { min: 5, max: 6 }, 'TX21'),
]);

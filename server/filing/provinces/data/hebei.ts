import { note, province, rule } from '../rule.ts';
import { heldByRepresentative } from '../shared/domains.ts';
import { siteOpens } from '../shared/notes.ts';
import { legalRepresentative } from '../shared/persons.ts';
import { changeFirst, mustEqual, NAME_AND_NUMBER, NAME_NUMBER_AND_PERSONS } from '../shared/record.ts';

/** 河北省 */
export const hebei = province('130000', [
  ...mustEqual({ organisation: NAME_NUMBER_AND_PERSONS, personal: NAME_AND_NUMBER }),
  changeFirst,
  rule('minimum-age', { years: 18, withProof: null }, 'TXL'),
  rule('phone-area', { area: 'LOCAL' }, 'TXL', { party: 'organisation' }),
  legalRepresentative,
  rule('residence', { accepts: 'ANYONE' }, 'TXL', { party: 'personal', words: 'hebei.local-number' }),
  rule('refused-certificates', { types: ['PASSPORT', 'FOREIGNER_RESIDENCE_CARD'] }, ['ALI', 'TX19']),
  rule('address-city', { same: true }, 'HW', { party: 'organisation' }),
  rule('homepages', { count: 'ONE' }, 'TX19'),
  rule('website-remark', { characters: 1, declaresPersonal: false }, 'TX19', { party: 'personal' }),
  rule('pre-approvals', { types: ['HEALTH_CARE'] }, 'ALI', { until: '2020-12-31', name: 'health-care' }),
  rule('pre-approvals', { types: ['BULLETIN_BOARDS'] }, 'TX19', {
    party: 'organisation',
    name: 'bulletin-boards',
  }),
  rule('extra-material', { material: 'ACCESS_SHEET', when: 'SEVERAL_SERVERS', from: 2 }, 'TXL', {
    name: 'access-sheet',
  }),
  siteOpens('TX19'),
  note('hebei.no-change-meanwhile', 'TYPE', 'HW'),
  note('hebei.cloud-resources', 'SERVER', 'TXL'),
  note('hebei.foreign-representative', 'DETAILS', 'TX19', { party: 'organisation' }),
  heldByRepresentative,
  rule('expected-days', { min: 8, max: 11 }, 'TX21'),
  rule(
    'site-name-words',
    { barred: '工作室 官网 企业 中心 学院 彩票 体彩 刮刮乐 社团 论坛 社区 商城 淘宝 团购'.split(' ') },
    'ALI',
    { party: 'personal' },
  ),
]);

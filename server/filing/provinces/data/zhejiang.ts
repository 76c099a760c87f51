import { note, province, rule } from '../rule.ts';
import { heldByOfficers } from '../shared/domains.ts';
import { reachability } from '../shared/notes.ts';
import { legalRepresentative, residencePermit } from '../shared/persons.ts';
import { secondSmsBatch } from '../shared/process.ts';
import { accessFirst, mustEqual, NAME, NOTHING } from '../shared/record.ts';

/** 浙江省 */
export const zhejiang = province('330000', [
  ...secondSmsBatch('zj'),
  ...mustEqual({ organisation: NOTHING, personal: NAME }),
  accessFirst('NEWEST'),
  rule('minimum-age', { years: 18, withProof: null }, ['ALI', 'TX19']),
  legalRepresentative,
  ...residencePermit('TX19'),
  rule('service-contents', { only: ['OTHER'], barred: ['BLOG'] }, ['ALI', 'TX19'], { party: 'personal' }),
  rule('certificate-months', { months: 3 }, 'TXL'),
  rule('address-words', { barred: ['市辖区'] }, 'TXL'),
  rule('pre-approvals', { types: ['EDUCATION'] }, 'ALI', { until: '2020-12-31', name: 'education' }),
  reachability('TX19'),
  note('zhejiang.sms-brackets', 'SMS', 'ALI'),
  note('zhejiang.no-trade-name', 'DETAILS', ['TX19', 'HW'], { party: 'organisation' }),
  note('zhejiang.backdrop-name', 'PHOTO', 'TX19'),
  heldByOfficers,
  rule('expected-days', { min: 7, max: 10 }, 'TX21'),
  rule(
    'site-name-words',
    {
      barred:
        '工作室 官网 行业 电商 企业 工坊 中心 产业 农业 养殖 股票 证券 彩票 体彩 刮刮乐 博客 论坛 在线 社区'.split(
          ' ',
        ),
    },
    'ALI',
    { party: 'personal' },
  ),
]);

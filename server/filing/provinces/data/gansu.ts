import { note, province, rule } from '../rule.ts';
import { heldByItself } from '../shared/domains.ts';
import { siteOpens } from '../shared/notes.ts';
import { localsOnly, subjectPersonByLetter } from '../shared/persons.ts';
import { firstSmsBatch } from '../shared/process.ts';
import { mustEqual, NAME_AND_NUMBER, NAME_NUMBER_AND_PERSONS } from '../shared/record.ts';

/** 甘肃省 */
export const gansu = province('620000', [
  ...firstSmsBatch('gs'),
  ...mustEqual({ organisation: NAME_NUMBER_AND_PERSONS, personal: NAME_AND_NUMBER }),
  rule('phone-area', { area: 'LOCAL' }, ['ALI', 'TX19']),
  rule('remark-without-landline', { needed: true }, 'TX19'),
  ...subjectPersonByLetter('ALI', { words: 'gansu.own-letter' }),
  localsOnly(['ALI', 'TX19']),
  rule('homepages', { count: 'EACH_DOMAIN' }, 'TX19'),
  rule('form', { demands: ['ALL_DOMAINS', 'WIDE_FORM'] }, 'ALI'),
  siteOpens('TX19'),
  note('gansu.backdrop-slogan', 'PHOTO', 'TX19'),
  note('gansu.local-handlers', 'DETAILS', 'TX19', { party: 'organisation' }),
  heldByItself,
  rule('expected-days', { min: 11, max: 14 }, 'TX21'),
]);

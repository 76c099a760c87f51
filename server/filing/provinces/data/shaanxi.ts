import { note, province, rule } from '../rule.ts';
import { heldByRepresentative } from '../shared/domains.ts';
import { siteOpens } from '../shared/notes.ts';
import { legalRepresentative } from '../shared/persons.ts';
import { secondSmsBatch } from '../shared/process.ts';
import { accessFirst, mustEqual, NAME_AND_NUMBER_PERSONS_FREE } from '../shared/record.ts';

/** 陕西省 */
export const shaanxi = province(
  '610000',
  [
    ...secondSmsBatch('sn'),
    ...mustEqual({ organisation: NAME_AND_NUMBER_PERSONS_FREE, personal: NAME_AND_NUMBER_PERSONS_FREE }),
    accessFirst('NEWEST'),
    rule('phone-area', { area: 'LOCAL' }, ['ALI', 'TX19'], { party: 'personal' }),
    rule('phone-area', { area: 'LOCAL_OR_REMARK' }, 'ALI', { party: 'organisation' }),
    legalRepresentative,
    rule('domain-certificates', { from: 5, per: 'SUBJECT' }, ['ALI', 'TX19']),
    rule('homepages', { count: 'EACH_DOMAIN' }, 'TX19'),
    siteOpens('TX19'),
    note('shaanxi.sites-in-all', 'TYPE', 'TXL'),
    note('shaanxi.no-trade-name', 'TYPE', 'TX19', { party: 'organisation' }),
    heldByRepresentative,
    rule('expected-days', { min: 7, max: 10 }, 'TX21'),
  ],
  [
    'Access with changed subject data: possible by one source of 2019, only with equal name and number by another; the stricter is followed.',
  ],
);

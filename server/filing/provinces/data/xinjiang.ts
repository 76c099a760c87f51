import { note, province, rule } from '../rule.ts';
import { heldByItself } from '../shared/domains.ts';
import { reachability, siteOpens, usedOnce } from '../shared/notes.ts';
import { localsOnly } from '../shared/persons.ts';
import { firstSmsBatch } from '../shared/process.ts';
import { ADDRESSES, changeFirst, equal, mustEqual, NAME } from '../shared/record.ts';

/** 新疆维吾尔自治区 */
export const xinjiang = province(
  '650000',
  [
    ...firstSmsBatch('xj'),
    ...mustEqual({
      organisation: equal(
        ['SUBJECT_NAME', 'SUBJECT_PERSON', 'WEBSITE_PERSON'],
        [...ADDRESSES, 'SUBJECT_CERTIFICATE_NUMBER'],
      ),
      personal: NAME,
    }),
    changeFirst,
    rule('phone-area', { area: 'LOCAL' }, 'TX19'),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, ['ALI', 'TXL'], { party: 'organisation' }),
    localsOnly(['ALI', 'TX19']),
    rule('website-remark', { characters: 1, declaresPersonal: false }, 'TX19', { party: 'personal' }),
    rule('form', { demands: ['FINGERPRINT'] }, ['ALI', 'TX19'], { party: 'personal', name: 'fingerprint' }),
    rule('form', { demands: ['ALL_DOMAINS'] }, 'ALI', { name: 'domains' }),
    rule('extra-material', { material: 'PARTY_LETTER', when: 'FILED_SINCE', from: 2019 }, 'TXL', {
      name: 'party-letter',
    }),
    usedOnce(['TX19', 'TXL']),
    siteOpens('TX19'),
    reachability('TX19'),
    note('xinjiang.one-domain', 'TYPE', ['TX19', 'HW']),
    heldByItself,
    rule('expected-days', { min: 3, max: 4 }, 'TX21'),
  ],
  [
    'The certificate number may differ by one source of 2019; another wants a change or deregistration first.',
  ],
);

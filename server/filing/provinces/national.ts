import { note, rule, type Rule } from './rule.ts';

/** Order 33 of 2005, from which filing begins: the day since which defaults count. */
const START = '2005-03-20';
const from = START;

/** What holds in every province that says nothing else. */
export const NATIONAL_RULES: readonly Rule[] = [
  rule('sms', {}, ['HW', 'QC'], { from: '2020-08-17' }),
  // The change from 48 to 24 hours falls between a page of 2018 and the pages of 2019.
  rule('sms-window', { hours: 48 }, 'ALI18', { from, until: '2018-12-31' }),
  rule('sms-window', { hours: 24 }, 'ALI'),
  rule('photo', { kinds: ['BACKDROP'] }, 'ALI', { from, until: '2019-07-28' }),
  rule('photo', { kinds: ['FACE'] }, 'ALI', { from: '2019-07-29', until: '2024-12-31' }),
  // Allowed since the notice of 2019, and the only way that a provider’s pages of 2025 still know.
  rule('photo', { kinds: ['ELECTRONIC'] }, 'HW'),
  rule(
    'electronic',
    { clauses: ['TRUE', 'LAWFUL', 'OWN_USE', 'CHANGE', 'FOOTER', 'REACHABLE', 'LIABLE'] },
    'NOTICE_87',
    { from: '2019-06-11' },
  ),
  rule('phone-area', { area: 'NONE' }, 'ALI', { from }),
  rule('second-contact', { need: 'OPTIONAL' }, 'ALI', { from, party: 'personal' }),
  rule('second-contact', { need: 'REQUIRED' }, 'ALI', { from, party: 'organisation' }),
  rule('remark-without-landline', { needed: false }, 'ALI', { from }),
  rule('distinct-emails', { needed: false }, 'ALI', { from, until: '2024-12-31' }),
  rule('distinct-emails', { needed: true }, 'HW'),
  rule('emergency-differs', { needed: false }, 'ALI', { from, until: '2021-12-31' }),
  rule('emergency-differs', { needed: true }, ['QC', 'HW']),
  rule('subject-person', { who: 'ANYONE' }, 'ALI', { from }),
  rule('website-person', { who: 'ANYONE' }, 'ALI', { from }),
  rule('persons', { relation: 'SAME' }, 'ALI', { from, party: 'personal' }),
  rule('persons', { relation: 'ANY' }, 'ALI', { from, party: 'organisation' }),
  rule('residence', { accepts: 'ANYONE' }, 'ALI', { from }),
  rule('investor', { enterprise: 'ANY', publicBody: 'ANY' }, 'ALI', { from }),
  rule('website-remark', { characters: 0, declaresPersonal: false }, 'ALI', { from }),
  rule('service-contents', { only: ['OTHER'], barred: [] }, 'ALI', { from, party: 'personal' }),
  rule('service-contents', { only: null, barred: [] }, 'ALI', { from, party: 'organisation' }),
  rule('homepages', { count: 'ANY' }, 'ALI', { from }),
  rule('pre-approvals', { types: [] }, 'TX21', { from }),
  rule('certificate-months', { months: 3 }, 'ALI', { from }),
  rule('address-city', { same: false }, 'SEED', { from }),
  rule('address-words', { barred: [] }, 'SEED', { from }),
  rule('address-hyphens', { barred: false }, 'SEED', { from }),
  rule('refused-certificates', { types: [] }, 'ALI', { from }),
  rule(
    'public-suffixes',
    { government: ['gov.cn', '政务', '政务.cn'], institution: ['cn', '公益'] },
    ['ONLINE_GOV', 'HW'],
    { from: '2024-07-01', party: 'organisation' },
  ),
  rule('domain-days', { days: 90 }, 'ALI', { from }),
  rule('limits', { websitesPerOrder: 1 }, 'TX21', { from, party: 'personal' }),
  rule('limits', { websitesPerOrder: 10 }, 'TX21', { from, party: 'organisation' }),
  rule('continued-access', { barred: false }, 'SEED', { from }),
  rule('footer', { number: 'WEBSITE_NUMBER' }, ['LAW', 'HW'], { from }),
  rule('expected-days', { min: 3, max: 20 }, 'SEED', { from }),
  // Order 33 of 2005, article 12.
  rule('legal-days', { workingDays: 20 }, 'LAW', { from }),
  rule('portal', { url: 'https://beian.miit.gov.cn' }, ['SEED', 'LAW'], { from }),
  rule('password-recovery', { online: true, offline: true, ownLink: false }, 'ALI', { from }),
  note('national.only-adds-provider', 'TYPE', 'SEED'),
  note('national.one-open-order', 'TYPE', ['SEED', 'TX21']),
  note('national.domain-ready', 'TYPE', ['ALI', 'TX21']),
  note('national.address-province', 'DETAILS', 'SEED'),
  note('national.door-number', 'DETAILS', 'SEED'),
  note('national.persons-differ', 'DETAILS', 'HW'),
  note('national.site-name', 'DETAILS', 'ALI'),
  note('national.contacts-real', 'DETAILS', 'SEED'),
  note('national.sms-receiver', 'SMS', 'ALI'),
  note('national.codes-burnt', 'SERVER', 'ALI'),
  note('national.post-when-asked', 'MAIL', 'SEED'),
  note('national.dns-after-success', 'RESULT', 'ALI'),
  note('national.footer-number', 'RESULT', 'LAW'),
  note('national.public-security', 'RESULT', 'ALI'),
];

// Doubtful about the whole:
// - A provider’s pages of 2025 say that access no longer looks at the original data and takes the newest certificate;
//   the matching rules of 2019 to 2021 are kept, as no other source confirms the end of them.
// - After 2019-07-28 the seed’s provider moved to its app, without backdrop; what other providers accept since then
//   differs, so a provider may set its own policy.
// - A provider’s pages of 2019 say that the button of a continued access is missing where a province bars it; no
//   source names a province that does, so none is barred until one is named.

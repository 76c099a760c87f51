import { note, rule } from './rule.ts';
import type { Rule } from './rule.ts';

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
  rule('photo', { kinds: ['FACE'] }, 'ALI', { from: '2019-07-29' }),
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
  note(
    'only-adds-provider',
    'TYPE',
    'SEED',
    '接入备案只增加一个服务商，不能同时变更备案信息，也不影响原服务商的备案和服务器。',
    'An access filing adds a provider and changes nothing: data and servers at the former provider stay as they are.',
  ),
  note(
    'one-open-order',
    'TYPE',
    ['SEED', 'TX21'],
    '一个主体同时只能有一个进行中的备案订单，其他服务商的订单也计算在内。',
    'A subject may have one open order at a time, those at other providers included.',
  ),
  note(
    'address-province',
    'DETAILS',
    'SEED',
    '证件住所与通讯地址须在同一省份；通讯地址可填证件地址或实际办公、居住地址。',
    'Certificate address and mailing address lie in one province; the mailing address may be the one on the certificate or the real one.',
  ),
  note(
    'door-number',
    'DETAILS',
    'SEED',
    '地址须写到门牌号，没有门牌号的须在备注中说明。',
    'The address goes down to the door; if it has no door number, the remark says so.',
  ),
  note(
    'persons-differ',
    'DETAILS',
    'HW',
    '两位负责人不是同一人的，手机号和邮箱须不同。',
    'Two different persons have different mobile numbers and e-mail addresses.',
  ),
  note(
    'site-name',
    'DETAILS',
    'ALI',
    '接入沿用原备案的网站名称，要改名的，接入成功后再变更。',
    'An access takes over the name of the website as filed; to give it a new one, change the filing afterwards.',
  ),
  note(
    'contacts-real',
    'DETAILS',
    'SEED',
    '联系方式须真实有效，变更后请及时更新备案信息。',
    'Contact data must be real; after a change, keep the filing up to date.',
  ),
  note(
    'sms-receiver',
    'SMS',
    'ALI',
    '验证码只发给原备案中网站负责人的联系方式1；号码已变的，先在原服务商变更。',
    'The code goes only to the first number of the website’s person as originally filed; if it has changed, change it at the original provider first.',
  ),
  note(
    'codes-burnt',
    'SERVER',
    'ALI',
    '备案成功后备案服务号即永久用掉，取消接入或注销都不退还。',
    'A success uses the service code up for ever; cancelling the access or deregistering does not give it back.',
  ),
  note(
    'post-when-asked',
    'MAIL',
    'SEED',
    '只有初审要求时才需要邮寄资料。',
    'Papers are posted only when the review asks for them.',
  ),
  note(
    'dns-after-success',
    'RESULT',
    'ALI',
    '备案成功后再把域名解析到新服务器。',
    'Point the domain to the new server after the filing has succeeded.',
  ),
  note(
    'footer-number',
    'RESULT',
    'LAW',
    '备案成功后在网站底部中间挂备案号，并链接到工信部网站。',
    'After success, show the number in the middle of the footer, linked to the ministry’s site.',
  ),
  note(
    'public-security',
    'RESULT',
    'ALI',
    '网站开通 30 日内办理公安备案。',
    'File with the public security office within 30 days of opening the website.',
  ),
];

// Doubtful about the whole:
// - A provider’s pages of 2025 say that access no longer looks at the original data and takes the newest certificate;
//   the matching rules of 2019 to 2021 are kept, as no other source confirms the end of them.
// - After 2019-07-28 the seed’s provider moved to its app, without backdrop; what other providers accept since then
//   differs, so a provider may set its own policy.
// - A provider’s pages of 2019 say that the button of a continued access is missing where a province bars it; no
//   source names a province that does, so none is barred until one is named.

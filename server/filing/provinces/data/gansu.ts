import { siteOpens } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 甘肃省 */
export const gansu = province('620000', [
  rule('sms', {}, ['SEED', 'ALI'], { from: '2017-12-18' }),
  rule(
    'must-equal',
    {
      fields: ['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER', 'SUBJECT_PERSON', 'WEBSITE_PERSON'],
      mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS'],
      unspecified: [],
      cure: 'CHANGE_FIRST',
    },
    'ALI',
    { party: 'organisation' },
  ),
  rule(
    'must-equal',
    {
      fields: ['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER'],
      mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS'],
      unspecified: [],
      cure: 'CHANGE_FIRST',
    },
    'ALI',
    { party: 'personal' },
  ),
  rule('phone-area', { area: 'LOCAL' }, ['ALI', 'TX19']),
  rule('remark-without-landline', { needed: true }, 'TX19'),
  rule('subject-person', { who: 'LEGAL_REPRESENTATIVE_OR_LETTER' }, 'ALI', { party: 'organisation' }),
  rule('residence', { accepts: 'LOCAL_IDENTITY' }, ['ALI', 'TX19'], { party: 'personal' }),
  rule('homepages', { count: 'EACH_DOMAIN' }, 'TX19'),
  rule('form', { demands: ['ALL_DOMAINS', 'WIDE_FORM'] }, 'ALI'),
  rule(
    'extra-material',
    { material: 'AUTHORISATION_LETTER', when: 'NOT_LEGAL_REPRESENTATIVE', of: 'SUBJECT' },
    'ALI',
    {
      party: 'organisation',
      name: 'letter',
      zh: '主体负责人不是法定代表人的，须使用甘肃专用授权书并备注。',
      en: 'A person of the subject other than the legal representative needs a letter on the form of Gansu and a remark.',
    },
  ),
  siteOpens('TX19'),
  note(
    'backdrop-slogan',
    'PHOTO',
    'TX19',
    '幕布最下方的标语须露出，不能有白边。',
    'The slogan at the foot of the backdrop must show, without white edges.',
  ),
  note(
    'local-handlers',
    'DETAILS',
    'TX19',
    '办理人须持本省身份证。',
    'The persons who handle the filing hold identity cards of the province.',
    { party: 'organisation' },
  ),
  rule('domain-holder', { holders: ['ORGANISATION'] }, 'ALI', { party: 'organisation' }),
  rule('expected-days', { min: 11, max: 14 }, 'TX21'),
  rule('portal', { url: 'https://gs.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
]);

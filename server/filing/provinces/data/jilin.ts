import { domesticRegistrar, siteOpens } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 吉林省 */
export const jilin = province(
  '220000',
  [
    rule(
      'must-equal',
      {
        fields: ['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER'],
        mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS', 'SUBJECT_PERSON', 'WEBSITE_PERSON'],
        unspecified: [],
        cure: 'ISSUER_PROOF',
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
    rule('old-certificate', { policy: 'ACCESS_FIRST', image: null }, 'TX19', { party: 'organisation' }),
    rule('minimum-age', { years: 18, withProof: null }, 'TX19', { party: 'personal' }),
    rule('minimum-age', { years: 18, withProof: 0 }, 'TXL', { party: 'personal' }),
    rule('minimum-age', { years: 18, withProof: null }, 'ALI', { party: 'organisation' }),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE_OR_LETTER' }, ['TX21', 'TXL'], {
      party: 'organisation',
    }),
    rule('residence', { accepts: 'ANY_LOCAL_PROOF' }, 'ALI', {
      party: 'personal',
      zh: '非本省身份证须提供居住证，学生可用学生证。',
      en: 'With an identity card of another province a residence permit is needed; students may give their student card.',
    }),
    rule('investor', { enterprise: 'SUBJECT_NAME', publicBody: 'SUBJECT_NAME' }, 'TX19', {
      party: 'organisation',
    }),
    rule('second-contact', { need: 'REQUIRED' }, 'TX19', { party: 'organisation' }),
    rule('distinct-emails', { needed: true }, 'TX19', { party: 'organisation' }),
    rule('extra-material', { material: 'RESIDENCE_PERMIT', when: 'NON_LOCAL_PERSON', of: 'SUBJECT' }, 'ALI', {
      party: 'personal',
      name: 'residence-permit',
    }),
    rule(
      'extra-material',
      { material: 'AUTHORISATION_LETTER', when: 'NOT_LEGAL_REPRESENTATIVE', of: 'SUBJECT' },
      ['TX21', 'TXL'],
      { party: 'organisation', name: 'letter' },
    ),
    siteOpens('TX19'),
    domesticRegistrar('ALI'),
    note(
      'holder-compared',
      'TYPE',
      'TX19',
      '域名所有者的中文及拼音名称、证件类型和号码都会比对。',
      'The holder of the domain is compared by name in Chinese and pinyin, certificate type and number.',
    ),
    note(
      'domain-month',
      'TYPE',
      'TX19',
      '域名剩余有效期建议不少于 1 个月。',
      'The domain should have at least a month of validity left.',
    ),
    rule('domain-holder', { holders: ['ORGANISATION', 'LEGAL_REPRESENTATIVE'] }, 'ALI', {
      party: 'organisation',
    }),
    rule('expected-days', { min: 6, max: 11 }, 'TX21'),
  ],
  [
    'Remaining validity of the domain: one source of 2019 asks for more than three months, another advises one month; the first is followed.',
  ],
);

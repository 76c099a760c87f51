import { reachability } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 福建省 */
export const fujian = province(
  '350000',
  [
    rule('sms', {}, ['SEED', 'ALI'], { from: '2018-09-10' }),
    rule('photo', { kinds: ['FACE'] }, 'ALI', { from: '2019-04-23', until: '2019-07-28' }),
    rule(
      'must-equal',
      {
        fields: ['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER'],
        mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS', 'SUBJECT_PERSON', 'WEBSITE_PERSON'],
        unspecified: [],
        cure: 'CHANGE_FIRST',
      },
      'ALI',
      { party: 'organisation' },
    ),
    rule(
      'must-equal',
      {
        fields: ['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER', 'CERTIFICATE_ADDRESS'],
        mayDiffer: ['MAILING_ADDRESS'],
        unspecified: [],
        cure: 'CHANGE_FIRST',
      },
      'ALI',
      { party: 'personal' },
    ),
    rule('old-certificate', { policy: 'ACCESS_FIRST', image: 'NEWEST' }, 'TX19', { party: 'organisation' }),
    rule('minimum-age', { years: 16, withProof: 8 }, 'TXL', {
      party: 'personal',
      zh: '年满 8 未满 16 周岁的须由监护人出具材料。',
      en: 'From 8 to 16 papers of the guardian are needed.',
    }),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
    rule('website-person', { who: 'LEGAL_REPRESENTATIVE_OR_LETTER' }, 'ALI', { party: 'organisation' }),
    rule('residence', { accepts: 'RESIDENCE_PERMIT' }, 'ALI', { party: 'personal' }),
    rule('investor', { enterprise: 'SUBJECT_NAME', publicBody: 'SUPERIOR_UNIT' }, 'TX19', {
      party: 'organisation',
    }),
    rule(
      'extra-material',
      { material: 'AUTHORISATION_LETTER', when: 'NOT_LEGAL_REPRESENTATIVE', of: 'WEBSITE' },
      'ALI',
      {
        party: 'organisation',
        name: 'letter',
      },
    ),
    rule('extra-material', { material: 'RESIDENCE_PERMIT', when: 'NON_LOCAL_PERSON', of: 'SUBJECT' }, 'ALI', {
      party: 'personal',
      name: 'residence-permit',
    }),
    reachability('TX19'),
    note(
      'foreign-representative',
      'DETAILS',
      'TXL',
      '法定代表人为外籍的，须授权内地人员。',
      'A foreign legal representative authorises someone from the mainland.',
      { party: 'organisation' },
    ),
    rule('domain-holder', { holders: ['ORGANISATION', 'LEGAL_REPRESENTATIVE'] }, 'ALI', {
      party: 'organisation',
    }),
    rule('expected-days', { min: 6, max: 9 }, 'TX21'),
    rule('portal', { url: 'https://fj.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
  ],
  [
    'Whether a personal filing can be changed to another subject is answered differently by two sources of 2019; it does not concern access.',
  ],
);

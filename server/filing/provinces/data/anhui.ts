import { reachability } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 安徽省 */
export const anhui = province(
  '340000',
  [
    rule('sms', {}, ['SEED', 'ALI'], { from: '2018-09-24' }),
    rule('photo', { kinds: ['BACKDROP'] }, 'ALI', {
      from: '2019-04-23',
      until: '2019-07-28',
      zh: '接入备案只能用幕布照；人脸核验只用于首次备案和新增网站。',
      en: 'For an access only the backdrop photo counts; the face check is for first filings and new sites.',
    }),
    rule(
      'must-equal',
      {
        fields: ['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER'],
        mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS', 'SUBJECT_PERSON', 'WEBSITE_PERSON'],
        unspecified: [],
        cure: 'CHANGE_PROOF',
      },
      'ALI',
      { party: 'organisation' },
    ),
    rule(
      'must-equal',
      {
        fields: [],
        mayDiffer: [
          'SUBJECT_NAME',
          'SUBJECT_CERTIFICATE_NUMBER',
          'SUBJECT_PERSON',
          'WEBSITE_PERSON',
          'CERTIFICATE_ADDRESS',
          'MAILING_ADDRESS',
        ],
        unspecified: [],
        cure: null,
      },
      'ALI',
      { party: 'personal' },
    ),
    rule('old-certificate', { policy: 'ACCESS_FIRST', image: null }, 'TX19', { party: 'organisation' }),
    rule('minimum-age', { years: 18, withProof: null }, 'TXL'),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE_OR_LETTER' }, ['TX21', 'HW'], {
      party: 'organisation',
    }),
    rule('persons', { relation: 'SAME_UNLESS_LEGAL_REPRESENTATIVE' }, 'HW', { party: 'organisation' }),
    rule('residence', { accepts: 'RESIDENCE_PERMIT' }, 'TX19', { party: 'personal' }),
    rule('remark-without-landline', { needed: true }, 'TX19', { party: 'organisation' }),
    rule('homepages', { count: 'ONE' }, 'TX19'),
    rule('domain-days', { days: 90 }, ['ALI', 'TX19']),
    rule(
      'extra-material',
      { material: 'AUTHORISATION_LETTER', when: 'NOT_LEGAL_REPRESENTATIVE', of: 'SUBJECT' },
      'TX21',
      {
        party: 'organisation',
        name: 'letter',
      },
    ),
    rule(
      'extra-material',
      { material: 'RESIDENCE_PERMIT', when: 'NON_LOCAL_PERSON', of: 'SUBJECT' },
      'TX19',
      {
        party: 'personal',
        name: 'residence-permit',
      },
    ),
    reachability('TX19'),
    note(
      'run-by-company',
      'TYPE',
      'ALI',
      '实际由企业运营的个人备案网站可以先接入，再变更主体。',
      'A site filed by a person and run by a company may be accessed first and changed afterwards.',
      { party: 'personal' },
    ),
    note(
      'no-trade-name',
      'DETAILS',
      ['TX19', 'HW'],
      '没有字号的个体工商户填写法定代表人姓名并备注。',
      'An individual business without a trade name gives the name of its legal representative and a remark.',
      { party: 'organisation' },
    ),
    note(
      'phone-consultation',
      'DETAILS',
      'TXL',
      '涉及前置审批的行业须备注电话咨询主管部门的情况。',
      'Trades that need a pre-approval note in the remark what the competent office said by phone.',
    ),
    rule('domain-holder', { holders: ['ORGANISATION', 'LEGAL_REPRESENTATIVE'] }, 'ALI', {
      party: 'organisation',
    }),
    rule('expected-days', { min: 12, max: 17 }, 'TX21'),
    rule('portal', { url: 'https://ah.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
  ],
  [
    'Subject person: the legal representative only by one source of 2019, another person with a letter by later ones.',
  ],
);

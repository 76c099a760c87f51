import { reachability, siteOpens, usedOnce } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 广西壮族自治区 */
export const guangxi = province('450000', [
  rule('sms', {}, ['SEED', 'ALI'], { from: '2018-09-10' }),
  rule(
    'must-equal',
    {
      fields: ['SUBJECT_NAME'],
      mayDiffer: [
        'CERTIFICATE_ADDRESS',
        'MAILING_ADDRESS',
        'SUBJECT_CERTIFICATE_NUMBER',
        'SUBJECT_PERSON',
        'WEBSITE_PERSON',
      ],
      unspecified: [],
      cure: 'CHANGE_FIRST',
    },
    'ALI',
    { party: 'organisation' },
  ),
  rule(
    'must-equal',
    {
      fields: ['SUBJECT_NAME'],
      mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS', 'SUBJECT_CERTIFICATE_NUMBER'],
      unspecified: [],
      cure: 'CHANGE_FIRST',
    },
    'ALI',
    { party: 'personal' },
  ),
  rule('old-certificate', { policy: 'ACCESS_FIRST', image: null }, 'TX19', { party: 'organisation' }),
  rule('phone-area', { area: 'LOCAL' }, ['ALI', 'TX19']),
  rule('emergency-differs', { needed: true }, 'TXL'),
  rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, ['TX19', 'TX21'], { party: 'organisation' }),
  rule('residence', { accepts: 'LOCAL_IDENTITY' }, 'HW', { party: 'personal' }),
  rule('investor', { enterprise: 'ANY', publicBody: 'SUPERIOR_UNIT' }, 'TX19', { party: 'organisation' }),
  rule('website-remark', { characters: 1, declaresPersonal: true }, 'TX19', { party: 'personal' }),
  rule('post-to-authority', { withinWorkingDays: null, papers: [], moreWebsitesThan: 3 }, ['TX19', 'TXL'], {
    party: 'personal',
    zh: '个人网站超过 3 个的，须把纸质材料寄到管局。',
    en: 'A person with more than 3 sites posts a dossier to the authority.',
  }),
  usedOnce('TX19'),
  reachability('TX19'),
  siteOpens(['TX19', 'TXL']),
  note(
    'one-domain',
    'TYPE',
    ['TX19', 'TXL'],
    '一个网站一个域名；单位域名超过 5 个的须说明。',
    'One domain for each site; an organisation with more than 5 domains explains why.',
  ),
  note(
    'individual-business',
    'MATERIALS',
    'TX19',
    '个体工商户签名须注明并盖章。',
    'An individual business signs as such and stamps.',
    { party: 'organisation' },
  ),
  rule('domain-holder', { holders: ['ORGANISATION'] }, 'ALI', { party: 'organisation' }),
  rule('expected-days', { min: 5, max: 6 }, 'TX21'),
  rule('portal', { url: 'https://gx.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
]);

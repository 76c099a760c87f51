import { note, province, rule } from '../rule.ts';

/** 江苏省 */
export const jiangsu = province('320000', [
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
      fields: ['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER'],
      mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS'],
      unspecified: [],
      cure: 'CHANGE_FIRST',
    },
    'ALI',
    { party: 'personal' },
  ),
  rule('old-certificate', { policy: 'ACCESS_FIRST', image: null }, 'TX19', { party: 'organisation' }),
  rule('minimum-age', { years: 18, withProof: 16 }, ['ALI', 'TX19'], {
    zh: '年满 16 未满 18 周岁的须提供就业或收入证明；担任法定代表人的不受限制。',
    en: 'From 16 to 18 a proof of employment or income is needed; legal representatives are exempt.',
  }),
  rule('phone-area', { area: 'LOCAL' }, ['ALI', 'TX19']),
  rule('second-contact', { need: 'REQUIRED' }, 'TX19'),
  rule('second-contact', { need: 'LANDLINE' }, 'TX21', { party: 'organisation' }),
  rule('subject-person', { who: 'LEGAL_REPRESENTATIVE_OR_LETTER' }, ['ALI', 'TX19'], {
    party: 'organisation',
  }),
  rule('persons', { relation: 'SAME_UNLESS_LEGAL_REPRESENTATIVE' }, ['ALI', 'TX19'], {
    party: 'organisation',
  }),
  rule('residence', { accepts: 'RESIDENCE_PERMIT' }, 'ALI', { party: 'personal' }),
  rule('domain-certificates', { from: 1, per: 'ORDER' }, ['ALI', 'TX19']),
  rule('change-after', { workingDays: 10 }, ['TX19', 'TXL'], {
    zh: '接入时主体负责人可与原备案不同，成功后 10 个工作日内变更。',
    en: 'The person of the subject may differ from the record at access; change it within 10 working days afterwards.',
  }),
  rule(
    'extra-material',
    { material: 'AUTHORISATION_LETTER', when: 'NOT_LEGAL_REPRESENTATIVE', of: 'SUBJECT' },
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
  rule('extra-material', { material: 'AGE_PROOF', when: 'UNDER_AGE' }, ['ALI', 'TX19'], {
    name: 'age-proof',
  }),
  rule('extra-material', { material: 'DUTY_NOTICE', when: 'ALWAYS' }, 'TXL', { name: 'duty-notice' }),
  // The authority takes pictures only, so that a video goes another way than the papers.
  note(
    'video-statement',
    'MATERIALS',
    'TXL',
    '另需录制视频陈述：不在此上传，由初审人员告知如何录制和提交。',
    'A video statement is needed too. It is not uploaded here: a reviewer says how to record it and hand it in.',
  ),
  rule('extra-material', { material: 'COMMITMENT_LETTER', when: 'ALWAYS' }, 'TXL', { name: 'commitment' }),
  rule('extra-material', { material: 'NETWORK_PLAN', when: 'MANY_DOMAINS', from: 30 }, 'TXL', {
    party: 'organisation',
    name: 'network-plan',
  }),
  rule('extra-material', { material: 'NETWORK_PLAN', when: 'MANY_DOMAINS', from: 10 }, 'TXL', {
    party: 'personal',
    name: 'network-plan',
  }),
  note(
    'copyright-line',
    'RESULT',
    'QC',
    '网页底部的版权所有须与主体名称一致。',
    'The copyright line at the foot of the page shows the name of the subject.',
  ),
  note(
    'individual-business',
    'TYPE',
    'TX19',
    '公示系统可查到的个体工商户按企业备案。',
    'An individual business found in the national register files as an enterprise.',
    { party: 'organisation' },
  ),
  rule('domain-holder', { holders: ['ORGANISATION', 'LEGAL_REPRESENTATIVE'] }, 'ALI', {
    party: 'organisation',
  }),
  rule('expected-days', { min: 9, max: 30 }, 'TX21'),
]);

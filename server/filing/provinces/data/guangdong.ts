import { siteOpens } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 广东省 */
export const guangdong = province(
  '440000',
  [
    rule('photo', { kinds: ['BACKDROP'] }, 'ALI', {
      from: '2019-04-23',
      until: '2019-07-28',
      zh: '接入备案只能用幕布照；人脸核验只用于首次备案和新增网站。',
      en: 'For an access only the backdrop photo counts; the face check is for first filings and new sites.',
    }),
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
    rule('minimum-age', { years: 18, withProof: 0 }, 'ALI', {
      party: 'personal',
      zh: '未满 18 周岁的须提供工作证明。',
      en: 'Someone under 18 adds a proof of work.',
    }),
    rule('minimum-age', { years: 16, withProof: null }, 'TX19', { party: 'organisation' }),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
    rule('website-person', { who: 'ANYONE' }, 'ALI', { party: 'organisation' }),
    rule('residence', { accepts: 'RESIDENCE_PERMIT' }, 'TX21', { party: 'personal' }),
    rule('homepages', { count: 'ONE' }, 'TX19'),
    rule('website-remark', { characters: 1, declaresPersonal: false }, 'TX19', { party: 'personal' }),
    rule('footer', { number: 'SUBJECT_NUMBER' }, ['ALI', 'HW']),
    rule('form', { demands: ['OWN_FORM', 'HANDWRITTEN_DECLARATION'] }, 'ALI', { party: 'personal' }),
    rule(
      'post-to-authority',
      { withinWorkingDays: null, papers: ['NETWORK_PLAN'], moreDomainsThan: 31 },
      ['ALI', 'TX19'],
      {
        party: 'organisation',
        zh: '不同前缀的域名超过 31 个时，须把方案书等纸质材料寄到管局。',
        en: 'With more than 31 differently named domains the plan and its papers are posted to the authority.',
      },
    ),
    rule(
      'post-to-authority',
      { withinWorkingDays: null, papers: ['NETWORK_PLAN'], moreDomainsThan: 5 },
      ['ALI', 'TX19'],
      {
        party: 'personal',
        zh: '不同前缀的域名超过 5 个时，须把方案书等纸质材料寄到管局。',
        en: 'With more than 5 differently named domains the plan and its papers are posted to the authority.',
      },
    ),
    rule('password-recovery', { online: true, offline: false, ownLink: false }, 'TX21'),
    rule('extra-material', { material: 'NETWORK_PLAN', when: 'MANY_DOMAINS', from: 32 }, ['ALI', 'TX19'], {
      party: 'organisation',
      name: 'network-plan',
    }),
    rule('extra-material', { material: 'NETWORK_PLAN', when: 'MANY_DOMAINS', from: 6 }, ['ALI', 'TX19'], {
      party: 'personal',
      name: 'network-plan',
    }),
    rule('extra-material', { material: 'COMMITMENT_LETTER', when: 'FINANCIAL_CONTENT' }, ['ALI', 'TX19'], {
      party: 'organisation',
      name: 'finance-commitment',
    }),
    rule('extra-material', { material: 'COMMITMENT_LETTER', when: 'ALWAYS' }, 'HW', {
      name: 'commitment',
      from: '2021-06-21',
    }),
    rule(
      'extra-material',
      { material: 'RESIDENCE_PERMIT', when: 'NON_LOCAL_PERSON', of: 'SUBJECT' },
      'TX21',
      {
        party: 'personal',
        name: 'residence-permit',
      },
    ),
    siteOpens('ALI'),
    note(
      'hospitals',
      'DETAILS',
      ['ALI', 'TX19'],
      '医院须在备注中写明执业许可证信息。',
      'Hospitals give the data of their practice licence in the remark.',
      { party: 'organisation' },
    ),
    note(
      'one-site',
      'DETAILS',
      'TX19',
      '一个网站有多个域名的，须备注都指向同一网站。',
      'With several domains of one site the remark says that all lead to it.',
    ),
    rule('domain-holder', { holders: ['ORGANISATION'] }, 'ALI', { party: 'organisation' }),
    rule('expected-days', { min: 7, max: 9 }, 'TX21'),
    rule(
      'site-name-words',
      {
        barred: '媒体 股票 证券 彩票 体彩 刮刮乐 导航 论坛 社区 交流 商城 交易 返现 批发 利润 商务'.split(
          ' ',
        ),
      },
      'ALI',
      { party: 'personal' },
    ),
  ],
  ['One later source repeats the text of Heilongjiang for Guangdong and was left out.'],
);

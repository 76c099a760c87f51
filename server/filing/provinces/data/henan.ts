import { siteOpens, unifiedLicence, usedOnce } from '../common-notes.ts';
import { note, province, rule } from '../rule.ts';

/** 河南省 */
export const henan = province(
  '410000',
  [
    rule('sms', {}, ['SEED', 'ALI'], { from: '2018-09-24' }),
    rule(
      'must-equal',
      {
        fields: ['SUBJECT_NAME'],
        mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS', 'SUBJECT_PERSON', 'WEBSITE_PERSON'],
        unspecified: ['SUBJECT_CERTIFICATE_NUMBER'],
        cure: 'CHANGE_FIRST',
      },
      'ALI',
      { party: 'organisation' },
    ),
    rule(
      'must-equal',
      {
        fields: ['SUBJECT_NAME'],
        mayDiffer: ['CERTIFICATE_ADDRESS', 'MAILING_ADDRESS'],
        unspecified: ['SUBJECT_CERTIFICATE_NUMBER'],
        cure: 'CHANGE_FIRST',
      },
      'ALI',
      { party: 'personal' },
    ),
    rule('old-certificate', { policy: 'CHANGE_FIRST', image: null }, 'TX19', { party: 'organisation' }),
    rule('minimum-age', { years: 18, withProof: 0 }, 'ALI', {
      party: 'personal',
      zh: '未满 18 周岁的须提供监护人证件。',
      en: 'Someone under 18 adds the certificate of the guardian.',
    }),
    rule('minimum-age', { years: 18, withProof: null }, 'ALI', { party: 'organisation' }),
    rule('phone-area', { area: 'LOCAL' }, 'TX19'),
    rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', { party: 'organisation' }),
    rule('residence', { accepts: 'LOCAL_IDENTITY' }, ['ALI', 'TX19'], { party: 'personal' }),
    rule('second-contact', { need: 'REQUIRED' }, 'TX19', { party: 'organisation' }),
    rule('service-contents', { only: ['OTHER'], barred: ['BLOG'] }, ['ALI', 'TX19'], { party: 'personal' }),
    rule('website-remark', { characters: 1, declaresPersonal: false }, 'TX19', { party: 'personal' }),
    rule('domain-certificates', { from: 5, per: 'SUBJECT' }, ['TX19', 'ALI']),
    rule('address-city', { same: true }, 'HW', { party: 'organisation' }),
    usedOnce(['TX19', 'TXL']),
    siteOpens('ALI'),
    unifiedLicence('ALI', 'organisation'),
    note(
      'shell-first',
      'TYPE',
      'TX19',
      '空壳主体须先处理，再办理接入。',
      'A subject without sites is put in order before the access.',
    ),
    note(
      'new-site-names',
      'TYPE',
      'TX19',
      '新网站不能以个人、域名、人名或中国、中华命名；地方门户限政府开办。（不影响接入）',
      'New sites are not named after a person, a domain or the country; local portals belong to the government. Access is not concerned.',
    ),
    note(
      'domains-per-order',
      'TYPE',
      ['ALI', 'TX19', 'HW'],
      '首次备案和新增网站每次个人最多 3 个、单位最多 5 个域名。（不影响接入）',
      'A first filing or new site takes 3 domains of a person or 5 of an organisation per order. Access is not concerned.',
    ),
    rule(
      'domain-holder',
      {
        holders: [
          'ORGANISATION',
          'SHAREHOLDER',
          'LEGAL_REPRESENTATIVE',
          'PRINCIPAL_OFFICER',
          'SENIOR_EXECUTIVE',
        ],
      },
      'ALI',
      { party: 'organisation' },
    ),
    rule('expected-days', { min: 7, max: 11 }, 'TX21'),
    rule(
      'site-name-words',
      {
        barred:
          '合伙 框架 大众 维修 设计 沙龙 艺术 评论 工作室 官网 服务 转让 品牌 排行榜 行业 宣传 电商 报价 企业 管理 工坊 传播 中心 交流 咨询 投资 售后 学院 贸易 旗舰 产业 农业 传媒 系统 媒体 股票 证券 彩票 体彩 刮刮乐 热线 社团 导航 论坛 在线 社区 营销 商城 交易 折扣 定做 定制 购 返现 购物 导购 淘宝 网淘 阿里 诚信通 旺铺 网购 批发 市场 利润 团购 易购 商务'.split(
            ' ',
          ),
      },
      'ALI',
      { party: 'personal' },
    ),
    rule('portal', { url: 'https://ha.beian.miit.gov.cn' }, 'ALI', { until: '2020-08-16' }),
  ],
  [
    'The certificate number at access is left open by one source of 2019 and barred from differing by another.',
    'Domain certificates from 5 domains by one source of 2019, from 4 by another.',
  ],
);

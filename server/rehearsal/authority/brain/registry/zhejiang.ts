import { approvedLate, refused, smsLapses } from '../verdict.ts';
import { businessLicence, contact, ENTERPRISE, identityCard, PERSON, type SubjectEntry } from './entry.ts';

/**
 * Built-in subjects of Zhejiang: one for each thing that can happen. All invented; numbers have valid check characters
 * but cannot have been issued (identity cards with sequence 000, organisation codes out of zeros, documented specimens).
 */
export const ZHEJIANG: readonly SubjectEntry[] = [
  {
    number: '浙ICP备2021000001号',
    name: '杭州示例科技有限公司',
    nature: ENTERPRISE,
    certificate: businessLicence('91330106673959654P'),
    address: '浙江省杭州市西湖区示例路1号',
    password: 'shili-2021',
    contact: contact('张示例', '13000000001', '33010619900101000X'),
    sites: [
      { name: '示例科技官网', domains: ['shili-keji.cn'] },
      { name: '示例科技商城', domains: ['shili-shangcheng.cn', 'shili-shangcheng.com'] },
      {
        name: '示例科技文档',
        domains: ['shili-wendang.com'],
        contact: contact('李示例', '13000000002', '440305198808080004'),
      },
    ],
  },
  {
    number: '浙ICP备2021000002号',
    name: '杭州驳回示例有限公司',
    nature: ENTERPRISE,
    certificate: businessLicence('91330106000000027P'),
    address: '浙江省杭州市西湖区驳回路2号',
    password: 'bohui-2021',
    contact: contact('王驳回', '13000000021', '33020319850615000X'),
    sites: [
      {
        name: '驳回示例官网',
        domains: ['shili-bohui.cn'],
        verdict: refused(1002, '网站内容与主办单位业务无关联，请核实后重新提交'),
      },
      {
        name: '地址错误示例',
        domains: ['shili-dizhi.cn'],
        verdict: refused(1006, '接入IP不在接入服务商的IP备案范围内'),
      },
      {
        name: '密码错误示例',
        domains: ['shili-mima.cn'],
        verdict: refused(1018, '备案密码已于审核期间变更，请重新填写'),
      },
      {
        name: '重复接入示例',
        domains: ['shili-chongfu.cn'],
        verdict: refused(1038, '该接入已由本单位报备'),
      },
      {
        name: '黑名单示例站',
        domains: ['shili-heimingdan.cn'],
        verdict: refused(1064, '网站域名已列入黑名单'),
      },
    ],
  },
  {
    number: '浙ICP备2021000003号',
    name: '宁波超时示例有限公司',
    nature: ENTERPRISE,
    certificate: businessLicence('91330203000000035C'),
    address: '浙江省宁波市海曙区超时路3号',
    password: 'chaoshi-2021',
    contact: contact('赵超时', '13000000031', '33020319850615000X'),
    sites: [{ name: '短信超时示例', domains: ['shili-chaoshi.cn'], verdict: smsLapses }],
  },
  {
    number: '浙ICP备2021000004号',
    name: '温州慢审示例有限公司',
    nature: ENTERPRISE,
    certificate: businessLicence('91330302000000043X'),
    address: '浙江省温州市鹿城区慢审路4号',
    password: 'manshen-2021',
    contact: contact('钱慢审', '13000000041', '330302199303030001'),
    sites: [{ name: '慢审示例官网', domains: ['shili-manshen.cn'], verdict: approvedLate }],
  },
  {
    number: '浙ICP备2021000005号',
    name: '绍兴空壳示例有限公司',
    nature: ENTERPRISE,
    certificate: businessLicence('913306020000000518'),
    address: '浙江省绍兴市越城区空壳路5号',
    password: 'kongke-2021',
    contact: contact('孙空壳', '13000000051', '330302199303030001'),
    sites: [],
  },
  {
    number: '浙ICP备2021000006号',
    name: '嘉兴已接入示例有限公司',
    nature: ENTERPRISE,
    certificate: businessLicence('9133040200000006XM'),
    address: '浙江省嘉兴市南湖区接入路6号',
    password: 'jieru-2021',
    contact: contact('周接入', '13000000061', '33010619900101000X'),
    sites: [
      { name: '已接入示例站', domains: ['shili-yijieru.cn'], accessedHere: true },
      { name: '未接入示例站', domains: ['shili-weijieru.cn'] },
    ],
  },
  {
    number: '浙ICP备2021000007号',
    name: '湖州在途示例有限公司',
    nature: ENTERPRISE,
    certificate: businessLicence('91330502000000078T'),
    address: '浙江省湖州市吴兴区在途路7号',
    password: 'zaitu-2021',
    contact: contact('吴在途', '13000000071', '33010619900101000X'),
    sites: [
      {
        name: '在途示例官网',
        domains: ['shili-zaitu.cn'],
        verdict: refused(1003, '主办者冲突：该主体在其他接入服务商处有正在办理的备案'),
      },
    ],
  },
  {
    number: '浙ICP备2021000008号',
    name: '金华限次示例有限公司',
    nature: ENTERPRISE,
    certificate: businessLicence('913307020000000860'),
    address: '浙江省金华市婺城区限次路8号',
    password: 'xianci-2021',
    passwordLimited: true,
    contact: contact('郑限次', '13000000081', '33010619900101000X'),
    sites: [{ name: '限次示例官网', domains: ['shili-xianci.cn'] }],
  },
  {
    number: '浙ICP备2021000009号',
    name: '台州另户示例有限公司',
    nature: ENTERPRISE,
    certificate: businessLicence('913310020000000943'),
    address: '浙江省台州市椒江区另户路9号',
    password: 'linghu-2021',
    contact: contact('冯另户', '13000000091', '33010619900101000X'),
    sites: [{ name: '另户示例官网', domains: ['shili-linghu.cn'] }],
  },
  {
    number: '浙ICP备2021000010号',
    name: '陈示例',
    nature: PERSON,
    certificate: identityCard('33010619900101000X'),
    address: '浙江省杭州市西湖区示例巷10号',
    password: 'geren-2021',
    contact: contact('陈示例', '13000000101', '33010619900101000X'),
    sites: [{ name: '示例随笔集', domains: ['shili-suibi.cn'] }],
  },
];

import type { TranslationOf } from '../catalogue.ts';
import type { details as english } from '../en/details.ts';

/** 主体与网站信息。 */
export const details: TranslationOf<typeof english> = {
  ADDRESS_OTHER_PROVINCE:
    '地址在{foundProvince}，而备案属于{province}，证件住所和通讯地址都须在备案所属省份内。',
  ADDRESS_OTHER_CITY: '通讯地址须与证件住所在同一城市（{city}），请填写该市的地址。',
  ADDRESS_OTHER_DIVISION: '地址写的是{found}，而所选地区是{place}，请改选地区，或改正地址。',
  DIVISION_OTHER_PROVINCE: '{field}在{foundProvince}，而备案属于{province}，请选择{province}的区县。',
  DIVISION_CITY_ONLY: '{field}请选到区县。',
  ADDRESS_NO_DOOR_NUMBER: '地址没有门牌号，请补充；确无门牌号的，请在备注中说明。',
  ADDRESS_WORD: '地址中请不要写“{word}”，直接写区县名称。',
  ADDRESS_HYPHENS: '请用文字写明楼号、单元和房号（如 1号楼2单元3室），不要写“{text}”。',
  INVESTOR_SUBJECT_NAME: '本省要求投资人或主管单位填写主办单位全称，请填写“{name}”。',
  INVESTOR_LEGAL_REPRESENTATIVE: '本省要求企业在此填写法定代表人：“{name}”。',
  INVESTOR_SUPERIOR_UNIT: '请填写上级主管单位，不要填写个人或本单位。',
  NAME_CHARACTERS: '{field}含有姓名中不会出现的数字或符号，请照证件填写。',
  REMARK_REQUIRED: '本省要求填写备注，请说明网站用途。',
  REMARK_TOO_SHORT: '本省要求备注不少于 {min} 个字，请更详细地说明网站内容。',
  REMARK_PERSONAL_DECLARATION: '本省要求在备注中声明为个人网站，请写明“个人网站”。',
  REMARK_NO_LANDLINE: '号码中没有座机，请在备注中说明，并写明第二个号码的使用人。',
  REMARK_PHONE_AREA: '座机不是本省号码，请改用本省号码，或在备注中说明原因。',
  REMARK_DOMAINS_ONE_SITE: '请在备注中说明所有域名都指向本网站。',
  SERVICE_CONTENT_NOT_ALLOWED: '这里不能选择“{content}”，该类主体可选：{contents}。',
  SERVICE_CONTENT_BARRED: '本省该类主体不能选择“{content}”，请改选其他内容。',
  PRE_APPROVAL_NUMBER: '请填写前置审批文件上的许可证编号。',
  PRE_APPROVAL_NOT_IN_FORCE: '“{name}”前置审批此处已不再要求，请删去。',
  HOMEPAGE_ONE: '本省要求一个网站只填一个首页网址，请只保留主要的一个。',
  HOMEPAGE_EACH_DOMAIN: '本省要求每个域名都填首页网址（共 {count} 个），请用分号隔开。',
  SITE_NAME_NOT_AS_FILED:
    '接入沿用原备案的网站名称，此处与原备案不同，请照原备案填写；要改名的，接入成功后再变更。',
  SITE_NAME_DOMAIN: '这像是域名，请填写原备案中的网站名称。',
  SITE_NAME_SHORT: '网站名称一般不少于 {min} 个汉字，请核对是否与原备案一致。',
  SITE_NAME_SIGN: '网站名称一般不含“{sign}”这类符号，请核对是否与原备案一致。',
  SITE_NAME_NATIONAL: '只有国家级单位的网站名称才以“{word}”开头，请核对是否与原备案一致。',
  SITE_NAME_WORD: '“{word}”是网站名称中的敏感词，请核对是否与原备案一致。',
  SITE_NAME_PERSONAL: '新建个人网站的名称不能含“{word}”，请核对是否与原备案一致。',
  DOMAIN_HOLDER_OTHER:
    '域名所有者须是：{holders}。请先在注册商处变更域名所有者再接入，或准备能说明其与主办单位关系的材料，否则管局可能驳回。',
  WEBSITE_MISSING: '缺少该网站的信息，请填写。',
  WEBSITE_UNKNOWN: '该网站不在本次备案中，请刷新页面。',
};

export type TypedCompany = Readonly<
  Record<
    | 'province'
    | 'provinceEn'
    | 'city'
    | 'county'
    | 'licence'
    | 'domain'
    | 'subjectNumber'
    | 'websiteNumber'
    | 'password'
    | 'name'
    | 'address'
    | 'person'
    | 'certificate'
    | 'mobile'
    | 'emergency'
    | 'landline'
    | 'email'
    | 'siteName',
    string
  >
>;

/** What a person types into the form for one company; the values of the README. */
export const README_COMPANY: TypedCompany = {
  province: '浙江省',
  provinceEn: 'Zhejiang',
  city: '杭州市',
  county: '西湖区',
  licence: '91330106673959654P',
  domain: 'shili-keji.cn',
  subjectNumber: '浙ICP备2021000001号',
  websiteNumber: '浙ICP备2021000001号-1',
  password: 'shili-2021',
  name: '杭州示例科技有限公司',
  address: '浙江省杭州市西湖区示例路1号2幢301室',
  person: '张示例',
  certificate: '33010619900101000X',
  mobile: '13000000001',
  emergency: '13900000009',
  landline: '086-0571-88888888',
  email: 'beian@shili-keji.cn',
  siteName: '示例科技官网',
};

/** What must never stand in an address: it would end in histories and logs. */
export const PERSONAL: readonly string[] = [
  README_COMPANY.licence,
  README_COMPANY.password,
  README_COMPANY.name,
  README_COMPANY.address,
  README_COMPANY.person,
  README_COMPANY.certificate,
  README_COMPANY.mobile,
  README_COMPANY.emergency,
  README_COMPANY.landline,
  README_COMPANY.email,
];

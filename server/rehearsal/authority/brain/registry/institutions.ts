import {
  contact,
  PUBLIC_INSTITUTION,
  publicInstitutionCertificate,
  SOCIAL_ORGANISATION,
  socialOrganisationCertificate,
  type SubjectEntry,
} from './entry.ts';

/** Built-in subjects that are neither companies nor persons. All invented. */
export const INSTITUTIONS: readonly SubjectEntry[] = [
  {
    number: '浙ICP备2021000012号',
    name: '杭州示例图书馆',
    nature: PUBLIC_INSTITUTION,
    certificate: publicInstitutionCertificate('12330100000000123F'),
    address: '浙江省杭州市上城区示例路12号',
    password: 'tushuguan-2021',
    contact: contact('褚示例', '13000000121', '33010619900101000X'),
    sites: [{ name: '示例图书馆', domains: ['shili-tushuguan.cn', 'shili-tushuguan.org.cn'] }],
  },
  {
    number: '粤ICP备2021000013号',
    name: '广东省示例登山协会',
    nature: SOCIAL_ORGANISATION,
    certificate: socialOrganisationCertificate('51440000000000131Y'),
    address: '广东省广州市越秀区示例路13号',
    password: 'xiehui-2021',
    contact: contact('卫示例', '13000000131', '440305198808080004'),
    sites: [{ name: '示例登山协会', domains: ['shili-dengshan.org.cn'] }],
  },
  {
    number: '蜀ICP备2021000014号',
    name: '成都示例博物馆',
    nature: PUBLIC_INSTITUTION,
    certificate: publicInstitutionCertificate('1151000000000014X5'),
    address: '四川省成都市青羊区示例路14号',
    password: 'bowuguan-2021',
    contact: contact('蒋示例', '13000000141', '510104198402290002'),
    sites: [{ name: '示例博物馆', domains: ['shili-bowuguan.cn'] }],
  },
];

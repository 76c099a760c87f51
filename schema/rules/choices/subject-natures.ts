import type { Named } from './named.ts';

/**
 * Natures of a subject 主办单位性质. `miitCode` is the authority's Dwxz.
 * Source: the ministry's web form, read in 2023-10; codes 1 to 5 agree with a public mini-program filing API.
 */
export const SUBJECT_NATURES = [
  { key: 'DEFENCE_BODY', miitCode: 1, zh: '国防机构', en: 'Defence body' },
  { key: 'GOVERNMENT', miitCode: 2, zh: '政府机关', en: 'Government body' },
  { key: 'PUBLIC_INSTITUTION', miitCode: 3, zh: '事业单位', en: 'Public institution' },
  { key: 'ENTERPRISE', miitCode: 4, zh: '企业', en: 'Enterprise' },
  { key: 'PERSONAL', miitCode: 5, zh: '个人', en: 'Person' },
  { key: 'SOCIAL_ORGANISATION', miitCode: 6, zh: '社会团体', en: 'Social organisation' },
  { key: 'PRIVATE_NON_ENTERPRISE', miitCode: 9, zh: '民办非企业单位', en: 'Private non-enterprise unit' },
  { key: 'FOUNDATION', miitCode: 10, zh: '基金会', en: 'Foundation' },
  { key: 'LAW_PRACTICE', miitCode: 11, zh: '律师执业机构', en: 'Law practice' },
  {
    key: 'FOREIGN_CULTURAL_CENTRE',
    miitCode: 12,
    zh: '外国在华文化中心',
    en: 'Foreign cultural centre in China',
  },
  { key: 'MASS_ORGANISATION', miitCode: 13, zh: '群众性团体组织', en: 'Mass organisation' },
  { key: 'FORENSIC_INSTITUTION', miitCode: 14, zh: '司法鉴定机构', en: 'Forensic institution' },
  { key: 'RELIGIOUS_BODY', miitCode: 15, zh: '宗教团体', en: 'Religious body' },
  { key: 'OUTSIDE_MAINLAND', miitCode: 16, zh: '境外机构', en: 'Body outside the mainland' },
  { key: 'MEDICAL_INSTITUTION', miitCode: 17, zh: '医疗机构', en: 'Medical institution' },
  { key: 'NOTARY', miitCode: 18, zh: '公证机构', en: 'Notary' },
  { key: 'RURAL_COLLECTIVE', miitCode: 19, zh: '集体经济', en: 'Collective economy' },
  { key: 'ARBITRATION_BODY', miitCode: 20, zh: '仲裁机构', en: 'Arbitration body' },
] as const satisfies readonly (Named & { miitCode: number })[];

export type SubjectNature = (typeof SUBJECT_NATURES)[number]['key'];

/** Rules are written for persons (个人) and for everybody else (单位). */
export type Party = 'personal' | 'organisation';

export const partyOf = (nature: SubjectNature): Party =>
  nature === 'PERSONAL' ? 'personal' : 'organisation';

/** Bodies under a superior unit 主管单位, which public rules treat apart from enterprises. */
export const isPublicBody = (nature: SubjectNature): boolean =>
  nature === 'GOVERNMENT' || nature === 'PUBLIC_INSTITUTION' || nature === 'DEFENCE_BODY';

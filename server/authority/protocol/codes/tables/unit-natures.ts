import type { CodeRow } from './code-row.ts';

/** Nature of a subject that is a person. */
export const PERSONAL_NATURE = 5;

/** Unit nature (单位性质, `Dwxz`). */
export const UNIT_NATURES: readonly CodeRow[] = [
  { code: 1, zh: '军队', en: 'military or defence body' },
  { code: 2, zh: '政府机关', en: 'government body' },
  { code: 3, zh: '事业单位', en: 'public institution' },
  { code: 4, zh: '企业', en: 'enterprise' },
  { code: PERSONAL_NATURE, zh: '个人', en: 'personal' },
  { code: 6, zh: '社会团体', en: 'social organisation' },
  { code: 9, zh: '民办非企业单位', en: 'private non-enterprise unit' },
  { code: 10, zh: '基金会', en: 'foundation' },
  { code: 11, zh: '律师执业机构', en: 'law practice' },
  { code: 12, zh: '外国在华文化中心', en: 'foreign cultural centre in China' },
  { code: 13, zh: '群众性团体组织', en: 'mass organisation' },
  { code: 14, zh: '司法鉴定机构', en: 'forensic institution' },
  { code: 15, zh: '宗教团体', en: 'religious body' },
  { code: 16, zh: '境外机构', en: 'body outside the mainland' },
  { code: 17, zh: '医疗机构', en: 'medical institution' },
  { code: 18, zh: '公证机构', en: 'notary' },
  { code: 19, zh: '集体经济', en: 'collective economy' },
  { code: 20, zh: '仲裁机构', en: 'arbitration body' },
];

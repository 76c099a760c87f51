import type { CodeRow } from './code-row.ts';

/** Nature of a subject that is a person. */
export const PERSONAL_NATURE = 5;

/** Unit nature (单位性质, `Dwxz`). */
export const UNIT_NATURES: readonly CodeRow[] = [
  { code: 1, name: '军队' },
  { code: 2, name: '政府机关' },
  { code: 3, name: '事业单位' },
  { code: 4, name: '企业' },
  { code: PERSONAL_NATURE, name: '个人' },
  { code: 6, name: '社会团体' },
  { code: 9, name: '民办非企业单位' },
  { code: 10, name: '基金会' },
  { code: 11, name: '律师执业机构' },
  { code: 12, name: '外国在华文化中心' },
  { code: 13, name: '群众性团体组织' },
  { code: 14, name: '司法鉴定机构' },
  { code: 15, name: '宗教团体' },
  { code: 16, name: '境外机构' },
  { code: 17, name: '医疗机构' },
  { code: 18, name: '公证机构' },
  { code: 19, name: '集体经济' },
  { code: 20, name: '仲裁机构' },
];

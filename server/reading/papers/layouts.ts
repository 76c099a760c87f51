/** What a paper says, under the names that the details have for it. */
export const FIELD_KEYS = [
  'NAME',
  'NUMBER',
  'LEGAL_PERSON',
  'ADDRESS',
  'ESTABLISHED',
  'VALID_FROM',
  'VALID_UNTIL',
  'ISSUER',
] as const;

export type FieldKey = (typeof FIELD_KEYS)[number];

export type PaperKind = 'BUSINESS_LICENCE' | 'IDENTITY_CARD_FRONT' | 'IDENTITY_CARD_BACK' | 'OTHER';

/** How the letters of a field are understood; see `values.ts`. */
export type ValueKind = 'TEXT' | 'PERSON' | 'DAY' | 'TERM' | 'UNIFIED_CODE' | 'IDENTITY_NUMBER' | 'NUMBER';

export type LabelRule = {
  /** As it is printed, without blanks. */
  readonly label: string;
  /** Null: a label that only ends the field before it. */
  readonly field: FieldKey | null;
  readonly value: ValueKind;
  /** Lines that the value may go on over; one unless said. */
  readonly lines?: number;
};

export type Layout = {
  readonly kind: PaperKind;
  /** Words of which one stands on every such paper. */
  readonly marks: readonly string[];
  readonly labels: readonly LabelRule[];
  /** Numbers that are known by their shape, wherever they stand. */
  readonly number: ValueKind | null;
  /** What a whole reading has; where one is missing, the paper is looked at once more through red glass. */
  readonly expected: readonly FieldKey[];
};

const text = (field: FieldKey | null, ...labels: string[]): LabelRule[] =>
  labels.map((label) => ({ label, field, value: 'TEXT' }));

/** 营业执照: since 2014 standing, since 2019 lying; the words beside the values are nearly the same, and those of self-employed people too. */
const BUSINESS_LICENCE: Layout = {
  kind: 'BUSINESS_LICENCE',
  marks: ['营业执照', '统一社会信用代码', '注册号', '法人证书', '登记证书'],
  labels: [
    { label: '统一社会信用代码', field: null, value: 'TEXT' },
    { label: '名称', field: 'NAME', value: 'TEXT', lines: 2 },
    { label: '字号名称', field: 'NAME', value: 'TEXT', lines: 2 },
    { label: '法定代表人', field: 'LEGAL_PERSON', value: 'PERSON' },
    { label: '负责人', field: 'LEGAL_PERSON', value: 'PERSON' },
    { label: '经营者', field: 'LEGAL_PERSON', value: 'PERSON' },
    { label: '经营者姓名', field: 'LEGAL_PERSON', value: 'PERSON' },
    { label: '执行事务合伙人', field: 'LEGAL_PERSON', value: 'PERSON' },
    { label: '投资人', field: 'LEGAL_PERSON', value: 'PERSON' },
    { label: '住所', field: 'ADDRESS', value: 'TEXT', lines: 3 },
    { label: '经营场所', field: 'ADDRESS', value: 'TEXT', lines: 3 },
    { label: '营业场所', field: 'ADDRESS', value: 'TEXT', lines: 3 },
    { label: '主要经营场所', field: 'ADDRESS', value: 'TEXT', lines: 3 },
    { label: '成立日期', field: 'ESTABLISHED', value: 'DAY' },
    { label: '注册日期', field: 'ESTABLISHED', value: 'DAY' },
    { label: '营业期限', field: 'VALID_UNTIL', value: 'TERM' },
    { label: '合伙期限', field: 'VALID_UNTIL', value: 'TERM' },
    { label: '有效期', field: 'VALID_UNTIL', value: 'TERM' },
    ...text(
      null,
      '类型',
      '注册资本',
      '经营范围',
      '组成形式',
      '登记机关',
      '注册号',
      '举办单位',
      '开办资金',
      '宗旨和业务范围',
      '经费来源',
    ),
  ],
  number: 'UNIFIED_CODE',
  expected: ['NUMBER', 'NAME', 'LEGAL_PERSON'],
};

const IDENTITY_CARD_FRONT: Layout = {
  kind: 'IDENTITY_CARD_FRONT',
  marks: ['公民身份号码', '姓名'],
  labels: [
    { label: '姓名', field: 'NAME', value: 'PERSON' },
    { label: '住址', field: 'ADDRESS', value: 'TEXT', lines: 4 },
    ...text(null, '性别', '民族', '出生', '公民身份号码'),
  ],
  number: 'IDENTITY_NUMBER',
  expected: ['NUMBER', 'NAME'],
};

const IDENTITY_CARD_BACK: Layout = {
  kind: 'IDENTITY_CARD_BACK',
  marks: ['签发机关', '有效期限', '居民身份证'],
  labels: [
    { label: '签发机关', field: 'ISSUER', value: 'TEXT' },
    { label: '有效期限', field: 'VALID_UNTIL', value: 'TERM' },
  ],
  number: null,
  expected: ['VALID_UNTIL'],
};

/** Permits, passports, certificates of other registers: what is typed is looked for, and only a number is read by itself. */
const OTHER: Layout = {
  kind: 'OTHER',
  marks: [],
  labels: [
    { label: '姓名', field: 'NAME', value: 'PERSON' },
    { label: '名称', field: 'NAME', value: 'TEXT', lines: 2 },
    { label: '证件号码', field: 'NUMBER', value: 'NUMBER' },
    { label: '有效期限', field: 'VALID_UNTIL', value: 'TERM' },
    { label: '有效期', field: 'VALID_UNTIL', value: 'TERM' },
  ],
  number: null,
  expected: [],
};

export const LAYOUTS: readonly Layout[] = [BUSINESS_LICENCE, IDENTITY_CARD_FRONT, IDENTITY_CARD_BACK];

/** The layout of the paper whose words stand in a text without blanks; a card's two sides on one picture are taken for its front. */
export const layoutOf = (text: string): Layout =>
  LAYOUTS.find(({ marks }) => marks.some((mark) => text.includes(mark))) ?? OTHER;

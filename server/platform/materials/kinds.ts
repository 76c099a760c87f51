import type { MaterialKind } from '../../../prisma/generated/client/enums.ts';

/** Whose paper it is: one for the whole order, or one for each site. */
export type MaterialOwner = 'SUBJECT' | 'WEBSITE';

export type MaterialRule = {
  readonly owner: MaterialOwner;
  /** Largest and smallest file, in bytes. */
  readonly maxBytes: number;
  readonly minBytes: number;
  /** Shortest acceptable sides of the picture, in pixels, whichever way it lies. */
  readonly minLongSide: number;
  readonly minShortSide: number;
  /** Media types that are taken; what a file is, its bytes say. */
  readonly formats: readonly string[];
  /** How many may stand in one slot; where it is one, a new upload takes the place of the old. */
  readonly most: number;
  /** Use code of the authority (附件用途, Fjyt); null when it stays with the provider. */
  readonly attachmentUse: number | null;
};

/**
 * Formats of pictures: jpg, jpeg, png and gif of a provider's documents (2019-05), and what telephones take today. All of them are kept
 * as JPEG.
 */
const PICTURES = ['image/jpeg', 'image/png', 'image/gif', 'image/heic', 'image/heif'] as const;
/** A paper may come from a scanner too. */
const SCANS = [...PICTURES, 'application/pdf'] as const;

const MEGABYTE = 1024 * 1024;

/**
 * A paper that must be legible: below this a certificate number cannot be read. A phone's photo has up to 20 MB; what is kept
 * of it is far smaller, so that the 4 MB of a provider's documents (2019-05) bound nothing.
 */
const PAPER = {
  maxBytes: 20 * MEGABYTE,
  minBytes: 0,
  minLongSide: 640,
  minShortSide: 400,
  formats: SCANS,
  most: 1,
  attachmentUse: null,
} as const satisfies Omit<MaterialRule, 'owner'>;

/** The papers (资料) of an access filing. */
export const MATERIAL_KINDS = {
  /** 主办单位证件: the unit's licence. */
  SUBJECT_CERTIFICATE: { ...PAPER, owner: 'SUBJECT', attachmentUse: 2 },
  /** 主体负责人证件 */
  SUBJECT_PERSON_CERTIFICATE_FRONT: {
    ...PAPER,
    owner: 'SUBJECT',
    attachmentUse: 3,
  },
  SUBJECT_PERSON_CERTIFICATE_BACK: { ...PAPER, owner: 'SUBJECT', attachmentUse: 3 },
  /** 网站负责人证件 */
  WEBSITE_PERSON_CERTIFICATE_FRONT: {
    ...PAPER,
    owner: 'WEBSITE',
    attachmentUse: 4,
  },
  WEBSITE_PERSON_CERTIFICATE_BACK: { ...PAPER, owner: 'WEBSITE', attachmentUse: 4 },
  /** 网站备案信息真实性核验单: signed and sealed by hand. */
  VERIFICATION_FORM: { ...PAPER, owner: 'WEBSITE', attachmentUse: 1 },
  /** 人脸/幕布照片 */
  VERIFICATION_PHOTO: { ...PAPER, formats: PICTURES, owner: 'WEBSITE', attachmentUse: 5 },
  /** 活体照片: the person doing what was asked, one picture for each act; of two verifications. */
  LIVENESS_FRAME: { ...PAPER, formats: PICTURES, owner: 'WEBSITE', most: 12 },
  /** 域名证书: from 200 KB on (a provider's documents, 2021-07). */
  DOMAIN_CERTIFICATE: { ...PAPER, owner: 'WEBSITE', minBytes: 200 * 1024 },
  /** 居住证 or 暂住证 */
  RESIDENCE_PERMIT: { ...PAPER, owner: 'SUBJECT' },
  /** 授权书 of a responsible person who is not the legal representative. */
  AUTHORISATION_LETTER: { ...PAPER, owner: 'SUBJECT' },
  /** 前置审批文件; at most ten per approval (enterprise interface V3.0). */
  PRE_APPROVAL: { ...PAPER, owner: 'WEBSITE', most: 10 },
  /** 手持证件照: the website's person holding the licence or the own card. */
  HANDHELD_PHOTO: { ...PAPER, formats: PICTURES, owner: 'WEBSITE' },
  /** 域名注册人证明: who the holder is to the unit. */
  DOMAIN_HOLDER_PROOF: { ...PAPER, owner: 'WEBSITE' },
  /** 备案确认书 */
  DOMAIN_CONFIRMATION_SHEET: { ...PAPER, owner: 'SUBJECT' },
  /** 承诺书 */
  COMMITMENT_LETTER: { ...PAPER, owner: 'SUBJECT' },
  /** 责任告知书 */
  DUTY_NOTICE: { ...PAPER, owner: 'SUBJECT' },
  /** 组网方案 or 建站方案书 */
  NETWORK_PLAN: { ...PAPER, owner: 'SUBJECT' },
  /** 党建确认函 */
  PARTY_LETTER: { ...PAPER, owner: 'SUBJECT' },
  /** 编办出具的网站名称或开办审核材料 */
  STAFFING_OFFICE_PROOF: { ...PAPER, owner: 'SUBJECT' },
  /** 近三个月话费单据 */
  PHONE_BILLS: { ...PAPER, owner: 'SUBJECT' },
  /** 未满年龄者的就业、收入或监护证明 */
  AGE_PROOF: { ...PAPER, owner: 'SUBJECT' },
  /** 接入说明 */
  ACCESS_SHEET: { ...PAPER, owner: 'SUBJECT' },
  /** 变更证明: why today's data differ from the record. */
  CHANGE_PROOF: { ...PAPER, owner: 'SUBJECT' },
  /** 辅助资料 without a slot of its own. */
  AUXILIARY: { ...PAPER, owner: 'SUBJECT', most: 10 },
} as const satisfies Record<MaterialKind, MaterialRule>;

export const materialRule = (kind: MaterialKind): MaterialRule => MATERIAL_KINDS[kind];

/** What surely is no picture, so that it is refused before it is sent. */
const NO_PICTURE =
  /^\s*(?:text|audio|video|font)\/|^\s*application\/(?:zip|json|msword|vnd\.)|^\s*image\/svg/i;

/**
 * Whether a file that calls itself this may be one of a kind's formats. Browsers on phones say nothing, `image/jpg` or
 * `application/octet-stream` of good pictures: what it is its bytes say, once they are there.
 */
export const mayBeTaken = (type: string, { formats }: Pick<MaterialRule, 'formats'>): boolean =>
  /^\s*application\/pdf/i.test(type) ? formats.includes('application/pdf') : !NO_PICTURE.test(type);

/** What to send a file as that calls itself so; a header carries no empty or long type. */
export const sentType = (type: string): string =>
  /^[a-z0-9.+-]{1,40}\/[a-z0-9.+-]{1,80}$/i.test(type) ? type : 'application/octet-stream';

/** What a material is to the authority, or null when the authority does not get it. */
export const attachmentOf = (kind: MaterialKind): { code: number; owner: MaterialOwner } | null => {
  const { attachmentUse, owner } = materialRule(kind);
  return attachmentUse === null ? null : { code: attachmentUse, owner };
};

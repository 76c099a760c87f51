import { MAX_OTHER_ATTACHMENT_BASE64, MAX_VERIFICATION_FORM_BASE64 } from '../../limits.ts';
import type { CodeRow } from './code-row.ts';

/** Owner kinds (`Ssdxlx`) in uploads. */
export const OWNER_SUBJECT = 1;
export const OWNER_WEBSITE = 2;

/** File formats (`Fjwjgs`), as one connected provider used them. */
export const ATTACHMENT_FORMATS: readonly CodeRow[] = [
  { code: 1, name: 'JPG' },
  { code: 2, name: 'PNG' },
];

export interface AttachmentUse extends CodeRow {
  readonly owner: typeof OWNER_SUBJECT | typeof OWNER_WEBSITE;
  /** Longest content in characters of base64. */
  readonly maxBase64: number;
}

/** Uses of an attachment (`Fjyt`), as one connected provider used them; the order is that of the specification. */
export const ATTACHMENT_USES: readonly AttachmentUse[] = [
  {
    code: 1,
    owner: OWNER_WEBSITE,
    maxBase64: MAX_VERIFICATION_FORM_BASE64,
    name: '网站备案信息真实性核验单',
  },
  {
    code: 2,
    owner: OWNER_SUBJECT,
    maxBase64: MAX_OTHER_ATTACHMENT_BASE64,
    name: '主办单位证件',
  },
  {
    code: 3,
    owner: OWNER_SUBJECT,
    maxBase64: MAX_OTHER_ATTACHMENT_BASE64,
    name: '主体负责人证件',
  },
  {
    code: 4,
    owner: OWNER_WEBSITE,
    maxBase64: MAX_OTHER_ATTACHMENT_BASE64,
    name: '网站负责人证件',
  },
  {
    code: 5,
    owner: OWNER_WEBSITE,
    maxBase64: MAX_OTHER_ATTACHMENT_BASE64,
    name: '现场核验照片',
  },
];

/** The entry of a use code, or undefined for one only a newer table knows. */
export function attachmentUse(code: number): AttachmentUse | undefined {
  return ATTACHMENT_USES.find((use) => use.code === code);
}

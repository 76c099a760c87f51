import { mobileOf } from '../../../schema/validation/phone.ts';
import type { Maybe } from '../../../schema/validation/text.ts';
import type { FiledData } from './filed-data.ts';

/**
 * Contact 1 (联系方式1) of a website's person as originally filed: as a download or an import told us, else what was entered
 * in an order of ours is our best knowledge of it; at last the subject's person as filed.
 */
export const filedPhone = (filed: FiledData | null, websiteNumber: string, entered: Maybe): string | null =>
  [filed?.websites?.[websiteNumber]?.person?.mobile, entered, filed?.person?.mobile]
    .map((mobile) => mobileOf(mobile ?? ''))
    .find((mobile) => mobile !== null) ?? null;

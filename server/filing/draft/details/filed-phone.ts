import { mobileOf } from '../../../../schema/rules/phone.ts';
import type { Maybe } from '../../../../schema/rules/text.ts';
import type { FiledData } from './filed-data.ts';

type Site = { websiteNumber: string; personal: boolean };

const firstMobile = (...numbers: Maybe[]): string | null =>
  numbers.map((mobile) => mobileOf(mobile ?? '')).find((mobile) => mobile !== null) ?? null;

/**
 * Contact 1 (联系方式1) of a website's person as a download or an import told us it is filed: where the authority sends its
 * texts. A person who files for himself answers for his sites too. Null when nobody told us; what was typed here is no answer,
 * because it may differ.
 */
export const knownFiledPhone = (filed: FiledData | null, { websiteNumber, personal }: Site): string | null =>
  firstMobile(filed?.websites?.[websiteNumber]?.person?.mobile, personal ? filed?.person?.mobile : null);

/**
 * The same, or our best guess: what was entered in an order of ours; at last the subject's person as filed.
 */
export const filedPhone = (filed: FiledData | null, websiteNumber: string, entered: Maybe): string | null =>
  firstMobile(filed?.websites?.[websiteNumber]?.person?.mobile, entered, filed?.person?.mobile);

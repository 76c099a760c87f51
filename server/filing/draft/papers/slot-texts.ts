import { papers } from '../../../../schema/messages/generated/papers.js';
import type { Locale } from '../../../../schema/messages/locales.ts';
import type { SlotHint, SlotReason } from './slot-rules.ts';

/** Why a paper is asked for, in a sentence. */
export const slotReason = (reason: SlotReason, locale: Locale): string => papers[locale][`reason.${reason}`];

/** What the picture has to look like. */
export const slotHint = (hint: SlotHint, locale: Locale): string => papers[locale][`hint.${hint}`];

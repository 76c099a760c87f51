import type { NumberFault } from './fault.ts';
import { withoutHyphens } from './normalise.ts';

// No check digits are known for these documents; the shapes are general knowledge.

export const hkMacauPermitFault = (text: string): NumberFault | null =>
  /^[HM]\d{8}(?:\d{2})?$/.test(withoutHyphens(text)) ? null : { code: 'HK_MACAU_PERMIT_SHAPE' };

export const taiwanPermitFault = (text: string): NumberFault | null =>
  /^\d{8}$/.test(withoutHyphens(text)) ? null : { code: 'TAIWAN_PERMIT_SHAPE' };

export const passportFault = (text: string): NumberFault | null =>
  /^[A-Z0-9]{5,20}$/.test(withoutHyphens(text)) ? null : { code: 'PASSPORT_SHAPE' };

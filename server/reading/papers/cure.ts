import { identityCardFault, identityCheck } from '../../../schema/rules/numbers/identity-card.ts';
import { unifiedCodeCheck, unifiedCodeFault } from '../../../schema/rules/numbers/unified-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;

/** Register, kind of unit, and the province of a code (GB 32100 5.2, GB/T 2260), which every code given out has. */
const START = /^[1-9ANY][1-9A-F](?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|10)\d{4}/;

const holds = (code: string): boolean =>
  START.test(code) && unifiedCodeFault(code) === null && unifiedCodeCheck(code) === null;

const isIdentityNumber = (number: string): boolean =>
  identityCardFault(number) === null && identityCheck(number) === null;

/** Whether a character cannot stand where it stands: then it is the one that was misread. */
const isImpossible = (sign: string, at: number): boolean =>
  !ALPHABET.includes(sign) || (at >= 2 && at < 8 && !/\d/.test(sign));

const edits = function* (text: string): Generator<string> {
  const impossible = [...text].flatMap((sign, at) => (isImpossible(sign, at) ? [at] : []));
  for (let at = 0; at <= text.length; at += 1) {
    const [before, after] = [text.slice(0, at), text.slice(at)];
    if (text.length > LENGTH && after) yield before + after.slice(1);
    for (const sign of ALPHABET) {
      if (text.length < LENGTH) yield before + sign + after;
      if (text.length === LENGTH && after && impossible.every((one) => one === at))
        yield before + sign + after.slice(1);
    }
  }
};

/**
 * A unified code (统一社会信用代码) that was misread in one character: changed, left out or added. Both check characters must hold
 * afterwards (GB 32100, and GB 11714 of the organisation code inside), and one solution be the only one; with two edits wrong codes
 * pass. What is a valid identity number is none: the paper is then another one.
 */
export const curedCode = (text: string): string | null => {
  if (Math.abs(text.length - LENGTH) > 1 || isIdentityNumber(text)) return null;
  const found = new Set<string>();
  for (const code of edits(text)) if (holds(code) && !isIdentityNumber(code)) found.add(code);
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
};

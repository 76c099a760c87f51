import { domainToASCII, domainToUnicode } from 'node:url';
import { searchFilingNumber } from '../../../schema/rules/filing-number.ts';
import { normaliseForIndex, type Sealer } from '../../platform/privacy/sealer.ts';

/*
 * Names are sealed, and found by parts all the same: of every two characters that follow one another a keyed digest is kept, told apart
 * by tenant and purpose. Domains and numbers are found by parts in the same way. Digests of several parts may meet by chance or lie in
 * another order, so what they find is confirmed after opening.
 */

/** What is searched by parts. Names of persons stand apart from those of companies, which stand in public registers. */
export type Sought = 'company' | 'person' | 'domain' | 'number';

/** Characters of a part: a Chinese name has two, while two letters stand in every other domain. */
const LENGTHS: Readonly<Record<Sought, number>> = { company: 2, person: 2, domain: 3, number: 3 };

/** Enough that parts rarely meet by chance, and too few to tell what they are of. */
const TOKEN_BYTES = 8;

/** A name as it is compared: half width, capitals, no blanks. */
export const comparableName = normaliseForIndex;

/** A number without what stands in all of them: `粤ICP备12345678号-1` is `粤12345678-1`. */
export const comparableNumber = (text: string): string =>
  searchFilingNumber(text)
    .replaceAll(/ICP[备证]?|[备证号]/g, '')
    .replace(/-$/, '');

/** A domain in both its spellings, 例子.中国 and xn--fsqu00a.xn--fiqs8s. */
export const spellingsOf = (domain: string): string[] => [
  ...new Set(
    [domain.toLowerCase(), domainToASCII(domain), domainToUnicode(domain)].filter((one) => one !== ''),
  ),
];

const partsOf = (text: string, length: number): string[] => {
  const characters = [...text];
  return Array.from({ length: Math.max(0, characters.length - length + 1) }, (_, i) =>
    characters.slice(i, i + length).join(''),
  );
};

/** The digests of all parts of a text in its comparable form; none where it is shorter than a part. */
export const tokensOf = (sealer: Sealer, purpose: Sought, text: string): string[] =>
  [...new Set(partsOf(text, LENGTHS[purpose]))].map((part) =>
    sealer.blindIndex(`search/${purpose}`, part).subarray(0, TOKEN_BYTES).toString('base64url'),
  );

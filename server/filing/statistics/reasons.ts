import { MaterialKind } from '../../../prisma/generated/client/enums.ts';
import { DETAIL_FIELDS } from '../../../schema/rules/details/draft-schema.ts';

/** Where remarks may begin, besides on the filing as a whole. */
const PARTS: ReadonlySet<string> = new Set([
  'subject',
  'subjectPerson',
  'websites',
  'server',
  'password',
  'materials',
  'photo',
]);

const isPaper = (word: string): boolean => Object.hasOwn(MaterialKind, word);

/**
 * What a remark is counted under: the place it speaks of, without which site it is (`websites.person.mobile`), `filing` for the whole, `other`
 * for a place that no form has. Paths are sent by programs, and only words of our own stay for good.
 */
function reasonOf([part, ...rest]: readonly string[]): string {
  if (part === undefined) return 'filing';
  if (!PARTS.has(part)) return 'other';
  return [part, ...rest.filter((word) => DETAIL_FIELDS.has(word) || isPaper(word))].join('.');
}

/** What a return is counted under, each once. */
export const reasonsOf = (remarks: readonly { path: readonly string[] }[]): string[] =>
  [...new Set(remarks.map(({ path }) => reasonOf(path)))].sort();

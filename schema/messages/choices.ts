import type { ACCESS_METHODS } from '../rules/choices/access-methods.ts';
import type { CertificateType } from '../rules/choices/certificate-types.ts';
import type { DOMAIN_HOLDERS } from '../rules/choices/domain-holders.ts';
import type { LANGUAGES } from '../rules/choices/languages.ts';
import type { PreApproval } from '../rules/choices/pre-approvals.ts';
import type { ProvinceCode } from '../rules/choices/provinces.ts';
import type { ServiceContent } from '../rules/choices/service-contents.ts';
import type { SubjectNature } from '../rules/choices/subject-natures.ts';
import type { UsualProduct } from '../rules/choices/usual-products.ts';

/** The code tables whose codes have names, by what the catalogue calls them. */
type Codes = {
  access: (typeof ACCESS_METHODS)[number]['key'];
  certificate: CertificateType;
  content: ServiceContent;
  holder: (typeof DOMAIN_HOLDERS)[number]['key'];
  language: (typeof LANGUAGES)[number]['key'];
  nature: SubjectNature;
  preApproval: PreApproval;
  product: UsualProduct;
  province: ProvinceCode;
};

export type ChoiceKind = keyof Codes;

/** Under which key the catalogue names a code. */
export type ChoiceWord<Kind extends ChoiceKind = ChoiceKind> = {
  [One in Kind]: `${One}.${Codes[One]}`;
}[Kind];

/** The names of all codes in one language. The catalogue is handed over as this, so that a code without a name stops the build. */
export type ChoiceNames = Readonly<Record<ChoiceWord, string>>;

const isWord = (names: ChoiceNames, word: string): word is ChoiceWord => Object.hasOwn(names, word);

/** The name of a code; nothing for one that its table does not have. */
export const choiceName = (names: ChoiceNames, kind: ChoiceKind, code: unknown): string | undefined => {
  const word = `${kind}.${String(code)}`;
  return isWord(names, word) ? names[word] : undefined;
};

/** Under which keys the catalogue names codes of a table, in the order of the table. */
export const choiceWords = <Kind extends ChoiceKind>(
  kind: Kind,
  table: readonly { readonly key: Codes[Kind] }[],
  codes: readonly string[],
): ChoiceWord<Kind>[] =>
  table.filter(({ key }) => codes.includes(key)).map(({ key }): `${Kind}.${Codes[Kind]}` => `${kind}.${key}`);

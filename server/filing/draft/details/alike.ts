import { normaliseEmail } from '../../../../schema/rules/email.ts';
import { homepagesIn } from '../../../../schema/rules/homepage-url.ts';
import { withoutHyphens } from '../../../../schema/rules/numbers/normalise.ts';
import { withMiddleDots } from '../../../../schema/rules/person-name.ts';
import { normalisePhone } from '../../../../schema/rules/phone.ts';
import { narrow } from '../../../../schema/rules/text.ts';

/** Whether something typed says the same as what is filed, however either is written. */
export type Alike = (typed: string, filed: string) => boolean;

// After the dots between names: a full-width one is the ordinary one in other texts.
const bare = (text: string): string =>
  narrow(withMiddleDots(text)).replace(/\s/g, '').replaceAll('.', '·').toLowerCase();

/** Width, blanks, case and the dot within names make no difference. */
export const sameText: Alike = (typed, filed) => bare(typed) === bare(filed);

export const sameNumber: Alike = (typed, filed) => withoutHyphens(typed) === withoutHyphens(filed);

/** The authority joins several numbers or addresses by ";": one of them will do. */
const oneOf =
  (form: (text: string) => string): Alike =>
  (typed, filed) =>
    filed.split(/[;；]/).some((part) => form(part) === form(typed));

export const samePhone: Alike = oneOf(normalisePhone);
export const sameEmail: Alike = oneOf((text) => normaliseEmail(text).toLowerCase());

const pagesOf = (text: string): string =>
  homepagesIn(text)
    .map((page) => page.toLowerCase())
    .sort()
    .join(';');

/** Order, scheme and a slash at the end make no difference. */
export const sameHomepages: Alike = (typed, filed) => pagesOf(typed) === pagesOf(filed);

// These end some names of places that go on: 贵州省, 沙市区, 辉县市.
const PLACE = /^(\D{1,18}?)(?:自治区|自治州|自治县|自治旗|特别行政区|省|地区|盟|区|[市州县旗](?![省市区县]))/;

/** The places an address begins with, without what they are called as (省, 市, 区), and the rest of it. */
function partsOf(address: string): { places: string[]; rest: string } {
  const places: string[] = [];
  let rest = bare(address).replace(/^中国/, '');
  for (let found = PLACE.exec(rest); found; found = PLACE.exec(rest)) {
    places.push(found[1] ?? '');
    rest = rest.slice(found[0].length);
  }
  return { places, rest };
}

const within = (places: readonly string[], others: readonly string[]): boolean =>
  places.every((place) => others.join('').includes(place));

/**
 * The authority keeps province, city and county of some addresses apart, in older filings incompletely: an address may name
 * more places than the other, but no others.
 */
export const sameAddress: Alike = (typed, filed) => {
  const one = partsOf(typed);
  const other = partsOf(filed);
  return one.rest === other.rest && (within(one.places, other.places) || within(other.places, one.places));
};

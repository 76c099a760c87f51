import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import {
  cityKey,
  isDrawer,
  namedPlaces,
  otherCity,
  provinceOf,
  shortCity,
  wholeAddress,
} from '../../../schema/rules/places.ts';
import { DIVISIONS } from '../../../server/filing/provinces/divisions.ts';

const named = (address: string): (string | null)[] => {
  const { province, city } = namedPlaces(address, DIVISIONS);
  return [province, city?.name ?? null];
};

describe('the places that an address begins with', () => {
  it.each([
    ['浙江省杭州市西湖区示例路1号', '330000', '杭州市'],
    ['浙江杭州西湖区示例路1号', '330000', '杭州市'],
    ['中国 北京市海淀区示例街1号', '110000', '北京市'],
    ['中华人民共和国浙江省示例路1号', '330000', null],
    ['内蒙古自治区呼和浩特市示例路1号', '150000', '呼和浩特市'],
    ['新疆乌鲁木齐市示例路1号', '650000', '乌鲁木齐市'],
    ['广西自治区南宁市示例路1号', '450000', '南宁市'],
    ['杭州市西湖区示例路1号', '330000', '杭州市'],
    ['深圳市南山区科技园1号', '440000', '深圳市'],
    ['深圳南山区科技园1号', '440000', '深圳市'],
    ['深圳南山科技园1号', '440000', '深圳市'],
    ['上海浦东新区示例路1号', '310000', '上海市'],
    ['上海浦东示例路1号', '310000', '上海市'],
    ['义乌市稠城街道1号', '330000', '义乌市'],
    ['吉林省吉林市昌邑区1号', '220000', '吉林市'],
    ['吉林市昌邑区1号', '220000', '吉林市'],
    ['吉林昌邑区1号', '220000', '吉林市'],
    ['恩施州恩施市示例路1号', '420000', '恩施土家族苗族自治州'],
    ['海南藏族自治州共和县示例路1号', '630000', '海南藏族自治州'],
    ['海南州共和县示例路1号', '630000', '海南藏族自治州'],
    ['湖北省仙桃市示例路1号', '420000', '仙桃市'],
    ['浙江省深圳市南山区1号', '440000', '深圳市'],
    ['南京市北京东路3号', '320000', '南京市'],
    ['广东深圳南山科技园1号', '440000', '深圳市'],
    ['四川成都市示例路1号', '510000', '成都市'],
    ['荆州沙市北京路1号', '420000', '荆州市'],
    ['金华义乌稠城街道1号', '330000', '金华市'],
    ['东莞东莞市示例路1号', '440000', '东莞市'],
    ['延边自治州延吉市示例路1号', '220000', '延边朝鲜族自治州'],
    ['杭州市文三路农贸市场3号', '330000', '杭州市'],
    ['恩施州集贸市场3号', '420000', '恩施土家族苗族自治州'],
    // Registers write the drawers of the code table; they are no cities.
    ['海南省省直辖县级行政区划澄迈县老城镇1号', '460000', null],
  ])('%s: %s, %s', (address, province, city) => {
    expect(named(address)).toEqual([province, city]);
  });

  it.each([
    '示例路1号',
    '西湖区示例路1号',
    '北京西路1号',
    '北京路1号',
    '重庆南路2号',
    '南京东路100号',
    '南京西路街道吴江路1号',
    '深圳路3号',
    '深圳大道3号',
    '深圳湾科技园1号',
    '杭州湾新区滨海路1号',
    '苏州工业园区星湖街1号',
    '义乌市场路3号',
    '北京市场东街3号',
    '深圳市场2楼8号',
    '上海大厦3号楼',
    '江苏大厦A座2号',
    '北京花园小区3幢1号',
    '上海城市花园2幢3号',
    '江西超市旁1号',
    '河北区中山路1号',
    '海南区示例街1号',
    '朝阳区示例路1号',
    '朝阳街1号',
    '河南蒙古族自治县示例路1号',
    '文三路1号深圳市大厦',
    '科技园1号（原广东省深圳市）',
  ])('are none in %s', (address) => {
    expect(named(address)).toEqual([null, null]);
  });

  it('are found by the full and the short name of a province', () => {
    for (const { code, name, short } of PROVINCES) {
      expect(named(`${name}某某市1号`)[0]).toBe(code);
      expect(named(`${short}某某市1号`)[0]).toBe(code);
    }
  });

  it('are told apart by the first that fits, as no name begins with another', () => {
    const cities = DIVISIONS.filter(({ name }) => !isDrawer(name)).map(({ name }) => name);
    const counties = DIVISIONS.flatMap((city) => city.counties.map(({ name }) => name));
    const lists = [
      PROVINCES.map(({ name }) => name),
      PROVINCES.map(({ short }) => short),
      cities,
      cities.map(shortCity),
      counties.filter((name) => name.endsWith('市')),
    ];
    for (const names of lists)
      for (const name of names)
        expect(
          names.filter((other) => other.startsWith(name)),
          name,
        ).toEqual([name]);
  });

  it('are never read out of a street that bears the name of a city or province', () => {
    const names = [
      ...PROVINCES.flatMap(({ name, short }) => [name.replace(/省$/, ''), short]),
      ...DIVISIONS.filter(({ name }) => !isDrawer(name)).map(({ name }) => shortCity(name)),
    ];
    const ends = ['路', '东路', '西路', '南路', '北路', '中路', '一路', '街', '大街', '北大街', '大道', '巷'];
    const told = names.flatMap((name) =>
      ends.map((end) => `${name}${end}8号`).filter((text) => named(text).some((one) => one !== null)),
    );
    expect(told.filter((text) => !/市|区/.test(text))).toEqual([]);
  });
});

const cities = DIVISIONS.filter(({ name }) => !isDrawer(name));
const placeOf = (city: (typeof DIVISIONS)[number]) =>
  fc.constantFrom(...city.counties).map((county) => ({ city, county }));
const place = fc.constantFrom(...cities).chain(placeOf);
const street = fc.constantFrom(
  '文三路8号',
  '北京路8号',
  '南京东路8号',
  '深圳路8号',
  '人民街8号',
  '科技园2幢8号',
);

/** Ways to begin an address, from a whole one to none of its places. */
const beginnings = ({
  city,
  county,
}: {
  city: (typeof DIVISIONS)[number];
  county: { name: string };
}): string[] => {
  const province = PROVINCES.find(({ code }) => code === provinceOf(city.code));
  const provinces = [province?.name ?? '', province?.short ?? ''];
  const own = county.name === city.name ? '' : county.name;
  const between = provinces.includes(city.name) ? '' : city.name;
  return [
    ...provinces.map((one) => one + between + own),
    `${provinces[0]}${own}`,
    between + own,
    own && shortCity(between) + own,
    own,
    '',
  ];
};

describe('the names of a division before its street', () => {
  it('never speak against it, however many of them are written', () => {
    fc.assert(
      fc.property(place, street, (one, road) =>
        beginnings(one).every((begin) => {
          const { province, city } = namedPlaces(begin + road, DIVISIONS);
          return (
            (province === null || province === provinceOf(one.county.code)) &&
            (city === null || cityKey(city.code) === cityKey(one.county.code))
          );
        }),
      ),
      { numRuns: 600 },
    );
  });

  it('speak against every other city', () => {
    fc.assert(
      fc.property(place, place, street, (one, other, road) => {
        fc.pre(cityKey(one.county.code) !== cityKey(other.county.code));
        const text = `${other.city.name}${other.county.name}${road}`;
        const elsewhere = otherCity(text, one.county.code, DIVISIONS) !== null;
        const province = namedPlaces(text, DIVISIONS).province;
        return elsewhere || province === provinceOf(other.county.code);
      }),
      { numRuns: 600 },
    );
  });

  it('come before the street once', () => {
    fc.assert(
      fc.property(place, street, (one, road) => {
        const [whole = '', , , ...fewer] = beginnings(one);
        return fewer.every(
          (begin) => wholeAddress(begin + road, one.county.code, DIVISIONS) === whole + road,
        );
      }),
      { numRuns: 600 },
    );
  });
});

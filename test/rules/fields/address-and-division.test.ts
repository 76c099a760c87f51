import { describe, expect, it } from 'vitest';
import {
  codeFault,
  namedPlaces,
  namesOfPlace,
  otherCity,
  provinceOf,
  wholeAddress,
  type Divisions,
} from '../../../schema/rules/places.ts';
import { DIVISIONS } from '../../../server/filing/provinces/divisions.ts';

/** What a form has at hand: all cities, and the counties of its own province. */
const formOf = (province: string): Divisions =>
  DIVISIONS.map((city) => (provinceOf(city.code) === province ? city : { ...city, counties: [] }));

const [HANGZHOU_XIHU, ZAOZHUANG_SHIZHONG, YIWU, DONGGUAN] = ['330106', '370402', '330782', '441900'];
const [CHONGQING_CHENGKOU, PUDONG, XIANTAO, CHENGMAI] = ['500229', '310115', '429004', '469023'];
// Neither has GB/T 2260: a county of Hangzhou, a city of Zhejiang, a province.
const [NO_COUNTY, NO_CITY, NO_PROVINCE] = ['330199', '339901', '999999'];

describe('an address in the list of divisions that is at hand', () => {
  it.each([
    ['330000', '义乌市稠城街道1号', '330000', '义乌市'],
    ['440000', '义乌市稠城街道1号', null, null],
    ['330000', '浙江宁波海曙科技园1号', '330000', '宁波市'],
    ['440000', '广东深圳南山科技园1号', '440000', '深圳市'],
    ['330000', '深圳市南山区科技园1号', '440000', '深圳市'],
    ['330000', '深圳南山区科技园1号', null, null],
  ])('in a form of %s, %s names: %s, %s', (form, address, province, city) => {
    const named = namedPlaces(address, formOf(form));
    expect([named.province, named.city?.name ?? null]).toEqual([province, city]);
  });

  it.each([
    ['北京市海淀区示例街1号', '110000'],
    ['浙江省杭州市西湖区示例路1号', '330000'],
    ['浙江杭州西湖区示例路1号', '330000'],
    ['杭州市西湖区示例路1号', null],
    ['广东深圳南山科技园1号', null],
  ])('before there is one, %s names the province %s', (address, province) => {
    expect(namedPlaces(address, [])).toMatchObject({ province, city: null });
  });
});

describe('the city of an address', () => {
  it.each([
    ['宁波市海曙区科技园1号', HANGZHOU_XIHU, '宁波市'],
    ['深圳市南山区科技园1号', HANGZHOU_XIHU, '深圳市'],
    ['湖北省潜江市园林路1号', XIANTAO, '潜江市'],
  ])('that %s names is not that of %s, but %s', (address, division, city) => {
    expect(otherCity(address, division, DIVISIONS)?.name).toBe(city);
  });

  it.each([
    ['杭州市余杭区文一路1号', HANGZHOU_XIHU],
    ['科技园1号', HANGZHOU_XIHU],
    ['广东省科技园1号', HANGZHOU_XIHU],
    ['金华市婺城区示例路1号', YIWU],
    ['湖北省仙桃市示例路1号', XIANTAO],
    ['重庆市渝中区示例路1号', CHONGQING_CHENGKOU],
    ['海南省省直辖县级行政区划澄迈县老城镇1号', CHENGMAI],
  ])('that %s names is not another one than that of %s', (address, division) => {
    expect(otherCity(address, division, DIVISIONS)).toBeNull();
  });
});

describe('the whole address', () => {
  it.each([
    ['科技园1号', HANGZHOU_XIHU, '浙江省杭州市西湖区科技园1号'],
    ['浙江杭州西湖区科技园1号', HANGZHOU_XIHU, '浙江省杭州市西湖区科技园1号'],
    ['杭州市文三路8号', HANGZHOU_XIHU, '浙江省杭州市西湖区文三路8号'],
    ['浙江省文三路8号', HANGZHOU_XIHU, '浙江省杭州市西湖区文三路8号'],
    ['余杭区文一路1号', HANGZHOU_XIHU, '浙江省杭州市余杭区文一路1号'],
    ['余杭区集贸市场3号', HANGZHOU_XIHU, '浙江省杭州市余杭区集贸市场3号'],
    ['西湖路1号', HANGZHOU_XIHU, '浙江省杭州市西湖区西湖路1号'],
    ['中国余杭区文一路1号', HANGZHOU_XIHU, '浙江省杭州市余杭区文一路1号'],
    ['中国浙江省文三路8号', HANGZHOU_XIHU, '浙江省杭州市西湖区文三路8号'],
    ['中国美术学院 1号', HANGZHOU_XIHU, '浙江省杭州市西湖区中国美术学院1号'],
    ['杭州市南山路中国美术学院1号', HANGZHOU_XIHU, '浙江省杭州市西湖区南山路中国美术学院1号'],
    ['枣庄市中心街1号', ZAOZHUANG_SHIZHONG, '山东省枣庄市市中区中心街1号'],
    ['枣庄市中区中心街1号', ZAOZHUANG_SHIZHONG, '山东省枣庄市市中区中心街1号'],
    ['金华义乌市集贸市场3号', YIWU, '浙江省金华市义乌市集贸市场3号'],
    ['东莞市东莞市南城街道1号', DONGGUAN, '广东省东莞市南城街道1号'],
    ['广东省东莞市东莞市南城街道1号', DONGGUAN, '广东省东莞市南城街道1号'],
    ['中国（上海）自由贸易试验区世纪大道1号', PUDONG, '上海市浦东新区中国（上海）自由贸易试验区世纪大道1号'],
    ['葛城街道1号', CHONGQING_CHENGKOU, '重庆市城口县葛城街道1号'],
    ['海南省省直辖县级行政区划澄迈县老城镇1号', CHENGMAI, '海南省澄迈县老城镇1号'],
    ['海南省直辖县级行政区划澄迈县老城镇1号', CHENGMAI, '海南省澄迈县老城镇1号'],
  ])('of %s in %s is %s', (address, division, whole) => {
    expect(wholeAddress(address, division, DIVISIONS)).toBe(whole);
  });

  it.each(['宁波市海曙区科技园1号', '广东省科技园1号', '广东省深圳市南山区科技园1号'])(
    'of %s is what it is, elsewhere than Hangzhou',
    (address) => {
      expect(wholeAddress(address, HANGZHOU_XIHU, DIVISIONS)).toBe(address);
    },
  );

  it.each([
    [NO_COUNTY, '浙江省杭州市科技园1号'],
    [NO_CITY, '浙江省科技园1号'],
    [NO_PROVINCE, '科技园1号'],
  ])('has what is known of the code %s', (division, whole) => {
    expect(wholeAddress('科技园1号', division, DIVISIONS)).toBe(whole);
  });
});

describe('the names of a place', () => {
  it.each([
    [HANGZHOU_XIHU, ['浙江省', '杭州市', '西湖区']],
    ['110105', ['北京市', '朝阳区']],
    [DONGGUAN, ['广东省', '东莞市']],
    [XIANTAO, ['湖北省', '仙桃市']],
    [CHONGQING_CHENGKOU, ['重庆市', '城口县']],
    [NO_COUNTY, ['浙江省', '杭州市']],
    [NO_CITY, ['浙江省']],
    [NO_PROVINCE, []],
  ])('%s are %j', (code, names) => {
    expect(namesOfPlace(code, DIVISIONS)).toEqual(names);
  });
});

describe('the code of a division', () => {
  it.each([
    [HANGZHOU_XIHU, null],
    ['330100', 'CITY_ONLY'],
    [NO_COUNTY, 'UNKNOWN'],
    [NO_CITY, 'UNKNOWN'],
    [NO_PROVINCE, 'UNKNOWN'],
    ['440305', 'ELSEWHERE'],
    // A digit typed twice, the long code of the statistics, a digit forgotten.
    ['4440305', 'UNKNOWN'],
    ['440305000000', 'UNKNOWN'],
    ['33010', 'UNKNOWN'],
    ['西湖区', 'UNKNOWN'],
  ])('%s: %s', (code, fault) => {
    expect(codeFault(code, '330000', DIVISIONS)).toBe(fault);
  });

  it('is right for every county of the table', () => {
    const wrong = DIVISIONS.flatMap(({ counties }) => counties).filter(
      ({ code }) => codeFault(code, provinceOf(code), DIVISIONS) !== null,
    );
    expect(wrong).toEqual([]);
  });
});

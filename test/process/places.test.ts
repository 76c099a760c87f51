import { describe, expect, it } from 'vitest';
import { DIVISIONS, placeInWords, placeNamed } from '../../server/filing/provinces/divisions.ts';

const NAMES = DIVISIONS.flatMap((city) => [city.name, ...city.counties.map(({ name }) => name)]);

describe('A place in Latin letters', () => {
  it('has no Chinese character left, whichever it is', () => {
    const left = NAMES.filter((name) => !/^\p{Lu}[\p{Script=Latin}’ ()-]+$/u.test(placeNamed(name, 'en')));
    expect(left).toEqual([]);
    expect(NAMES.length).toBeGreaterThan(3000);
  });

  it.each([
    ['杭州市', 'Hangzhou'],
    ['西湖区', 'Xihu District'],
    ['嘉善县', 'Jiashan County'],
    ['西安市', 'Xi’an'],
    ['六安市', 'Lu’an'],
    ['重庆市', 'Chongqing'],
    ['厦门市', 'Xiamen'],
    ['吕梁市', 'Lüliang'],
    ['蔚县', 'Yu County'],
    ['乐清市', 'Yueqing'],
    ['番禺区', 'Panyu District'],
    ['呼和浩特市', 'Hohhot'],
    ['乌鲁木齐市', 'Ürümqi'],
    ['恩施土家族苗族自治州', 'Enshi Prefecture'],
    ['都安瑶族自治县', 'Du’an Autonomous County'],
    ['东乡族自治县', 'Dongxiang Autonomous County'],
    ['清新区', 'Qingxin District'],
    ['浦东新区', 'Pudong New Area'],
    ['碑林区', 'Beilin District'],
    ['神农架林区', 'Shennongjia Forest District'],
  ])('is called as maps call it: %s, %s', (name, latin) => {
    expect(placeNamed(name, 'en')).toBe(latin);
    expect(placeNamed(name, 'zh-CN')).toBe(name);
  });

  it('is told from the smallest to the largest', () => {
    expect(placeInWords('330106', 'en')).toBe('Xihu District, Hangzhou, Zhejiang');
    expect(placeInWords('330106', 'zh-CN')).toBe('浙江省杭州市西湖区');
    expect(placeInWords('110101', 'en')).toBe('Dongcheng District, Beijing');
    expect(placeInWords('150102', 'en')).toMatch(/, Hohhot, Inner Mongolia$/);
    expect(placeInWords('990000', 'en')).toBe('');
  });
});

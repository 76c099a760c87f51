import { describe, expect, it } from 'vitest';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import { ABOLISHED_COUNTIES } from '../../../server/filing/provinces/changed-counties.ts';
import {
  children,
  currentNameOf,
  isPlace,
  nameOf,
  placeIssues,
  placeToday,
} from '../../../server/filing/provinces/divisions.ts';

describe('divisions', () => {
  it('give every province cities and every city counties, codes inside codes', () => {
    for (const { code, name } of PROVINCES) {
      const cities = children(code);
      expect(nameOf(code)).toBe(name);
      expect(cities.length, name).toBeGreaterThan(0);
      for (const city of cities) {
        expect(city.code.slice(0, 2)).toBe(code.slice(0, 2));
        expect(city.children.length, city.name).toBeGreaterThan(0);
        for (const county of city.children) {
          expect(county.code.slice(0, 4)).toBe(city.code.slice(0, 4));
          expect(county.name).not.toContain('市辖区');
          expect(isPlace({ province: code, city: city.code, county: county.code })).toBe(true);
        }
      }
    }
  });
  it('know Hangzhou and its districts', () => {
    expect(nameOf('330100')).toBe('杭州市');
    expect(children('330100').map(({ name }) => name)).toContain('西湖区');
  });
  it('put districts of a municipality under a city of its name', () => {
    expect(children('110000').map(({ code, name }) => `${code}${name}`)).toEqual(['110100北京市']);
    expect(isPlace({ province: '110000', city: '110100', county: '110105' })).toBe(true);
    expect(children('500000').map(({ code }) => code)).toEqual(['500100', '500200']);
  });
  it('let a city without districts be its own county', () => {
    expect(isPlace({ province: '440000', city: '441900', county: '441900' })).toBe(true);
  });
  // The ministry's table of 2024 and the notices since.
  it.each([
    ['460300', '460302', '西沙区'],
    ['460300', '460303', '南沙区'],
    ['540400', '540481', '米林市'],
    ['540500', '540581', '错那市'],
    ['653200', '653228', '和康县'],
    ['653200', '653229', '和安县'],
    ['659000', '659012', '白杨市'],
    ['500100', '500157', '两江新区'],
  ])('know %s %s %s', (city, county, name) => {
    expect(nameOf(county)).toBe(name);
    expect(children(city).map(({ code }) => code)).toContain(county);
    expect(placeIssues({ province: `${city.slice(0, 2)}0000`, city, county })).toEqual([]);
  });
  it.each([
    ['330103', '拱墅区 (330105)', '2021'],
    ['110103', '东城区 (110101)', '2010'],
    ['540422', '米林市 (540481)', '2023'],
    ['350681', '龙海区 (350604)', '2021'],
  ])('no longer offer %s, and say that it is %s since %s', (county, successors, year) => {
    const city = county.startsWith('11') ? '110100' : `${county.slice(0, 4)}00`;
    expect(children(city).map(({ code }) => code)).not.toContain(county);
    expect(placeIssues({ province: `${county.slice(0, 2)}0000`, city, county })).toEqual([
      expect.objectContaining({
        path: ['county'],
        code: 'DIVISION_ABOLISHED',
        params: expect.objectContaining({ successors, year }) as object,
      }),
    ]);
  });
  it('lead every abolished county to places of today, or to none', () => {
    for (const { code, successors } of ABOLISHED_COUNTIES.values()) {
      expect(currentNameOf(code)).toBeNull();
      for (const successor of successors)
        expect(currentNameOf(successor), `${code} ${successor}`).not.toBeNull();
    }
  });
  it('find the place of today for an abolished one, in another city where it went there', () => {
    expect(placeToday({ city: '330100', county: '330104' })).toEqual({ city: '330100', county: '330102' });
    expect(placeToday({ city: '330100', county: '330106' })).toEqual({ city: '330100', county: '330106' });
    expect(placeToday({ city: '341400', county: '341402' }).city).toBe('340100');
  });
  it('refuse places that do not lie in each other', () => {
    expect(isPlace({ province: '330000', city: '320100', county: '320102' })).toBe(false);
    expect(isPlace({ province: '330000', city: '330100', county: '330203' })).toBe(false);
    expect(children('999999')).toEqual([]);
    expect(nameOf('999999')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { PROVINCES } from '../../../schema/validation/codes/provinces.ts';
import { children, isPlace, nameOf } from '../../../server/filing/provinces/divisions.ts';

describe('divisions', () => {
  it('give every province cities and every city counties, codes inside codes', () => {
    for (const { code, zh } of PROVINCES) {
      const cities = children(code);
      expect(nameOf(code)).toBe(zh);
      expect(cities.length, zh).toBeGreaterThan(0);
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
  it('refuse places that do not lie in each other', () => {
    expect(isPlace({ province: '330000', city: '320100', county: '320102' })).toBe(false);
    expect(isPlace({ province: '330000', city: '330100', county: '330203' })).toBe(false);
    expect(children('999999')).toEqual([]);
    expect(nameOf('999999')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import { provinceRules } from '../../../server/filing/provinces/rules.ts';

const at = (day: string): Date => new Date(`${day}T12:00:00+08:00`);
const shortNames = (day: string): string[] =>
  PROVINCES.filter(({ code }) => provinceRules(code, at(day)).sms.required).map(({ short }) => short);

/** As the source page of 2019-05-08 lists them. */
const SEED_REGIONS =
  '天津、甘肃、西藏、宁夏、海南、新疆、青海、浙江、四川、福建、陕西、重庆、广西、云南、山东、河南、安徽、湖南、山西、黑龙江、内蒙古、湖北'.split(
    '、',
  );

describe('the SMS check', () => {
  it('was asked for in exactly the 22 regions of the source page on its day', () => {
    expect(SEED_REGIONS).toHaveLength(22);
    expect(shortNames('2019-05-08').sort()).toEqual([...SEED_REGIONS].sort());
  });

  it.each([
    ['2017-12-17', 0],
    ['2017-12-18', 7],
    ['2018-09-09', 7],
    ['2018-09-10', 14],
    ['2018-09-23', 14],
    ['2018-09-24', 22],
    ['2020-08-16', 22],
    ['2020-08-17', 31],
    ['2026-01-01', 31],
  ])('on %s in %i regions', (day, count) => {
    expect(shortNames(day)).toHaveLength(count);
  });

  it('begins at midnight in China', () => {
    expect(provinceRules('110000', new Date('2020-08-16T15:59:59Z')).sms.required).toBe(false);
    expect(provinceRules('110000', new Date('2020-08-16T16:00:00Z')).sms.required).toBe(true);
  });

  it('left 48 hours in 2018 and 24 since', () => {
    expect(provinceRules('330000', at('2018-10-01')).sms.windowHours).toBe(48);
    expect(provinceRules('330000', at('2019-05-08')).sms.windowHours).toBe(24);
    expect(provinceRules('330000', at('2025-05-08')).sms.windowHours).toBe(24);
  });

  it('tells since when and by which rule', () => {
    expect(provinceRules('330000', at('2025-01-01')).sms).toMatchObject({
      since: '2018-09-10',
      rule: 'zhejiang.sms',
    });
    expect(provinceRules('110000', at('2025-01-01')).sms).toMatchObject({
      since: '2020-08-17',
      rule: 'national.sms',
    });
  });
});

describe('the photo of an access filing', () => {
  const kinds = (code: string, day: string) => provinceRules(code, at(day)).photo.kinds;

  it('was a face check in Shanghai and Fujian and a backdrop photo elsewhere in May 2019', () => {
    for (const { code, short } of PROVINCES) {
      expect(kinds(code, '2019-05-08'), short).toEqual([
        ['上海', '福建'].includes(short) ? 'FACE' : 'BACKDROP',
      ]);
    }
  });

  it('was a backdrop photo only, by a rule of their own, in Guangdong, Liaoning, Anhui and Chongqing', () => {
    for (const code of ['440000', '210000', '340000', '500000']) {
      const { photo } = provinceRules(code, at('2019-06-01'));
      expect(photo.kinds).toEqual(['BACKDROP']);
      expect(photo.rule).not.toContain('national');
    }
  });

  it('became a face check everywhere from 2019-07-29', () => {
    for (const { code } of PROVINCES) {
      expect(kinds(code, '2019-07-29')).toEqual(['FACE']);
    }
    expect(kinds('330000', '2019-07-28')).toEqual(['BACKDROP']);
  });

  it('is an electronic verification everywhere since the pages of 2025', () => {
    for (const { code } of PROVINCES) {
      expect(kinds(code, '2024-12-31')).toEqual(['FACE']);
      expect(kinds(code, '2025-01-01')).toEqual(['ELECTRONIC']);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { cityIn, hasDoorNumber, provinceIn } from '../../../schema/validation/address.ts';
import { PROVINCES } from '../../../schema/validation/codes/provinces.ts';

describe('the province of an address', () => {
  it.each([
    ['浙江省杭州市西湖区示例路1号', '330000'],
    ['浙江杭州西湖区示例路1号', '330000'],
    ['中国 北京市海淀区示例街1号', '110000'],
    ['内蒙古自治区呼和浩特市示例路1号', '150000'],
    ['新疆乌鲁木齐市示例路1号', '650000'],
    ['杭州市西湖区示例路1号', null],
    ['海南藏族自治州共和县示例路1号', null],
    ['河南蒙古族自治县示例路1号', null],
    ['北京西路1号', null],
    ['重庆南路2号', null],
    ['南京市北京东路3号', null],
  ])('%s: %s', (address, province) => {
    expect(provinceIn(address)).toBe(province);
  });
  it('is found by its full and its short name', () => {
    for (const { code, zh, short } of PROVINCES) {
      expect(provinceIn(`${zh}某某市1号`)).toBe(code);
      expect(provinceIn(`${short}某某市1号`)).toBe(code);
    }
  });
});

describe('the city of an address', () => {
  it.each([
    ['河北省石家庄市长安区1号', '石家庄市'],
    ['北京市海淀区1号', '北京市'],
    ['湖北省恩施土家族苗族自治州恩施市1号', '恩施土家族苗族自治州'],
    ['西湖区示例路1号', null],
  ])('%s: %s', (address, city) => {
    expect(cityIn(address)).toBe(city);
  });
});

describe('a door', () => {
  it.each([
    '示例路1号',
    '示例路１号',
    '示例小区二栋',
    '示例大厦A座',
    '示例村3组',
    '示例路1-2-301',
    '示例楼12层',
    '示例路1号2幢301室',
  ])('is in %s', (address) => {
    expect(hasDoorNumber(address)).toBe(true);
  });
  it.each(['浙江省杭州市西湖区', '西湖区示例街道', '示例路'])('is not in %s', (address) => {
    expect(hasDoorNumber(address)).toBe(false);
  });
});

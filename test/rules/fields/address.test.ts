import { describe, expect, it } from 'vitest';
import { hasDoorNumber } from '../../../schema/rules/address.ts';

describe('a door', () => {
  it.each([
    '示例路1号',
    '示例路１号',
    '示例小区二栋',
    '示例大厦A座',
    '示例村3组',
    '示例路1-2-301',
    '示例路12-34',
    '示例路一百二十三号',
    '示例路3-1号',
    '示例楼12层',
    '示例路1号2幢301室',
  ])('is in %s', (address) => {
    expect(hasDoorNumber(address)).toBe(true);
  });
  it.each(['浙江省杭州市西湖区', '西湖区示例街道', '示例路', '示例路10', '示例-路1'])(
    'is not in %s',
    (address) => {
      expect(hasDoorNumber(address)).toBe(false);
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  sameAddress,
  sameEmail,
  sameHomepages,
  sameNumber,
  samePhone,
  sameText,
} from '../../../server/filing/draft/details/alike.ts';
import { children, nameOf } from '../../../server/filing/provinces/divisions.ts';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';

/** The same text in the width that Chinese keyboards give. */
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

describe('what is filed and what is typed', () => {
  it.each([
    ['names', sameText, '浙江演练(杭州)有限公司', ' 浙江演练（杭州） 有限公司'],
    ['names of several parts', sameText, '阿不都·演练', '阿不都•演练'],
    ['letters', sameText, 'ABC演练', 'abc演练'],
    ['certificates', sameNumber, '11010519491231002X', '１１０１０５ 19491231 002x'],
    ['organisation codes', sameNumber, '67395965-4', '673959654'],
    ['mobiles', samePhone, '13900000001', '+86 139-0000-0001'],
    ['one of several numbers', samePhone, '0571-88888888', '13900000001;086-0571-88888888'],
    ['mail addresses', sameEmail, 'Beian@Shili.cn', 'other@shili.cn;beian@shili.CN'],
    ['homepages', sameHomepages, 'https://www.shili.cn/;b.shili.cn', 'B.shili.cn;www.shili.cn'],
  ])('%s are the same however they are written', (_what, alike, typed, filed) => {
    expect([alike(typed, filed), alike(wide(typed), filed)]).toEqual([true, true]);
  });

  it.each([
    ['names', sameText, '浙江演练有限公司', '浙江演练二有限公司'],
    ['certificates', sameNumber, '11010519491231002X', '440524188001010014'],
    ['numbers', samePhone, '13900000001', '13900000002;13900000003'],
    ['mail addresses', sameEmail, 'a@shili.cn', 'b@shili.cn'],
    ['homepages', sameHomepages, 'www.shili.cn', 'www.shili.cn;b.shili.cn'],
    ['cities', sameAddress, '浙江省杭州市中山路1号', '浙江省宁波市中山路1号'],
    ['doors', sameAddress, '杭州市西湖区文三路1号', '杭州市西湖区文三路11号'],
  ])('other %s are not the same', (_what, alike, typed, filed) => {
    expect(alike(typed, filed)).toBe(false);
  });
});

// A few places are called neither 区 nor 县; an address that leaves them out is taken for another.
const isOfALevel = (name: string): boolean => /[省区市州县旗盟]$/.test(name);

const place = fc
  .constantFrom(...PROVINCES)
  .chain(({ code }) =>
    fc
      .constantFrom(...children(code))
      .chain((city) =>
        fc
          .constantFrom(...city.children)
          .map((county) => [...new Set([nameOf(code) ?? '', city.name, county.name])].filter(isOfALevel)),
      ),
  );
const street = fc
  .tuple(fc.constantFrom('文三路', '中山大道', '人民东路', '演练街'), fc.integer({ min: 1, max: 999 }))
  .map(([road, door]) => `${road}${door}号`);

describe('an address', () => {
  it('is the same whichever of its places are named, in any width', () => {
    fc.assert(
      fc.property(
        place,
        street,
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        (names, road, kept) => {
          const fewer = names.filter((_name, index) => kept[index]).join('') + road;
          const whole = names.join('') + road;
          return (
            sameAddress(whole, fewer) && sameAddress(wide(fewer), whole) && sameAddress(whole, ` ${whole}`)
          );
        },
      ),
    );
  });
  it('is another behind another door', () => {
    fc.assert(
      fc.property(place, street, street, (names, one, other) => {
        fc.pre(one !== other);
        return (
          !sameAddress(names.join('') + one, names.join('') + other) &&
          !sameAddress(names.join('') + one, other)
        );
      }),
    );
  });
});

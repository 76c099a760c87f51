import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as masks from '../../schema/rules/masks.ts';

describe('the name of an investor', () => {
  it.each([
    ['杭州示例科技有限公司', true],
    ['演练市文化局', true],
    ['示例大学（杭州）', true],
    ['Shili Technology Co., Ltd.', true],
    [' Shili Technology Co., Ltd. ', true],
    ['杭州ABC科技有限公司', true],
    ['张演练', false],
    ['李建行', false],
    ['司马相如', false],
    ['欧阳建行', false],
    ['买买提·阿不都热合曼', false],
    ['John Smith', false],
    ['', false],
  ])('%s: clearly a unit %s', (name, unit) => {
    expect(masks.isUnitName(name)).toBe(unit);
  });
});

describe('masks', () => {
  it.each([
    [masks.maskName, '李明亮', '李**'],
    [masks.maskName, '李', '*'],
    [masks.maskName, '欧阳修文', '欧***'],
    [masks.maskName, 'John Smith', 'J*** S***'],
    [masks.maskName, 'Jean-Luc  Smith -', 'J*** L*** S***'],
    [masks.maskName, 'O', '***'],
    [masks.maskName, '阿Q', '阿*'],
    [masks.maskName, '', ''],
    [masks.maskOrganisation, '杭州云帆科技有限公司', '杭州******公司'],
    [masks.maskOrganisation, ' 杭州云帆科技有限公司 ', '杭州******公司'],
    [masks.maskOrganisation, '杭州云帆有限公司', '杭州****公司'],
    [masks.maskOrganisation, ' 杭州云帆科技社 ', '杭***'],
    [masks.maskOrganisation, '云帆社', '云**'],
    [masks.maskCertificate, '11010519491231002X', '110105**********2X'],
    [masks.maskCertificate, '91330106673959654P', '913301**********4P'],
    [masks.maskCertificate, ' 11010519491231002X ', '110105**********2X'],
    // Business licences of before 2007 have thirteen digits.
    [masks.maskCertificate, '3301002012345', '330100*****45'],
    [masks.maskCertificate, 'H12345678', 'H******78'],
    [masks.maskCertificate, '12345', '*****'],
    [masks.maskPhone, '13800000000', '138****0000'],
    [masks.maskPhone, ' 13800000000 ', '138****0000'],
    [masks.maskPhone, '086-0571-88888888', '086-0571-******88'],
    [masks.maskPhone, '010-66668888', '010-******88'],
    // No landline as the authority writes it: three and four letters stay, as of any number.
    [masks.maskPhone, '+86-0571-88888888', '+86**********8888'],
    [masks.maskPhone, '0571-88888888-801', '057**********-801'],
    [masks.maskEmail, 'liming@example.com', 'l***@example.com'],
    [masks.maskEmail, ' liming@example.com ', 'l***@example.com'],
    [masks.maskEmail, 'a@example.com', '***@example.com'],
    [masks.maskAddress, '浙江省杭州市西湖区文三路1号', '浙江省杭州市******'],
    [masks.maskAddress, ' 浙江省杭州市西湖区文三路1号 ', '浙江省杭州市******'],
    [masks.maskAddress, '杭州市西湖区文三路1号', '杭州市******'],
    [masks.maskAddress, '浙江省之江路与江南大道交叉口东北侧示例大厦主楼二十层2001室', '浙江省******'],
    [masks.maskAddress, '浙江省杭州市西湖', '浙江省杭州市******'],
    [masks.maskAddress, '浙江省杭州市西', '浙江省******'],
    [masks.maskAddress, '北京市东城区景山前街4号', '北京市******'],
    [
      masks.maskAddress,
      '新疆维吾尔自治区伊犁哈萨克自治州伊宁市1号',
      '新疆维吾尔自治区伊犁哈萨克自治州******',
    ],
    [masks.maskAddress, '文三路1号', '******'],
  ] as const)('%o shows %s as %s', (mask, value, shown) => {
    expect(mask(value)).toBe(shown);
  });

  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...Array.from('李明亮杭州市省区路号0123456789abcX@-. ')) }),
  );

  it.each(Object.entries(masks))('%s never contains the whole value', (_name, mask) => {
    fc.assert(
      fc.property(text, (value) => {
        fc.pre(value.trim() !== '' && !value.includes('*'));
        expect(mask(value)).not.toContain(value.trim());
      }),
      { numRuns: 2000 },
    );
  });
});

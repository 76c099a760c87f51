import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { byteWidth, checkWidth, isBlank, narrow, tidy } from '../../../schema/rules/text.ts';

describe('what is typed with a Chinese keyboard or copied from a page', () => {
  it.each([
    ['ＡＢｃ１２３', 'ABc123'],
    ['！～', '!~'],
    ['（０５７１）－８８', '(0571)-88'],
    ['\u3000浙江\u3000杭州\u3000', '浙江 杭州'],
    ['浙江\u00A0杭州\u2009西湖\u202F区', '浙江 杭州 西湖 区'],
    [' 1\u200B2\u200E3\u00AD4\uFEFF ', '1234'],
    ['浙江、杭州。', '浙江、杭州。'],
  ])('%j becomes %j where letters and digits are asked for', (text, expected) => {
    expect(narrow(text)).toBe(expected);
  });

  it.each([
    ['示例（杭州）有限公司', '示例（杭州）有限公司'],
    ['  示例\u3000 有限\n公司\u00A0', '示例 有限 公司'],
    ['示\u200B例\u2060有\u00AD限公司', '示例有限公司'],
  ])('%j becomes %j where a name is asked for', (text, expected) => {
    expect(tidy(text)).toBe(expected);
  });

  it.each([undefined, null, '', ' ', '\u3000', '\u00A0\n\t', '\u200B\uFEFF'])('%j is nothing', (text) => {
    expect(isBlank(text)).toBe(true);
  });
  it.each(['0', '-', '。', ' 示例 '])('%j is something', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('the width of a text', () => {
  it.each(['', 'a', '~', '示例', '示例（杭州）有限公司', 'Example 示例 2024', '１２３', '·—“”〇', '喆堃犇'])(
    '%s is counted as GBK stores it',
    (text) => {
      expect(byteWidth(text)).toBe(iconv.encode(text, 'gbk').length);
    },
  );

  const told = (text: string) => checkWidth(['name'], text, 8);
  it.each(['', '示例公司', 'Example!', '示例\t第\n', '示例\r\n号'])('%j goes into eight bytes', (text) => {
    expect(told(text)).toEqual([]);
  });
  it.each(['示例公司a', 'Example!a', '示例有限公司'])('%j is told to be too wide', (text) => {
    expect(told(text)).toEqual([{ path: ['name'], code: 'TOO_WIDE', params: { max: 4, bytes: 8 } }]);
  });
  it.each(['示\u0000例', '\u001B[1m', 'a\u007F', '示例\u0085', '示例有限公司\u0007'])(
    '%j holds what nobody can type',
    (text) => {
      expect(told(text)).toEqual([{ path: ['name'], code: 'CONTROL_CHARACTERS' }]);
    },
  );
});

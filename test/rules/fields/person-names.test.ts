import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { checkPersonName } from '../../../schema/rules/details/check-person.ts';
import { normaliseDetails } from '../../../schema/rules/details/normalise.ts';
import { normalisePersonName, signInName } from '../../../schema/rules/person-name.ts';

describe('a person’s name', () => {
  it.each([...'·•‧∙・･．⋅·●․⸱⸳᛫.。｡'])('has one dot, also where %s is typed', (dot) => {
    for (const typed of [`买买提${dot}示例`, `买买提 ${dot} 示例`]) {
      expect(normalisePersonName(typed)).toBe('买买提·示例');
      expect(checkPersonName(['name'], typed)).toEqual([]);
    }
    expect(iconv.decode(iconv.encode(normalisePersonName(`买买提${dot}示例`), 'gbk'), 'gbk')).toBe(
      '买买提·示例',
    );
  });

  it.each([
    ['张 三', '张三'],
    ['张\u3000三', '张三'],
    [' 欧阳  示 例 ', '欧阳示例'],
    ['张\u200B三', '张三'],
    ['䶮 示例', '䶮示例'],
    ['𠮷示例', '𠮷示例'],
    ['John  Smith', 'John Smith'],
    ['Ｊｏｈｎ Ｓｍｉｔｈ', 'John Smith'],
    ['J. Smith', 'J. Smith'],
    ['O’Neill-Jones', 'O’Neill-Jones'],
    ['李·John', '李·John'],
    ['José María', 'José María'],
  ])('%j is stored as %s', (typed, stored) => {
    expect(normalisePersonName(typed)).toBe(stored);
    expect(normalisePersonName(stored)).toBe(stored);
    expect(checkPersonName(['name'], typed)).toEqual([]);
    expect(normaliseDetails({ subjectPerson: { name: typed } }).subjectPerson?.name).toBe(stored);
  });

  it.each([
    ['王1', '1'],
    ['张三（法人）', '（'],
    ['张三/李四', '/'],
    ['张三、李四', '、'],
    ['张三,李四', ','],
    ['张_三', '_'],
    ['-张三', '-'],
    ['·张三', '·'],
    ['张三😀', '😀'],
  ])('%s is refused for its %s', (typed, sign) => {
    expect(signInName(typed)).toBe(sign);
    expect(checkPersonName(['name'], typed)).toEqual([
      { path: ['name'], code: 'NAME_CHARACTERS', params: { sign } },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { templates as english } from '../../../widget/kit/words/en.ts';
import { templates as chinese } from '../../../widget/kit/words/zh-CN.ts';

const zh: Readonly<Record<string, string>> = chinese;
const en: Readonly<Record<string, string>> = english;
const ids = Object.keys(zh);

const placeholders = (text = ''): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the words of the form', () => {
  it('have the same ids in both languages', () => {
    expect(Object.keys(en).sort()).toEqual([...ids].sort());
  });

  it('say something in both languages', () => {
    expect(ids.filter((id) => !zh[id]?.trim() || !en[id]?.trim())).toEqual([]);
  });

  it('take the same parameters in both languages', () => {
    expect(ids.filter((id) => placeholders(zh[id]).join() !== placeholders(en[id]).join())).toEqual([]);
  });

  it('are Chinese in Chinese and English in English', () => {
    const proper = /^(?:[A-Z]{2,}|\{\w+\}|[\s·,:–./-])*$/;
    const notChinese = ids.filter(
      (id) => !/\p{Script=Han}|[：、]/u.test(zh[id] ?? '') && !proper.test(zh[id] ?? ''),
    );
    expect(notChinese).toEqual([]);
    expect(ids.filter((id) => /\p{Script=Han}/u.test(en[id] ?? ''))).toEqual([]);
  });
});

import { expect } from 'vitest';
import type { IssueShown } from '../testkit/answers.ts';
import type { Language, Result } from '../testkit/caller.ts';

/** Any character of Chinese. */
export const CHINESE = /[\u4e00-\u9fff]/;

/** Each issue as `path code`, after holding its message to the language asked for. */
export function said(result: Result, language: Language): string[] {
  expect(result.__typename, JSON.stringify(result)).toBe('ValidationError');
  expect(result.code).toBe('VALIDATION');
  const issues: IssueShown[] = result.issues ?? [];
  for (const { message } of issues) {
    expect(message.length).toBeGreaterThan(5);
    expect(message, 'no parameter is left open').not.toMatch(/\{\w+\}/);
    if (language === 'zh-CN') expect(message).toMatch(CHINESE);
    else expect(message.replace(/[“"].*?[”"]/g, '').replace(/浙ICP备\d+号/g, '')).not.toMatch(CHINESE);
  }
  return issues.map(({ path, code }) => `${path.join('.')} ${code}`).sort();
}

/** The same refusal in both languages. */
export async function refusals(ask: (language: Language) => Promise<Result>): Promise<string[]> {
  const [first, second] = [said(await ask('en'), 'en'), said(await ask('zh-CN'), 'zh-CN')];
  expect(second).toEqual(first);
  return first;
}

import type { Issue } from '../rules/issue.ts';
import type { Locale } from './catalogue.ts';
import { english } from './english.ts';
import { chinese } from './chinese.ts';
import { labelOf, renderIssue } from './render.ts';
import type { Language } from './render.ts';

export { LOCALES } from './catalogue.ts';
export type { Locale } from './catalogue.ts';

const LANGUAGES: Readonly<Record<Locale, Language>> = { 'zh-CN': chinese, en: english };

/** The message of an issue or error: what is wrong and what to do about it. `{field}` is the field's label. */
export const formatIssue = (
  issue: Pick<Issue, 'code' | 'params'> & { path?: readonly string[] },
  locale: Locale,
): string => renderIssue(issue, LANGUAGES[locale]);

/** What a form calls the field at the end of the path; `null` when it has no name of its own. */
export const fieldLabel = (path: readonly string[], locale: Locale): string | null =>
  labelOf(path, LANGUAGES[locale]);

import type { Issue } from '../rules/issue.ts';
import { refusalIn, refusalReason } from './codes.ts';
import { choices } from './generated/choices.js';
import { fields } from './generated/fields.js';
import { issues } from './generated/issues.js';
import { names } from './generated/names.js';
import { LOCALES } from './locales.ts';
import type { Locale } from './locales.ts';
import { labelOf } from './labels.ts';
import { renderIssue } from './render.ts';
import type { IssueWords } from './render.ts';

const wordsOf = (locale: Locale): IssueWords => ({
  ...issues[locale],
  ...fields[locale],
  ...names[locale],
  ...choices[locale],
});
const WORDS = Object.fromEntries(LOCALES.map((locale) => [locale, wordsOf(locale)])) as Record<
  Locale,
  IssueWords
>;

type Said = Pick<Issue, 'code' | 'params'> & { path?: readonly string[] };

/** A refusal carries the authority's codes, whose meanings no page needs to load. */
const withReason = (issue: Said, locale: Locale): Said => {
  const refused = issue.code === 'REFUSED_BY_AUTHORITY' ? refusalIn(issue.params ?? {}) : undefined;
  return refused ? { ...issue, params: { reason: refusalReason(refused, locale) } } : issue;
};

/** The message of an issue or error: what is wrong and what to do about it. `{field}` is the field's label. */
export const formatIssue = (issue: Said, locale: Locale): string =>
  renderIssue(withReason(issue, locale), WORDS[locale], locale);

/** What a form calls the field at the end of the path; `null` when it has no name of its own. */
export const fieldLabel = (path: readonly string[], locale: Locale): string | null =>
  labelOf(path, WORDS[locale]);

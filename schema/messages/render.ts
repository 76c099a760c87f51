import type { Issue } from '../rules/issue.ts';
import { choiceName } from './choices.ts';
import type { ChoiceKind, ChoiceNames } from './choices.ts';
import type { FieldsWords } from './generated/fields.types.d.ts';
import type { IssuesWords } from './generated/issues.types.d.ts';
import type { NamesWords } from './generated/names.types.d.ts';
import type { Locale } from './locales.ts';
import { labelOf, wordAt } from './labels.ts';
import { told } from './message.ts';
import { waitText } from './values/amounts.ts';
import { factText } from './values/moments.ts';

/** What a language needs to say an issue. */
export type IssueWords = IssuesWords & FieldsWords & NamesWords & ChoiceNames;

// An issue carries codes, not words, so that one stored issue can be shown in every language.
const CODES: Readonly<Record<string, ChoiceKind>> = {
  certificate: 'certificate',
  nature: 'nature',
  content: 'content',
  contents: 'content',
  holders: 'holder',
  name: 'preApproval',
  province: 'province',
  foundProvince: 'province',
};

const nameOf = (param: string, key: string, words: IssueWords): string => {
  const kind = CODES[param];
  const name = kind
    ? choiceName(words, kind, key)
    : wordAt(words, param === 'fields' ? key : `${param}.${key}`);
  return name ?? key;
};

// The kinds of keys that have their words among the labels, as `material.VERIFICATION_FORM`.
const LABELLED = new Set(['consent', 'fields', 'material', 'kinds', 'step', 'state', 'staffRoles']);

/** Keys become words; numbers stay numbers, so that the message can count with them. */
const wordsOf = (
  param: string,
  value: string | number,
  words: IssueWords,
  locale: Locale,
): string | number =>
  param in CODES || LABELLED.has(param)
    ? String(value)
        .split(',')
        .map((key) => nameOf(param, key, words))
        .join(words.separator)
    : typeof value === 'number'
      ? value
      : factText(value, locale);

/** The message of an issue in a given language. The widget loads one language only and calls this directly. */
export const renderIssue = (
  issue: Pick<Issue, 'code' | 'params'> & { path?: readonly string[] },
  words: IssueWords,
  locale: Locale,
): string => {
  const params = Object.fromEntries(
    Object.entries(issue.params ?? {}).map(([name, value]) => [name, wordsOf(name, value, words, locale)]),
  );
  const seconds = issue.params?.seconds;
  const field = labelOf(issue.path ?? [], words) ?? words.thisField;
  const wait: Record<string, string> = typeof seconds === 'number' ? { wait: waitText(seconds, locale) } : {};
  return told(words[issue.code], { field, ...wait, ...params });
};

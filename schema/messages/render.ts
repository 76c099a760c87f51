import { CERTIFICATE_TYPES } from '../rules/choices/certificate-types.ts';
import { DOMAIN_HOLDERS } from '../rules/choices/domain-holders.ts';
import { PRE_APPROVALS } from '../rules/choices/pre-approvals.ts';
import { PROVINCES } from '../rules/choices/provinces.ts';
import { SERVICE_CONTENTS } from '../rules/choices/service-contents.ts';
import { SUBJECT_NATURES } from '../rules/choices/subject-natures.ts';
import type { Named } from '../rules/choices/named.ts';
import type { Issue } from '../rules/issue.ts';
import type { FieldsWords } from './generated/fields.types.d.ts';
import type { IssuesWords } from './generated/issues.types.d.ts';
import type { NamesWords } from './generated/names.types.d.ts';
import type { Locale } from './locales.ts';
import { shown, told } from './message.ts';
import type { Words } from './message.ts';

/** What a language needs to say an issue. */
export type IssueWords = IssuesWords & FieldsWords & NamesWords;

// An issue carries keys, not words, so that one stored issue can be shown in either language.
const named: Readonly<Record<string, readonly Named[]>> = {
  certificate: CERTIFICATE_TYPES,
  nature: SUBJECT_NATURES,
  content: SERVICE_CONTENTS,
  contents: SERVICE_CONTENTS,
  holders: DOMAIN_HOLDERS,
  name: PRE_APPROVALS,
};
const PROVINCE_PARAMS = new Set(['province', 'foundProvince']);

const wordAt = (words: Words, key: string): string | undefined =>
  key in words ? shown(words[key]) : undefined;

const nameOf = (param: string, key: string, words: Words, locale: Locale): string => {
  const word = locale === 'en' ? 'en' : 'zh';
  if (PROVINCE_PARAMS.has(param)) return PROVINCES.find((province) => province.code === key)?.[word] ?? key;
  if (param === 'fields') return wordAt(words, key) ?? key;
  return named[param]?.find((entry) => entry.key === key)?.[word] ?? wordAt(words, `${param}.${key}`) ?? key;
};

// The kinds of keys that have their words among the labels, as `material.VERIFICATION_FORM`.
const LABELLED = new Set(['consent', 'fields', 'material', 'kinds', 'step', 'state', 'allowed']);

/** Keys become words; numbers stay numbers, so that the message can count with them. */
const wordsOf = (
  param: string,
  value: string | number,
  words: IssueWords,
  locale: Locale,
): string | number =>
  param in named || LABELLED.has(param) || PROVINCE_PARAMS.has(param)
    ? String(value)
        .split(',')
        .map((key) => nameOf(param, key, words, locale))
        .join(words.separator)
    : value;

/** What a form calls the field at the end of the path, indices left out; `null` when it has no name of its own. */
export const labelOf = (path: readonly string[], words: FieldsWords): string | null => {
  const names = path.filter((step) => !/^\d+$/.test(step));
  return wordAt(words, names.slice(-2).join('.')) ?? wordAt(words, names.at(-1) ?? '') ?? null;
};

/** The message of an issue in a given language. The widget loads one language only and calls this directly. */
export const renderIssue = (
  issue: Pick<Issue, 'code' | 'params'> & { path?: readonly string[] },
  words: IssueWords,
  locale: Locale,
): string => {
  const params = Object.fromEntries(
    Object.entries(issue.params ?? {}).map(([name, value]) => [name, wordsOf(name, value, words, locale)]),
  );
  const field = labelOf(issue.path ?? [], words) ?? words.thisField;
  return told(words[issue.code], { field, ...params });
};

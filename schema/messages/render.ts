import { CERTIFICATE_TYPES } from '../rules/codes/certificate-types.ts';
import { DOMAIN_HOLDERS } from '../rules/codes/domain-holders.ts';
import { PRE_APPROVALS } from '../rules/codes/pre-approvals.ts';
import { PROVINCES } from '../rules/codes/provinces.ts';
import { SERVICE_CONTENTS } from '../rules/codes/service-contents.ts';
import { SUBJECT_NATURES } from '../rules/codes/subject-natures.ts';
import type { Named } from '../rules/codes/named.ts';
import type { Issue } from '../rules/issue.ts';
import type { Catalogue, Locale } from './catalogue.ts';

/** What a language needs to say an issue. */
export type Language = {
  locale: Locale;
  catalogue: Catalogue;
  labels: Readonly<Record<string, string>>;
  /** Stands for a field that has no label. */
  thisField: string;
  /** Joins the members of a list. */
  separator: string;
};

type Params = Readonly<Record<string, string | number>>;

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

const nameOf = (param: string, key: string, language: Language): string => {
  const word = language.locale === 'en' ? 'en' : 'zh';
  if (PROVINCE_PARAMS.has(param)) return PROVINCES.find((province) => province.code === key)?.[word] ?? key;
  if (param === 'fields') return language.labels[key] ?? key;
  return (
    named[param]?.find((entry) => entry.key === key)?.[word] ?? language.labels[`${param}.${key}`] ?? key
  );
};

// The kinds of keys that have their words among the labels, as `material.VERIFICATION_FORM`.
const LABELLED = new Set(['consent', 'fields', 'material', 'kinds', 'step', 'state', 'allowed']);

const wordsOf = (param: string, value: string | number, language: Language): string =>
  param in named || LABELLED.has(param) || PROVINCE_PARAMS.has(param)
    ? String(value)
        .split(',')
        .map((key) => nameOf(param, key, language))
        .join(language.separator)
    : String(value);

/** Replaces `{name}` in a template; a parameter that is not given stays visible, so that a test can find it. */
export const fill = (template: string, params: Params = {}): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

/** What a form calls the field at the end of the path, indices left out; `null` when it has no name of its own. */
export const labelOf = (path: readonly string[], language: Pick<Language, 'labels'>): string | null => {
  const names = path.filter((step) => !/^\d+$/.test(step));
  return language.labels[names.slice(-2).join('.')] ?? language.labels[names.at(-1) ?? ''] ?? null;
};

/** The message of an issue in a given language. The widget loads one language only and calls this directly. */
export const renderIssue = (
  issue: Pick<Issue, 'code' | 'params'> & { path?: readonly string[] },
  language: Language,
): string => {
  const params = Object.fromEntries(
    Object.entries(issue.params ?? {}).map(([name, value]) => [name, wordsOf(name, value, language)]),
  );
  const field = labelOf(issue.path ?? [], language) ?? language.thisField;
  return fill(language.catalogue[issue.code], { field, ...params });
};

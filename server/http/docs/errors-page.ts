import { errors } from '../../../schema/messages/generated/errors.js';
import { issues } from '../../../schema/messages/generated/issues.js';
import { refusals } from '../../../schema/messages/generated/refusals.js';
import type { Locale } from '../../../schema/messages/locales.ts';
import { shown, told, type Words } from '../../../schema/messages/message.ts';
import { ERROR_CODES, ERRORS_PATH, placesOf, type ErrorCode } from '../../../schema/rules/error-catalogue.ts';
import { escapeHtml } from '../../platform/html.ts';

/** Served as a file of its own, so that the page needs no inline style. */
export const ERRORS_STYLE = `:root { color-scheme: light dark; font: 16px/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; flex-wrap: wrap; }
h1 { font-size: 1.4rem; }
h2 { font-size: 1.2rem; margin-top: 2.5rem; }
h3 { font-size: 1rem; margin: 0 0 0.25rem; overflow-wrap: anywhere; }
article { border-top: 1px solid GrayText; padding-block: 1rem; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0.25rem 1rem; margin: 0; }
dd { margin: 0; overflow-wrap: anywhere; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; }
`;

export const ERRORS_STYLE_PATH = `${ERRORS_PATH}.css`;

const isErrorCode = (code: string): code is ErrorCode => (ERROR_CODES as readonly string[]).includes(code);
const isIssueCode = (code: string): boolean => Object.hasOwn(issues.en, code) && !isErrorCode(code);

export const isCode = (code: string): boolean => isErrorCode(code) || isIssueCode(code);

/** Stands for the value of a case: a text is its name in braces; a number, by which a plural is chosen, is an example. */
const sample = (name: string): object => ({
  [Symbol.toPrimitive]: (hint: string) => (hint === 'number' ? 2 : `{${name}}`),
});
const SAMPLES: object = new Proxy({}, { get: (_none, name) => sample(String(name)) });

/** The sentence under a code, with samples where a case has values. */
function sentenceOf(code: string, locale: Locale): string | null {
  const words: Words = isErrorCode(code) ? { ...refusals[locale], ...issues[locale] } : issues[locale];
  return Object.hasOwn(words, code) ? shown(words[code], SAMPLES) : null;
}

/** Text with `names of the contract` set apart. */
const html = (text: string): string => escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');

function whereOf(code: string, locale: Locale): string[] {
  const words = errors[locale];
  if (!isErrorCode(code)) return [words['where.issue']];
  const { union, topLevel, document, body } = placesOf(code);
  const statuses = (all: readonly number[]) => ({ statuses: all.join(', ') });
  return [
    ...(union ? [told(words['where.union'], { type: union })] : []),
    ...(topLevel ? [told(words['where.topLevel'], statuses(topLevel))] : []),
    ...(document ? [words['where.spec']] : []),
    ...(body ? [told(words['where.body'], statuses(body))] : []),
  ];
}

function entryOf(code: string, locale: Locale): string {
  const words = errors[locale];
  const sentence = sentenceOf(code, locale);
  const rows: [term: string, text: string][] = [
    ...(isErrorCode(code)
      ? ([
          [words['page.cause'], words[`${code}.cause`]],
          [words['page.wayOn'], words[`${code}.wayOn`]],
        ] satisfies [string, string][])
      : []),
    ...(sentence === null ? [] : ([[words['page.message'], sentence]] satisfies [string, string][])),
    ...whereOf(code, locale).map((where): [string, string] => [words['page.where'], where]),
  ];
  const list = rows.map(([term, text]) => `<dt>${term}</dt><dd>${html(text)}</dd>`).join('');
  const passing = isErrorCode(code) && placesOf(code).passing ? `<p>${words['page.passing']}</p>` : '';
  return `<article id="${code}"><h3><a href="${ERRORS_PATH}/${code}"><code>${code}</code></a></h3><dl>${list}</dl>${passing}</article>`;
}

const page = (locale: Locale, title: string, main: string): string => {
  const words = errors[locale];
  const other: Locale = locale === 'en' ? 'zh-CN' : 'en';
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${ERRORS_STYLE_PATH}">
</head>
<body>
<header><h1>${title}</h1><a href="?lang=${other}" lang="${other}">${words['page.otherLanguage']}</a></header>
<main>
${main}
</main>
</body>
</html>
`;
};

/** Every code of the API, without script and inline style. */
export function renderErrors(locale: Locale): string {
  const words = errors[locale];
  const issueCodes = Object.keys(issues.en).filter(isIssueCode).sort();
  return page(
    locale,
    words['page.title'],
    `<p>${words['page.intro']}</p>
<h2>${words['page.errors']}</h2>
${ERROR_CODES.map((code) => entryOf(code, locale)).join('\n')}
<h2>${words['page.issues']}</h2>
<p>${words['page.issuesIntro']}</p>
${issueCodes.map((code) => entryOf(code, locale)).join('\n')}`,
  );
}

const toAll = (locale: Locale): string => `<p><a href="${ERRORS_PATH}">${errors[locale]['page.all']}</a></p>`;

/** What is to be known of one code. */
export const renderCode = (code: string, locale: Locale): string =>
  page(locale, errors[locale]['page.title'], `${entryOf(code, locale)}\n${toAll(locale)}`);

export const renderUnknownCode = (locale: Locale): string =>
  page(locale, errors[locale]['page.title'], `<p>${errors[locale]['page.unknown']}</p>\n${toAll(locale)}`);

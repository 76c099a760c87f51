import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors } from '../../../schema/messages/generated/errors.js';
import { issues } from '../../../schema/messages/generated/issues.js';
import { refusals } from '../../../schema/messages/generated/refusals.js';
import type { Locale } from '../../../schema/messages/locales.ts';
import { sampled, told, type Words } from '../../../schema/messages/message.ts';
import { ERROR_CODES, ERRORS_PATH, placesOf, type ErrorCode } from '../../../schema/rules/error-catalogue.ts';
import { escapeHtml } from '../../platform/html.ts';
import { answerDocs, docsPage, linkTo, readerOf, type Reader, type Shown } from './frame.ts';

const isErrorCode = (code: string): code is ErrorCode => (ERROR_CODES as readonly string[]).includes(code);
const isIssueCode = (code: string): boolean => Object.hasOwn(issues.en, code) && !isErrorCode(code);

export const isCode = (code: string): boolean => isErrorCode(code) || isIssueCode(code);

/** The sentence under a code, with samples where a case has values. */
function sentenceOf(code: string, locale: Locale): string | null {
  const words: Words = isErrorCode(code) ? { ...refusals[locale], ...issues[locale] } : issues[locale];
  return Object.hasOwn(words, code) ? sampled(words[code]) : null;
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

const linkOf = (code: string, reader: Reader): string =>
  `<a href="${linkTo(reader, `${ERRORS_PATH}/${code}`)}"><code>${code}</code></a>`;

/** A line of the list of errors: the code, and what it says. */
const lineOf = (code: ErrorCode, reader: Reader): string =>
  `<dt id="${code}">${linkOf(code, reader)}</dt><dd>${html(errors[reader.locale][`${code}.cause`])}</dd>`;

/** Issues by the first word of their codes, which is what they are about; those that stand alone come together at the end. */
function familiesOf(codes: readonly string[]): string[][] {
  const families = new Map<string, string[]>();
  for (const code of codes) {
    const [family = ''] = code.split('_', 1);
    families.set(family, [...(families.get(family) ?? []), code]);
  }
  const all = [...families.values()];
  return [...all.filter(({ length }) => length > 1), all.filter(({ length }) => length === 1).flat()];
}

const familyOf = (codes: readonly string[], reader: Reader): string =>
  `<p>${codes
    .map((code) => `<a id="${code}" href="${linkTo(reader, `${ERRORS_PATH}/${code}`)}">${code}</a>`)
    .join(' · ')}</p>`;

function entryOf(code: string, reader: Reader): string {
  const { locale } = reader;
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
  return `<article id="${code}"><h2>${linkOf(code, reader)}</h2><dl>${list}</dl>${passing}</article>`;
}

const page = (reader: Reader, main: string, code = ''): string => {
  const title = errors[reader.locale]['page.title'];
  const path = code === '' ? ERRORS_PATH : `${ERRORS_PATH}/${code}`;
  return docsPage(reader, { title: code === '' ? title : code, path, main: `<h1>${title}</h1>\n${main}` });
};

/** Every code of the API, each with a page of its own that says the rest. */
function renderErrors(reader: Reader): string {
  const { locale } = reader;
  const words = errors[locale];
  const issueCodes = Object.keys(issues.en).filter(isIssueCode).sort();
  return page(
    reader,
    `<p>${words['page.intro']}</p>
<h2>${words['page.errors']}</h2>
<dl>${ERROR_CODES.map((code) => lineOf(code, reader)).join('\n')}</dl>
<h2>${words['page.issues']}</h2>
<p>${words['page.issuesIntro']}</p>
${familiesOf(issueCodes)
  .map((codes) => familyOf(codes, reader))
  .join('\n')}`,
  );
}

const toAll = (reader: Reader): string =>
  `<p><a href="${linkTo(reader, ERRORS_PATH)}">${errors[reader.locale]['page.all']}</a></p>`;

/** What is to be known of one code. */
const renderCode = (code: string, reader: Reader): string =>
  page(reader, `${entryOf(code, reader)}\n${toAll(reader)}`, code);

const renderUnknownCode = (reader: Reader): string =>
  page(reader, `<p>${errors[reader.locale]['page.unknown']}</p>\n${toAll(reader)}`);

/** `GET /docs/errors` and `/docs/errors/<CODE>`, where each error's `docUrl` leads: for anyone, as there is nothing of anyone. */
export const errorDocsRoute =
  ({ publicUrl }: { publicUrl: string }) =>
  (request: IncomingMessage, response: ServerResponse, pathname: string): boolean => {
    if (pathname !== ERRORS_PATH && !pathname.startsWith(`${ERRORS_PATH}/`)) return false;
    const reader = readerOf(publicUrl, request);
    const code = pathname.slice(ERRORS_PATH.length + 1);
    const shown: Shown =
      code === ''
        ? [200, 'text/html', renderErrors(reader)]
        : isCode(code)
          ? [200, 'text/html', renderCode(code, reader)]
          : [404, 'text/html', renderUnknownCode(reader)];
    return answerDocs(request, response, shown);
  };

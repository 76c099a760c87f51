import { rehearsal } from '../../../../schema/messages/generated/rehearsal.js';
import type { RehearsalWords } from '../../../../schema/messages/generated/rehearsal.js';
import type { Locale } from '../../../../schema/messages/locales.ts';
import { momentText } from '../../../../schema/messages/values/moments.ts';
import { escapeHtml } from '../../../platform/html.ts';
import type { SmsEntry, SmsEntryResult, SmsText } from '../brain/sms.ts';

/** What the page is made of. */
export type PortalView = {
  readonly language: Locale;
  readonly ispId: bigint;
  readonly province: string;
  readonly texts: readonly SmsText[];
  /** What was entered, and what became of it. */
  readonly entered?: { readonly entry: SmsEntry; readonly result: SmsEntryResult };
};

const said = (words: RehearsalWords, result: SmsEntryResult): string => {
  switch (result.kind) {
    case 'DONE':
      return words['sms.done']({ sites: result.websiteNumbers.join(' ') });
    case 'NO_RECORD':
      return words['sms.noRecord'];
    case 'WRONG_CERTIFICATE':
      return words['sms.wrongCertificate']({ left: result.triesLeft });
    case 'FAILED':
      return words['sms.failed'];
  }
};

const COLUMNS = ['phone', 'site', 'code', 'tail', 'until', 'state'] as const;

const row = (words: RehearsalWords, locale: Locale, text: SmsText): string =>
  `<tr><td>${escapeHtml(text.phone)}</td><td>${escapeHtml(text.websiteNumber)}</td><td class="code">${escapeHtml(text.code)}</td>` +
  `<td class="code">${escapeHtml(text.certificateTail)}</td><td>${escapeHtml(momentText(text.deadline, locale))}</td>` +
  `<td>${text.waiting ? words['sms.waiting'] : words['sms.over']}</td></tr>`;

const inbox = (words: RehearsalWords, { language, texts }: PortalView): string => {
  if (texts.length === 0) return `<p>${words['sms.emptyInbox']}</p>`;
  const heads = COLUMNS.map((name) => `<th scope="col">${words[`sms.column.${name}`]}</th>`).join('');
  const rows = texts.map((text) => row(words, language, text)).join('\n');
  return `<div class="scroll" tabindex="0" role="region" aria-labelledby="inbox"><table><thead><tr>${heads}</tr></thead><tbody>\n${rows}\n</tbody></table></div>`;
};

const field = (name: keyof SmsEntry, label: string, value: string, rules: string): string =>
  `<label>${label}<input name="${name}" value="${escapeHtml(value)}" required autocomplete="off" ${rules}></label>`;

const addressOf = ({ ispId, province }: PortalView, language: Locale): string =>
  `?${new URLSearchParams({ isp: ispId.toString(), province, lang: language }).toString()}`;

/** A page without script and inline style. */
const page = (language: Locale, main: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${rehearsal[language]['sms.title']}</title>
<link rel="stylesheet" href="sms/style.css">
</head>
<body>
${main}
</body>
</html>
`;

export function renderPortal(view: PortalView): string {
  const words = rehearsal[view.language];
  const other: Locale = view.language === 'en' ? 'zh-CN' : 'en';
  const kept = view.entered && view.entered.result.kind !== 'DONE' ? view.entered.entry : undefined;
  return page(
    view.language,
    `<header><h1>${words['sms.title']}</h1><a href="${escapeHtml(addressOf(view, other))}" lang="${other}">${words['sms.otherLanguage']}</a></header>
<main>
<p>${words['sms.rehearsal']}</p>
${view.entered ? `<p role="status">${escapeHtml(said(words, view.entered.result))}</p>` : ''}
<h2>${words['sms.enter']}</h2>
<form method="post" action="${escapeHtml(addressOf(view, view.language))}">
${field('phone', words['sms.phone'], kept?.phone ?? '', 'inputmode="tel" maxlength="20"')}
${field('code', words['sms.code'], kept?.code ?? '', 'inputmode="numeric" maxlength="6"')}
${field('certificateTail', words['sms.tail'], kept?.certificateTail ?? '', 'maxlength="6"')}
<button type="submit">${words['sms.submit']}</button>
</form>
<h2 id="inbox">${words['sms.inbox']}</h2>
${inbox(words, view)}
</main>`,
  );
}

export const renderUnknown = (language: Locale): string =>
  page(
    language,
    `<main><h1>${rehearsal[language]['sms.title']}</h1><p>${rehearsal[language]['sms.unknown']}</p></main>`,
  );

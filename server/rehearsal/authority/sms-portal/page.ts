import { escapeHtml } from '../../../platform/html.ts';
import type { SmsEntry, SmsEntryResult, SmsText } from '../brain/sms.ts';
import { PORTAL_TEXTS, type PortalLanguage, type PortalTexts } from './texts.ts';

const TIME = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** What the page is made of. */
export type PortalView = {
  readonly language: PortalLanguage;
  readonly ispId: bigint;
  readonly province: string;
  readonly texts: readonly SmsText[];
  /** What was entered, and what became of it. */
  readonly entered?: { readonly entry: SmsEntry; readonly result: SmsEntryResult };
};

const said = (words: PortalTexts, result: SmsEntryResult): string => {
  switch (result.kind) {
    case 'DONE':
      return words.done(result.websiteNumbers.join(' '));
    case 'NO_RECORD':
      return words.noRecord;
    case 'WRONG_CERTIFICATE':
      return words.wrongCertificate(result.triesLeft);
    case 'FAILED':
      return words.failed;
  }
};

const row = (words: PortalTexts, text: SmsText): string =>
  `<tr><td>${escapeHtml(text.phone)}</td><td>${escapeHtml(text.websiteNumber)}</td><td class="code">${escapeHtml(text.code)}</td>` +
  `<td class="code">${escapeHtml(text.certificateTail)}</td><td>${escapeHtml(TIME.format(text.deadline))}</td>` +
  `<td>${text.waiting ? words.waiting : words.over}</td></tr>`;

const inbox = (words: PortalTexts, texts: readonly SmsText[]): string => {
  if (texts.length === 0) return `<p>${words.emptyInbox}</p>`;
  const heads = words.columns.map((name) => `<th scope="col">${name}</th>`).join('');
  const rows = texts.map((text) => row(words, text)).join('\n');
  return `<div class="scroll" tabindex="0" role="region" aria-labelledby="inbox"><table><thead><tr>${heads}</tr></thead><tbody>\n${rows}\n</tbody></table></div>`;
};

const field = (name: keyof SmsEntry, label: string, value: string, rules: string): string =>
  `<label>${label}<input name="${name}" value="${escapeHtml(value)}" required autocomplete="off" ${rules}></label>`;

const addressOf = ({ ispId, province }: PortalView, language: PortalLanguage): string =>
  `?${new URLSearchParams({ isp: ispId.toString(), province, lang: language }).toString()}`;

/** A page without script and inline style. */
const page = (language: PortalLanguage, main: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${PORTAL_TEXTS[language].title}</title>
<link rel="stylesheet" href="/rehearsal/sms/style.css">
</head>
<body>
${main}
</body>
</html>
`;

export function renderPortal(view: PortalView): string {
  const words = PORTAL_TEXTS[view.language];
  const other: PortalLanguage = view.language === 'en' ? 'zh-CN' : 'en';
  const kept = view.entered && view.entered.result.kind !== 'DONE' ? view.entered.entry : undefined;
  return page(
    view.language,
    `<header><h1>${words.title}</h1><a href="${escapeHtml(addressOf(view, other))}" lang="${other}">${words.otherLanguage}</a></header>
<main>
<p>${words.rehearsal}</p>
${view.entered ? `<p role="status">${escapeHtml(said(words, view.entered.result))}</p>` : ''}
<h2>${words.enter}</h2>
<form method="post" action="${escapeHtml(addressOf(view, view.language))}">
${field('phone', words.phone, kept?.phone ?? '', 'inputmode="tel" maxlength="20"')}
${field('code', words.code, kept?.code ?? '', 'inputmode="numeric" maxlength="6"')}
${field('certificateTail', words.tail, kept?.certificateTail ?? '', 'maxlength="6"')}
<button type="submit">${words.submit}</button>
</form>
<h2 id="inbox">${words.inbox}</h2>
${inbox(words, view.texts)}
</main>`,
  );
}

export const renderUnknown = (language: PortalLanguage): string =>
  page(
    language,
    `<main><h1>${PORTAL_TEXTS[language].title}</h1><p>${PORTAL_TEXTS[language].unknown}</p></main>`,
  );

import { rehearsal } from '../../../schema/messages/generated/rehearsal.js';
import type { Locale } from '../../../schema/messages/locales.ts';
import { IDENTIFIERS } from '../../../schema/messages/values/identifiers.ts';
import { momentText } from '../../../schema/messages/values/moments.ts';
import { escapeHtml } from '../../platform/html.ts';

/** Served as a file of its own, so that the page needs no inline style. */
export const MAILBOX_STYLE = `:root { color-scheme: light dark; font: 16px/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; flex-wrap: wrap; }
h1 { font-size: 1.4rem; }
h2 { font-size: 1.1rem; margin: 0 0 0.5rem; overflow-wrap: anywhere; }
article { border: 1px solid GrayText; border-radius: 0.5rem; padding: 1rem; margin-block: 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0 0 0.75rem; }
dd { margin: 0; overflow-wrap: anywhere; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
`;

export const MAILBOX_PATH = '/rehearsal/mail';
export const MAILBOX_STYLE_PATH = `${MAILBOX_PATH}/style.css`;

/** Where a provider's rehearsal mailbox is. */
export const mailboxUrl = (publicUrl: string, providerId: string): string =>
  `${publicUrl}${MAILBOX_PATH}?provider=${providerId}`;

/** A mail, or a text to a phone, as the page shows it; address and number masked. A text has no subject. */
export type ShownMail = { id: string; to: string; subject: string | null; text: string; at: Date };

export type MailboxView = {
  readonly locale: Locale;
  readonly providerId: string;
  /** Newest first. */
  readonly mails: readonly ShownMail[];
};

const page = (locale: Locale, main: string): string => `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${rehearsal[locale]['mailbox.title']}</title>
<link rel="stylesheet" href="mail/style.css">
</head>
<body>
${main}
</body>
</html>
`;

const mailOf = (locale: Locale, { id, to, subject, text, at }: ShownMail): string => {
  const words = rehearsal[locale];
  return `<article class="${subject === null ? 'sms' : 'mail'}" aria-labelledby="${id}">
<h2 id="${id}">${escapeHtml(subject ?? words['mailbox.phoneText'])}</h2>
<dl><dt>${words['mailbox.to']}</dt><dd>${escapeHtml(subject === null ? IDENTIFIERS.mobile.shown(to) : to)}</dd><dt>${words['mailbox.at']}</dt><dd><time datetime="${at.toISOString()}">${escapeHtml(momentText(at, locale))}</time></dd></dl>
<p class="text">${escapeHtml(text)}</p>
</article>`;
};

/** The mailbox without script and inline style. */
export function renderMailbox({ locale, providerId, mails }: MailboxView): string {
  const words = rehearsal[locale];
  const other: Locale = locale === 'en' ? 'zh-CN' : 'en';
  const query = new URLSearchParams({ provider: providerId, lang: other }).toString();
  return page(
    locale,
    `<header><h1>${words['mailbox.title']}</h1><a href="?${escapeHtml(query)}" lang="${other}">${words['mailbox.otherLanguage']}</a></header>
<main>
<p>${words['mailbox.rehearsal']}</p>
${mails.length === 0 ? `<p>${words['mailbox.empty']}</p>` : mails.map((mail) => mailOf(locale, mail)).join('\n')}
</main>`,
  );
}

export const renderUnknownMailbox = (locale: Locale): string =>
  page(
    locale,
    `<main><h1>${rehearsal[locale]['mailbox.title']}</h1><p>${rehearsal[locale]['mailbox.unknown']}</p></main>`,
  );

import type { Locale } from '../../../schema/messages/locales.ts';
import { FRAME, MAIL_TEXTS, type MailKind } from './texts/catalogue.ts';

/** What is said of a fact: the same in both languages, or in the words of each. A moment is shown in Beijing time. */
type Fact = string | number | Date | Readonly<Record<Locale, string>>;

/** Facts of the event. Never a person's name or a certificate number. */
export type MailFacts = Readonly<Record<string, Fact>>;

export type MailContent = {
  readonly kind: MailKind;
  readonly facts: MailFacts;
  /** Id of the order (fil_…), or null where the mail is about none. */
  readonly orderId: string | null;
  readonly provider: { readonly name: string; readonly filingPageUrl: string | null };
};

export type Letter = { readonly subject: string; readonly text: string };

const CHINESE_FIRST: readonly Locale[] = ['zh-CN', 'en'];

const MOMENTS: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  'zh-CN': new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'long',
    timeStyle: 'short',
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'long',
    timeStyle: 'short',
  }),
};
const ZONE: Readonly<Record<Locale, string>> = { 'zh-CN': '（北京时间）', en: ' (Beijing time)' };

const shown = (fact: Fact | undefined, locale: Locale): string => {
  if (fact instanceof Date) return MOMENTS[locale].format(fact) + ZONE[locale];
  if (typeof fact === 'object') return fact[locale];
  return fact === undefined ? '—' : String(fact);
};

const filledIn = (text: string, facts: MailFacts, locale: Locale): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => shown(facts[name], locale));

const inLanguage = ({ kind, facts, orderId, provider }: MailContent, locale: Locale): string => {
  const { what, todo } = MAIL_TEXTS[kind][locale];
  const { order, page, sender } = FRAME[locale];
  const frame: MailFacts = {
    id: orderId ?? '',
    url: provider.filingPageUrl ?? '',
    provider: provider.name,
  };
  const links = [...(orderId ? [order] : []), ...(provider.filingPageUrl ? [page] : [])];
  return [
    filledIn(what, facts, locale),
    filledIn(todo, facts, locale),
    ...(links.length > 0 ? [filledIn(links.join('\n'), frame, locale)] : []),
    filledIn(sender, frame, locale),
  ].join('\n\n');
};

/** A mail in both languages, Chinese first: which one the applicant reads is not known. */
export const letterOf = (content: MailContent): Letter => ({
  subject: CHINESE_FIRST.map((locale) =>
    filledIn(MAIL_TEXTS[content.kind][locale].subject, content.facts, locale),
  ).join(' / '),
  text: `${CHINESE_FIRST.map((locale) => inLanguage(content, locale)).join('\n\n----------\n\n')}\n`,
});

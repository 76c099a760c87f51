import type { MailKind } from '../../../prisma/generated/client/enums.ts';
import { mails } from '../../../schema/messages/generated/mails.js';
import { LOCALES } from '../../../schema/messages/locales.ts';
import type { Locale } from '../../../schema/messages/locales.ts';
import { told } from '../../../schema/messages/message.ts';
import { factText } from '../../../schema/messages/values/moments.ts';

/** What is said of a fact: the same in both languages, or in the words of each. A day (`YYYY-MM-DD`) and a moment are those of Beijing. */
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

const factsIn = (facts: MailFacts, locale: Locale): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => {
      if (fact instanceof Date) return [name, mails[locale].moment({ at: factText(fact, locale) })];
      if (typeof fact === 'object') return [name, fact[locale]];
      return [name, typeof fact === 'number' ? fact : factText(fact, locale)];
    }),
  );

const subjectOf = ({ kind, facts }: MailContent, locale: Locale): string =>
  told(mails[locale][`${kind}.subject`], factsIn(facts, locale));

const inLanguage = ({ kind, facts, orderId, provider }: MailContent, locale: Locale): string => {
  const words = mails[locale];
  const said = factsIn(facts, locale);
  const { name, filingPageUrl } = provider;
  const links = [
    ...(orderId ? [words['frame.order']({ id: orderId })] : []),
    ...(filingPageUrl ? [words['frame.page']({ url: filingPageUrl })] : []),
  ];
  return [
    told(words[`${kind}.what`], said),
    told(words[`${kind}.todo`], said),
    ...(links.length > 0 ? [links.join('\n')] : []),
    words['frame.sender']({ provider: name }),
  ].join('\n\n');
};

/** A mail in every language, Chinese first: which one the applicant reads is not known. */
export const letterOf = (content: MailContent): Letter => ({
  subject: LOCALES.map((locale) => subjectOf(content, locale)).join(' / '),
  text: `${LOCALES.map((locale) => inLanguage(content, locale)).join('\n\n----------\n\n')}\n`,
});

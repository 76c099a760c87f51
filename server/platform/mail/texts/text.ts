import type { Locale } from '../../../../schema/messages/locales.ts';

/** What one mail says in one language: what happened, and what to do by when. `{…}` are facts of the event. */
export type MailText = {
  readonly subject: string;
  readonly what: string;
  readonly todo: string;
};

export type MailTexts = Readonly<Record<Locale, MailText>>;

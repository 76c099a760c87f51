import type { Desk } from './desk.ts';

export type ShownMail = { subject: string; to: string; text: string };

const plain = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** What of a kind stands on a desk's rehearsal mailbox page, oldest first. */
async function shownOn(desk: Desk, kind: 'mail' | 'sms'): Promise<ShownMail[]> {
  const { url } = desk.service;
  const page = await (await fetch(`${url}/rehearsal/mail?provider=${desk.tenant.providerId}`)).text();
  const articles = page.matchAll(
    /<article class="(\w+)"[^>]*>\s*<h2[^>]*>([^<]*)<\/h2>\s*<dl><dt>[^<]*<\/dt><dd>([^<]*)<\/dd>.*?<p class="text">([^<]*)<\/p>/gs,
  );
  return [...articles]
    .filter(([, of]) => of === kind)
    .map(([, , subject = '', to = '', text = '']) => ({
      subject: plain(subject),
      to: plain(to),
      text: plain(text),
    }))
    .reverse();
}

/** The mails on a desk's rehearsal mailbox page, oldest first. */
export const mailsOf = (desk: Desk): Promise<ShownMail[]> => shownOn(desk, 'mail');

/** The texts to phones on that page, oldest first. */
export const textsOf = (desk: Desk): Promise<ShownMail[]> => shownOn(desk, 'sms');

/** The English half of each subject, which is enough to tell mails apart. */
export const subjectsOf = async (desk: Desk): Promise<string[]> =>
  (await mailsOf(desk)).map(({ subject }) => subject.split(' / ')[1] ?? subject);

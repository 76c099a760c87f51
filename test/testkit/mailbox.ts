import type { Desk } from './desk.ts';

export type ShownMail = { subject: string; to: string; text: string };

const plain = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** The mails on a desk's rehearsal mailbox page, oldest first. */
export async function mailsOf(desk: Desk): Promise<ShownMail[]> {
  const { url } = desk.service;
  const page = await (await fetch(`${url}/rehearsal/mail?provider=${desk.tenant.providerId}`)).text();
  const articles = page.matchAll(
    /<article[^>]*>\s*<h2[^>]*>([^<]*)<\/h2>\s*<dl><dt>[^<]*<\/dt><dd>([^<]*)<\/dd>.*?<p class="text">([^<]*)<\/p>/gs,
  );
  return [...articles]
    .map(([, subject = '', to = '', text = '']) => ({
      subject: plain(subject),
      to: plain(to),
      text: plain(text),
    }))
    .reverse();
}

/** The English half of each subject, which is enough to tell mails apart. */
export const subjectsOf = async (desk: Desk): Promise<string[]> =>
  (await mailsOf(desk)).map(({ subject }) => subject.split(' / ')[1] ?? subject);

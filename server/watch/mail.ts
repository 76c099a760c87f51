import { alarms as words } from '../../schema/messages/generated/alarms.js';
import { LOCALES, type Locale } from '../../schema/messages/locales.ts';
import { momentText } from '../../schema/messages/values/moments.ts';
import { MailNotSent } from '../platform/mail/transport.ts';
import type { Letter } from '../platform/mail/render.ts';
import type { Services } from '../services.ts';
import { commandOf, wordsOf } from './alarms.ts';
import { whoseOf, type Standing } from './standing.ts';

/** Told in one mail; the next one follows at the next look. */
const MOST_TOLD = 20;

const paragraph = (alarm: Standing, locale: Locale): string => {
  const { what, todo } = wordsOf(alarm, locale);
  const whose = alarm.whose ? `[${alarm.whose.slug}] ` : '';
  const command = commandOf(alarm.kind, alarm.whose);
  return [
    `${whose}${what}`,
    words[locale]['mail.since']({ since: momentText(alarm.since, locale) }),
    todo,
    ...(command ? [`    ${command}`] : []),
  ].join('\n');
};

/** All of them in one letter, in every language. */
export const letterAbout = (alarms: readonly Standing[]): Letter => ({
  subject: LOCALES.map((locale) => words[locale]['mail.subject']({ count: alarms.length })).join(' / '),
  text: `${LOCALES.map((locale) =>
    [...alarms.map((alarm) => paragraph(alarm, locale)), words[locale]['mail.end']].join('\n\n'),
  ).join('\n\n----------\n\n')}\n`,
});

/** Tells the operator of what is new, once; test mode's alarms are its users' own. A mail server that is away is tried at the next look. */
export async function mailAlarms({
  config: { operatorMail },
  postman,
  database: { prisma },
  log,
}: Pick<Services, 'config' | 'postman' | 'database' | 'log'>): Promise<void> {
  if (operatorMail === null || !postman) return;
  const untold = await prisma.alarm.findMany({
    where: { clearedAt: null, mailedAt: null, OR: [{ mode: null }, { mode: 'LIVE' }] },
    orderBy: { id: 'asc' },
    take: MOST_TOLD,
  });
  const [first] = untold;
  if (!first) return;
  try {
    await postman.send(first.id, operatorMail, letterAbout(await whoseOf(prisma, untold)));
  } catch (error) {
    if (!(error instanceof MailNotSent)) throw error;
    return void log.warn(
      { event: 'alarm.mail', reason: error.reason },
      'the operator could not be told by mail',
    );
  }
  await prisma.alarm.updateMany({
    where: { id: { in: untold.map(({ id }) => id) } },
    data: { mailedAt: new Date() },
  });
}

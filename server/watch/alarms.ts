import type { AlarmKind } from '../../prisma/generated/client/enums.ts';
import { alarms } from '../../schema/messages/generated/alarms.js';
import type { Locale } from '../../schema/messages/locales.ts';
import { told } from '../../schema/messages/message.ts';
import * as account from './finding/account.ts';
import * as orders from './finding/orders.ts';
import * as surroundings from './finding/surroundings.ts';
import type { Find } from './finding/found.ts';
import type { Whose } from './standing.ts';

/** What is an alarm, and what mends it. */
type Rule = {
  /** Whose it is: a provider's in one mode, of everybody, or of the machine that looks. */
  readonly of: 'TENANT' | 'INSTALLATION' | 'MACHINE';
  /** What the operator runs, without the program's name and without whose account it is; null where only people help. */
  readonly command: string | null;
  readonly find: Find;
};

/** Everything that needs a person. The guide has the same table, and a test compares them. */
export const ALARMS: Readonly<Record<AlarmKind, Rule>> = {
  ACCOUNT_STOPPED: { of: 'TENANT', command: 'authority check', find: account.stopped },
  ACCOUNT_RESTING: { of: 'TENANT', command: 'authority resume', find: account.resting },
  ACCOUNT_SILENT: { of: 'TENANT', command: 'authority check', find: account.silent },
  FOREIGN_UPLOAD: { of: 'TENANT', command: 'authority check', find: account.foreign },
  ORDER_HELD: { of: 'TENANT', command: 'authority retry', find: orders.held },
  FILE_ASIDE: { of: 'TENANT', command: 'authority reopen', find: account.aside },
  SMS_ENDING: { of: 'TENANT', command: null, find: orders.smsEnding },
  RESULT_LATE: { of: 'TENANT', command: 'authority aside', find: orders.resultLate },
  HAND_OVER_LATE: { of: 'TENANT', command: 'authority show', find: orders.handOverLate },
  JOBS_LATE: { of: 'INSTALLATION', command: 'doctor', find: surroundings.jobsLate },
  CERTIFICATE_ENDING: { of: 'INSTALLATION', command: null, find: surroundings.certificateEnding },
  DISK_FULL: { of: 'MACHINE', command: null, find: surroundings.diskFull },
  CLOCK_OFF: { of: 'MACHINE', command: null, find: surroundings.clockOff },
};

export const ALARM_KINDS = Object.keys(ALARMS) as AlarmKind[];

export const kindsOf = (...whose: readonly Rule['of'][]): AlarmKind[] =>
  ALARM_KINDS.filter((kind) => whose.includes(ALARMS[kind].of));

type Said = { readonly kind: AlarmKind; readonly facts: unknown };

const factsIn = (facts: unknown): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(Object(facts) as Record<string, unknown>).filter(
      (one): one is [string, string | number] => typeof one[1] === 'string' || typeof one[1] === 'number',
    ),
  );

/** What is wrong, and what to do about it. */
export const wordsOf = ({ kind, facts }: Said, locale: Locale): { what: string; todo: string } => {
  const words = alarms[locale];
  return { what: told(words[`${kind}.what`], factsIn(facts)), todo: words[`${kind}.todo`] };
};

/** The whole command line that mends it; null where there is none. */
export function commandOf(kind: AlarmKind, whose: Whose | null): string | null {
  const { command, of } = ALARMS[kind];
  if (command === null) return null;
  if (!whose || of !== 'TENANT') return `jieru ${command}`;
  const { slug, mode, bureau } = whose;
  const at = bureau ? ` --bureau ${bureau}` : '';
  return `jieru ${command} --provider ${slug} --mode ${mode.toLowerCase()}${at}`;
}

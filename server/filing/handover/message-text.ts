import type { AuthorityMessage } from '../../../prisma/generated/client/client.ts';
import { notices } from '../../../schema/messages/generated/notices.js';
import type { NoticesWords } from '../../../schema/messages/generated/notices.js';
import type { Locale } from '../../../schema/messages/locales.ts';
import type { PlainKey } from '../../../schema/messages/message.ts';
import type { FaultReason } from '../../authority/protocol/fault.ts';
import { faultText } from './holding.ts';

/** What each reason to set a file aside means for the people at the desk. */
const FAULTS: Readonly<Record<FaultReason, PlainKey<NoticesWords>>> = {
  'no-key': 'fault.SETTINGS',
  decryption: 'fault.SETTINGS',
  hash: 'fault.DAMAGED',
  'not-base64': 'fault.DAMAGED',
  archive: 'fault.DAMAGED',
  empty: 'fault.DAMAGED',
  malformed: 'fault.DAMAGED',
  algorithm: 'fault.STRANGE',
  'archive-entries': 'fault.STRANGE',
  'archive-entry-name': 'fault.STRANGE',
  oversize: 'fault.STRANGE',
  'not-gbk': 'fault.STRANGE',
  doctype: 'fault.STRANGE',
  layout: 'fault.STRANGE',
  attachment: 'fault.STRANGE',
  html: 'fault.SENSELESS',
  soap: 'fault.SENSELESS',
  'soap-fault': 'fault.SENSELESS',
  reply: 'fault.SENSELESS',
  schemas: 'fault.OURS',
};

const wordsOf = (reason: string): PlainKey<NoticesWords> | undefined =>
  Object.entries(FAULTS).find(([name]) => reason.startsWith(`${name}: `))?.[1];

/** Why a message was refused or set aside, in words; null where its reason says nothing a person at the desk could use. */
export function messageText(
  { code, reason, status }: Pick<AuthorityMessage, 'code' | 'reason' | 'status'>,
  locale: Locale,
): string | null {
  if (status !== 'REFUSED' && status !== 'ASIDE') return null;
  if (code !== null) return faultText({ code, reason }, locale);
  const key = reason === null ? undefined : wordsOf(reason);
  return key ? notices[locale][key] : null;
}

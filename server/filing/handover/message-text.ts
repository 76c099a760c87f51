import type { AuthorityMessage } from '../../../prisma/generated/client/client.ts';
import type { FaultReason } from '../../authority/protocol/fault.ts';
import { faultText } from './holding.ts';

type Words = Readonly<Record<'zh-CN' | 'en', string>>;

const SETTINGS: Words = {
  'zh-CN': '文件无法解密：请管理员核对管局账户的密钥和算法设置',
  en: 'the file could not be decrypted: ask your administrator to check key and algorithm of the account',
};

const DAMAGED: Words = {
  'zh-CN': '文件在传输中损坏，等待管局重新下发',
  en: 'the file was damaged on its way; the authority sends it again',
};

const STRANGE: Words = {
  'zh-CN': '文件内容不符合接口规范，无法读取；请管理员查看',
  en: 'what the file holds does not follow the interface and could not be read; ask your administrator to look',
};

const SENSELESS: Words = {
  'zh-CN': '管局的应答不是接口规定的内容',
  en: 'the authority answered with something the interface does not know',
};

const OURS: Words = {
  'zh-CN': '管局账户的自备校验文件无法使用：请管理员核对设置',
  en: 'the schemas set for the account cannot be used: ask your administrator to check them',
};

/** What each reason to set a file aside means for the people at the desk. */
const FAULTS: Readonly<Record<FaultReason, Words>> = {
  'no-key': SETTINGS,
  decryption: SETTINGS,
  hash: DAMAGED,
  'not-base64': DAMAGED,
  archive: DAMAGED,
  empty: DAMAGED,
  malformed: DAMAGED,
  algorithm: STRANGE,
  'archive-entries': STRANGE,
  'archive-entry-name': STRANGE,
  oversize: STRANGE,
  'not-gbk': STRANGE,
  doctype: STRANGE,
  layout: STRANGE,
  attachment: STRANGE,
  html: SENSELESS,
  soap: SENSELESS,
  'soap-fault': SENSELESS,
  reply: SENSELESS,
  schemas: OURS,
};

const wordsOf = (reason: string): Words | undefined =>
  Object.entries(FAULTS).find(([name]) => reason.startsWith(`${name}: `))?.[1];

/** Why a message was refused or set aside, in words; null where its reason says nothing a person at the desk could use. */
export function messageText(
  { code, reason, status }: Pick<AuthorityMessage, 'code' | 'reason' | 'status'>,
  locale: 'zh-CN' | 'en',
): string | null {
  if (status !== 'REFUSED' && status !== 'ASIDE') return null;
  if (code !== null) return faultText({ code, reason }, locale);
  return (reason !== null && wordsOf(reason)?.[locale]) || null;
}

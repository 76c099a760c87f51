import { isProvidersToMend, resultCode } from '../../../authority/protocol/codes/result-codes.ts';
import type { Locale } from '../../../../schema/messages/locales.ts';

type Words = Readonly<Record<Locale, string>>;

const ASK_AGAIN: Words = {
  'zh-CN': '请按上述原因处理后重新申请取消接入；仍有疑问请联系接入服务商。',
  en: 'Mend what is named and ask again; your provider helps where that is not clear.',
};
const PASSWORD: Words = {
  'zh-CN': '请用正确的备案密码重新申请；忘记密码的，请先向主体所在地管局找回。',
  en: 'Ask again with the right filing password; a forgotten one is recovered from the bureau of the subject’s province.',
};
const WAIT: Words = {
  'zh-CN': '管局已有该备案的申请在办理，请等待其处理完成；之后仍由本服务商接入的，再重新申请。',
  en: 'The authority has a request on this filing already. Wait until it is done, and ask again only if the access is still here then.',
};
const LAST_ACCESS: Words = {
  'zh-CN': '请先在其他接入服务商办理接入后再申请取消；网站不再使用的，请办理注销网站。',
  en: 'Have another provider give access first and ask again; a website that is no longer used is deregistered instead.',
};
const PROVIDER: Words = {
  'zh-CN': '这需要接入服务商核对并处理，请联系接入服务商，处理后再重新申请。',
  en: 'Your provider has to look into this. Get in touch with it, and ask again when it is settled.',
};

/**
 * What to do after the authority refused to end an access (取消接入), by result code (Jgdm, V3.0; domain reference §15).
 * A code that is not here is for the applicant to mend, unless only the provider can.
 */
const WAYS_ON: ReadonlyMap<number, Words> = new Map([
  [1016, PROVIDER],
  [1017, WAIT],
  [1018, PASSWORD],
  [1025, LAST_ACCESS],
  [1026, PROVIDER],
  [1027, WAIT],
  [1030, WAIT],
  [1032, WAIT],
  [1047, PROVIDER],
  [1048, PROVIDER],
  [1049, PROVIDER],
  [1050, PROVIDER],
  [1051, WAIT],
  [1052, WAIT],
]);

/** What a refused cancellation means for the applicant: the code in words, and the way on. */
export function refusalWords(code: number, locale: Locale): { reason: string; wayOn: string } {
  const { zh, en } = resultCode(code);
  const wayOn = WAYS_ON.get(code) ?? (isProvidersToMend(code) ? PROVIDER : ASK_AGAIN);
  return { reason: locale === 'en' ? en : zh, wayOn: wayOn[locale] };
}

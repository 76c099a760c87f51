import { createHash } from 'node:crypto';
import type { Locale } from '../../../../schema/messages/locales.ts';
import { chinaDay } from '../../../platform/calendar/china-day.ts';

/**
 * What is agreed to, each apart (个人信息保护法, articles 13, 14, 23, 28 and 29): the data of the filing; pictures of papers that
 * name people; faces; and passing all of it on to the authority.
 */
export const CONSENT_PURPOSES = ['FILING', 'IDENTITY_PAPERS', 'FACE', 'AUTHORITY'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** What somebody reads and agrees to. `agree` stands beside the box that is ticked. */
export type ConsentWords = { readonly title: string; readonly text: string; readonly agree: string };

/** One wording of a purpose, in force from a day of China on until a later one is. */
export type ConsentText = {
  readonly purpose: ConsentPurpose;
  readonly version: string;
  readonly validFrom: string;
  readonly words: Readonly<Record<Locale, ConsentWords>>;
};

/**
 * All wordings. A word is never changed in place: a new version with a later day is added, and everybody is asked again at the
 * next save. Earlier ones stay, so that what was agreed to can be shown.
 */
export const CONSENT_TEXTS: readonly ConsentText[] = [
  {
    purpose: 'FILING',
    version: '2026-11-29',
    validFrom: '2026-11-29',
    words: {
      'zh-CN': {
        title: '办理备案所需的个人信息',
        text: '为办理接入备案，我们处理您填写的个人信息：主办者名称（姓名）、证件号码、地址、负责人姓名、电话和电子邮箱，以及幕布收件人和邮寄信息。证件号码用于向通信管理局查询备案状态。信息加密保存，只用于本次备案及法律要求的留存，不作其他用途。您填写他人信息的，应已取得其同意。您可以随时撤回同意：提交管局之前撤回，已填写的信息和资料即被销毁，订单终止；提交之后撤回，法律要求留存的部分继续保存，不再作其他使用。不同意则无法办理备案。',
        agree: '我已阅读并同意，且已取得所填写人员的同意',
      },
      en: {
        title: 'Personal data needed for the filing',
        text: 'To file the access we process the personal data you enter: name and certificate number of the subject, addresses, names, telephone numbers and e-mail addresses of the responsible persons, and to whom and how things are posted. The certificate number is used to ask the communications authority what is filed. The data is kept encrypted and used for this filing and for what the law obliges us to keep, for nothing else. Where you enter data of others, they must have agreed. You can withdraw your consent at any time: before the filing is handed to the authority, what you entered and uploaded is destroyed and the order ends; afterwards, what the law obliges us to keep is kept and not used further. Without consent there can be no filing.',
        agree: 'I have read this and agree, and the persons named have agreed too',
      },
    },
  },
  {
    purpose: 'IDENTITY_PAPERS',
    version: '2026-11-29',
    validFrom: '2026-11-29',
    words: {
      'zh-CN': {
        title: '证件和资料照片',
        text: '身份证件等资料照片含有敏感个人信息。您上传的主体证件、负责人证件、核验单和其他资料，仅用于核对备案信息是否真实，由服务商初审人员查看（每次查看均有记录），逐份加密保存。您可以随时撤回同意：提交管局之前撤回，已上传的资料即被销毁。不同意则无法上传资料，也就无法完成备案。',
        agree: '我同意上传并处理上述证件和资料，且已取得证件持有人的同意',
      },
      en: {
        title: 'Pictures of certificates and papers',
        text: 'Pictures of identity cards and other papers hold sensitive personal data. The certificates of the subject and of the responsible persons, the verification form and the other papers you upload only serve to check that the filing is true. The provider’s reviewers look at them, each look is recorded, and each picture is encrypted by itself. You can withdraw your consent at any time: before the filing is handed to the authority, what you uploaded is destroyed. Without consent nothing can be uploaded, and the filing cannot be completed.',
        agree: 'I agree to these papers being uploaded and processed, and their holders have agreed too',
      },
    },
  },
  {
    purpose: 'FACE',
    version: '2026-11-29',
    validFrom: '2026-11-29',
    words: {
      'zh-CN': {
        title: '人脸照片属于敏感个人信息',
        text: '核验照片仅用于确认网站负责人身份：服务商的人脸比对服务可能会将其与身份证件照片比对，由服务商初审人员查看，加密保存，不用于人脸识别训练或其他目的。您可以随时撤回同意：提交管局之前撤回，照片即被销毁，不再比对。不同意则无法完成备案。',
        agree: '网站负责人同意拍摄、比对并提交核验照片',
      },
      en: {
        title: 'A photo of the face is sensitive personal data',
        text: 'The photo only shows who is responsible for the website. The provider’s face service may compare it with the picture of the identity card; the provider’s reviewers look at it; it is kept encrypted and used neither to train face recognition nor for anything else. You can withdraw your consent at any time: before the filing is handed to the authority, the photo is destroyed and not compared any more. Without consent the filing cannot be completed.',
        agree:
          'The person responsible for the website agrees to the photo being taken, compared and submitted',
      },
    },
  },
  {
    purpose: 'AUTHORITY',
    version: '2026-11-29',
    validFrom: '2026-11-29',
    words: {
      'zh-CN': {
        title: '提交通信管理局',
        text: '初审通过后，我们把本订单的备案信息、证件资料和核验照片提交给主办者所在省（自治区、直辖市）通信管理局，由其依法审核、留存和核验。提交之后信息由通信管理局依法处理，我们无法代为撤回。提交之前您可以撤回同意，订单将退回草稿。不同意则无法提交备案。',
        agree: '我同意将上述信息和资料提交通信管理局',
      },
      en: {
        title: 'Handing over to the communications authority',
        text: 'Once the review has passed it, we hand the data, papers and photos of this order to the communications authority of the subject’s province, which reviews, keeps and checks them by law. From then on the authority processes them by law, and we cannot take them back. Until then you can withdraw your consent, and the order becomes a draft again. Without consent the filing cannot be submitted.',
        agree: 'I agree to this data and these papers being handed to the communications authority',
      },
    },
  },
];

/** SHA-256 over the text as UTF-8, in hexadecimal: proves which words were agreed to. */
export const hashOf = ({ text }: Pick<ConsentWords, 'text'>): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

/** The wording in force; on a clock that stands before the first, that one. */
export function currentText(
  purpose: ConsentPurpose,
  now: Date,
  texts: readonly ConsentText[] = CONSENT_TEXTS,
): ConsentText {
  const day = chinaDay(now);
  const all = texts
    .filter((one) => one.purpose === purpose)
    .sort((one, other) => one.validFrom.localeCompare(other.validFrom));
  const found = all.findLast(({ validFrom }) => validFrom <= day) ?? all[0];
  if (!found) throw new Error(`no text for the consent to ${purpose}`);
  return found;
}

/** The wordings in force for these purposes; without any, for each. */
export const textsFor = (purposes: readonly ConsentPurpose[], now: Date): ConsentText[] =>
  CONSENT_PURPOSES.filter((one) => purposes.length === 0 || purposes.includes(one)).map((one) =>
    currentText(one, now),
  );

/** Whether a version was ever shown here, so that who agreed to it agreed to words we know. */
export const isKnownVersion = (purpose: ConsentPurpose, version: string): boolean =>
  CONSENT_TEXTS.some((one) => one.purpose === purpose && one.version === version);

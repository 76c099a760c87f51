import type { Locale } from '../../../schema/messages/locales.ts';
import type { SlotHint, SlotReason } from './slot-rules.ts';

type Text = Readonly<Record<Locale, string>>;

const REASONS: Readonly<Record<SlotReason, Text>> = {
  ALWAYS: { 'zh-CN': '每个备案都需要', en: 'Every filing needs it' },
  ORGANISATION: { 'zh-CN': '单位备案需要主办单位证件', en: "A unit's filing needs the unit's certificate" },
  SERVED_BY_IDENTITY_CARD: {
    'zh-CN': '个人备案使用主体负责人的证件，无需重复上传',
    en: "A person's filing uses the identity card uploaded for the responsible person",
  },
  SERVED_BY_SUBJECT_PERSON: {
    'zh-CN': '与主体负责人为同一人，无需重复上传',
    en: 'The same person is responsible for the subject; nothing is uploaded twice',
  },
  EVERY_SITE: { 'zh-CN': '每个网站都需要', en: 'Every site needs it' },
  PROVINCE_WANTS: { 'zh-CN': '所在省份要求', en: 'Your province asks for it' },
  NOT_LEGAL_REPRESENTATIVE: {
    'zh-CN': '负责人不是法定代表人时需要',
    en: 'Needed because the responsible person is not the legal representative',
  },
  PRE_APPROVAL_CHOSEN: { 'zh-CN': '您选择了前置审批项目', en: 'You chose content that needs pre-approval' },
  IF_ASKED: { 'zh-CN': '仅在初审人员要求时上传', en: 'Only if a reviewer asks for more' },
};

const HINTS: Readonly<Record<SlotHint, Text>> = {
  ORIGINAL_IN_COLOUR: {
    'zh-CN': '上传原件的彩色扫描件或照片，四角完整、文字清晰，证件在有效期内。',
    en: 'A colour scan or photo of the original, all four corners in view, legible and still valid.',
  },
  CARD_FRONT: {
    'zh-CN': '上传带照片的一面，反光处请避开文字。',
    en: 'The side with the photo; keep reflections off the text.',
  },
  CARD_BACK: { 'zh-CN': '上传带有效期的一面。', en: 'The side with the term of validity.' },
  NOTHING_TO_UPLOAD: { 'zh-CN': '无需上传。', en: 'Nothing to upload here.' },
  FORM_SIGNED: {
    'zh-CN': '下载核验单，用黑色笔签字，单位加盖公章，再拍照或扫描；原件请保留三份。',
    en: 'Print the form, sign it in black, add the seal of the unit, then scan or photograph it. Keep three originals.',
  },
  PHOTO_FACE: {
    'zh-CN': '网站负责人本人正面免冠拍摄，光线均匀，不要修图。',
    en: 'The person responsible for the site, facing the camera in even light, without hat and unedited.',
  },
  PHOTO_BACKDROP: {
    'zh-CN': '网站负责人站在幕布中间拍摄，背景须全部为幕布，衣着与季节相符且不为红色或蓝色，不要修图。',
    en: 'The person responsible for the site in the middle of the backdrop, nothing else behind, clothes neither red nor blue, unedited.',
  },
  DOMAIN_CERTIFICATE_IMAGE: {
    'zh-CN': '从域名注册商下载的域名证书图片，200 KB 至 4 MB。',
    en: "The certificate picture from the domain's registrar, 200 KB to 4 MB.",
  },
  RESIDENCE_PERMIT_VALID: {
    'zh-CN': '在有效期内的居住证或暂住证。',
    en: 'A valid residence permit of the place.',
  },
  LETTER_TEMPLATE: {
    'zh-CN': '由法定代表人签字并加盖公章的授权书。',
    en: 'The letter signed by the legal representative, with the seal of the unit.',
  },
  HOLDING_CERTIFICATE: {
    'zh-CN': '网站负责人本人手持证件拍摄：单位持主办单位证件，个人持身份证；面部和证件文字都要清晰。',
    en: 'The person responsible for the site holding the certificate: the licence of the unit, or the own identity card; face and text both legible.',
  },
  SIGNED_AND_SEALED: {
    'zh-CN': '签字（单位加盖公章）后拍照或扫描。',
    en: 'A photo or scan of the sheet, signed, and of a unit with its seal.',
  },
  STITCH_TOGETHER: {
    'zh-CN': '多张资料可拼接成一张图片上传。',
    en: 'Several papers may be put together in one picture.',
  },
};

/** Why a paper is asked for, in a sentence. */
export const slotReason = (reason: SlotReason, locale: Locale): string => REASONS[reason][locale];

/** What the picture has to look like. */
export const slotHint = (hint: SlotHint, locale: Locale): string => HINTS[hint][locale];

import type { TranslationOf } from '../catalogue.ts';
import type { certificates as english } from '../en/certificates.ts';

/** 证件及号码。 */
export const certificates: TranslationOf<typeof english> = {
  ID_CARD_LENGTH: '身份证号码应为 18 位，现在是 {length} 位，请与证件核对。',
  ID_CARD_OLD: '这是 15 位的一代身份证号码，请填写现行身份证上的 18 位号码。',
  ID_CARD_SHAPE: '身份证号码前 17 位是数字，最后一位是数字或 X，请与证件核对。',
  ID_CARD_REGION: '前两位（{region}）不是省份代码，请与证件核对。',
  ID_CARD_DATE: '第 7 至 14 位（{date}）不是可能的出生日期，请与证件核对。',
  ID_CARD_CHECK: '最后一位校验码与前面不符，多半是某一位填错或两位颠倒，请与证件核对。',
  RESIDENCE_PERMIT_REGION: '该居住证号码应以 {expected} 开头，请核对号码和证件类型。',
  UNIFIED_CODE_LENGTH: '统一社会信用代码应为 18 位，现在是 {length} 位，请与证件核对。',
  UNIFIED_CODE_LETTERS: '统一社会信用代码不含字母 I、O、S、V、Z，“{letters}”多半是数字 1、0、5 或 2。',
  UNIFIED_CODE_CHECK: '最后一位校验码与前面不符，多半是某一位填错，请与证件核对。',
  ORGANISATION_CODE_SHAPE: '组织机构代码由 8 位代码和 1 位校验码组成，例如 67395965-4。',
  ORGANISATION_CODE_CHECK: '校验码与前面不符，多半是某一位填错，请与证件核对。',
  REGISTRATION_NUMBER_CHECK: '注册号最后一位与前面不符，请与营业执照核对。',
  LICENCE_NUMBER_SHAPE: '营业执照上是 18 位统一社会信用代码，旧版是 15 位注册号，请与执照核对。',
  HK_MACAU_PERMIT_SHAPE: '通行证号码是 H 或 M 加 8 位数字，旧证再加 2 位，请与证件核对。',
  TAIWAN_PERMIT_SHAPE: '通行证号码是 8 位数字，请与证件核对。',
  PASSPORT_SHAPE: '护照号码是 5 至 20 位字母和数字，请与护照核对。',
  CERTIFICATE_NUMBER_SHAPE: '证件号码只含字母、数字、连字符、括号或汉字，请与证件核对。',
  CERTIFICATE_TYPE_NATURE: '{certificate}不是“{nature}”的证件，请换一种证件，或更正主办单位性质。',
  CERTIFICATE_FROM_FUTURE: '证件起始日期晚于今天，请核对。',
  CERTIFICATE_TERM_ORDER: '证件到期日早于起始日，请核对两个日期。',
  CERTIFICATE_EXPIRED: '证件已于 {date} 到期，请换证后用新证件备案。',
  CERTIFICATE_EXPIRES_SOON: '证件将于 {date} 到期，剩余有效期须大于 {months} 个月，请先换证。',
};

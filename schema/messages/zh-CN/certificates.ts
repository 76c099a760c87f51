import type { TranslationOf } from '../catalogue.ts';
import type { certificates as english } from '../en/certificates.ts';

/** 证件及号码。 */
export const certificates: TranslationOf<typeof english> = {
  ID_CARD_LENGTH: '身份证号码应为 18 位，现在是 {length} 位，请与证件核对。',
  ID_CARD_OLD: '这是 15 位的一代身份证号码，请填写现行身份证上的 18 位号码。',
  ID_CARD_SHAPE: '身份证号码前 17 位是数字，最后一位是数字或 X，请与证件核对。',
  ID_CARD_REGION: '前两位（{region}）不是省份代码，请与证件核对。',
  ID_CARD_DATE: '第 7 至 14 位（{date}）不是可能的出生日期，请与证件核对。',
  ID_CARD_CHECK:
    '最后一位校验码不符合 {standard}，按标准应为 {expected}。多半是某一位填错或两位颠倒，请与证件核对；证件上确实如此的，请确认。',
  ID_CARD_OF_FOREIGNER: '以 9 开头的 18 位号码是外国人永久居留身份证号码，请改选该证件类型，或与证件核对。',
  PERMANENT_RESIDENCE_SHAPE:
    '外国人永久居留身份证号码为 18 位、以 9 开头；2023 年 12 月以前的证件为 3 位字母加 12 位数字，请与证件核对。',
  RESIDENCE_PERMIT_REGION: '该居住证号码应以 {expected} 开头，请核对号码和证件类型。',
  UNIFIED_CODE_LENGTH: '统一社会信用代码应为 18 位，现在是 {length} 位，请与证件核对。',
  UNIFIED_CODE_LETTERS: '统一社会信用代码不含字母 I、O、S、V、Z，“{letters}”多半是数字 1、0、5 或 2。',
  UNIFIED_CODE_CHECK:
    '最后一位校验码不符合 {standard}，按标准应为 {expected}。多半是某一位填错，但少数登记机关发过这样的代码，请与证件核对；证件上确实如此的，请确认。',
  UNIFIED_CODE_START:
    '“{nature}”的统一社会信用代码以 {expected} 开头，现在以 {start} 开头，请与证件核对，或更正主办单位性质。',
  UNIFIED_CODE_PLACE: '该代码由{foundProvince}赋码，而备案在{province}。迁移过的单位可能如此，请核对省份。',
  ORGANISATION_CODE_INSIDE:
    '第 17 位不符合 {standard}，按标准应为 {expected}。多半是前面某一位填错，请与证件核对；证件上确实如此的，请确认。',
  NUMBER_UNCONFIRMED:
    '{field}的校验码不符合 {standard}，按标准应为 {expected}。请与证件核对：填错的请更正，证件上确实如此的请确认。',
  CHECK_CONFIRMED:
    '{field}的校验码不符合 {standard}，按标准应为 {expected}；申请人已于 {date} 确认与证件一致。',
  ORGANISATION_CODE_SHAPE: '组织机构代码由 8 位代码和 1 位校验码组成，例如 67395965-4。',
  ORGANISATION_CODE_CHECK:
    '校验码不符合 {standard}，按标准应为 {expected}。多半是某一位填错，请与证件核对；证件上确实如此的，请确认。',
  REGISTRATION_NUMBER_CHECK:
    '最后一位不符合 {standard}，按标准应为 {expected}。多半是某一位填错，请与营业执照核对；执照上确实如此的，请确认。',
  LICENCE_NUMBER_SHAPE: '营业执照上是 18 位统一社会信用代码，旧版是 15 位或 13 位注册号，请与执照核对。',
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

import type { TranslationOf } from '../catalogue.ts';
import type { fields as english } from '../en/fields.ts';

/** 单个字段的格式。 */
export const fields: TranslationOf<typeof english> = {
  REQUIRED: '请填写{field}。',
  NOT_IN_LIST: '{field}：“{value}”不在可选范围内，请从列表中选择。',
  TOO_LONG: '{field}过长，请缩短到 {max} 个字以内。',
  TOO_WIDE: '{field}过长，请缩短到 {max} 个汉字（{bytes} 个字母）以内。',
  TOO_SHORT: '{field}过短，请至少填写 {min} 个字。',
  TOO_MANY: '{field}最多 {max} 个，请删去一些。',
  DUPLICATE: '{field}：“{value}”重复，请删去一个。',
  CONTROL_CHARACTERS: '{field}含有不可见字符，请手工输入，不要粘贴。',
  MOBILE_INVALID: '手机号码不正确，请填写以 1 开头的 11 位中国内地手机号，不加国家代码。',
  LANDLINE_INVALID: '座机号码不正确，请连同区号填写，例如 086-0571-88888888。',
  PHONE_INVALID: '号码不正确，请填写 11 位手机号，或按“086-区号-号码”填写座机。',
  EMAIL_INVALID: '电子邮箱不完整，请按 name@example.com 的形式填写。',
  DATE_INVALID: '{field}不是有效日期，请填写年月日，例如 2024-06-30。',
  DOMAIN_INVALID: '“{value}”不是域名，请填写 example.com 这样的形式，不带 http:// 和 www。',
  DOMAIN_IS_ADDRESS: '“{value}”是 IP 地址，请填写网站的域名。',
  DOMAIN_SEVERAL: '“{value}”不止一个域名，请逐个填写。',
  DOMAIN_NOT_REGISTRABLE: '“{value}”是公共后缀，不是注册的域名，请填写您注册的完整域名。',
  DOMAIN_SUFFIX_NOT_APPROVED: '域名后缀 .{suffix} 未获批复，不能备案，请使用已获批复后缀的域名。',
  FILING_NUMBER_INVALID: '备案号不正确，请照备案证书填写，例如 浙ICP备12345678号。',
  FILING_NUMBER_HAS_SUFFIX: '您填写的是网站备案号，请去掉末尾的 -{suffix}，填写主体备案号。',
  FILING_NUMBER_NEEDS_SUFFIX: '您填写的是主体备案号，请填写带 -1 之类结尾的网站备案号。',
  FILING_NUMBER_PREFIX: '备案号不会以“{prefix}”开头，请与网站底部或备案证书核对。',
  HOMEPAGE_INVALID: '“{value}”不是首页网址，请填写 www.example.com 这样的形式，不带 http://。',
  HOMEPAGE_OTHER_DOMAIN: '“{value}”不属于本网站，请填写 {domains} 下的网址。',
  NUMBER_OUT_OF_RANGE: '请填写 {min} 到 {max} 之间的数字。',
  IP_RANGE_INVALID: '“{value}”不是地址段，请填写 203.119.24.0/22 这样的形式。',
  IP_INVALID: '“{value}”不是 IP 地址，请填写 203.119.25.1 这样的形式。',
};

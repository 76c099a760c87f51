import type { TranslationOf } from '../catalogue.ts';
import type { password as english } from '../en/password.ts';

/** 备案密码。 */
export const password: TranslationOf<typeof english> = {
  PASSWORD_SHAPE: '备案密码不含空格和全角字符，请照管局发送的内容输入。',
  PASSWORD_WRONG: '备案密码与该备案号不符，还可尝试 {left} 次；不确定时请先到管局网站找回密码。',
  PASSWORD_LOCKED: '备案密码输错次数过多，请在 {time} 之后再试，期间可到管局网站找回密码。',
  PASSWORD_NUMBER_UNKNOWN: '管局没有该备案号的记录，请填写不带 -1 结尾的主体备案号。',
  PASSWORD_NEEDED_AGAIN: '需要重新验证备案密码，请再输入一次。',
};

import { checkFilingNumber } from './filing-number.ts';
import { issue } from './issue.ts';
import type { Issue } from './issue.ts';
import { isBlank, narrow } from './text.ts';
import type { Maybe } from './text.ts';

/** Issues of the filing password 备案密码; whether it is the right one only the authority knows. */
export const checkPassword = (password: Maybe, path: readonly string[] = ['password']): Issue[] => {
  if (!password) return [issue(path, 'REQUIRED')];
  return /^[\x21-\x7E]{1,64}$/.test(password) ? [] : [issue(path, 'PASSWORD_SHAPE')];
};

/** Issues of the password form: the subject's number and its password. */
export const checkPasswordInput = (input: { filingNumber?: Maybe; password?: Maybe }): Issue[] => [
  ...(isBlank(input.filingNumber)
    ? [issue(['filingNumber'], 'REQUIRED')]
    : checkFilingNumber(['filingNumber'], input.filingNumber, 'SUBJECT')),
  ...checkPassword(input.password),
];

/** Issues of the shape of a code that came by text 短信验证码. */
export const checkPhoneCode = (code: Maybe, path: readonly string[] = ['code']): Issue[] => {
  if (isBlank(code)) return [issue(path, 'REQUIRED')];
  return /^\d{6}$/.test(narrow(code).replace(/\s/g, '')) ? [] : [issue(path, 'CANCEL_CODE_SHAPE')];
};

/** A service code 备案服务号 as it is compared: half width, no blanks. */
export const normaliseServiceCode = (text: string): string => narrow(text).replace(/\s/g, '');

/** Issues of a service code's shape; providers choose their own form, often that of a UUID. */
export const checkServiceCode = (code: Maybe, path: readonly string[] = ['serviceCode']): Issue[] => {
  if (isBlank(code)) return [issue(path, 'REQUIRED')];
  return /^[0-9A-Za-z_-]{8,64}$/.test(normaliseServiceCode(code))
    ? []
    : [issue(path, 'SERVICE_CODE_INVALID')];
};

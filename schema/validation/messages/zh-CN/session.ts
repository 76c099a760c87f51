import type { TranslationOf } from '../catalogue.ts';
import type { session as english } from '../en/session.ts';

/** 密钥、会话与来源。 */
export const session: TranslationOf<typeof english> = {
  UNAUTHENTICATED: '您尚未登录，请登录后重试。',
  SESSION_EXPIRED: '登录已过期，已填内容不会丢失，请重新登录后继续。',
  SESSION_INVALID: '会话无效，请从页面重新获取。',
  KEY_INVALID: '密钥不存在或已被吊销，请在密钥列表中核对。',
  ORIGIN_NOT_ALLOWED: '此页面不能使用该密钥，请把来源 {origin} 加入允许的来源。',
  ORIGIN_INVALID: '“{value}”不是有效的来源，请写成 https://www.example.com 的形式，不带路径。',
  PAGE_URL_INVALID: '这不是有效的页面地址，请写成 https://www.example.com/filing 的形式。',
  SECRET_KEY_IN_BROWSER: '网页中使用了私密密钥，任何人都能看到它。请立即吊销，网页中请使用会话或可公开密钥。',
  OPERATION_NOT_ALLOWED: '可公开密钥只能执行表单内置的操作，其他操作请在服务端使用私密密钥。',
};

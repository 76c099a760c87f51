import type { TranslationOf } from '../catalogue.ts';
import type { session as english } from '../en/session.ts';

/** 密钥、会话与来源。 */
export const session: TranslationOf<typeof english> = {
  UNAUTHENTICATED: '您尚未登录，请登录后重试。',
  SESSION_EXPIRED: '登录已过期，已填内容不会丢失，请重新登录后继续。',
  SESSION_ENDED: '登录已被终止，已填内容不会丢失，请重新登录后继续。',
  SESSIONS_OF_WHOM: '请指定一个人，或选择全部，两者选一。',
  PROVIDER_SUSPENDED: '该服务商已被暂停，数据没有变动也不会丢失，请联系平台运营方。',
  STAFF_REMOVED: '该初审人员已被移除，不能获得会话，如需恢复请先调用 restoreStaff。',
  TOO_MANY_KEYS: '最多可使用 {max} 个密钥，请先吊销不需要的。',
  SESSION_INVALID: '会话无效，请从页面重新获取。',
  KEY_INVALID: '密钥不存在或已被吊销，请在密钥列表（apiKeys）中核对。',
  ORIGIN_NOT_ALLOWED: '此页面不能使用该密钥，请把来源 {origin} 加入允许的来源。',
  ORIGIN_INVALID: '“{value}”不是有效的来源，请写成 https://www.example.com 的形式，不带路径。',
  PAGE_URL_INVALID: '这不是有效的页面地址，请写成 https://www.example.com/filing 的形式。',
  SECRET_KEY_IN_BROWSER: '网页中使用了私密密钥，任何人都能看到它。请立即吊销，网页中请使用会话或可公开密钥。',
};

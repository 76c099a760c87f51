import type { TranslationOf } from '../catalogue.ts';
import type { webhooks as english } from '../en/webhooks.ts';

/** Webhook 地址与投递。 */
export const webhooks: TranslationOf<typeof english> = {
  WEBHOOK_URL_INVALID: 'Webhook 只能发往 https 地址，请按 https://www.example.com/webhooks 的形式填写。',
  WEBHOOK_TOPIC_UNKNOWN: '没有“{topic}”这个主题，可用的主题有：{topics}。',
  WEBHOOK_TOO_MANY: '最多可启用 {max} 个 Webhook 地址，请先停用不需要的。',
  WEBHOOK_DISABLED: '该投递的 Webhook 地址已停用，请启用后再重放。',
};

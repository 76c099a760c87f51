import type { TranslationOf } from '../catalogue.ts';
import type { general as english } from '../en/general.ts';

/** 通用。 */
export const general: TranslationOf<typeof english> = {
  INTERNAL: '系统出现问题，请重试；如再次出现，请把请求编号告诉客服。',
  NOT_FOUND: '没有找到对应的内容，请确认它属于当前账号。',
  FORBIDDEN: '当前账号无权执行此操作，请换用有权限的账号登录。',
  CONFLICT: '内容已在别处被修改，请重新加载、核对后再改。',
  SERVICE_UNAVAILABLE:
    '服务商的相关服务暂时没有响应，已填内容不会丢失，请过一分钟重试；多次不成功请联系服务商。',
  RATE_LIMITED: '操作过于频繁，请在 {seconds} 秒后重试。',
  INVALID_STATE: '备案处于“{state}”状态，不能执行此操作。当前可以：{allowed}。',
  VALIDATION_FAILED: '有内容需要修改，请看各项旁边的说明。',
  IDEMPOTENCY_KEY_IN_USE: '相同的请求正在处理，请等待结果。',
  IDEMPOTENCY_KEY_REUSED: '该幂等键已用于其他请求，请换一个新的。',
  CURSOR_INVALID: '该游标不属于此列表的当前排序，请不带游标从头翻页。',
  PAGE_SIZE_INVALID: '每页最多 {max} 条，first 与 last 只能用其一。',
  TEST_MODE_ONLY: '此操作只在测试模式下可用，请使用测试密钥。',
};

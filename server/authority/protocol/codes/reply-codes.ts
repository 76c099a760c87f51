/** What the sender of a request does about a reply. */
export type Handling =
  /** The request was taken. */
  | 'ok'
  /** Nothing is waiting. */
  | 'empty'
  /** Taken, and more is waiting: call again. */
  | 'more'
  /** Send the missing sequence numbers first. */
  | 'resend'
  /** Not now: come back later with the same request. */
  | 'wait'
  /** No request will be taken until a person has acted: alert the operator and stop. */
  | 'stop'
  /** This request is wrong in itself: repeating it unchanged gives the same reply. */
  | 'defect';

export interface ReplyCode {
  readonly code: number;
  readonly handling: Handling;
  readonly zh: string;
  readonly en: string;
}

/** `msg_code` of every reply (interface specification V3.0, reply codes). It speaks of the file, never of its records. */
export const REPLY_CODES: readonly ReplyCode[] = [
  { code: 0, handling: 'ok', zh: '成功', en: 'success' },
  { code: 1, handling: 'ok', zh: '成功，数据已全部下载', en: 'success, everything has been downloaded' },
  { code: 2, handling: 'empty', zh: '暂无可下载的数据', en: 'nothing to download now' },
  { code: 3, handling: 'more', zh: '还有数据待下载', en: 'more data is waiting' },
  { code: 4, handling: 'stop', zh: '用户名错误', en: 'wrong user name' },
  { code: 5, handling: 'stop', zh: '口令错误', en: 'wrong password' },
  { code: 6, handling: 'defect', zh: '解密失败', en: 'decryption failed' },
  { code: 7, handling: 'defect', zh: '哈希校验失败', en: 'hash check failed' },
  { code: 8, handling: 'defect', zh: '解压失败', en: 'decompression failed' },
  { code: 9, handling: 'defect', zh: '加密算法代码未知', en: 'unknown encryption code' },
  { code: 10, handling: 'defect', zh: '哈希算法代码未知', en: 'unknown hash code' },
  { code: 11, handling: 'defect', zh: '压缩格式代码未知', en: 'unknown compression code' },
  { code: 12, handling: 'stop', zh: '身份信息有误，拒绝访问', en: 'authentication data wrong, refused' },
  { code: 13, handling: 'stop', zh: '非本省接入单位，拒绝访问', en: 'provider of another province, refused' },
  {
    code: 14,
    handling: 'resend',
    zh: '未接收：请先补报缺失序号的数据',
    en: 'not accepted: missing numbers come first',
  },
  {
    code: 15,
    handling: 'wait',
    zh: '未接收：待处理文件过多，请稍后再报',
    en: 'not accepted: too many files queued',
  },
  { code: 16, handling: 'defect', zh: '随机串不足20位', en: 'randVal has fewer than 20 characters' },
  {
    code: 17,
    handling: 'defect',
    zh: '上报内容必须且只能含一个文件',
    en: 'the upload must hold exactly one file',
  },
  { code: 18, handling: 'defect', zh: '文件过大', en: 'file too large' },
  {
    code: 19,
    handling: 'stop',
    zh: '上报权限未开通，请联系管局',
    en: 'reporting right not opened, ask the bureau',
  },
  { code: 20, handling: 'wait', zh: '不在允许的时段内', en: 'outside the permitted hours' },
  { code: 21, handling: 'defect', zh: '待确认的文件名为空', en: 'the file name to acknowledge is empty' },
  { code: 22, handling: 'wait', zh: '备案密码校验过于频繁', en: 'filing password checked too often' },
  { code: 901, handling: 'wait', zh: '系统维护，暂不接收上报', en: 'maintenance, uploads not accepted' },
  { code: 902, handling: 'wait', zh: '系统维护，暂不提供下载', en: 'maintenance, downloads not accepted' },
  { code: 999, handling: 'defect', zh: '其他错误', en: 'other error' },
];

const BY_CODE: ReadonlyMap<number, ReplyCode> = new Map(REPLY_CODES.map((entry) => [entry.code, entry]));

/** The entry of a code; one that V3.0 does not know is a defect for a person to look at. */
export function replyCode(code: number): ReplyCode {
  return BY_CODE.get(code) ?? { code, handling: 'defect', zh: `未知代码${code}`, en: `unknown code ${code}` };
}

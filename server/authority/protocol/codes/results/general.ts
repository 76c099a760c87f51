import type { ResultCode } from './result-code.ts';

/** Results about a file or a provider (V3.0, `Jgdm` 5001-5999). */
export const GENERAL_RESULTS: readonly ResultCode[] = [
  { code: 5001, kind: 'file', whose: 'provider', zh: '文件不符合接口格式', en: 'the file breaks the schema' },
  { code: 5002, kind: 'file', whose: 'provider', zh: '含未定义的属性', en: 'unknown attribute' },
  {
    code: 5003,
    kind: 'setup',
    whose: 'provider',
    zh: '请求单位与调用单位不一致',
    en: 'the requesting unit differs from the caller',
  },
  { code: 5004, kind: 'setup', whose: 'provider', zh: '接口版本错误', en: 'interface version wrong' },
  {
    code: 5005,
    kind: 'data',
    whose: 'provider',
    zh: '所处理的未备案网站不属于本单位',
    en: 'the unfiled site of the answer is not yours',
  },
  {
    code: 5006,
    kind: 'state',
    whose: 'provider',
    zh: '该处理结果已上报过',
    en: 'that answer was already sent',
  },
  { code: 5007, kind: 'data', whose: 'provider', zh: '处理结果代码错误', en: 'handling code wrong' },
  { code: 5008, kind: 'file', whose: 'provider', zh: '含非法字符', en: 'illegal characters' },
  { code: 5009, kind: 'setup', whose: 'provider', zh: '单位无此权限', en: 'the unit lacks this right' },
  {
    code: 5010,
    kind: 'data',
    whose: 'provider',
    zh: '附件格式不合规定',
    en: 'attachment against the rules',
    field: 'attachment.format',
  },
  { code: 5011, kind: 'setup', whose: 'provider', zh: '功能未开放', en: 'the function is not open' },
  { code: 5999, kind: 'other', whose: 'authority', zh: '其他', en: 'other' },
];

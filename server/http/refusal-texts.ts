import type { Locale } from '../../schema/messages/locales.ts';

type Said = Readonly<Record<Locale, string>>;

/**
 * Why the shell refuses a request, for those who write clients. Apart from the catalogue of the forms, which every page loads.
 */
export const REFUSALS = {
  QUERY_TOO_LONG: {
    en: 'The document is too long: at most {max} characters. Put values into variables.',
    'zh-CN': '查询文档过长，最多 {max} 个字符，请把取值放到变量里。',
  },
  QUERY_TOO_LARGE: {
    en: 'The document is too large: at most {max} tokens. Put values into variables and ask in several requests.',
    'zh-CN': '查询文档过大，最多 {max} 个词元，请把取值放到变量里，或分几次请求。',
  },
  QUERY_NESTING: {
    en: 'The document is nested too deeply: at most {max} brackets within one another.',
    'zh-CN': '查询文档嵌套过深，括号最多 {max} 层。',
  },
  QUERY_NAME_TOO_LONG: {
    en: 'A name in the document is too long: at most {max} characters.',
    'zh-CN': '查询文档中的名称过长，最多 {max} 个字符。',
  },
  QUERY_DIRECTIVES: {
    en: 'The document has too many directives: at most {max}.',
    'zh-CN': '查询文档中的指令过多，最多 {max} 个。',
  },
  QUERY_FRAGMENTS: {
    en: 'The document has too many fragments: at most {max}.',
    'zh-CN': '查询文档中的片段过多，最多 {max} 个。',
  },
  QUERY_OPERATIONS: {
    en: 'The document has too many operations: at most {max}.',
    'zh-CN': '查询文档中的操作过多，最多 {max} 个。',
  },
  QUERY_DEPTH: {
    en: 'The depth of the query exceeds {max} fields within one another. Ask for the inner objects by their ids.',
    'zh-CN': '查询层级过深，字段最多嵌套 {max} 层，请按 id 另行查询内层对象。',
  },
  QUERY_BREADTH: {
    en: 'The query asks for too many fields: at most {max}, fragments filled in. Ask in several requests.',
    'zh-CN': '查询的字段过多，展开片段后最多 {max} 个，请分几次请求。',
  },
  QUERY_REPEATS: {
    en: 'The query asks for the same fields too often. Ask for each once, or under names of their own.',
    'zh-CN': '查询中重复的字段过多，请每个字段只查询一次，或使用各自的别名。',
  },
  QUERY_COMPLEXITY: {
    en: 'The query costs {cost}, and at most {max} is answered. Ask for fewer items or fields at once.',
    'zh-CN': '查询开销为 {cost}，超过上限 {max}，请减少每次查询的条数或字段。',
  },
  QUERY_INTROSPECTION: {
    en: 'This asks for too much of the schema at once. The usual introspection query is answered.',
    'zh-CN': '一次查询的模式信息过多，请使用标准的内省查询。',
  },
  OPERATION_NOT_ALLOWED: {
    en: 'A publishable key may only run the operations of the form. Use a secret key on your server.',
    'zh-CN': '可公开密钥只能执行表单内置的操作，其他操作请在服务端使用私密密钥。',
  },
  PERSISTED_QUERY_NOT_IN_LIST: {
    en: 'The form has no such operation. Load its latest version.',
    'zh-CN': '表单中没有此操作，请加载最新版本的表单。',
  },
  OPERATION_UNKNOWN: {
    en: 'The document has no operation of that name.',
    'zh-CN': '查询文档中没有该名称的操作。',
  },
  OPERATION_NAME_MISSING: {
    en: 'The document has several operations. Say by operationName which to run.',
    'zh-CN': '查询文档含多个操作，请用 operationName 指明执行哪一个。',
  },
  PARAMETERS_MISSING: {
    en: 'The body must be a JSON object with the query.',
    'zh-CN': '请求体必须是含 query 的 JSON 对象。',
  },
  PARAMETER_UNKNOWN: {
    en: 'Only query, variables, operationName and extensions may be sent.',
    'zh-CN': '只能发送 query、variables、operationName 和 extensions。',
  },
  PARAMETER_TYPES: {
    en: 'query and operationName must be texts, variables and extensions objects.',
    'zh-CN': 'query 和 operationName 必须是文本，variables 和 extensions 必须是对象。',
  },
  QUERY_MISSING: {
    en: 'There is no query in the request.',
    'zh-CN': '请求中没有 query。',
  },
  BATCHES_UNSUPPORTED: {
    en: 'Several operations in one request are not supported. Send one request for each.',
    'zh-CN': '不支持一次请求发送多个操作，请分别发送。',
  },
  BODY_NOT_JSON: {
    en: 'The body is no JSON.',
    'zh-CN': '请求体不是有效的 JSON。',
  },
  METHOD_UNSUPPORTED: {
    en: 'Send queries with GET or POST.',
    'zh-CN': '请用 GET 或 POST 发送查询。',
  },
  MUTATION_BY_GET: {
    en: 'Mutations are sent with POST.',
    'zh-CN': '变更操作请用 POST 发送。',
  },
  CSRF_HEADER_MISSING: {
    en: 'Send the body as application/json, or the header x-graphql-yoga-csrf: a request without either could come from any page.',
    'zh-CN':
      '请以 application/json 发送请求体，或加上请求头 x-graphql-yoga-csrf；否则任何网页都能伪造此请求。',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    en: 'Send the body as application/json.',
    'zh-CN': '请以 application/json 发送请求体。',
  },
  NOT_ACCEPTABLE: {
    en: 'Answers come as application/json or application/graphql-response+json, subscriptions as text/event-stream.',
    'zh-CN': '应答格式为 application/json 或 application/graphql-response+json，订阅为 text/event-stream。',
  },
  IDEMPOTENCY_KEY_MALFORMED: {
    en: 'Idempotency-Key must be 8 to 255 printable characters.',
    'zh-CN': 'Idempotency-Key 必须是 8 到 255 个可打印字符。',
  },
  BODY_TOO_LARGE: {
    en: 'The body of a request has at most {max} bytes.',
    'zh-CN': '请求体最多 {max} 字节。',
  },
} as const satisfies Record<string, Said>;

export type RefusalCode = keyof typeof REFUSALS;

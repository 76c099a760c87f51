import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import type { Issue, IssueCode } from '../../rules/issue.ts';
import { docUrlOf } from '../../rules/error-catalogue.ts';
import { formatIssue } from '../../messages/format.ts';
import { issues } from '../../messages/generated/issues.js';
import { sampled } from '../../messages/message.ts';

const CODES = (Object.keys(issues.en) as IssueCode[]).sort();

/** What a value of the enum says: the message under the code, with the names of what each case fills in. */
const valueOf = (code: IssueCode): { description: string } => ({
  description: `Told as “${sampled(issues.en[code])}”.`,
});

const IssueCodeEnum = builder.enumType('IssueCode', {
  description:
    'A code of an issue. Codes are stable; new ones may be added with a new rule, so a client shows the message of one that it does not know.',
  values: Object.fromEntries(CODES.map((code) => [code, valueOf(code)])) as Record<
    IssueCode,
    { description: string }
  >,
});

export const IssueType = builder.objectRef<Issue>('Issue').implement({
  description:
    'One thing that is wrong, missing or to be known about an input or an object, with its place and a message for people.',
  authScopes: { anyone: true },
  fields: (t) => ({
    path: t.exposeStringList('path', {
      description:
        'The path to the field that is meant, e.g. `["websites", "0", "person", "mobile"]`. Empty when the whole is meant.',
    }),
    code: t.expose('code', {
      type: IssueCodeEnum,
      description:
        'The code of the issue, e.g. `CONSENT_REQUIRED`. Codes are stable, while messages may change.',
    }),
    message: t.string({
      description: 'What is wrong and what to do about it, for people, in the language of the request.',
      resolve: (issue, _args, { locale }) => formatIssue(issue, locale),
    }),
    docUrl: t.string({
      description:
        'The address of a page about the code of the issue. It is public, and served by this service.',
      resolve: ({ code }, _args, context) => docUrlOf(servicesOf(context).publicUrl, code),
    }),
    rule: t.string({
      nullable: true,
      description:
        'The key of the administrative rule behind the issue, e.g. `zhejiang.minimum-age` (see `RuleNote`). Null when the issue comes from no such rule.',
      resolve: ({ rule }) => rule ?? null,
    }),
  }),
});

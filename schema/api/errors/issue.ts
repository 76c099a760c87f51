import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import type { Issue } from '../../rules/issue.ts';
import { docUrlOf } from '../../rules/error-catalogue.ts';
import { formatIssue } from '../../messages/format.ts';

export const IssueType = builder.objectRef<Issue>('Issue').implement({
  description:
    'One thing that is wrong, missing or to be known about an input or an object, with its place and a message for people.',
  authScopes: { anyone: true },
  fields: (t) => ({
    path: t.exposeStringList('path', {
      description:
        'The path to the field that is meant, e.g. `["websites", "0", "person", "mobile"]`. Empty when the whole is meant.',
    }),
    code: t.exposeString('code', {
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

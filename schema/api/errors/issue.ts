import { builder } from '../builder.ts';
import type { Issue } from '../../rules/issue.ts';
import { formatIssue } from '../../messages/format.ts';

export const IssueType = builder.objectRef<Issue>('Issue').implement({
  description: 'One thing that is wrong or missing.',
  authScopes: { anyone: true },
  fields: (t) => ({
    path: t.exposeStringList('path', {
      description: 'Leads to the field, e.g. ["websites", "0", "person", "mobile"].',
    }),
    code: t.exposeString('code', { description: 'Stable code of the message catalogue.' }),
    message: t.string({
      description: 'What is wrong and what to do, in the language of the request.',
      resolve: (issue, _args, { locale }) => formatIssue(issue, locale),
    }),
    rule: t.string({
      nullable: true,
      description: 'Key of the administrative rule that raised it, where one did.',
      resolve: ({ rule }) => rule ?? null,
    }),
  }),
});

import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { IssueType } from '../errors/issue.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { WebsiteType } from './queries.ts';

builder.prismaObjectFields(WebsiteType, (t) => ({
  accessCancelledAt: t.expose('accessCancelledAt', {
    type: 'DateTime',
    nullable: true,
    description: 'Since when it no longer does (取消接入).',
  }),
  cancellationWarnings: t.field({
    type: [IssueType],
    complexity: { field: 1, multiplier: 1 },
    description: 'What should be known before the access is cancelled: shell website, unapproved suffixes.',
    select: {
      domains: true,
      providerId: true,
      mode: true,
      record: { select: { subject: { select: { province: true, nature: true } } } },
    },
    resolve: async (website, _args, context) =>
      context.app.cancellationWarnings(website, await servicesOf(context).clock.now(website)),
  }),
}));

mutation('cancelAccess', {
  as: 'APPLICANT',
  description:
    'Asks the authority to end this provider’s access to a website (取消接入); it ends when the authority says so. A wrong code costs no attempt at the password, and a right one works again when nothing was asked.',
  input: (t) => ({
    websiteNumber: t.string({ required: true, description: '网站备案号, with -N.' }),
    password: t.string({ required: true, description: '备案密码 of the subject.' }),
    code: t.string({
      description: 'The code from the text, where the website’s cancellationCode says that one is needed.',
    }),
    confirm: t.boolean({
      required: true,
      description: 'That the cancellationWarnings of the website were read.',
    }),
  }),
  errors: [
    ERRORS.ValidationFailure,
    ERRORS.NotFound,
    ERRORS.OrderInProgress,
    ERRORS.RateLimited,
    ERRORS.AuthorityUnavailable,
  ],
  act: ({ services, actor, idempotency }, input, app) =>
    app.cancelAccess(services, actor, input, idempotency),
  result: (t) => ({
    websiteNumber: t.exposeString('websiteNumber', {
      description: 'Which website was asked to be cancelled.',
    }),
  }),
});

import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { IssueType } from '../errors/issue.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { WebsiteType } from './queries.ts';

builder.prismaObjectFields(WebsiteType, (t) => ({
  accessCancelledAt: t.expose('accessCancelledAt', {
    type: 'DateTime',
    nullable: true,
    description:
      'The date and time when this provider’s access to the website ended (取消接入、注销). Null while it goes on, and where there never was one.',
  }),
  cancellationWarnings: t.field({
    type: [IssueType],
    complexity: { field: 1, multiplier: 1 },
    description:
      'What the applicant should know before cancelling the access: the website may become a shell site (空壳网站), and some domain suffixes can no longer be filed anew.',
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
    'Asks the authority to end this provider’s access to a website (取消接入); it ends when the authority says so. Needs the filing password, and a code from `requestCancellationCode` where `cancellationCode` says so. Refuses while the subject has an order in progress.',
  input: (t) => ({
    websiteNumber: t.string({
      required: true,
      description:
        'The filing number (网站备案号) of the website whose access is to be cancelled, e.g. `浙ICP备12345678号-1`.',
    }),
    password: t.string({
      required: true,
      description: 'The filing password (备案密码) of the subject. Wrong passwords are limited.',
    }),
    code: t.string({
      description:
        'The six-digit code from the text message, required where the website’s `cancellationCode` says so. A wrong code costs no attempt at the password, and a right one works again where the authority was not asked in the end.',
    }),
    confirm: t.boolean({
      required: true,
      description:
        'Whether the applicant has read the `cancellationWarnings` of the website. It must be `true`.',
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
      description:
        'The filing number (网站备案号) of the website whose access the authority was asked to end.',
    }),
  }),
});

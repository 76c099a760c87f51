import type { CodeNeed } from '../../../server/application.ts';
import { maskPhone } from '../../rules/masks.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { IssueType } from '../errors/issue.ts';
import { together } from '../list/together.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { WebsiteType } from './queries.ts';

const CancellationCodeType = builder.objectRef<CodeNeed>('CancellationCode').implement({
  authScopes: TENANT,
  description:
    'Whether cancelling the access to a website needs a code from a text message, and which phone it goes to.',
  fields: (t) => ({
    needed: t.boolean({
      description: 'Whether `cancelAccess` needs a code from `requestCancellationCode`.',
      resolve: ({ phone }) => phone !== null,
    }),
    phone: t.string({
      nullable: true,
      description:
        'The mobile number of the website’s responsible person to which the code is sent, masked, e.g. `138****0000`. Null when no code is needed.',
      resolve: ({ phone }) => (phone === null ? null : maskPhone(phone)),
    }),
    reason: t.field({
      type: IssueType,
      nullable: true,
      description:
        'Why no code is needed: no mobile number is known, or the provider sends no text messages. Null when a code is needed.',
      resolve: (need) => (need.phone === null ? need.reason : null),
    }),
  }),
});

builder.prismaObjectFields(WebsiteType, (t) => ({
  cancellationCode: t.field({
    type: CancellationCodeType,
    nullable: true,
    complexity: 5,
    description:
      'Whether `cancelAccess` needs a code besides the filing password. Null where this provider gives no access to the website.',
    select: {
      providerId: true,
      mode: true,
      websiteNumber: true,
      accessSince: true,
      accessCancelledAt: true,
      record: { select: { id: true, subjectId: true, personal: true } },
    },
    resolve: (website, _args, context, info) =>
      website.accessSince && !website.accessCancelledAt
        ? // All that one request shows is one tenant's.
          together(context, info, website, (websites: readonly (typeof website)[]) =>
            context.app.codeNeeds(servicesOf(context), website, websites),
          )
        : null,
  }),
}));

mutation('requestCancellationCode', {
  as: 'APPLICANT',
  description:
    'Sends a six-digit code for `cancelAccess` to the mobile of the website’s responsible person; it takes the place of the last one. Refuses where no code is needed, while the subject has an order in progress, and too soon after the last text.',
  input: (t) => ({
    websiteNumber: t.string({
      required: true,
      description:
        'The filing number (网站备案号) of the website whose access is to be cancelled, e.g. `浙ICP备12345678号-1`.',
    }),
  }),
  errors: [
    ERRORS.ValidationFailure,
    ERRORS.NotFound,
    ERRORS.OrderInProgress,
    ERRORS.RateLimited,
    ERRORS.ServiceUnavailable,
  ],
  act: ({ services, actor, idempotency }, input, app) =>
    app.requestCancellationCode(services, actor, input, idempotency),
  result: (t) => ({
    phone: t.exposeString('phone', {
      description: 'The mobile number to which the code was sent, masked, e.g. `138****0000`.',
    }),
    resendAfterSeconds: t.exposeInt('resendAfterSeconds', {
      description: 'The number of seconds after which another code may be requested.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'The date and time until which the code works.',
      resolve: ({ expiresAt }) => new Date(expiresAt),
    }),
  }),
});

import type { CodeNeed } from '../../../server/application.ts';
import { maskPhone } from '../../rules/masks.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { IssueType } from '../errors/issue.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { WebsiteType } from './queries.ts';

const CancellationCodeType = builder.objectRef<CodeNeed>('CancellationCode').implement({
  authScopes: TENANT,
  description:
    'Whether cancelling the access needs a code that is texted to a phone (requestCancellationCode).',
  fields: (t) => ({
    needed: t.boolean({ description: 'Whether one is needed.', resolve: ({ phone }) => phone !== null }),
    phone: t.string({
      nullable: true,
      description: 'Mobile of the website’s responsible person that it is sent to, masked.',
      resolve: ({ phone }) => (phone === null ? null : maskPhone(phone)),
    }),
    reason: t.field({
      type: IssueType,
      nullable: true,
      description:
        'Why none is: no phone is held (the record came without one), or the provider sends no texts.',
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
      'What cancelAccess asks for besides the filing password; null where there is no access to cancel.',
    select: {
      providerId: true,
      mode: true,
      websiteNumber: true,
      accessSince: true,
      accessCancelledAt: true,
      record: { select: { id: true, subjectId: true, personal: true } },
    },
    resolve: (website, _args, context) =>
      website.accessSince && !website.accessCancelledAt
        ? context.app.codeNeed(servicesOf(context), website)
        : null,
  }),
}));

mutation('requestCancellationCode', {
  as: 'APPLICANT',
  description:
    'Texts a six-digit code for cancelAccess to the phone of the website’s responsible person. It takes the place of the last one.',
  input: (t) => ({
    websiteNumber: t.string({ required: true, description: '网站备案号, with -N.' }),
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
    phone: t.exposeString('phone', { description: 'Where it was sent, masked.' }),
    resendAfterSeconds: t.exposeInt('resendAfterSeconds', {
      description: 'Seconds after which another one may be asked for.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'Until when it works.',
      resolve: ({ expiresAt }) => new Date(expiresAt),
    }),
  }),
});

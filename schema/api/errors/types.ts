import type { FilingAction } from '../../../server/application.ts';
import type { DomainError } from '../../rules/failures.ts';
import {
  AuthorityUnavailable,
  Conflict,
  Forbidden,
  InvalidState,
  NotFound,
  OrderInProgress,
  RateLimited,
  ServiceUnavailable,
  ValidationFailure,
} from '../../rules/failures.ts';
import { builder } from '../builder.ts';
import { FilingActionEnum, FilingStateEnum } from '../filing/enums.ts';
import { IssueType } from './issue.ts';
import { messageOf } from './messages.ts';

export const ErrorInterface = builder.interfaceRef<DomainError>('Error').implement({
  description: 'Something the caller can solve: a stable code, and a message in the language of the request.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable; the messages may change, the codes do not.' }),
    message: t.string({
      description: 'What is wrong and what to do, in the language of the request (zh-CN, en).',
      resolve: (error, _args, { locale }) => messageOf(error, locale),
    }),
  }),
});

/** An error tells only what the caller may know, so whoever gets it may read it. */
const implementing = { interfaces: [ErrorInterface], authScopes: { anyone: true } };

builder.objectType(ValidationFailure, {
  ...implementing,
  name: 'ValidationError',
  description: 'The input breaks rules; each issue says where and which.',
  fields: (t) => ({
    issues: t.field({
      type: [IssueType],
      description: 'All that is wrong, not only the first.',
      resolve: ({ issues }) => [...issues],
    }),
  }),
});

builder.objectType(NotFound, {
  ...implementing,
  name: 'NotFoundError',
  description: 'No such object for this caller: unknown and another tenant’s look the same.',
});

builder.objectType(Forbidden, {
  ...implementing,
  name: 'ForbiddenError',
  description: 'The caller is known and may not do this.',
});

builder.objectType(InvalidState, {
  ...implementing,
  name: 'InvalidStateError',
  description: 'The filing’s state does not allow this; nothing was changed.',
  fields: (t) => ({
    state: t.field({
      type: FilingStateEnum,
      description: 'The state it is in.',
      resolve: ({ state }) => state,
    }),
    allowed: t.field({
      type: [FilingActionEnum],
      description: 'What the caller may do instead.',
      resolve: ({ allowed }) => allowed as FilingAction[],
    }),
  }),
});

builder.objectType(Conflict, {
  ...implementing,
  name: 'ConflictError',
  description: 'The filing was changed meanwhile: read it again, then repeat.',
  fields: (t) => ({
    currentVersion: t.exposeInt('currentVersion', { description: 'The version it has now.' }),
  }),
});

builder.objectType(RateLimited, {
  ...implementing,
  name: 'RateLimitedError',
  description: 'Too often.',
  fields: (t) => ({
    retryAfterSeconds: t.exposeInt('retryAfterSeconds', { description: 'Seconds to wait.' }),
  }),
});

const OrderInProgressScopeEnum = builder.enumType('OrderInProgressScope', {
  description: 'What stands in an order in progress.',
  values: {
    CERTIFICATE: { description: 'The certificate.' },
    DOMAIN: { description: 'A domain.' },
  } as const satisfies Record<OrderInProgress['scope'], { description: string }>,
});

builder.objectType(OrderInProgress, {
  ...implementing,
  name: 'OrderInProgressError',
  description: 'The certificate or a domain stands in an order in progress (进行中的订单).',
  fields: (t) => ({
    scope: t.expose('scope', { type: OrderInProgressScopeEnum, description: 'The certificate or a domain.' }),
    wayOut: t.string({
      description: 'What can be done about it.',
      resolve: (error, _args, { locale }) => messageOf(error, locale, 'NEXT'),
    }),
    ownFilingId: t.exposeID('ownFilingId', {
      nullable: true,
      description: 'The order, where it is the caller’s own: continue or abandon it.',
    }),
  }),
});

builder.objectType(AuthorityUnavailable, {
  ...implementing,
  name: 'AuthorityUnavailableError',
  description: 'The authority’s system does not answer now; nothing was lost.',
  fields: (t) => ({
    retryAfterSeconds: t.exposeInt('retryAfterSeconds', { description: 'Seconds after which to try again.' }),
  }),
});

builder.objectType(ServiceUnavailable, {
  ...implementing,
  name: 'ServiceUnavailableError',
  description: 'A service of the provider’s own gives no usable answer now; nothing was changed.',
  fields: (t) => ({
    retryAfterSeconds: t.exposeInt('retryAfterSeconds', { description: 'Seconds after which to try again.' }),
  }),
});

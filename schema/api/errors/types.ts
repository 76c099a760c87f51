import type { FilingAction } from '../../../server/application.ts';
import type { DomainError } from '../../rules/failures.ts';
import {
  AuthorityUnavailable,
  Claimed,
  Conflict,
  Forbidden,
  InvalidState,
  NotFound,
  OrderInProgress,
  RateLimited,
  ServiceUnavailable,
  ValidationFailure,
} from '../../rules/failures.ts';
import { errors } from '../../messages/generated/errors.js';
import { ERROR_CODES, docUrlOf, type ErrorCode } from '../../rules/error-catalogue.ts';
import { actorName } from '../audit/actor-names.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FilingActionEnum, FilingStateEnum, StaffRoleEnum } from '../enums.ts';
import { IssueType } from './issue.ts';
import { messageOf } from './messages.ts';

/** What a value of the enum says: the cause of the error, and the way on. */
const valueOf = (code: ErrorCode): { description: string } => ({
  description: `${errors.en[`${code}.cause`]} ${errors.en[`${code}.wayOn`]}`,
});

const ErrorCodeEnum = builder.enumType('ErrorCode', {
  description:
    'A code of an error: of a typed error, and of a top-level error, where it stands in `extensions.code`. Codes are stable; new ones may be added.',
  values: Object.fromEntries(ERROR_CODES.map((code) => [code, valueOf(code)])) as Record<
    ErrorCode,
    { description: string }
  >,
});

export const ErrorInterface = builder.interfaceRef<DomainError>('Error').implement({
  description:
    'An error that the caller can solve, with a stable code for programs and a message for people.',
  fields: (t) => ({
    code: t.expose('code', {
      type: ErrorCodeEnum,
      description: 'The code of the error, e.g. `CONFLICT`. Codes are stable, while messages may change.',
    }),
    message: t.string({
      description:
        'What is wrong and what to do about it, for people, in the language of the request (`zh-CN` or `en`).',
      resolve: (error, _args, { locale }) => messageOf(error, locale),
    }),
    docUrl: t.string({
      description:
        'The address of a page about the code of the error: its cause, what to do, and where it occurs. It is public, and served by this service.',
      resolve: ({ code }, _args, context) => docUrlOf(servicesOf(context).publicUrl, code),
    }),
  }),
});

/** An error tells only what the caller may know, so whoever gets it may read it. */
const implementing = { interfaces: [ErrorInterface], authScopes: { anyone: true } };

builder.objectType(ValidationFailure, {
  ...implementing,
  name: 'ValidationError',
  description:
    'The input breaks one or more rules. Correct what its `issues` name, and send the mutation again.',
  fields: (t) => ({
    issues: t.field({
      type: [IssueType],
      description: 'Everything that is wrong with the input, each with its place.',
      resolve: ({ issues }) => [...issues],
    }),
  }),
});

builder.objectType(NotFound, {
  ...implementing,
  name: 'NotFoundError',
  description:
    'The object that the input names does not exist for this caller. An unknown ID and an object of somebody else are answered alike: check the ID, the mode and the credentials.',
});

builder.objectType(Forbidden, {
  ...implementing,
  name: 'ForbiddenError',
  description:
    'The caller is known but may not do this. Repeating the request does not help; other credentials are needed.',
  fields: (t) => ({
    roles: t.field({
      type: [StaffRoleEnum],
      description:
        'The roles of which a staff session needs one to do this. Empty when something else than the role is in the way.',
      resolve: ({ roles }) => [...roles],
    }),
  }),
});

builder.objectType(InvalidState, {
  ...implementing,
  name: 'InvalidStateError',
  description:
    'The present state of the filing does not allow the action, and nothing was changed. Read the filing again and choose one of the `allowed` actions.',
  fields: (t) => ({
    state: t.field({
      type: FilingStateEnum,
      description: 'The present state of the filing.',
      resolve: ({ state }) => state,
    }),
    allowed: t.field({
      type: [FilingActionEnum],
      description:
        'The actions that the caller may take in the present state of the filing. It may be empty.',
      resolve: ({ allowed }) => allowed as FilingAction[],
    }),
  }),
});

builder.objectType(Conflict, {
  ...implementing,
  name: 'ConflictError',
  description:
    'The filing was changed since the caller read it, and this mutation changed nothing. Read the filing again, then repeat the mutation with the new `expectedVersion`.',
  fields: (t) => ({
    currentVersion: t.exposeInt('currentVersion', { description: 'The present version of the filing.' }),
  }),
});

builder.objectType(Claimed, {
  ...implementing,
  name: 'ClaimedError',
  description:
    'Another reviewer has claimed the filing (领取), and this mutation changed nothing. Take another filing, or wait until the claim ends.',
  fields: (t) => ({
    reviewerId: t.exposeID('reviewerId', { description: 'The ID of the reviewer who has the filing.' }),
    reviewer: t.string({
      nullable: true,
      description: 'The display name of the reviewer who has the filing. Null when it is not known.',
      resolve: ({ reviewerId }, _args, context, info) => actorName(context, info, reviewerId),
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description:
        'The date and time when the claim ends unless the reviewer goes on working, by the provider’s clock.',
      resolve: ({ expiresAt }) => new Date(expiresAt),
    }),
  }),
});

builder.objectType(RateLimited, {
  ...implementing,
  name: 'RateLimitedError',
  description:
    'The caller has done this too often. Wait for `retryAfterSeconds`, then send the same request again.',
  fields: (t) => ({
    retryAfterSeconds: t.exposeInt('retryAfterSeconds', {
      description: 'The number of seconds to wait before the request is sent again.',
    }),
  }),
});

const OrderInProgressScopeEnum = builder.enumType('OrderInProgressScope', {
  description: 'What an order in progress (进行中的订单) already stands for.',
  values: {
    CERTIFICATE: {
      description: 'The certificate of the subject (主体): the subject has an order in progress.',
    },
    DOMAIN: { description: 'A domain of the website (网站): the domain has an order in progress.' },
  } as const satisfies Record<OrderInProgress['scope'], { description: string }>,
});

builder.objectType(OrderInProgress, {
  ...implementing,
  name: 'OrderInProgressError',
  description:
    'The certificate or a domain already has an order in progress (进行中的订单), here or elsewhere. Finish or abandon that order first; `wayOut` says how.',
  fields: (t) => ({
    scope: t.expose('scope', {
      type: OrderInProgressScopeEnum,
      description: 'Whether the order in progress is for the certificate or for a domain.',
    }),
    wayOut: t.string({
      description: 'What the applicant can do about the order in progress, in the language of the request.',
      resolve: (error, _args, { locale }) => messageOf(error, locale, 'NEXT'),
    }),
    ownFilingId: t.exposeID('ownFilingId', {
      nullable: true,
      description:
        'The ID of the filing in progress, which the applicant can continue or abandon. Null when it is not known to be the applicant’s own.',
    }),
  }),
});

builder.objectType(AuthorityUnavailable, {
  ...implementing,
  name: 'AuthorityUnavailableError',
  description:
    'The authority (管局) cannot be asked at present, and nothing was lost. Wait for `retryAfterSeconds`, then send the same request again.',
  fields: (t) => ({
    retryAfterSeconds: t.exposeInt('retryAfterSeconds', {
      description: 'The number of seconds to wait before the authority is asked again.',
    }),
  }),
});

builder.objectType(ServiceUnavailable, {
  ...implementing,
  name: 'ServiceUnavailableError',
  description:
    'A service of the provider, e.g. its text gateway, gives no usable answer at present, and nothing was changed. Wait for `retryAfterSeconds`, then send the same request again.',
  fields: (t) => ({
    retryAfterSeconds: t.exposeInt('retryAfterSeconds', {
      description: 'The number of seconds to wait before the service is asked again.',
    }),
  }),
});

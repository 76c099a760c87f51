import type { Continuability } from '../../../server/application.ts';
import { formatIssue } from '../../messages/format.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { filingResult } from '../filing/result-field.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { SubjectType } from './queries.ts';

const ObstacleEnum = builder.enumType('ContinuationObstacle', {
  description: 'Why a subject cannot continue.',
  values: {
    NOT_FILED_HERE: { description: 'Nothing of the subject was approved here.' },
    ORDER_IN_PROGRESS: { description: 'Another order of the subject has to end first.' },
    BARRED_BY_PROVINCE: { description: 'The province does not allow it now.' },
  } as const,
});
const WayOutEnum = builder.enumType('ContinuationWayOut', {
  description:
    'ABANDON or WITHDRAW the open order, WAIT for the authority, begin with DETERMINE, or ASK_AUTHORITY of the province.',
  values: {
    ABANDON: { description: 'Abandon the order in progress.' },
    WITHDRAW: { description: 'Take the order in progress back, then abandon it.' },
    WAIT: { description: 'Wait for the authority’s word.' },
    DETERMINE: { description: 'Start with the type check (determineFilingType).' },
    ASK_AUTHORITY: { description: 'Ask the province’s communications authority (通信管理局).' },
  } as const,
});

const ContinuationType = builder.objectRef<Continuability>('Continuation').implement({
  authScopes: TENANT,
  description: 'Whether a further site of the subject can be accessed (继续接入备案).',
  fields: (t) => ({
    canContinue: t.exposeBoolean('canContinue', { description: 'Whether it can.' }),
    obstacle: t.field({
      type: ObstacleEnum,
      nullable: true,
      description: 'If not, why.',
      resolve: ({ obstacle }) => obstacle,
    }),
    message: t.string({
      nullable: true,
      description: 'The same in plain words.',
      resolve: ({ why }, _args, { locale }) => (why ? formatIssue({ code: why }, locale) : null),
    }),
    openFilingId: t.exposeID('openFilingId', { nullable: true, description: 'The order in progress.' }),
    wayOut: t.field({
      type: WayOutEnum,
      nullable: true,
      description: 'What can be done.',
      resolve: ({ wayOut }) => wayOut,
    }),
    portalUrl: t.exposeString('portalUrl', {
      nullable: true,
      description: 'Where the authority of the province is asked.',
    }),
  }),
});

builder.prismaObjectFields(SubjectType, (t) => ({
  continuation: t.field({
    type: ContinuationType,
    description: 'Whether a further site can be accessed, and if not, why and what can be done.',
    resolve: async (subject, _args, context) => {
      const { clock, database } = servicesOf(context);
      const rules = context.app.provinceRules(subject.province, await clock.now(subject));
      return context.app.continuabilityOf(database.prisma, subject, rules);
    },
  }),
}));

mutation('continueFiling', {
  as: 'APPLICANT',
  description:
    'Opens an access of further sites for a subject filed here (继续接入备案); its data is carried over.',
  input: (t) => ({
    subjectId: t.id({ required: true, description: 'One of the applicant’s own subjects.' }),
    domains: t.stringList({ required: true, description: 'Domains of the filed sites to be accessed.' }),
  }),
  errors: [
    ERRORS.ValidationFailure,
    ERRORS.NotFound,
    ERRORS.OrderInProgress,
    ERRORS.RateLimited,
    ERRORS.AuthorityUnavailable,
  ],
  act: ({ services, actor, idempotency }, input, app) =>
    app.continueFiling(services, actor, input, idempotency),
  result: filingResult,
});

import type { Asked, Continuability } from '../../../server/application.ts';
import { formatIssue } from '../../messages/format.ts';
import { MOST_DOMAINS } from '../../rules/domain.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { filingResult } from '../filing/result-field.ts';
import { together } from '../list/together.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { SubjectType } from './queries.ts';

const ObstacleEnum = builder.enumType('ContinuationObstacle', {
  description: 'Why no further website of a subject can be accessed (继续接入备案).',
  values: {
    NOT_FILED_HERE: { description: 'No website of the subject was ever accessed through this provider.' },
    ORDER_IN_PROGRESS: { description: 'The subject has another order in progress, which has to end first.' },
    BARRED_BY_PROVINCE: { description: 'The province of the subject takes no continued access at present.' },
  } as const,
});
const WayOutEnum = builder.enumType('ContinuationWayOut', {
  description: 'What the applicant can do where no further website of a subject can be accessed.',
  values: {
    ABANDON: { description: 'Abandon the order in progress.' },
    WITHDRAW: { description: 'Withdraw the order in progress, then abandon it.' },
    WAIT: { description: 'Wait until the authority has decided on the order in progress.' },
    DETERMINE: { description: 'Start with the type check (`determineFilingType`).' },
    ASK_AUTHORITY: { description: 'Ask the province’s communications authority (通信管理局).' },
  } as const,
});

const ContinuationType = builder.objectRef<Continuability>('Continuation').implement({
  authScopes: TENANT,
  description:
    'Whether a further website of a subject can be accessed (继续接入备案), and if not, why and what can be done.',
  fields: (t) => ({
    canContinue: t.exposeBoolean('canContinue', {
      description: 'Whether a further website of the subject can be accessed with `continueFiling`.',
    }),
    obstacle: t.field({
      type: ObstacleEnum,
      nullable: true,
      description: 'Why no further website can be accessed. Null when one can.',
      resolve: ({ obstacle }) => obstacle,
    }),
    message: t.string({
      nullable: true,
      description:
        'Why no further website can be accessed, in the language of the request. Null when one can.',
      resolve: ({ why }, _args, { locale }) => (why ? formatIssue({ code: why }, locale) : null),
    }),
    openFilingId: t.exposeID('openFilingId', {
      nullable: true,
      description:
        'The ID of the filing in progress that stands in the way, e.g. `fil_01j…`. Null unless `obstacle` is `ORDER_IN_PROGRESS`.',
    }),
    wayOut: t.field({
      type: WayOutEnum,
      nullable: true,
      description: 'What the applicant can do where no further website can be accessed. Null when one can.',
      resolve: ({ wayOut }) => wayOut,
    }),
    portalUrl: t.exposeString('portalUrl', {
      nullable: true,
      description:
        'The address of the website of the province’s authority, where to ask. Null unless `obstacle` is `BARRED_BY_PROVINCE`.',
    }),
  }),
});

builder.prismaObjectFields(SubjectType, (t) => ({
  continuation: t.field({
    type: ContinuationType,
    description:
      'Whether a further website of the subject can be accessed, and if not, why and what can be done.',
    resolve: async (subject, _args, context, info) => {
      const { clock, database } = servicesOf(context);
      const rules = context.app.provinceRules(subject.province, await clock.now(subject));
      return together(context, info, { subject, rules }, (asked: readonly Asked[]) =>
        context.app.continuabilitiesOf(database.prisma, asked),
      );
    },
  }),
}));

mutation('continueFiling', {
  as: 'APPLICANT',
  description:
    'Opens a filing for the access of further websites of a subject that is served here (继续接入备案). The data of the subject’s last approved filing is carried over. Refuses while the subject has an order in progress, and domains that need another kind of filing.',
  input: (t) => ({
    subjectId: t.id({
      required: true,
      description: 'The ID of one of the applicant’s own subjects, e.g. `sub_01j…`.',
    }),
    domains: t.stringList({
      required: true,
      description: `The domains of the filed websites to access, e.g. \`example.com\`, at most ${MOST_DOMAINS}.`,
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
    app.continueFiling(services, actor, input, idempotency),
  result: filingResult,
});

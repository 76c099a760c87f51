import type { LookReasonCode } from '../../../server/application.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FilingType } from '../filing/type.ts';
import { together } from '../list/together.ts';
import { ERRORS, mutation } from '../mutation.ts';

export const LookReasonEnum = builder.enumType('LookReason', {
  description: 'Why a reviewer looks at personal data in clear or at pictures.',
  values: {
    REVIEW: { description: 'The reviewer is reviewing the filing (初审).' },
    APPLICANT_ASKED: { description: 'The applicant has asked a question or for help.' },
    POSTING: { description: 'Something has to be posted, e.g. the provider’s backdrop (幕布).' },
    AUTHORITY_ASKED: { description: 'The authority (管局) has asked about it.' },
    COMPLAINT: { description: 'A complaint or an incident is being dealt with.' },
    OTHER: { description: 'Another reason, which `note` states in words.' },
  } as const satisfies Record<LookReasonCode, { description: string }>,
});

mutation('beginLook', {
  as: 'STAFF',
  description:
    'Records why the calling reviewer looks at a filing, at an entry of the authority’s lists or at a message exchanged with it. Before that, pictures have no links and personal data stay masked; afterwards they are shown in this session until `until`. Every look is written to the audit log with its reason.',
  input: (t) => ({
    targetId: t.id({
      required: true,
      description:
        'The ID of the filing (`fil_01j…`), of the entry of the authority’s lists (`not_01j…`) or of the message (`msg_01j…`) to look at.',
    }),
    reason: t.field({ type: LookReasonEnum, required: true, description: 'Why the reviewer looks.' }),
    note: t.string({
      description: 'The reason in words. It is required for `OTHER` and may be left out otherwise.',
    }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  change: (work, input, app) => app.beginLook(work, input),
  result: (t) => ({
    targetId: t.exposeID('targetId', {
      description: 'The ID of the filing, entry or message for which the reason was recorded.',
    }),
    until: t.field({
      type: 'DateTime',
      description:
        'The date and time from which the reason has to be given anew. It ends with the session, if that is earlier.',
      resolve: ({ until }) => new Date(until),
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  lookReason: t.field({
    type: LookReasonEnum,
    nullable: true,
    description:
      'Why the calling reviewer looks at this filing, as given with `beginLook` in this session. Null while no reason has been given or when it has run out, and for everybody else.',
    resolve: async ({ id, providerId }, _args, context, info) => {
      const { actor } = context;
      if (actor.kind !== 'STAFF') return null;
      const { database, privacy } = servicesOf(context);
      const given = { staffId: actor.staffId, session: context.app.sessionOf(actor.session) };
      const found = await together(context, info, id, (ids: readonly string[]) =>
        context.app.reasonsOf(database.prisma, given, ids),
      );
      return found && context.app.openReason(await privacy.forProvider(providerId), found.reason).code;
    },
  }),
}));

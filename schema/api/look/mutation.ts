import type { LookReasonCode } from '../../../server/application.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FilingType } from '../filing/type.ts';
import { ERRORS, mutation } from '../mutation.ts';

const LookReasonEnum = builder.enumType('LookReason', {
  description: 'Why a reviewer looks at personal data in clear.',
  values: {
    REVIEW: { description: 'To review the filing (初审).' },
    APPLICANT_ASKED: { description: 'The applicant asked for help.' },
    POSTING: { description: 'To post something.' },
    AUTHORITY_ASKED: { description: 'The authority asked about it.' },
    COMPLAINT: { description: 'A complaint or an incident.' },
    OTHER: { description: 'Said in the note.' },
  } as const satisfies Record<LookReasonCode, { description: string }>,
});

mutation('beginLook', {
  as: 'STAFF',
  description:
    'Says why a reviewer looks at a filing, or at an entry of the authority’s lists. It holds for this session; until then pictures have no links, and what is asked for in clear stays masked. Every look is counted and stands in the audit with the reason.',
  input: (t) => ({
    targetId: t.id({ required: true, description: 'fil_… or not_…' }),
    reason: t.field({ type: LookReasonEnum, required: true, description: 'Why.' }),
    note: t.string({ description: 'In words; required for OTHER.' }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  change: (work, input, app) => app.beginLook(work, input),
  result: (t) => ({
    targetId: t.exposeID('targetId', { description: 'What it is about.' }),
    until: t.field({
      type: 'DateTime',
      description: 'When it has to be given anew, if the session lasts so long.',
      resolve: ({ until }) => new Date(until),
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  lookReason: t.field({
    type: LookReasonEnum,
    nullable: true,
    description:
      'For a reviewer: why it is looked at in this session. Null until beginLook was called, and for everybody else.',
    resolve: async ({ id, providerId }, _args, context) => {
      const { actor } = context;
      if (actor.kind !== 'STAFF') return null;
      const { database, privacy } = servicesOf(context);
      const given = { staffId: actor.staffId, session: context.app.sessionOf(actor.session) };
      const found = await context.app.reasonOf(database.prisma, given, id);
      return found && context.app.openReason(await privacy.forProvider(providerId), found.reason).code;
    },
  }),
}));

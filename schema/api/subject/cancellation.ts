import type { Cancellation } from '../../../server/application.ts';
import { sealerOf } from '../sealed.ts';
import { builder, TENANT } from '../builder.ts';
import { WebsiteType } from './queries.ts';

const CancellationStateEnum = builder.enumType('CancellationState', {
  description: 'Where a cancellation of access (取消接入) stands, from the request until the access ends.',
  values: {
    PENDING: {
      description:
        'The cancellation was sent to the authority and has not been answered yet. That usually takes 3 to 5 working days.',
    },
    REFUSED: {
      description:
        'The authority refused the cancellation. The access goes on, and the applicant can ask again.',
    },
  } as const,
});

const CancellationType = builder.objectRef<Cancellation>('Cancellation').implement({
  authScopes: TENANT,
  description:
    'A cancellation of the access to a website (取消接入) that waits for the authority or was refused by it.',
  fields: (t) => ({
    state: t.field({
      type: CancellationStateEnum,
      description: 'Whether the cancellation waits for the authority or was refused.',
      resolve: ({ state }) => state,
    }),
    requestedAt: t.expose('requestedAt', {
      type: 'DateTime',
      description: 'The date and time when the authority was asked to end the access.',
    }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when the authority refused. Null while the cancellation waits.',
    }),
    code: t.exposeInt('code', {
      nullable: true,
      description: 'The result code (Jgdm) of the refusal. Null while the cancellation waits.',
    }),
    reason: t.string({
      nullable: true,
      description:
        'What the result code of the refusal means, in the language of the request. Null while the cancellation waits.',
      resolve: ({ code }, _args, { app, locale }) =>
        code === null ? null : app.refusalWords(code, locale).reason,
    }),
    opinion: t.exposeString('opinion', {
      nullable: true,
      description:
        'Why the cancellation was refused, in the authority’s own words. Null while it waits, and where the authority gave no words.',
    }),
    wayOn: t.string({
      nullable: true,
      description:
        'What the applicant can do after the refusal, in the language of the request. Null while the cancellation waits.',
      resolve: ({ code }, _args, { app, locale }) =>
        code === null ? null : app.refusalWords(code, locale).wayOn,
    }),
  }),
});

const CANCEL_OPINION = { id: true, cancelOpinion: true, cancelOpinionSealed: true } as const;

builder.prismaObjectFields(WebsiteType, (t) => ({
  cancellation: t.field({
    type: CancellationType,
    nullable: true,
    description:
      'The cancellation of this provider’s access to the website that waits or was refused. Null when none was asked for, and when the access has ended.',
    select: {
      accessCancelledAt: true,
      cancelAskedAt: true,
      cancelRefusedAt: true,
      cancelCode: true,
      ...CANCEL_OPINION,
    },
    resolve: async (website, _args, context) => context.app.cancellationOf(await sealerOf(context), website),
  }),
}));

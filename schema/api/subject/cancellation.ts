import type { Cancellation } from '../../../server/application.ts';
import { builder, TENANT } from '../builder.ts';
import { WebsiteType } from './queries.ts';

const CancellationStateEnum = builder.enumType('CancellationState', {
  description: 'Where a cancellation of access (取消接入) stands until it is done.',
  values: {
    PENDING: { description: 'Sent to the authority, whose word is out: usually 3 to 5 working days.' },
    REFUSED: { description: 'Refused by the authority; the access goes on, and it can be asked again.' },
  } as const,
});

const CancellationType = builder.objectRef<Cancellation>('Cancellation').implement({
  authScopes: TENANT,
  description: 'A cancellation of access (取消接入) that was asked for and is not done.',
  fields: (t) => ({
    state: t.field({
      type: CancellationStateEnum,
      description: 'Where it stands.',
      resolve: ({ state }) => state,
    }),
    requestedAt: t.expose('requestedAt', { type: 'DateTime', description: 'When the authority was asked.' }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it refused.',
    }),
    code: t.exposeInt('code', { nullable: true, description: 'Result code (Jgdm) of a refusal.' }),
    reason: t.string({
      nullable: true,
      description: 'What the code means, in the language of the request.',
      resolve: ({ code }, _args, { app, locale }) =>
        code === null ? null : app.refusalWords(code, locale).reason,
    }),
    opinion: t.exposeString('opinion', {
      nullable: true,
      description: 'Why it was refused, in the authority’s own words.',
    }),
    wayOn: t.string({
      nullable: true,
      description: 'What to do after a refusal, in the language of the request.',
      resolve: ({ code }, _args, { app, locale }) =>
        code === null ? null : app.refusalWords(code, locale).wayOn,
    }),
  }),
});

builder.prismaObjectFields(WebsiteType, (t) => ({
  cancellation: t.field({
    type: CancellationType,
    nullable: true,
    description:
      'A cancellation of its access that waits or was refused; null when none was asked for, or done.',
    select: {
      accessCancelledAt: true,
      cancelAskedAt: true,
      cancelRefusedAt: true,
      cancelCode: true,
      cancelOpinion: true,
    },
    resolve: (website, _args, { app }) => app.cancellationOf(website),
  }),
}));

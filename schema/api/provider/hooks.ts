import { HookKind } from '../../../prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';
import { ERRORS, mutation } from '../mutation.ts';

const HookKindEnum = builder.enumType(HookKind, {
  name: 'HookKind',
  description:
    'A service of the provider’s own that is asked during a filing: FACE_CHECK compares a face with the identity card, TEXT_MESSAGE sends a code to a phone.',
  values: {
    FACE_CHECK: { description: 'Compares a photo with an identity card.' },
    TEXT_MESSAGE: { description: 'Sends texts to phones.' },
  } satisfies Record<HookKind, { description: string }>,
});

mutation('setProviderHook', {
  description:
    'Names the address of a service of the provider’s own, in the mode of the key. It is asked by signed POST (Standard Webhooks 1.0).',
  as: 'SECRET_KEY',
  input: (t) => ({
    kind: t.field({ type: HookKindEnum, required: true, description: 'Which service.' }),
    url: t.string({
      required: false,
      description: 'An https address. Null takes the hook away: test mode then uses the rehearsal’s own.',
    }),
    rollSecret: t.boolean({
      required: false,
      description: 'Sign with a new secret; the last one signs besides until the next change.',
    }),
  }),
  errors: [ERRORS.ValidationFailure],
  change: async ({ tx, sealer, actor, now }, { kind, url, rollSecret }, app) => {
    const secret = await app.setHook(tx, sealer, {
      tenant: actor,
      by: app.auditeeOf(actor),
      now,
      change: { kind, url: url ?? null, rollSecret: rollSecret ?? false },
    });
    return { kind, url: url?.trim() || null, secret };
  },
  result: (t) => ({
    kind: t.field({ type: HookKindEnum, description: 'Which service.', resolve: ({ kind }) => kind }),
    url: t.exposeString('url', { nullable: true, description: 'As it is now.' }),
    secret: t.exposeString('secret', {
      nullable: true,
      description: 'The signing secret when there is a new one, shown this once: whsec_ and base64.',
    }),
  }),
});

import { HookKind } from '../../../prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';
import { ERRORS, mutation } from '../mutation.ts';

const HookKindEnum = builder.enumType(HookKind, {
  name: 'HookKind',
  description:
    'A kind of service of the provider’s own that is called while a filing, a cancellation of access or a campaign is worked on.',
  values: {
    FACE_CHECK: {
      description: 'A service that compares a verification photo with the identity card (人脸核验).',
    },
    TEXT_MESSAGE: {
      description:
        'A service that sends text messages to phones, such as the code of `requestCancellationCode`.',
    },
    INSPECTION: {
      description:
        'A service that looks at the name, the holder and the telephone of a website in a campaign (专项核查).',
    },
    SUBJECT_CHECK: {
      description:
        'A register that compares name, certificate and legal representative of a subject (主体核验); asked as `setDataCheck` says.',
    },
    PERSON_CHECK: {
      description:
        'A register that compares name, certificate number and mobile number of a responsible person (三要素核验); asked as `setDataCheck` says.',
    },
    DOMAIN_CHECK: {
      description:
        'A register that tells who holds a domain, whether that is verified, and until when; asked as `setDataCheck` says, in place of the registry.',
    },
    BLACKLIST_CHECK: {
      description:
        'A blacklist that a subject and its domains are looked for in; asked as `setDataCheck` says.',
    },
    PAPER_READING: {
      description:
        'A service that reads the text of a paper (OCR). It is asked before the reader of this machine, which reads where it gives no answer.',
    },
  } satisfies Record<HookKind, { description: string }>,
});

mutation('setProviderHook', {
  description:
    'Sets, moves or removes a service of the provider’s own, in the mode of the key. It is called by signed POST (Standard Webhooks 1.0). Refuses an address that is not https (except http on `localhost`), one that is or leads to a private network that the operator does not allow, and a port of another protocol.',
  as: 'SECRET_KEY',
  input: (t) => ({
    kind: t.field({
      type: HookKindEnum,
      required: true,
      description: 'The kind of service to set, move or remove.',
    }),
    url: t.string({
      required: false,
      description:
        'The https address of the service. Null, or leaving it out, removes the service; test mode then uses the rehearsal’s own.',
    }),
    rollSecret: t.boolean({
      required: false,
      description:
        'Whether calls are signed with a new secret from now on. The last secret signs besides until the next change. The default is `false`; a service that is set for the first time gets a secret anyway.',
    }),
  }),
  errors: [ERRORS.ValidationFailure],
  admit: ({ outgoing }, { url }, app) => app.assertCallable(outgoing, url),
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
    kind: t.field({
      type: HookKindEnum,
      description: 'The kind of service that was set, moved or removed.',
      resolve: ({ kind }) => kind,
    }),
    url: t.exposeString('url', {
      nullable: true,
      description: 'The address that is called after the change. Null when the service was removed.',
    }),
    secret: t.exposeString('secret', {
      nullable: true,
      description:
        'The new signing secret, `whsec_` followed by base64, shown this once. Null when the secret stays as it is or the service was removed.',
    }),
  }),
});

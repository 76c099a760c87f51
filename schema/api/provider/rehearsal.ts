import type { PhoneMessage } from '../../../server/application.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { ERRORS, mutation } from '../mutation.ts';

const scopes = { $all: { secretKey: true, testMode: true } } as const;

const RehearsalTextKindEnum = builder.enumType('RehearsalTextKind', {
  description: 'What a text on the phones of test mode is about.',
  values: {
    FILING_CHECK: {
      description:
        'The authority’s SMS check (短信核验) of a filing. Its code is entered with `enterSmsCode`, or on the page of `smsCheck { portalUrl }`.',
    },
    CANCELLATION: {
      description: 'A code that confirms the end of an access. It is sent along with `cancelAccess`.',
    },
  } satisfies Record<PhoneMessage['kind'], object>,
});

const RehearsalText = builder.objectRef<PhoneMessage>('RehearsalText').implement({
  description:
    'A text message of test mode, which is not sent: it stands here, and on the pages of the rehearsal, for whoever plays its receiver.',
  authScopes: scopes,
  fields: (t) => ({
    kind: t.field({
      type: RehearsalTextKindEnum,
      description: 'What the text is about.',
      resolve: ({ kind }) => kind,
    }),
    phone: t.string({
      description:
        'The number that the text went to: of a `FILING_CHECK` the filed one, which is to be entered; otherwise masked.',
      resolve: (text) => (text.kind === 'FILING_CHECK' ? text.phone : text.to),
    }),
    code: t.string({
      nullable: true,
      description: 'The code to answer with. Null for a text from before codes were kept apart.',
      resolve: ({ code }) => code ?? null,
    }),
    certificateTail: t.string({
      nullable: true,
      description:
        'The last six characters of the receiver’s certificate number, which the authority asks for beside the code: nobody could know them of an invented person. Null unless it is a `FILING_CHECK`.',
      resolve: (text) => (text.kind === 'FILING_CHECK' ? text.certificateTail : null),
    }),
    websiteNumber: t.string({
      nullable: true,
      description:
        'The filing number (网站备案号) of the website that the text is about. Null for a text from before it was kept.',
      resolve: ({ websiteNumber }) => websiteNumber ?? null,
    }),
    text: t.string({
      nullable: true,
      description:
        'The words of the text. Null for a `FILING_CHECK`, of which the rehearsal authority sends the code alone.',
      resolve: (text) => (text.kind === 'FILING_CHECK' ? null : text.text),
    }),
    sentAt: t.field({
      type: 'DateTime',
      description: 'The date and time on the provider’s clock when the text was sent.',
      resolve: ({ at }) => at,
    }),
    deadline: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time on the provider’s clock until which the authority waits for the code. Null unless it is a `FILING_CHECK`.',
      resolve: (text) => (text.kind === 'FILING_CHECK' ? text.deadline : null),
    }),
    waiting: t.boolean({
      nullable: true,
      description: 'Whether the authority still waits for the code. Null unless it is a `FILING_CHECK`.',
      resolve: (text) => (text.kind === 'FILING_CHECK' ? text.waiting : null),
    }),
  }),
});

builder.queryField('rehearsalTexts', (t) =>
  t.field({
    type: [RehearsalText],
    description:
      'Lists the text messages of test mode, newest first and at most 50, each with the code to answer with. It needs a secret key of test mode. Texts that never arrive, such as those of domains that begin with `lapse`, are not listed.',
    authScopes: scopes,
    resolve: (_root, _args, context) =>
      context.app.phoneMessages(servicesOf(context), context.app.asSecretKey(context.actor)),
  }),
);

mutation('enterSmsCode', {
  description:
    'Enters the code of a text at the rehearsal authority, as its receiver would on the authority’s page (短信核验). Five wrong certificates fail the check. Keys of live mode are refused: there a person does it.',
  as: 'SECRET_KEY',
  besides: { testMode: true },
  input: (t) => ({
    phone: t.string({
      required: true,
      description: 'The number that the text went to, as `rehearsalTexts` tells it.',
    }),
    code: t.string({ required: true, description: 'The code in the text: six digits.' }),
    certificateTail: t.string({
      required: true,
      description: 'The last six characters of the receiver’s certificate number.',
    }),
  }),
  errors: [ERRORS.ValidationFailure],
  act: ({ services, actor, idempotency }, input, app) =>
    app.enterSmsCode(services, actor, input, idempotency),
  result: (t) => ({
    websiteNumbers: t.exposeStringList('websiteNumbers', {
      description: 'The filing numbers of the websites that the authority reviews next.',
    }),
  }),
});

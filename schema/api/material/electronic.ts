import { LivenessAct } from '../../../prisma/generated/client/enums.ts';
import type { Commitment } from '../../../server/application.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { filingAt } from '../filing/at.ts';
import { FilingType } from '../filing/type.ts';
import { wholeFiling } from '../filing/whole.ts';
import { ERRORS, FILING_ERRORS, mutation } from '../mutation.ts';

const ActEnum = builder.enumType(LivenessAct, {
  name: 'LivenessAct',
  description: 'What a person is asked to do in front of the camera.',
  values: {
    LOOK_STRAIGHT: { description: 'Look straight into the camera. It is always the first.' },
    TURN_LEFT: { description: 'Turn the head to the person’s left.' },
    TURN_RIGHT: { description: 'Turn the head to the person’s right.' },
    LOOK_UP: { description: 'Raise the head and look up.' },
    LOOK_DOWN: { description: 'Lower the head and look down.' },
    OPEN_MOUTH: { description: 'Open the mouth.' },
    SHOW_ONE: { description: 'Hold up one finger.' },
    SHOW_TWO: { description: 'Hold up two fingers.' },
    SHOW_THREE: { description: 'Hold up three fingers.' },
    SHOW_FOUR: { description: 'Hold up four fingers.' },
    SHOW_FIVE: { description: 'Hold up five fingers.' },
  } satisfies Record<LivenessAct, { description: string }>,
});

const WayEnum = builder.enumType('LivenessWay', {
  description: 'How a person shows to be there: with the head, or, where that is not possible, with a hand.',
  values: {
    HEAD: { description: 'The head is turned and the mouth is opened.' },
    HAND: { description: 'Fingers are held up.' },
  } as const,
});

const CommitmentType = builder.objectRef<Commitment>('Commitment').implement({
  authScopes: TENANT,
  description: 'What is committed to (承诺书) by a province’s rules, to be read before it is signed.',
  fields: (t) => ({
    title: t.string({
      description: 'The heading, in the language of the request.',
      resolve: ({ title }, _args, { locale }) => title[locale],
    }),
    text: t.string({
      description: 'The heading and the clauses, a line each, in the language of the request.',
      resolve: (commitment, _args, { app, locale }) => app.textOf(commitment)[locale],
    }),
    original: t.string({
      description: 'The same in Chinese. These words are signed, whatever the language of the request.',
      resolve: (commitment, _args, { app }) => app.textOf(commitment)['zh-CN'],
    }),
    hash: t.exposeString('hash', {
      description:
        'The SHA-256 hash of `original` in UTF-8, in hexadecimal, to be sent with `signCommitment`.',
    }),
  }),
});

const VerificationType = builder.prismaObject('ElectronicVerification', {
  authScopes: TENANT,
  description:
    'An electronic verification (电子化核验) of a website’s responsible person: what was asked in front of the camera, what was taken, and whether the commitment was signed.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the verification, e.g. `evf_01j…`.' }),
    websiteId: t.exposeID('filingWebsiteId', {
      description: 'The ID of the website (网站) in the filing whose person is verified.',
    }),
    acts: t.expose('acts', {
      type: [ActEnum],
      description: 'What the person is asked to do, in this order; drawn anew for each verification.',
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'The date and time when it was begun.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description:
        'The date and time until which the pictures must have been recorded. It is real time, also in test mode.',
    }),
    takenAt: t.expose('takenAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when the pictures were recorded. Null until then.',
    }),
    signedAt: t.expose('signedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when the commitment was signed. Null until then.',
    }),
    commitmentHash: t.exposeString('commitmentHash', {
      nullable: true,
      description: 'The SHA-256 hash of the words that were signed, in hexadecimal. Null until then.',
    }),
    pdfSha256: t.string({
      nullable: true,
      description:
        'The SHA-256 digest of the verification form (真实性核验单) as PDF, with the words that were signed, in hexadecimal. Null until the commitment is signed.',
      resolve: ({ pdfSha256 }) => (pdfSha256 ? Buffer.from(pdfSha256).toString('hex') : null),
    }),
    frames: t.stringList({
      description: 'The IDs of the pictures, in the order of `acts`. The first is the verification photo.',
      resolve: ({ frames }) => frames,
    }),
    formId: t.exposeID('formId', {
      nullable: true,
      description:
        'The ID of the verification form among the filing’s `materials`, as the authority takes it. Null until the commitment is signed, and where the province wants the form on paper.',
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  electronicVerifications: t.field({
    type: [VerificationType],
    description:
      'The electronic verifications of the filing, oldest first: of each website those that were signed, and the one that is under way.',
    select: { electronic: { orderBy: { createdAt: 'asc' } } },
    resolve: ({ electronic }) => electronic,
  }),
  commitment: t.field({
    type: CommitmentType,
    nullable: true,
    description:
      'What is committed to when the filing is verified electronically. Null where it cannot be, by province, date and the provider’s policy.',
    resolve: async (parent, _args, context) => {
      const filing = await wholeFiling(context, parent);
      const { now } = await filingAt(context, filing);
      const rules = context.app.rulesOf(filing, now);
      return context.app.isOffered(rules) ? context.app.commitmentUnder(rules) : null;
    },
  }),
}));

/** The row is of the caller's own filing: the mutation has seen to that. */
const verificationOf = (
  query: object,
  { verificationId }: { verificationId: string },
  context: GraphQLContext,
) =>
  servicesOf(context).database.prisma.electronicVerification.findUniqueOrThrow({
    ...query,
    where: { id: verificationId },
  });

mutation('beginElectronicVerification', {
  as: 'APPLICANT',
  description:
    'Begins an electronic verification (电子化核验) of a website’s responsible person and returns what is asked in front of the camera. It waits five minutes for its pictures. Those of an earlier one that was not signed are removed.',
  input: (t) => ({
    filingId: t.id({ required: true, description: 'The ID of the filing.' }),
    websiteId: t.id({
      required: true,
      description: 'The ID of the website (网站) in the filing whose person is verified.',
    }),
    way: t.field({
      type: WayEnum,
      required: true,
      description: 'Whether the head or a hand is to be moved.',
    }),
  }),
  errors: [...FILING_ERRORS, ERRORS.RateLimited],
  admit: ({ limits, actor }) => limits.consume('LIVENESS', actor.applicantId),
  change: (work, input, app) => app.beginElectronicVerification(work, input),
  result: (t) => ({
    verification: t.prismaField({
      type: VerificationType,
      description: 'The new verification, with its acts.',
      resolve: (query, outcome, _args, context) => verificationOf(query, outcome, context),
    }),
  }),
});

mutation('recordLiveness', {
  as: 'APPLICANT',
  description:
    'Records the pictures of an electronic verification, uploaded since it was begun: first a `VERIFICATION_PHOTO`, then a `LIVENESS_FRAME` for each further act. It can be done once.',
  input: (t) => ({
    verificationId: t.id({ required: true, description: 'The ID of the verification, e.g. `evf_01j…`.' }),
    materialIds: t.idList({
      required: true,
      description: 'The IDs of the stored pictures, in the order of the acts.',
    }),
  }),
  errors: FILING_ERRORS,
  change: (work, input, app) => app.recordLiveness(work, input),
  result: (t) => ({
    verification: t.prismaField({
      type: VerificationType,
      description: 'The verification, with its pictures.',
      resolve: (query, outcome, _args, context) => verificationOf(query, outcome, context),
    }),
  }),
});

mutation('signCommitment', {
  as: 'APPLICANT',
  description:
    'Signs the commitment (承诺书) of an electronic verification whose pictures were recorded, and makes the verification form (真实性核验单) from it. The details must be complete, and the certificates photographed on the spot. Exactly one of `strokes` and `typedName` is given.',
  input: (t) => ({
    verificationId: t.id({ required: true, description: 'The ID of the verification, e.g. `evf_01j…`.' }),
    hash: t.string({ required: true, description: 'The `hash` of the commitment that was shown.' }),
    strokes: t.stringList({
      description:
        'The signature as it was drawn on a field of 1000 × 400: a text for each line, of points `x,y` with blanks between them.',
    }),
    typedName: t.string({
      description: 'The name of the website’s responsible person, typed instead of a drawn signature.',
    }),
  }),
  errors: [...FILING_ERRORS, ERRORS.ServiceUnavailable],
  act: ({ services, actor, idempotency }, input, app) =>
    app.signCommitment(services, actor, input, idempotency),
  result: (t) => ({
    verification: t.prismaField({
      type: VerificationType,
      description: 'The verification, signed.',
      resolve: (query, outcome, _args, context) => verificationOf(query, outcome, context),
    }),
  }),
});

import type { CaptureState } from '../../../server/application.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { FilingType } from '../filing/type.ts';
import { ERRORS, FILING_ERRORS, mutation } from '../mutation.ts';

const StateEnum = builder.enumType('CaptureLinkState', {
  description: 'How far a hand-over to a phone is.',
  values: {
    WAITING: { description: 'No phone has opened the link yet.' },
    OPENED: {
      description: 'A phone has opened it and shows the digits of `code`. It waits for `confirmCaptureLink`.',
    },
    CONFIRMED: { description: 'The phone was let in and takes the pictures.' },
    OVER: { description: 'It has run out, was ended, or a newer link took its place.' },
  } as const satisfies Record<CaptureState, { description: string }>,
});

const CaptureLinkType = builder.prismaObject('CaptureLink', {
  authScopes: TENANT,
  description:
    'A filing handed to a phone for its papers and photos: a link for one phone, and the session that comes of it, which opens nothing else.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the link, e.g. `cap_01j…`.' }),
    state: t.field({
      type: StateEnum,
      description: 'Whether a phone has opened the link, and whether it was let in.',
      resolve: (link, _args, { app }) => app.captureState(link),
    }),
    code: t.exposeString('code', {
      nullable: true,
      description:
        'The four digits that the phone shows. Whoever sees both screens compares them. Null until a phone has opened the link.',
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'The date and time when the link was made.',
    }),
    openedAt: t.expose('openedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when a phone opened the link. Null until then.',
    }),
    confirmedAt: t.expose('confirmedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when the phone was let in. Null until then.',
    }),
    endsAt: t.field({
      type: 'DateTime',
      description:
        'The date and time when the link, or the session of the phone that was let in, ends by itself. It is real time, also in test mode.',
      resolve: (link, _args, { app }) => app.captureEnd(link),
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  captureLink: t.field({
    type: CaptureLinkType,
    nullable: true,
    description:
      'The newest link with which the papers and photos of the filing are taken on a phone. Null when none was made lately, on the phone itself, and for everybody but the applicant.',
    resolve: ({ id }, _args, context) =>
      context.actor.kind !== 'APPLICANT' || context.app.phoneOf(context.actor)
        ? null
        : servicesOf(context).database.prisma.captureLink.findFirst({
            where: { filing: { AND: [{ id }, context.app.filingScope(context.actor)] } },
            orderBy: { createdAt: 'desc' },
          }),
  }),
}));

/** The rows are of the caller's own filing: the mutation has seen to that. */
const linkOf = (query: object, { linkId }: { linkId: string }, context: GraphQLContext) =>
  servicesOf(context).database.prisma.captureLink.findUniqueOrThrow({ ...query, where: { id: linkId } });

mutation('createCaptureLink', {
  as: 'APPLICANT',
  description:
    'Makes a link with which one phone takes the papers and photos of a filing, while the filing can be edited; an earlier link of the filing ends. It is shown as a square code, waits ten minutes for its phone, and needs `confirmCaptureLink` once the phone has opened it.',
  input: (t) => ({
    filingId: t.id({
      required: true,
      description: 'The ID of the filing whose papers and photos are taken.',
    }),
  }),
  errors: [...FILING_ERRORS, ERRORS.RateLimited],
  admit: ({ limits, actor }) => limits.consume('CAPTURE_LINK', actor.applicantId),
  change: (work, input, app) => app.createCaptureLink(work, input),
  result: (t) => ({
    url: t.exposeString('url', {
      description:
        'The address that the phone opens. It is told once. What follows `#` in it lets one phone ask, and is sent to no server.',
    }),
    captureLink: t.prismaField({
      type: CaptureLinkType,
      description: 'The new link.',
      resolve: (query, outcome, _args, context) => linkOf(query, outcome, context),
    }),
  }),
});

mutation('confirmCaptureLink', {
  as: 'APPLICANT',
  description:
    'Lets the phone in that has opened the link and shows the same four digits. Its session ends after an hour, with `endCaptureLink`, or with the session of the applicant who made the link.',
  input: (t) => ({
    linkId: t.id({ required: true, description: 'The ID of the link, e.g. `cap_01j…`.' }),
    code: t.string({ required: true, description: 'The four digits that the phone shows, e.g. `4821`.' }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  change: (work, input, app) => app.confirmCaptureLink(work, input),
  result: (t) => ({
    captureLink: t.prismaField({
      type: CaptureLinkType,
      description: 'The link, with its phone let in.',
      resolve: (query, outcome, _args, context) => linkOf(query, outcome, context),
    }),
  }),
});

mutation('endCaptureLink', {
  as: 'APPLICANT',
  description:
    'Ends a link and, where a phone was let in, its session at once. What the phone has sent stays. It may be called again.',
  input: (t) => ({
    linkId: t.id({ required: true, description: 'The ID of the link, e.g. `cap_01j…`.' }),
  }),
  errors: [ERRORS.NotFound],
  change: (work, input, app) => app.endCaptureLink(work, input),
  result: (t) => ({
    captureLink: t.prismaField({
      type: CaptureLinkType,
      description: 'The link, which is over.',
      resolve: (query, outcome, _args, context) => linkOf(query, outcome, context),
    }),
  }),
});

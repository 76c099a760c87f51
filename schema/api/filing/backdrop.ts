import { BackdropStatus } from '../../../prisma/generated/client/enums.ts';
import type { BackdropAddress } from '../../../server/application.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { isInList } from '../look/in-list.ts';
import { shownColumn } from '../sealed.ts';
import { list } from '../list/list.ts';
import { FILING_ERRORS, mutation } from '../mutation.ts';
import { filingResult } from './result-field.ts';
import { FilingType } from './type.ts';

const BackdropAddressType = builder.objectRef<BackdropAddress>('BackdropAddress').implement({
  authScopes: TENANT,
  description: 'The name, phone number and address to which the provider posts a backdrop (幕布).',
  fields: (t) => ({
    recipient: t.exposeString('recipient', {
      description: 'The name of the person who receives the parcel, masked unless `reveal` was granted.',
    }),
    phone: t.exposeString('phone', {
      description:
        'The mobile number that the courier calls, e.g. `13800000000`, masked unless `reveal` was granted.',
    }),
    address: t.exposeString('address', {
      description: 'The postal address down to the door, masked unless `reveal` was granted.',
    }),
  }),
});

const BackdropStatusEnum = builder.enumType(BackdropStatus, {
  name: 'BackdropStatus',
  description: 'How far the provider is with posting a backdrop (幕布).',
  values: {
    ASKED: { description: 'The applicant asked for the backdrop, and it has not been posted yet.' },
    SENT: { description: 'The backdrop is in the post.' },
  } satisfies Record<BackdropStatus, { description: string }>,
});

const BackdropRequestType = builder.prismaObject('BackdropRequest', {
  authScopes: TENANT,
  description:
    'An applicant’s request that the provider post its backdrop (幕布), before which the verification photo is taken. A filing has at most one.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the request, e.g. `bdr_01j…`.' }),
    filingId: t.exposeID('filingId', {
      description: 'The ID of the filing for which the backdrop was requested, e.g. `fil_01j…`.',
    }),
    status: t.expose('status', {
      type: BackdropStatusEnum,
      description: 'Whether the backdrop has been posted.',
    }),
    courier: t.exposeString('courier', {
      nullable: true,
      description: 'The name of the courier that carries the backdrop. Null until it is posted.',
    }),
    trackingNumber: t.string({
      nullable: true,
      description:
        'The courier’s tracking number for the parcel, in capitals without blanks or hyphens. Null until the backdrop is posted.',
      resolve: shownColumn('trackingNumber'),
    }),
    askedAt: t.expose('askedAt', {
      type: 'DateTime',
      description:
        'The date and time when the backdrop was last requested: asking again with another address sets it anew.',
    }),
    sentAt: t.expose('sentAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when the backdrop was posted. Null until then.',
    }),
    to: t.field({
      type: BackdropAddressType,
      nullable: true,
      description:
        'The address to which the backdrop is posted, masked unless `reveal` is true and the caller may see it in clear. Null for a secret key.',
      args: {
        reveal: t.arg.boolean({
          defaultValue: false,
          description:
            'Whether to show the address in clear instead of masked. The applicant may always do so; a reviewer after `beginLook`, for one request and not in a list, and each look is audited.',
        }),
      },
      select: { id: true, personal: true, filing: { select: { id: true, providerId: true, mode: true } } },
      resolve: (request, { reveal }, context, info) => {
        const { actor } = context;
        if (actor.kind === 'ANONYMOUS' || !context.app.mayReveal(actor)) return null;
        const inClear =
          (reveal ?? false) && !(actor.kind === 'STAFF' && isInList(info.path, 'BackdropRequest'));
        return context.app.shownAddress(servicesOf(context), actor, request, inClear);
      },
    }),
    filing: t.relation('filing', {
      type: FilingType,
      description: 'The filing for which the backdrop was requested.',
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  backdropRequest: t.relation('backdropRequest', {
    type: BackdropRequestType,
    nullable: true,
    description: 'The applicant’s request for the provider’s backdrop (幕布). Null when none was made.',
  }),
}));

list('waitingBackdrops', {
  type: BackdropRequestType,
  description:
    'Lists the requests for backdrops (幕布) that are still to be posted, oldest first, without those of approved or abandoned filings. For reviewers.',
  authScopes: { staff: true },
  order: { name: 'waitingBackdrops', direction: 'asc', time: { column: 'askedAt', nullable: false } },
  where: ({ app, actor }) => app.waitingBackdrops(app.asStaff(actor)),
  find: (prisma, asked: Prisma.BackdropRequestFindManyArgs) => prisma.backdropRequest.findMany(asked),
  count: (prisma, asked) => prisma.backdropRequest.count(asked),
});

mutation('requestBackdrop', {
  as: 'APPLICANT',
  description:
    'Asks the provider to post its backdrop (幕布) for the verification photo; asking again corrects the address. It needs the consent to `FILING`, and is refused when the filing needs no photo before a backdrop or the backdrop has been posted.',
  input: (t) => ({
    filingId: t.id({
      required: true,
      description: 'The ID of the filing, which must be `DRAFT` or `RETURNED`.',
    }),
    recipient: t.string({ required: true, description: 'The name of the person who receives the parcel.' }),
    phone: t.string({
      required: true,
      description: 'The mobile number in mainland China that the courier calls, e.g. `13800000000`.',
    }),
    address: t.string({
      required: true,
      description: 'The full postal address in mainland China, down to the door.',
    }),
  }),
  errors: FILING_ERRORS,
  change: (work, input, app) => app.requestBackdrop(work, input),
  result: filingResult,
});

mutation('sendBackdrop', {
  as: 'STAFF',
  description:
    'Notes that the requested backdrop (幕布) is in the post; the history of the filing says so. Calling it again corrects the courier and the tracking number. It is refused when no backdrop was requested.',
  input: (t) => ({
    filingId: t.id({
      required: true,
      description: 'The ID of the filing for which the backdrop was requested.',
    }),
    courier: t.string({ required: true, description: 'The name of the courier that carries the parcel.' }),
    trackingNumber: t.string({
      required: true,
      description:
        'The tracking number on the courier’s receipt: letters and digits; blanks and hyphens are removed.',
    }),
  }),
  errors: FILING_ERRORS,
  change: (work, input, app) => app.sendBackdrop(work, input),
  result: filingResult,
});

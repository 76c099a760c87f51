import { BackdropStatus } from '../../../prisma/generated/client/enums.ts';
import type { BackdropAddress } from '../../../server/application.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { isInList } from '../look/in-list.ts';
import { list } from '../list/list.ts';
import { FILING_ERRORS, mutation } from '../mutation.ts';
import { filingResult } from './result-field.ts';
import { FilingType } from './type.ts';

const BackdropAddressType = builder.objectRef<BackdropAddress>('BackdropAddress').implement({
  authScopes: TENANT,
  description: 'Where a backdrop is posted to.',
  fields: (t) => ({
    recipient: t.exposeString('recipient', { description: 'Whom.' }),
    phone: t.exposeString('phone', { description: 'For the courier.' }),
    address: t.exposeString('address', { description: 'Down to the door.' }),
  }),
});

const BackdropStatusEnum = builder.enumType(BackdropStatus, {
  name: 'BackdropStatus',
  description: 'Where a backdrop that was asked for is.',
  values: {
    ASKED: { description: 'It is not posted yet.' },
    SENT: { description: 'It is in the post.' },
  } satisfies Record<BackdropStatus, { description: string }>,
});

const BackdropRequestType = builder.prismaObject('BackdropRequest', {
  authScopes: TENANT,
  description: 'The provider’s backdrop (幕布), asked for by an applicant.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'bdr_…' }),
    filingId: t.exposeID('filingId', { description: 'For which order.' }),
    status: t.expose('status', { type: BackdropStatusEnum, description: 'Whether it was posted.' }),
    courier: t.exposeString('courier', { nullable: true, description: 'Name of the courier.' }),
    trackingNumber: t.exposeString('trackingNumber', { nullable: true, description: 'Of the receipt.' }),
    askedAt: t.expose('askedAt', { type: 'DateTime', description: 'When asked for.' }),
    sentAt: t.expose('sentAt', { type: 'DateTime', nullable: true, description: 'When posted.' }),
    to: t.field({
      type: BackdropAddressType,
      nullable: true,
      description:
        'Where to; masked unless revealed to the applicant, or to a reviewer who has said why (beginLook) and looks at one, not a list. That look is audited. Null for a secret key.',
      args: { reveal: t.arg.boolean({ defaultValue: false, description: 'In clear.' }) },
      select: { id: true, personal: true, filing: { select: { id: true, providerId: true, mode: true } } },
      resolve: (request, { reveal }, context, info) => {
        const { actor } = context;
        if (actor.kind === 'ANONYMOUS' || !context.app.mayReveal(actor)) return null;
        const inClear =
          (reveal ?? false) && !(actor.kind === 'STAFF' && isInList(info.path, 'BackdropRequest'));
        return context.app.shownAddress(servicesOf(context), actor, request, inClear);
      },
    }),
    filing: t.relation('filing', { type: FilingType, description: 'The order it was asked for.' }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  backdropRequest: t.relation('backdropRequest', {
    type: BackdropRequestType,
    nullable: true,
    description: 'The backdrop that was asked for; null when none was.',
  }),
}));

list('waitingBackdrops', {
  type: BackdropRequestType,
  description: 'Backdrops to be posted, oldest first; for reviewers.',
  authScopes: { staff: true },
  order: { name: 'waitingBackdrops', direction: 'asc', time: { column: 'askedAt', nullable: false } },
  where: ({ app, actor }) => app.waitingBackdrops(app.asStaff(actor)),
  find: (prisma, asked: Prisma.BackdropRequestFindManyArgs) => prisma.backdropRequest.findMany(asked),
  count: (prisma, asked) => prisma.backdropRequest.count(asked),
});

mutation('requestBackdrop', {
  as: 'APPLICANT',
  description:
    'Asks the provider to post its backdrop (幕布); until it is sent, asking again corrects the address.',
  input: (t) => ({
    filingId: t.id({ required: true, description: 'The filing.' }),
    recipient: t.string({ required: true, description: 'Whom to.' }),
    phone: t.string({ required: true, description: 'Mobile number for the courier.' }),
    address: t.string({ required: true, description: 'Where to, in the mainland, down to the door.' }),
  }),
  errors: FILING_ERRORS,
  change: (work, input, app) => app.requestBackdrop(work, input),
  result: filingResult,
});

mutation('sendBackdrop', {
  as: 'STAFF',
  description: 'Notes that a backdrop is in the post.',
  input: (t) => ({
    filingId: t.id({ required: true, description: 'The filing it was asked for.' }),
    courier: t.string({ required: true, description: 'Name of the courier.' }),
    trackingNumber: t.string({ required: true, description: 'Of the receipt.' }),
  }),
  errors: FILING_ERRORS,
  change: (work, input, app) => app.sendBackdrop(work, input),
  result: filingResult,
});

import {
  backdropAddress,
  requestBackdrop,
  sendBackdrop,
  waitingBackdrops,
  type BackdropAddress,
} from '../../server/filing/backdrop.ts';
import { asApplicant, asStaff, mayReveal } from '../../server/tenancy/access.ts';
import { auditeeOf, recordAudit } from '../../server/tenancy/audit.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FILING_ERRORS, mutation } from '../mutation.ts';
import { filingResult } from './result-field.ts';
import { FilingType } from './type.ts';

/** Most requests shown at once. */
const MOST_WAITING = 100;

const BackdropAddressType = builder.objectRef<BackdropAddress>('BackdropAddress').implement({
  authScopes: TENANT,
  description: 'Where a backdrop is posted to.',
  fields: (t) => ({
    recipient: t.exposeString('recipient', { description: 'Whom.' }),
    phone: t.exposeString('phone', { description: 'For the courier.' }),
    address: t.exposeString('address', { description: 'Down to the door.' }),
  }),
});

const BackdropRequestType = builder.prismaObject('BackdropRequest', {
  authScopes: TENANT,
  description: 'The provider’s backdrop (幕布), asked for by an applicant.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'bdr_…' }),
    filingId: t.exposeID('filingId', { description: 'For which order.' }),
    status: t.exposeString('status', { description: 'ASKED or SENT.' }),
    courier: t.exposeString('courier', { nullable: true, description: 'Name of the courier.' }),
    trackingNumber: t.exposeString('trackingNumber', { nullable: true, description: 'Of the receipt.' }),
    askedAt: t.expose('askedAt', { type: 'DateTime', description: 'When asked for.' }),
    sentAt: t.expose('sentAt', { type: 'DateTime', nullable: true, description: 'When posted.' }),
    to: t.field({
      type: BackdropAddressType,
      nullable: true,
      description: 'Where to; for the applicant and, audited, for reviewers. Null for a secret key.',
      select: { id: true, personal: true, filing: { select: { id: true, providerId: true, mode: true } } },
      resolve: async ({ filing, ...request }, _args, context) => {
        const { actor } = context;
        if (actor.kind === 'ANONYMOUS' || !mayReveal(actor)) return null;
        const { privacy, clock, database } = servicesOf(context);
        if (actor.kind === 'STAFF')
          await recordAudit(database.prisma, {
            tenant: filing,
            by: auditeeOf(actor),
            action: 'PERSONAL_DATA_REVEALED',
            targetId: filing.id,
            at: await clock.now(filing),
          });
        return backdropAddress(await privacy.forProvider(filing.providerId), request);
      },
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  backdropRequest: t.relation('backdropRequest', {
    type: BackdropRequestType,
    nullable: true,
    description: 'The backdrop that was asked for; null when none was.',
  }),
}));

builder.queryField('waitingBackdrops', (t) =>
  t.prismaField({
    type: [BackdropRequestType],
    description: 'Backdrops to be posted, oldest first, at most 100; for reviewers.',
    authScopes: { staff: true },
    complexity: { field: 1, multiplier: MOST_WAITING },
    resolve: (query, _root, _args, context) =>
      servicesOf(context).database.prisma.backdropRequest.findMany({
        ...query,
        where: waitingBackdrops(asStaff(context.actor)),
        orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
        take: MOST_WAITING,
      }),
  }),
);

mutation('requestBackdrop', {
  scopes: { applicant: true },
  as: asApplicant,
  description:
    'Asks the provider to post its backdrop (幕布); until it is sent, asking again corrects the address.',
  input: (t) => ({
    filingId: t.id({ required: true, description: 'The filing.' }),
    recipient: t.string({ required: true, description: 'Whom to.' }),
    phone: t.string({ required: true, description: 'Mobile number for the courier.' }),
    address: t.string({ required: true, description: 'Where to, in the mainland, down to the door.' }),
  }),
  errors: FILING_ERRORS,
  change: (work, input) => requestBackdrop(work, input),
  result: filingResult,
});

mutation('sendBackdrop', {
  scopes: { staff: true },
  as: asStaff,
  description: 'Notes that a backdrop is in the post.',
  input: (t) => ({
    filingId: t.id({ required: true, description: 'The filing it was asked for.' }),
    courier: t.string({ required: true, description: 'Name of the courier.' }),
    trackingNumber: t.string({ required: true, description: 'Of the receipt.' }),
  }),
  errors: FILING_ERRORS,
  change: (work, input) => sendBackdrop(work, input),
  result: filingResult,
});

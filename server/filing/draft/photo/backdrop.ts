import type { BackdropRequest, Prisma } from '../../../../prisma/generated/client/client.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { mobileOf } from '../../../../schema/rules/phone.ts';
import { ValidationFailure } from '../../../../schema/rules/failures.ts';
import { newId } from '../../../platform/ids.ts';
import { lookAs } from '../../../platform/looks/looks.ts';
import { maskAddress, maskName, maskPhone } from '../../../../schema/rules/masks.ts';
import type { Services } from '../../../services.ts';
import { filingScope } from '../../../platform/tenancy/access.ts';
import type { ApplicantActor, KnownActor, StaffActor, Tenant } from '../../../platform/tenancy/actor.ts';
import { keptColumn } from '../../../platform/privacy/columns.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { assertAllowed, noteEvent } from '../../machine/change.ts';
import { assertGranted } from '../consent/given.ts';
import { loadFiling, sealContext } from '../../machine/full-filing.ts';
import { trackingOf } from '../tracking.ts';
import { rulesOf } from '../../provinces/rules-of.ts';

/** Where a backdrop is posted to. */
export type BackdropAddress = { recipient: string; phone: string; address: string };

const LONGEST = { recipient: 40, address: 200 } as const;

const faultsOf = ({ recipient, phone, address }: BackdropAddress): Issue[] => [
  ...(recipient ? [] : [issue(['recipient'], 'REQUIRED')]),
  ...(address ? [] : [issue(['address'], 'REQUIRED')]),
  ...([...recipient].length > LONGEST.recipient
    ? [issue(['recipient'], 'TOO_LONG', { max: LONGEST.recipient })]
    : []),
  ...([...address].length > LONGEST.address
    ? [issue(['address'], 'TOO_LONG', { max: LONGEST.address })]
    : []),
  ...(mobileOf(phone) ? [] : [issue(['phone'], 'MOBILE_INVALID')]),
];

/**
 * Asks the provider to post its backdrop (幕布) for the photo; as long as it is not on its way, asking again corrects the address.
 * @throws ValidationFailure when no photo before a backdrop is taken, the cloth is on its way, or the address is not complete
 */
export async function requestBackdrop(
  { tx, actor, now, sealer }: Work<ApplicantActor>,
  input: BackdropAddress & { filingId: string },
): Promise<{ filingId: string }> {
  const filing = await loadFiling(tx, actor, input.filingId);
  // It belongs to bringing the photo, and may be done whenever that may.
  assertAllowed(filing, 'UPLOAD', 'APPLICANT', null);
  assertGranted(filing.consents, ['FILING'], now);
  const asked: BackdropAddress = {
    recipient: input.recipient.trim(),
    phone: mobileOf(input.phone) ?? input.phone.trim(),
    address: input.address.trim(),
  };
  const known = await tx.backdropRequest.findUnique({ where: { filingId: filing.id } });
  const issues = [
    ...(rulesOf(filing, now).photo.kinds.includes('BACKDROP')
      ? []
      : [issue(['filingId'], 'BACKDROP_NOT_NEEDED')]),
    ...(known?.status === 'SENT' ? [issue(['filingId'], 'BACKDROP_ON_ITS_WAY')] : []),
    ...faultsOf(asked),
  ];
  if (issues.length > 0) throw new ValidationFailure(issues);
  const id = known?.id ?? newId('BackdropRequest');
  const personal = sealer.seal(asked, sealContext(id, 'backdrop'));
  await tx.backdropRequest.upsert({
    where: { filingId: filing.id },
    create: { id, filingId: filing.id, personal, status: 'ASKED', askedAt: now },
    update: { personal, askedAt: now },
  });
  const by = { party: 'APPLICANT', id: actor.applicantId } as const;
  if (!known) await noteEvent(tx, filing, { type: 'REQUEST_BACKDROP', by, now });
  return { filingId: filing.id };
}

/** Notes that the backdrop is in the post. @throws ValidationFailure, also when none was asked for */
export async function sendBackdrop(
  { tx, actor, now, sealer }: Work<StaffActor>,
  input: { filingId: string; courier: string; trackingNumber: string },
): Promise<{ filingId: string }> {
  const filing = await loadFiling(tx, actor, input.filingId);
  const known = await tx.backdropRequest.findUnique({ where: { filingId: filing.id } });
  if (!known) throw new ValidationFailure([issue(['filingId'], 'BACKDROP_NOT_ASKED')]);
  const { courier, trackingNumber } = trackingOf(input);
  await tx.backdropRequest.update({
    where: { id: known.id },
    data: {
      courier,
      ...keptColumn(sealer, known.id, 'trackingNumber', trackingNumber),
      status: 'SENT',
      sentAt: now,
    },
  });
  const by = { party: 'STAFF', id: actor.staffId } as const;
  await noteEvent(tx, filing, { type: 'SEND_BACKDROP', by, now, facts: { courier } });
  return { filingId: filing.id };
}

type Kept = Pick<BackdropRequest, 'id' | 'personal'> & { readonly filing: Tenant & { readonly id: string } };

/**
 * Where it is posted to, as the caller may see it: masked, unless asked for in clear by someone who may. A reviewer's
 * look is written down.
 */
export async function shownAddress(
  services: Pick<Services, 'privacy' | 'limits' | 'database' | 'clock'>,
  actor: KnownActor,
  { id, personal, filing }: Kept,
  reveal: boolean,
): Promise<BackdropAddress> {
  const sealer = await services.privacy.forProvider(filing.providerId);
  const { recipient, phone, address } = sealer.open<BackdropAddress>(personal, sealContext(id, 'backdrop'));
  const inClear = reveal && (await lookAs(services, actor, { sight: 'BACKDROP_ADDRESS', about: filing.id }));
  return inClear
    ? { recipient, phone, address }
    : { recipient: maskName(recipient), phone: maskPhone(phone), address: maskAddress(address) };
}

/** Backdrops that were asked for and are not sent; of orders that still go on. */
export const waitingBackdrops = (actor: KnownActor): Prisma.BackdropRequestWhereInput => ({
  status: 'ASKED',
  filing: { AND: [filingScope(actor), { state: { notIn: ['ABANDONED', 'APPROVED'] } }] },
});

import type { Tx } from '../../../prisma/database.ts';
import type { StaffMember } from '../../../prisma/generated/client/client.ts';
import { NotFound } from '../../../schema/rules/failures.ts';
import { newId } from '../ids.ts';
import { whereReadable } from '../privacy/cipher.ts';
import { heldText, keptColumn, keptReference, knownBy } from '../privacy/columns.ts';
import type { Sealer } from '../privacy/sealer.ts';
import type { Tenant } from './actor.ts';
import { recordAudit, type Auditee } from './audit.ts';
import { publishStanding } from './standing-events.ts';

type Change = { tenant: Tenant; by: Auditee; now: Date; id: string };

const memberOf = async (tx: Tx, { tenant, id }: Change): Promise<StaffMember> => {
  const { providerId, mode } = tenant;
  const member = await tx.staffMember.findFirst({ where: { id, providerId, mode } });
  if (!member) throw new NotFound('staff member');
  return member;
};

type Naming = { readonly tx: Pick<Tx, 'staffMember'>; readonly sealer: Sealer; readonly now: Date };

/** The reviewer whom the provider knows by this reference, from now on if not before, under this name. */
export async function memberKnownAs(
  { tx, sealer, now }: Naming,
  { providerId, mode }: Tenant,
  { reference, name }: { reference: string; name: string },
): Promise<StaffMember> {
  const find = () =>
    tx.staffMember.findFirst({ where: { providerId, mode, ...knownBy(sealer, [reference]) } });
  let known = await find();
  if (!known) {
    const id = newId('StaffMember');
    const named = { ...keptReference(sealer, id, reference), ...keptColumn(sealer, id, 'displayName', name) };
    await tx.staffMember.createMany({
      data: [{ id, providerId, mode, ...named, createdAt: now }],
      skipDuplicates: true,
    });
    known = await find();
    if (!known) throw new Error('a reviewer that was named is not there');
  }
  if (whereReadable(() => heldText(sealer, known, 'displayName')) === name) return known;
  const data = keptColumn(sealer, known.id, 'displayName', name);
  return tx.staffMember.update({ where: { id: known.id }, data });
}

/**
 * Removes a reviewer (初审人员): its sessions end at once and it gets no new ones. What it reviewed keeps its name.
 * Removing it again changes nothing. @throws NotFound
 */
export async function removeStaff(tx: Tx, change: Change): Promise<StaffMember> {
  const member = await memberOf(tx, change);
  if (member.removedAt) return member;
  const { tenant, by, now, id } = change;
  await recordAudit(tx, { tenant, by, action: 'STAFF_REMOVED', targetId: id, at: now });
  await publishStanding(tx, tenant.providerId);
  return tx.staffMember.update({ where: { id }, data: { removedAt: now } });
}

/** Takes a removed reviewer back; sessions of before stay ended. @throws NotFound */
export async function restoreStaff(tx: Tx, change: Change): Promise<StaffMember> {
  const member = await memberOf(tx, change);
  if (!member.removedAt) return member;
  const { tenant, by, now, id } = change;
  const { providerId, mode } = tenant;
  await tx.sessionEnd.upsert({
    where: { providerId_mode_targetId: { providerId, mode, targetId: id } },
    create: { providerId, mode, targetId: id, endedAt: now },
    update: { endedAt: now },
  });
  await recordAudit(tx, { tenant, by, action: 'STAFF_RESTORED', targetId: id, at: now });
  await publishStanding(tx, providerId);
  return tx.staffMember.update({ where: { id }, data: { removedAt: null } });
}

/** The tenant's reviewers, the newest first. */
export const staffOf = (
  tx: Tx,
  { providerId, mode }: Tenant,
  { removed }: { removed: boolean },
): Promise<StaffMember[]> =>
  tx.staffMember.findMany({
    where: { providerId, mode, ...(removed ? {} : { removedAt: null }) },
    orderBy: { id: 'desc' },
  });

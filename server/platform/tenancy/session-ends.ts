import type { Tx } from '../../../prisma/database.ts';
import { NotFound } from '../../../schema/rules/failures.ts';
import { typeOfId } from '../../../schema/rules/ids.ts';
import { recordAuthentication } from './authentication-log.ts';
import type { Tenant } from './actor.ts';
import { recordAudit, type Auditee } from './audit.ts';
import { LONGEST_SESSION_HOURS } from './sessions.ts';
import { publishStanding } from './standing-events.ts';

type Ending = { tenant: Tenant; by: Auditee; now: Date };

const noteEnd = async (tx: Tx, { tenant, now }: Omit<Ending, 'by'>, targetId: string): Promise<void> => {
  const { providerId, mode } = tenant;
  await tx.sessionEnd.upsert({
    where: { providerId_mode_targetId: { providerId, mode, targetId } },
    create: { providerId, mode, targetId, endedAt: now },
    update: { endedAt: now },
  });
};

const end = async (tx: Tx, ending: Ending, targetId: string): Promise<void> => {
  const { tenant, by, now } = ending;
  await noteEnd(tx, ending, targetId);
  await recordAudit(tx, { tenant, by, action: 'SESSIONS_ENDED', targetId, at: now });
  await recordAuthentication(tx, { tenant, kind: 'SESSIONS_ENDED', subjectId: targetId });
  await publishStanding(tx, tenant.providerId);
};

/**
 * Ends every session of an applicant or reviewer that has begun by now; the provider's server may mint new ones.
 * @throws NotFound for an id that is unknown, another tenant's, or of something else
 */
export async function endSessionsOf(tx: Tx, ending: Ending, id: string): Promise<void> {
  const { providerId, mode } = ending.tenant;
  const where = { id, providerId, mode };
  const type = typeOfId(id);
  const found =
    type === 'Applicant'
      ? await tx.applicant.count({ where })
      : type === 'StaffMember'
        ? await tx.staffMember.count({ where })
        : 0;
  if (found === 0) throw new NotFound('person');
  await end(tx, ending, id);
}

/** Ends the session of the phone to which a filing was handed over this link. */
export const endSessionOfPhone = async (
  tx: Tx,
  { tenant, now }: Omit<Ending, 'by'>,
  linkId: string,
): Promise<void> => {
  await noteEnd(tx, { tenant, now }, linkId);
  await publishStanding(tx, tenant.providerId);
};

/** Ends every session of the tenant that has begun by now. */
export const endAllSessions = (tx: Tx, ending: Ending): Promise<void> =>
  end(tx, ending, ending.tenant.providerId);

/** Forgets ends that no session is old enough for. Real time, as sessions have it. */
export const sweepSessionEnds = async (tx: Pick<Tx, 'sessionEnd'>, now: Date): Promise<number> => {
  const { count } = await tx.sessionEnd.deleteMany({
    where: { endedAt: { lt: new Date(now.getTime() - (LONGEST_SESSION_HOURS + 1) * 3_600_000) } },
  });
  return count;
};

import { NotFound } from '../../../schema/rules/failures.ts';
import { EXPORT_LINK_MINUTES } from '../../../schema/rules/retention.ts';
import { subjectScope } from '../../platform/tenancy/access.ts';
import type { ApplicantActor, SecretKeyActor } from '../../platform/tenancy/actor.ts';
import { auditeeOf, recordAudit } from '../../platform/tenancy/audit.ts';
import type { Work } from '../../platform/unit-of-work.ts';

/**
 * A link with which its bearer fetches everything that is held of a subject, for a few minutes.
 * @throws NotFound
 */
export async function linkToExport(
  { tx, actor, now, services }: Work<ApplicantActor | SecretKeyActor>,
  { subjectId }: { subjectId: string },
): Promise<{ url: string; expiresAt: string }> {
  const mine = await tx.subject.count({ where: { AND: [{ id: subjectId }, subjectScope(actor)] } });
  if (mine === 0) throw new NotFound('subject');
  const { providerId, mode } = actor;
  const by = auditeeOf(actor);
  await recordAudit(tx, {
    tenant: { providerId, mode },
    by,
    action: 'DATA_EXPORTED',
    targetId: subjectId,
    at: now,
  });
  // Links live in real time, wherever the clock of test mode stands.
  const expiresAt = new Date(Date.now() + EXPORT_LINK_MINUTES * 60_000);
  const url = `${services.publicUrl}${services.links.make('EXPORT', subjectId, expiresAt)}`;
  return { url, expiresAt: expiresAt.toISOString() };
}

import { issue } from '../../../schema/rules/issue.ts';
import { ValidationFailure } from '../../../schema/rules/failures.ts';
import type { StaffActor } from '../../platform/tenancy/actor.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { assertAllowed, changeFiling } from '../machine/change.ts';
import { keptColumn } from '../../platform/privacy/columns.ts';
import { loadFiling } from '../machine/full-filing.ts';
import type { VersionedInput } from '../draft/applicant-actions.ts';

/** MISSING: said to be posted and not arrived. RETURNED: arrived and sent back, or came back undelivered. */
export const SHIPMENT_PROBLEMS = ['MISSING', 'RETURNED'] as const;
export type ShipmentProblem = (typeof SHIPMENT_PROBLEMS)[number];

const LONGEST_NOTE = 200;

export type ReportShipmentInput = VersionedInput & { outcome: ShipmentProblem; note: string };

/**
 * Says that originals in the post (邮寄资料) did not arrive, or were sent back, and why; the applicant posts them again. The order goes
 * on waiting for them.
 * @throws ValidationFailure when nothing is said
 */
export async function reportShipment(
  { tx, actor, now, sealer }: Work<StaffActor>,
  input: ReportShipmentInput,
): Promise<{ filingId: string }> {
  const filing = await loadFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'REPORT_SHIPMENT', 'STAFF', input.expectedVersion);
  const problem = input.note.trim();
  const awaited = filing.shipments.filter(({ status }) => status !== 'RECEIVED' && status !== 'CALLED_OFF');
  const issues = [
    ...(problem === '' ? [issue(['note'], 'REQUIRED')] : []),
    ...([...problem].length > LONGEST_NOTE ? [issue(['note'], 'TOO_LONG', { max: LONGEST_NOTE })] : []),
  ];
  if (issues.length > 0) throw new ValidationFailure(issues);
  for (const { id } of awaited)
    await tx.shipment.update({
      where: { id },
      data: { status: input.outcome, ...keptColumn(sealer, id, 'problem', problem), problemAt: now },
    });
  await changeFiling(tx, filing, {
    action: 'REPORT_SHIPMENT',
    by: { party: 'STAFF', id: actor.staffId },
    now,
    expectedVersion: input.expectedVersion,
    facts: { outcome: input.outcome },
  });
  return { filingId: filing.id };
}

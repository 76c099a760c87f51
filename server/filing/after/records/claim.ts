import { issue } from '../../../../schema/rules/issue.ts';
import { subjectNumberOf } from '../../../../schema/rules/filing-number.ts';
import { checkPasswordInput } from '../../../../schema/rules/secrets.ts';
import { NotFound, ValidationFailure } from '../../../../schema/rules/failures.ts';
import type { Services } from '../../../services.ts';
import type { ApplicantActor } from '../../../platform/tenancy/actor.ts';
import { carryOut, type Idempotency } from '../../../platform/unit-of-work.ts';
import { assertMayBegin } from '../../draft/consent/given.ts';
import { sealContext } from '../../machine/full-filing.ts';
import { askForPassword } from '../../draft/password.ts';
import type { ImportRow } from './row.ts';
import { HeldElsewhere, settleOn } from './settle.ts';

export type ClaimInput = { subjectNumber: string; password: string };

/**
 * Gives an imported record to the applicant who knows its filing password (备案密码), the proof the authority itself accepts.
 * @throws NotFound when no unclaimed record has the number; ValidationFailure, RateLimited as the password check does
 */
export async function claimFilingRecord(
  services: Services,
  actor: ApplicantActor,
  input: ClaimInput,
  idempotency: Idempotency | null,
): Promise<{ applicantId: string }> {
  const wrong = checkPasswordInput({ filingNumber: input.subjectNumber, password: input.password }).map(
    ({ path, ...rest }) => ({
      ...rest,
      path: path[0] === 'filingNumber' ? ['subjectNumber'] : path,
    }),
  );
  if (wrong.length > 0) throw new ValidationFailure(wrong);
  const subjectNumber = subjectNumberOf(input.subjectNumber) ?? '';
  const { providerId, mode, applicantId } = actor;
  const key = { providerId, mode, subjectNumber };
  const record = await services.database.prisma.importedRecord.findUnique({
    where: { providerId_mode_subjectNumber: key },
  });
  if (!record) throw new NotFound('record');
  if (record.claimedById !== null && record.claimedById !== applicantId)
    throw new ValidationFailure([issue(['subjectNumber'], 'IMPORT_CLAIMED')]);
  await assertMayBegin(services.database.prisma, actor, await services.clock.now(actor));
  await askForPassword(services, actor, subjectNumber, input.password);
  return carryOut(services, actor, idempotency, async ({ tx, sealer, now }) => {
    const { count } = await tx.importedRecord.updateMany({
      where: { id: record.id, claimedById: null },
      data: { claimedById: applicantId, claimedAt: now },
    });
    if (count === 1) {
      const row = sealer.open<ImportRow>(record.personal, sealContext(record.id, 'import'));
      const index = sealer.blindIndex('certificate', row.certificateNumber);
      try {
        await settleOn({ tx, tenant: actor, sealer, now }, row, index, applicantId);
      } catch (error) {
        if (error instanceof HeldElsewhere)
          throw new ValidationFailure([issue(['subjectNumber'], 'SUBJECT_OTHER_ACCOUNT')]);
        throw error;
      }
    }
    return { applicantId };
  });
}

import type { Applicant, Prisma } from '../../../prisma/generated/client/client.ts';
import { LONGEST_REFERENCE } from '../../../schema/rules/bounds.ts';
import { NotFound, ValidationFailure } from '../../../schema/rules/failures.ts';
import { issue } from '../../../schema/rules/issue.ts';
import { newId } from '../ids.ts';
import type { Sealer } from '../privacy/sealer.ts';
import { applicantScope } from './access.ts';
import type { SecretKeyActor, Tenant } from './actor.ts';
import { changedMetadata, type MetadataChange } from './metadata.ts';

type Tx = Prisma.TransactionClient;

/** A text that somebody is known by, without the blanks around it. @throws ValidationFailure when there is none or it is too long */
export function nameOf(text: string, path: readonly string[], longest = LONGEST_REFERENCE): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new ValidationFailure([issue(path, 'REQUIRED')]);
  if (trimmed.length > longest) throw new ValidationFailure([issue(path, 'TOO_LONG', { max: longest })]);
  return trimmed;
}

/** As `nameOf`; what is left out or blank is null. @throws ValidationFailure when it is too long */
export const nameOrNull = (text: string | null | undefined, path: readonly string[]): string | null =>
  text?.trim() ? nameOf(text, path) : null;

/** The applicant whom the provider knows as `externalRef`, from now on if not before. */
export const applicantKnownAs = (
  tx: Tx,
  { providerId, mode }: Tenant,
  externalRef: string,
  now: Date,
): Promise<Applicant> =>
  tx.applicant.upsert({
    where: { providerId_mode_externalRef: { providerId, mode, externalRef } },
    create: { id: newId('Applicant'), providerId, mode, externalRef, createdAt: now },
    update: {},
  });

/** The same for several references at once, by reference; statements do not grow with them. */
export async function applicantsKnownAs(
  tx: Tx,
  { providerId, mode }: Tenant,
  externalRefs: readonly string[],
  now: Date,
): Promise<Map<string, string>> {
  const refs = [...new Set(externalRefs)].sort();
  if (refs.length === 0) return new Map();
  await tx.applicant.createMany({
    data: refs.map((externalRef) => ({
      id: newId('Applicant'),
      providerId,
      mode,
      externalRef,
      createdAt: now,
    })),
    skipDuplicates: true,
  });
  const known = await tx.applicant.findMany({
    where: { providerId, mode, externalRef: { in: refs } },
    select: { id: true, externalRef: true },
  });
  return new Map(known.map(({ id, externalRef }) => [externalRef, id]));
}

/**
 * Changes what the provider notes on an applicant's account.
 * @throws NotFound, ValidationFailure
 */
export async function updateApplicant(
  { tx, sealer, actor }: { tx: Tx; sealer: Sealer; actor: SecretKeyActor },
  { applicantId, metadata }: { applicantId: string; metadata?: MetadataChange },
): Promise<{ applicantId: string }> {
  await tx.$queryRaw`SELECT id FROM "Applicant" WHERE id = ${applicantId} FOR UPDATE`;
  const row = await tx.applicant.findFirst({ where: { AND: [{ id: applicantId }, applicantScope(actor)] } });
  if (!row) throw new NotFound('applicant');
  await tx.applicant.update({ where: { id: row.id }, data: changedMetadata(sealer, row, metadata) });
  return { applicantId: row.id };
}

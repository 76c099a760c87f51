import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { LONGEST_REFERENCE } from '../../../schema/rules/bounds.ts';
import { NotFound, ValidationFailure } from '../../../schema/rules/failures.ts';
import { issue } from '../../../schema/rules/issue.ts';
import { newId } from '../ids.ts';
import { heldText, keptReference, knownBy, selectedColumn } from '../privacy/columns.ts';
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

type Naming = { readonly tx: Tx; readonly sealer: Sealer; readonly now: Date };

/**
 * Ids of the applicants whom the provider knows by these references, by reference, from now on if not before; statements do not grow with
 * them. Those who name the same one at once find one row: references are unique by their indexes.
 */
export async function applicantsKnownAs(
  { tx, sealer, now }: Naming,
  { providerId, mode }: Tenant,
  references: readonly string[],
): Promise<Map<string, string>> {
  const refs = [...new Set(references)].sort();
  if (refs.length === 0) return new Map();
  const idsOf = async (): Promise<Map<string, string>> => {
    const rows = await tx.applicant.findMany({
      where: { providerId, mode, ...knownBy(sealer, refs) },
      select: selectedColumn('externalRef'),
    });
    return new Map(rows.map((row) => [heldText(sealer, row, 'externalRef'), row.id]));
  };
  const before = await idsOf();
  const fresh = refs.filter((ref) => !before.has(ref));
  if (fresh.length === 0) return before;
  await tx.applicant.createMany({
    data: fresh.map((ref) => {
      const id = newId('Applicant');
      return { id, providerId, mode, ...keptReference(sealer, id, ref), createdAt: now };
    }),
    skipDuplicates: true,
  });
  return idsOf();
}

/** Id of the applicant whom the provider knows by this reference, from now on if not before. */
export async function applicantKnownAs(naming: Naming, tenant: Tenant, reference: string): Promise<string> {
  const id = (await applicantsKnownAs(naming, tenant, [reference])).get(reference);
  if (id === undefined) throw new Error('an applicant that was named is not there');
  return id;
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

import { NotFound } from '../../../schema/rules/failures.ts';
import { filingScope } from '../../platform/tenancy/access.ts';
import type { SecretKeyActor } from '../../platform/tenancy/actor.ts';
import { keptReference } from '../../platform/privacy/columns.ts';
import { nameOrNull } from '../../platform/tenancy/applicants.ts';
import { changedMetadata, type MetadataChange } from '../../platform/tenancy/metadata.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { publishFiling } from './change.ts';
import { lockFiling } from './full-filing.ts';

export type FilingUpdate = { filingId: string; externalRef?: string | null; metadata?: MetadataChange };

/**
 * Changes what the provider notes on an order: neither its state nor its version, so that nothing conflicts with what is being typed.
 * @throws NotFound, ValidationFailure
 */
export async function updateFiling(
  { tx, actor, sealer }: Work<SecretKeyActor>,
  { filingId, externalRef, metadata }: FilingUpdate,
): Promise<{ filingId: string }> {
  await lockFiling(tx, filingId);
  const filing = await tx.filing.findFirst({
    where: { AND: [{ id: filingId }, filingScope(actor)] },
    select: { id: true, metadata: true },
  });
  if (!filing) throw new NotFound('filing');
  const reference = nameOrNull(externalRef, ['externalRef']);
  await tx.filing.update({
    where: { id: filing.id },
    data: {
      ...(externalRef === undefined ? {} : keptReference(sealer, filing.id, reference)),
      ...changedMetadata(sealer, filing, metadata),
    },
    select: { id: true },
  });
  await publishFiling(tx, filing.id);
  return { filingId: filing.id };
}

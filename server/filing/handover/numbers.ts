import type { PrismaClient } from '../../../prisma/generated/client/client.ts';
import type { Numbers } from '../../authority/connector/numbers.ts';
import type { KeptUpload } from '../../authority/connector/storing/numbers.ts';
import type { Auditee } from '../../platform/tenancy/audit.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { AT_AUTHORITY } from './placing.ts';

/** An upload above the authority's number, and whether its order still waits for a word. */
export type LostUpload = KeptUpload & { readonly waits: boolean };

/** What the authority no longer counts: only what still waits for its word may go again. */
export async function uploadsAbove(
  { numbers, prisma }: { numbers: Numbers; prisma: PrismaClient },
  tenant: Tenant,
  last: bigint,
): Promise<LostUpload[]> {
  const kept = await numbers.above(tenant, last);
  const waiting = await prisma.submission.findMany({
    where: {
      id: { in: kept.flatMap(({ reference }) => (reference === null ? [] : [reference])) },
      status: 'ACCEPTED',
      decisions: { none: {} },
      filing: { state: { in: AT_AUTHORITY } },
    },
    select: { id: true },
  });
  const ids = new Set(waiting.map(({ id }) => id));
  return kept.map((upload) => ({ ...upload, waits: ids.has(upload.reference ?? '') }));
}

/** Goes on from the authority's number as the operator confirmed it, and sends again what he chose of what still waits. */
export async function goOnFrom(
  { numbers, prisma }: { numbers: Numbers; prisma: PrismaClient },
  tenant: Tenant,
  { last, again, by }: { last: bigint; again: boolean; by: Auditee },
): Promise<{ sent: number }> {
  const lost = await uploadsAbove({ numbers, prisma }, tenant, last);
  const numbered = await numbers.goOnFrom(tenant, last, again ? lost.filter(({ waits }) => waits) : [], by);
  // A later result may name a broken file by its number.
  for (const { reference, sequence } of numbered)
    await prisma.submission.updateMany({
      where: { id: reference ?? '', sequence: { not: null } },
      data: { sequence },
    });
  return { sent: numbered.length };
}

import type { MailKind } from '../../../prisma/generated/client/enums.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { newId } from '../ids.ts';
import type { Tenant } from '../tenancy/actor.ts';

/** Takes an occasion for told, in the transaction that tells it; false when it was before. */
export async function takeOccasion(
  { tx, now }: { readonly tx: Prisma.TransactionClient; readonly now: Date },
  { providerId, mode }: Tenant,
  occasion: { targetId: string; kind: MailKind; occasion: string; dueAt: Date },
): Promise<boolean> {
  const { count } = await tx.reminder.createMany({
    data: [{ id: newId('Reminder'), providerId, mode, at: now, ...occasion }],
    skipDuplicates: true,
  });
  return count > 0;
}

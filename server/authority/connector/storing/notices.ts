import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import { newId } from '../../../platform/ids.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import type { AtBureau, NoticeEntry } from '../../port.ts';

const context = ({ providerId, mode }: Tenant, list: string, key: string): string =>
  `notice:${providerId}:${mode}:${list}:${key}`;

/** An entry as it was stored, for the desk. */
export const openNotice = (
  sealer: Sealer,
  tenant: Tenant,
  { list, key, personal }: { list: string; key: string; personal: Uint8Array },
): unknown => sealer.open(personal, context(tenant, list, key));

/** Stores entries of the authority's lists. The same entry again is open again; one taken off the list is done with. */
export async function storeNotices(
  tx: Prisma.TransactionClient,
  sealer: Sealer,
  tenant: AtBureau,
  entries: readonly NoticeEntry[],
  { messageId, at }: { readonly messageId: string; readonly at: Date },
): Promise<void> {
  const { providerId, mode, bureau = '' } = tenant;
  for (const { list, key: clear, data, about, removed = false } of entries) {
    // Each bureau counts its own entries.
    const key = sealer.blindIndex(`notice/${list}`, bureau ? `${bureau} ${clear}` : clear).toString('hex');
    const content = {
      personal: sealer.seal(data, context(tenant, list, key)),
      aboutKind: about?.kind ?? null,
      aboutNumber: about?.number ?? null,
      aboutId: about?.id ?? null,
      bureau,
      messageId,
      at,
      handledAt: removed ? at : null,
    };
    await tx.authorityNotice.upsert({
      where: { providerId_mode_list_key: { providerId, mode, list, key } },
      create: { id: newId('AuthorityNotice'), providerId, mode, list, key, ...content },
      update: content,
    });
  }
}

import type { HookKind, Prisma, ProviderHook } from '../../../prisma/generated/client/client.ts';
import { issue } from '../../../schema/rules/issue.ts';
import { ValidationFailure } from '../../../schema/rules/failures.ts';
import { newId } from '../ids.ts';
import { readableSecrets, rolled, sealSecrets } from '../outgoing/secrets.ts';
import { isServiceUrl } from '../outgoing/service-url.ts';
import type { Sealer } from '../privacy/sealer.ts';
import type { Tenant } from '../tenancy/actor.ts';
import { recordAudit, type Auditee } from '../tenancy/audit.ts';

export const hookOf = (
  tx: Prisma.TransactionClient,
  { providerId, mode }: Tenant,
  kind: HookKind,
): Promise<ProviderHook | null> =>
  tx.providerHook.findUnique({ where: { providerId_mode_kind: { providerId, mode, kind } } });

export type HookChange = {
  kind: HookKind;
  /** Null takes the hook away. */
  url: string | null;
  /** Signs with a new secret besides the last one, which signs until the next change of secrets. */
  rollSecret: boolean;
};

/**
 * Sets, moves or takes away a service of the provider's own, in one mode. Returns the signing secret when there is a new one:
 * it is shown this once.
 * @throws ValidationFailure for an address that is not https (http on the developer's own machine)
 */
export async function setHook(
  tx: Prisma.TransactionClient,
  sealer: Sealer,
  { tenant, by, now, change }: { tenant: Tenant; by: Auditee; now: Date; change: HookChange },
): Promise<string | null> {
  const { kind, rollSecret } = change;
  const url = change.url?.trim() || null;
  if (url !== null && !isServiceUrl(url)) throw new ValidationFailure([issue(['url'], 'PAGE_URL_INVALID')]);
  const { providerId, mode } = tenant;
  const known = await hookOf(tx, tenant, kind);
  const id = known?.id ?? newId('ProviderHook');
  let secret: string | null = null;
  if (url === null) {
    await tx.providerHook.deleteMany({ where: { id } });
  } else {
    const before = known ? readableSecrets(sealer, known) : [];
    const after = before.length === 0 || rollSecret ? rolled(before) : { secret: null, secrets: before };
    secret = after.secret;
    const secrets = sealSecrets(sealer, { id }, after.secrets);
    await tx.providerHook.upsert({
      where: { id },
      create: { id, providerId, mode, kind, url, secrets },
      update: { url, secrets },
    });
  }
  await recordAudit(tx, { tenant, by, action: 'HOOK_CHANGED', targetId: id, at: now });
  return secret;
}

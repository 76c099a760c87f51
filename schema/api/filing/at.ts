import type { Sealer, Tenant } from '../../../server/application.ts';
import { askedOnce } from '../asked-once.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';

/** The tenant's clock and keys, with which the rules of a filing are read. */
export async function filingAt(
  context: GraphQLContext,
  tenant: Tenant,
): Promise<{ now: Date; sealer: Sealer }> {
  const services = servicesOf(context);
  const { providerId, mode } = tenant;
  return {
    now: await askedOnce(context, `clock ${providerId} ${mode}`, async () => services.clock.now(tenant)),
    sealer: await services.privacy.forProvider(tenant.providerId),
  };
}

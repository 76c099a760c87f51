import type { Application, HoldUp, Sealer, Tenant } from '../../../server/application.ts';
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

/** What keeps a filing from the authority; the provider's accounts are asked for once for all filings of a list. */
export const holdUpAt = (
  context: GraphQLContext,
  filing: Parameters<Application['holdUpOf']>[0],
): Promise<HoldUp | null> => {
  const { providerId, mode } = filing;
  return context.app.holdUpOf(filing, () =>
    askedOnce(context, `accounts ${providerId} ${mode}`, () =>
      context.app.accountsOf(servicesOf(context).database.prisma, filing),
    ),
  );
};

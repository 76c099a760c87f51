import type { PrismaClient } from '../../../prisma/generated/client/client.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Names, Resolution } from '../../platform/name-servers.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';

/** An address of the documentation range (RFC 5737), which is nobody's. */
export const ELSEWHERE = '203.0.113.80';

const DAY_MS = 86_400_000;
/** Days after the access began on which a `returns-…` domain points elsewhere. */
const AWAY = { from: 5, until: 15 } as const;

type World = { readonly prisma: PrismaClient; readonly clock: Clock };

/** The server a site was filed on, else any of the provider's. */
async function addressHere({ prisma }: World, tenant: Tenant, domain: string): Promise<Resolution> {
  const { providerId, mode } = tenant;
  const site = await prisma.filingWebsite.findFirst({
    where: { domains: { has: domain }, filing: { providerId, mode }, serverId: { not: null } },
    orderBy: { id: 'desc' },
    select: { server: { select: { ips: true } } },
  });
  const server = site?.server ?? (await prisma.server.findFirst({ where: { providerId, mode } }));
  const [address] = server?.ips ?? [];
  return address ? { kind: 'FOUND', addresses: [address] } : { kind: 'NOTHING' };
}

async function isAway({ prisma, clock }: World, tenant: Tenant, domain: string): Promise<boolean> {
  const { providerId, mode } = tenant;
  const site = await prisma.website.findFirst({ where: { providerId, mode, domains: { has: domain } } });
  if (!site?.accessSince) return false;
  const days = ((await clock.now(tenant)).getTime() - site.accessSince.getTime()) / DAY_MS;
  return days >= AWAY.from && days < AWAY.until;
}

/**
 * The name servers of the rehearsal. By the beginning of a domain: `stray-` points elsewhere, `gone-` has no address,
 * `mute-` gets no answer, `returns-` points elsewhere from the 5th to the 15th day of its access. All others point to the
 * provider.
 */
export const createRehearsalNames = (world: World): Names => ({
  async resolve(tenant, name): Promise<Resolution> {
    const domain = name.replace(/^www\./, '');
    const elsewhere: Resolution = { kind: 'FOUND', addresses: [ELSEWHERE] };
    switch (/^(stray|gone|mute|returns)-/.exec(domain)?.[1]) {
      case 'stray':
        return elsewhere;
      case 'gone':
        return { kind: 'NOTHING' };
      case 'mute':
        return { kind: 'FAILED', reason: 'ESERVFAIL' };
      case 'returns':
        return (await isAway(world, tenant, domain)) ? elsewhere : addressHere(world, tenant, domain);
      default:
        return addressHere(world, tenant, domain);
    }
  },
});

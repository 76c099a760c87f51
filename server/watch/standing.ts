import type { Alarm, PrismaClient } from '../../prisma/generated/client/client.ts';
import type { Tenant } from '../platform/tenancy/actor.ts';

/** Whose account a command is about, and which of several: empty for the one for all. */
export type Whose = { readonly slug: string; readonly mode: Tenant['mode']; readonly bureau: string };

const bureauIn = (facts: unknown): string => {
  const { bureau } = Object(facts) as { bureau?: unknown };
  return typeof bureau === 'string' ? bureau : '';
};

/** An alarm, with whose account its command has to name. */
export type Standing = Alarm & {
  readonly whose: Whose | null;
};

/** Puts the providers' short names to alarms. */
export async function whoseOf(
  prisma: Pick<PrismaClient, 'provider'>,
  alarms: readonly Alarm[],
): Promise<Standing[]> {
  const ids = [...new Set(alarms.flatMap(({ providerId }) => providerId ?? []))];
  const providers = await prisma.provider.findMany({
    where: { id: { in: ids } },
    select: { id: true, slug: true },
  });
  const slugs = new Map(providers.map(({ id, slug }) => [id, slug]));
  return alarms.map((alarm) => {
    const slug = slugs.get(alarm.providerId ?? '');
    return {
      ...alarm,
      whose:
        slug !== undefined && alarm.mode ? { slug, mode: alarm.mode, bureau: bureauIn(alarm.facts) } : null,
    };
  });
}

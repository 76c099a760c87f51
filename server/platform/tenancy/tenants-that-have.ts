import type { Prisma, PrismaClient } from '../../../prisma/generated/client/client.ts';
import type { Tenant } from './actor.ts';

/**
 * Tenants that have a row of a kind: the first row of each is looked for along an index. Asking the rows whose they are would read them
 * all, every second.
 * @param kind a table and what its rows are like, as far as WHERE goes
 */
export const tenantsThatHave = (
  prisma: Pick<PrismaClient, '$queryRaw'>,
  kind: Prisma.Sql,
): Promise<Tenant[]> =>
  prisma.$queryRaw<Tenant[]>`
    SELECT p.id AS "providerId", m.mode::text AS mode
    FROM "Provider" p CROSS JOIN unnest(enum_range(NULL::"Mode")) AS m(mode)
    CROSS JOIN LATERAL (
      SELECT 1 FROM ${kind} AND "providerId" = p.id AND mode = m.mode LIMIT 1
    ) AS one`;

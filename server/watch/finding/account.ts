import { MOST_FOUND, type Find } from './found.ts';

const HOUR_MS = 3_600_000;
const SILENT_HOURS = 2;
const RESTING_HOURS = 24;

const before = (hours: number): Date => new Date(Date.now() - hours * HOUR_MS);

const SELECT = { id: true, providerId: true, mode: true, bureau: true } as const;

/** Which of several accounts it is, where it is not the one for all. */
const bureauIn = ({ bureau }: { bureau: string }): { bureau?: string } => (bureau ? { bureau } : {});

const tenantOf = ({ providerId, mode }: { providerId: string; mode: 'LIVE' | 'TEST' }) => ({
  providerId,
  mode,
});

/** The authority refuses the account, or something about its numbers is unclear. */
export const stopped: Find = async ({ database: { prisma } }) => {
  const accounts = await prisma.authorityAccount.findMany({
    where: { stoppedAt: { not: null } },
    select: { ...SELECT, stoppedAt: true, stoppedCode: true },
    orderBy: { stoppedAt: 'asc' },
    take: MOST_FOUND,
  });
  return accounts.flatMap(({ stoppedAt, stoppedCode, id, ...account }) =>
    stoppedAt
      ? [
          {
            tenant: tenantOf(account),
            targetId: id,
            since: stoppedAt,
            facts: { code: stoppedCode ?? 'none', ...bureauIn(account) },
          },
        ]
      : [],
  );
};

/** The operator has it rest, and may have forgotten. */
export const resting: Find = async ({ database: { prisma } }) => {
  const accounts = await prisma.authorityAccount.findMany({
    where: { restsSince: { lt: before(RESTING_HOURS) } },
    select: { ...SELECT, restsSince: true },
    orderBy: { restsSince: 'asc' },
    take: MOST_FOUND,
  });
  return accounts.flatMap(({ restsSince, id, ...account }) =>
    restsSince
      ? [{ tenant: tenantOf(account), targetId: id, since: restsSince, facts: bureauIn(account) }]
      : [],
  );
};

/** It is asked, and gives no answer that can be used. */
export const silent: Find = async ({ database: { prisma } }) => {
  const since = before(SILENT_HOURS);
  const accounts = await prisma.authorityAccount.findMany({
    where: {
      mode: 'LIVE',
      stoppedAt: null,
      restsSince: null,
      polledAt: { not: null },
      answeredAt: { lt: since },
    },
    select: { ...SELECT, answeredAt: true },
    orderBy: { answeredAt: 'asc' },
    take: MOST_FOUND,
  });
  return accounts.flatMap(({ answeredAt, id, ...account }) =>
    answeredAt
      ? [{ tenant: tenantOf(account), targetId: id, since: answeredAt, facts: bureauIn(account) }]
      : [],
  );
};

/** Another sender uses the account's numbers. */
export const foreign: Find = async ({ database: { prisma } }) => {
  const accounts = await prisma.authorityAccount.findMany({
    where: { foreignAt: { not: null } },
    select: { ...SELECT, foreignAt: true, foreignUpload: true },
    orderBy: { foreignAt: 'asc' },
    take: MOST_FOUND,
  });
  return accounts.flatMap(({ foreignAt, foreignUpload, id, ...account }) =>
    foreignAt
      ? [
          {
            tenant: tenantOf(account),
            targetId: id,
            since: foreignAt,
            facts: { sequence: String(foreignUpload ?? ''), ...bureauIn(account) },
          },
        ]
      : [],
  );
};

/** A file came that could not be read. */
export const aside: Find = async ({ database: { prisma } }) => {
  const files = await prisma.authorityMessage.findMany({
    where: { status: 'ASIDE', settledAt: null },
    select: { ...SELECT, at: true },
    orderBy: { id: 'asc' },
    take: MOST_FOUND,
  });
  return files.map(({ id, at, ...file }) => ({ tenant: tenantOf(file), targetId: id, since: at }));
};

import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import { Prisma } from '../../../prisma/generated/client/client.ts';
import { tenantsThatHave } from '../../platform/tenancy/tenants-that-have.ts';
import type { Services } from '../../services.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { handOver, tenantsWithQueue } from './hand-over.ts';
import { HAND_OVER_JOB, POLL_JOB, RESUME_JOB, type TenantJob } from '../machine/hand-over-jobs.ts';
import { pollResults } from './results.ts';
import { tenantsWaitingForAddresses } from './waiting-for-addresses.ts';

/** Seconds between looks at whose turn it is; how often a tenant is polled, its account's schedule says. */
const LOOK_SECONDS = 1;
/** Seconds between attempts to hand over what had to wait. */
const RESUME_SECONDS = 5;

const keyOf = ({ providerId, mode }: Tenant): string => `${providerId}:${mode}`;

/** Tenants with orders the authority has yet to answer. */
async function waitingTenants({ database: { prisma } }: Services): Promise<Set<string>> {
  const waiting = Prisma.sql`"Filing" WHERE state IN ('AWAITING_SMS', 'AT_AUTHORITY')`;
  return new Set((await tenantsThatHave(prisma, waiting)).map(keyOf));
}

/** An authority that is away is no failure of ours: the regular look takes the work up again. */
async function whenAvailable({ log }: Services, tenant: Tenant, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AuthorityUnavailable)) throw error;
    log.info({ event: 'authority.away', ...tenant }, 'the authority is away; the work is taken up again');
  }
}

/** One tenant's failure must not keep the others waiting; all are told in the end. */
async function forEach<T extends Tenant>(
  tenants: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const one of tenants) await work(one).catch((error: unknown) => failures.push(error));
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, 'the work for several providers failed');
}

/** Sends what is queued and fetches what is answered, in the background. */
export function workForTheAuthority(services: Services): void {
  const { jobs, authority } = services;
  const sendFor = (tenant: Tenant) => whenAvailable(services, tenant, () => handOver(services, tenant));
  jobs.work<TenantJob>(HAND_OVER_JOB, ({ data }) => sendFor(data));
  jobs.work(RESUME_JOB, async () => {
    const tenants = [...(await tenantsWithQueue(services)), ...(await tenantsWaitingForAddresses(services))];
    await forEach([...new Map(tenants.map((tenant) => [keyOf(tenant), tenant])).values()], sendFor);
  });
  jobs.work(POLL_JOB, async () => {
    const waiting = await waitingTenants(services);
    await forEach(await authority.accounts(), async (account) => {
      if (await authority.isPollDue(account, waiting.has(keyOf(account))))
        await whenAvailable(services, account, () => pollResults(services, account));
    });
  });
  jobs.every(RESUME_JOB, RESUME_SECONDS);
  jobs.every(POLL_JOB, LOOK_SECONDS);
}

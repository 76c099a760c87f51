import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import { formatFilingNumber, parseFilingNumber } from '../../../../schema/rules/filing-number.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';

type Accounts = Pick<Prisma.TransactionClient, 'authorityAccount'>;

/** An account, by the bureau it is with, and the provinces whose orders go by it. */
export type Served = { readonly bureau: string; readonly provinces: readonly string[] };

/** A province would go by two accounts at once. */
export class ProvinceServedTwice extends Error {
  override readonly name = 'ProvinceServedTwice';
  constructor(readonly province: string) {
    super(`orders of province ${province} would go by two accounts`);
  }
}

/** The accounts of a tenant; the one for all sorts first. */
export const servedBy = ({ authorityAccount }: Accounts, { providerId, mode }: Tenant): Promise<Served[]> =>
  authorityAccount.findMany({
    where: { providerId, mode },
    select: { bureau: true, provinces: true },
    orderBy: { bureau: 'asc' },
  });

/** @throws ProvinceServedTwice, for the caller's transaction to end; of two that change accounts at once the later one waits */
export async function assertServedOnce(tx: Prisma.TransactionClient, tenant: Tenant): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Provider" WHERE id = ${tenant.providerId} FOR UPDATE`;
  const served = (await servedBy(tx, tenant)).flatMap(({ provinces }) => provinces);
  const twice = served.find((province, index) => served.indexOf(province) !== index);
  if (twice !== undefined) throw new ProvinceServedTwice(twice);
}

/**
 * Which of the accounts orders of a province go by: its own, else the one for all. What is of no province (null) goes by the one for all,
 * else by the first. Null where none is for it.
 */
export function bureauAmong(
  accounts: readonly Served[],
  { mode }: Pick<Tenant, 'mode'>,
  province: string | null,
): string | null {
  const own = accounts.find(({ provinces }) => province !== null && provinces.includes(province));
  if (own) return own.bureau;
  const [first] = accounts;
  // In test mode the rehearsal authority's account is made at the first call.
  if (first?.bureau === '' || mode === 'TEST') return '';
  return province === null ? (first?.bureau ?? null) : null;
}

/** The same, asked of what is stored. */
export const bureauFor = async (
  prisma: Accounts,
  tenant: Tenant,
  province: string | null,
): Promise<string | null> => bureauAmong(await servedBy(prisma, tenant), tenant, province);

/**
 * The account by which something about a filing number goes: the one its access was granted by, because another is not heard about it;
 * what came here otherwise goes by that of its province.
 */
export async function bureauOf(
  prisma: Pick<Prisma.TransactionClient, 'authorityAccount' | 'submission'>,
  { providerId, mode }: Tenant,
  typed: string | null,
): Promise<string> {
  const tenant = { providerId, mode };
  const parsed = typed === null ? null : parseFilingNumber(typed);
  const number = parsed && formatFilingNumber(parsed);
  const granted = number
    ? await prisma.submission.findFirst({
        where: {
          ...tenant,
          status: 'ACCEPTED',
          filing: {
            state: 'APPROVED',
            OR: [{ subjectNumber: number }, { websites: { some: { websiteNumber: number } } }],
          },
        },
        orderBy: { acceptedAt: 'desc' },
        select: { bureau: true },
      })
    : null;
  return granted?.bureau ?? (await bureauFor(prisma, tenant, parsed?.province ?? null)) ?? '';
}

import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { PROVINCES } from '../../../../schema/rules/choices/provinces.ts';
import { ValidationFailure } from '../../../../schema/rules/failures.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { recordAudit, type Auditee } from '../../../platform/tenancy/audit.ts';
import { currentNameOf } from '../../provinces/divisions.ts';
import { USUAL_REGIONS } from './usual-regions.ts';

/** A region (地域) as the provider names it, and where it lies. */
export type Region = {
  readonly code: string;
  readonly name: string;
  /** Province or city of GB/T 2260, six digits; null outside the mainland. */
  readonly area: string | null;
  /** Whether it lies in the mainland, where alone sites can be filed. */
  readonly mainland: boolean;
};

/** Most regions a provider may list. */
const MOST_REGIONS = 500;
/** Most codes named in a message. */
const MOST_NAMED = 60;

const FIELDS = { code: true, name: true, area: true, mainland: true } as const;

/** The provider's own list of regions; the usual ones of the large clouds while it has set none. */
export async function regionsOf(
  tx: Pick<Prisma.TransactionClient, 'providerRegion'>,
  { providerId }: Pick<Tenant, 'providerId'>,
): Promise<readonly Region[]> {
  const own = await tx.providerRegion.findMany({
    where: { providerId },
    select: FIELDS,
    orderBy: { code: 'asc' },
  });
  return own.length > 0 ? own : USUAL_REGIONS;
}

/** The region a server stands in, by the provider's name of it. */
export const regionNamed = (regions: readonly Region[], code: string): Region | undefined =>
  regions.find((region) => region.code === code.trim());

/** Server location (Fbdd, seed code) of a region in the mainland; null elsewhere. */
export const locationOf = (region: Region | undefined): number | null => {
  if (!region?.mainland || region.area === null) return null;
  const { area } = region;
  return PROVINCES.find(({ code }) => code.slice(0, 2) === area.slice(0, 2))?.locationCode ?? null;
};

/** What is wrong with a region that a server is registered in. */
export const regionFaults = (regions: readonly Region[], code: string, path: readonly string[]): Issue[] =>
  regionNamed(regions, code)
    ? []
    : [
        issue([...path], 'REGION_UNKNOWN', {
          region: code,
          known: regions
            .slice(0, MOST_NAMED)
            .map((region) => region.code)
            .join(', '),
        }),
      ];

const isMainlandArea = (area: string | null): boolean =>
  area !== null &&
  currentNameOf(area) !== null &&
  PROVINCES.some(({ code }) => code.slice(0, 2) === area.slice(0, 2));

const faultsOf = (regions: readonly Region[]): Issue[] =>
  regions.flatMap(({ code, name, area, mainland }, index) => {
    const path = ['regions', String(index)];
    return [
      ...(code === '' ? [issue([...path, 'code'], 'REQUIRED')] : []),
      ...(name === '' ? [issue([...path, 'name'], 'REQUIRED')] : []),
      ...(code.length > 64 ? [issue([...path, 'code'], 'TOO_LONG', { max: 64 })] : []),
      ...(name.length > 64 ? [issue([...path, 'name'], 'TOO_LONG', { max: 64 })] : []),
      ...(regions.findIndex((other) => other.code === code) < index
        ? [issue([...path, 'code'], 'REGION_TWICE', { region: code })]
        : []),
      ...(mainland && !isMainlandArea(area) ? [issue([...path, 'area'], 'REGION_AREA_INVALID')] : []),
      ...(!mainland && isMainlandArea(area) ? [issue([...path, 'mainland'], 'REGION_AREA_INVALID')] : []),
    ];
  });

/**
 * Puts a provider's list of regions in place of the former one, in both modes; an empty one brings the usual regions back.
 * @throws ValidationFailure
 */
export async function setRegions(
  tx: Prisma.TransactionClient,
  { tenant, by, now, regions: given }: { tenant: Tenant; by: Auditee; now: Date; regions: readonly Region[] },
): Promise<void> {
  if (given.length > MOST_REGIONS)
    throw new ValidationFailure([issue(['regions'], 'TOO_MANY', { max: MOST_REGIONS })]);
  const regions = given.map(({ code, name, area, mainland }) => ({
    code: code.trim(),
    name: name.trim(),
    area: area?.trim() || null,
    mainland,
  }));
  const issues = faultsOf(regions);
  if (issues.length > 0) throw new ValidationFailure(issues);
  const { providerId } = tenant;
  await tx.providerRegion.deleteMany({ where: { providerId } });
  await tx.providerRegion.createMany({ data: regions.map((region) => ({ providerId, ...region })) });
  await recordAudit(tx, { tenant, by, action: 'PROVIDER_UPDATED', targetId: providerId, at: now });
}

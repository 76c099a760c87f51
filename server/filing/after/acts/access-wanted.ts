import type { Server } from '../../../../prisma/generated/client/client.ts';
import { ACCESS_METHODS } from '../../../../schema/rules/choices/access-methods.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import type { Tx } from '../../../../prisma/database.ts';
import type { AccessAsWanted } from '../../../authority/acts.ts';
import type { CodeBook } from '../../../authority/code-book.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { mainlandRanges } from '../../../platform/tenancy/settings.ts';
import { foreignAddresses, publicIpv4 } from '../../draft/server/check.ts';
import { locationOf, regionFaults, regionNamed, regionsOf } from '../../draft/server/regions.ts';
import { registrableDomain } from '../../draft/type/domain.ts';

/** Most addresses and domains that one access may have. */
const MOST = 100;

export type AccessInput = {
  /** A registered server, whose addresses and region are meant where they are not said. */
  readonly serverId?: string | null | undefined;
  readonly addresses?: readonly string[] | null | undefined;
  readonly region?: string | null | undefined;
  readonly accessMethod?: (typeof ACCESS_METHODS)[number]['key'] | null | undefined;
  readonly domains?: readonly string[] | null | undefined;
};

type Said = { readonly wanted: AccessAsWanted; readonly issues: readonly Issue[] };

const tooMany = (path: string, list: readonly unknown[]): Issue[] => {
  if (list.length === 0) return [issue([path], 'REQUIRED')];
  return list.length > MOST ? [issue([path], 'TOO_MANY', { max: MOST })] : [];
};

/** Addresses are public IPv4 of the provider's own: the interface has no other. */
function addressesOf(given: readonly string[], ranges: readonly string[]): Said {
  const addresses = [...new Set(given.map((address) => address.trim()))];
  const issues = [
    ...tooMany('addresses', addresses),
    ...addresses.flatMap((address, index) =>
      publicIpv4([address]).length > 0
        ? foreignAddresses([address], ranges, ['addresses', String(index)])
        : [issue(['addresses', String(index)], 'ACCESS_ADDRESS', { address })],
    ),
  ];
  return { wanted: { ranges: addresses.map((address) => ({ first: address, last: address })) }, issues };
}

function domainsOf(given: readonly string[]): Said {
  const read = given.map((text, index) => registrableDomain(text, ['domains', String(index)]));
  const domains = read.flatMap((one) => ('domain' in one ? [one.domain.domain] : []));
  return {
    wanted: { domains: [...new Set(domains)] },
    issues: [...tooMany('domains', given), ...read.flatMap((one) => ('issue' in one ? [one.issue] : []))],
  };
}

const NOTHING: Said = { wanted: {}, issues: [] };

/** What of an access is to change, in the authority's codes, and everything that is wrong with it. */
export async function accessWanted(
  tx: Tx,
  tenant: Tenant,
  input: AccessInput,
  { server, book }: { server: Pick<Server, 'ips' | 'region'> | null; book: CodeBook },
): Promise<Said> {
  const regions = await regionsOf(tx, tenant);
  const ranges = await mainlandRanges(tx, tenant);
  const addresses = input.addresses ?? (server ? publicIpv4(server.ips) : null);
  const regionCode = input.region ?? server?.region ?? null;
  const region = regionCode === null ? undefined : regionNamed(regions, regionCode);
  const place = locationOf(region);
  const location = place === null ? null : book.codeFor('Gj_dms', place);
  const method = ACCESS_METHODS.find(({ key }) => key === input.accessMethod);
  const mode = method ? book.codeFor('Wzjrfs_dms', method.miitCode) : null;
  const parts: Said[] = [
    addresses ? addressesOf(addresses, ranges) : NOTHING,
    input.domains ? domainsOf(input.domains) : NOTHING,
    {
      wanted: {
        ...(location === null ? {} : { locations: [location] }),
        ...(mode === null ? {} : { accessModes: [mode] }),
      },
      issues:
        regionCode === null
          ? []
          : region
            ? location === null
              ? [issue(['region'], 'SERVER_NOT_MAINLAND', { region: regionCode })]
              : []
            : regionFaults(regions, regionCode, ['region']),
    },
  ];
  const wanted = Object.assign({}, ...parts.map((part) => part.wanted)) as AccessAsWanted;
  const issues = parts.flatMap((part) => part.issues);
  const nothing = Object.keys(wanted).length === 0 && issues.length === 0;
  return { wanted, issues: nothing ? [issue([], 'ACCESS_CHANGE_NOTHING')] : issues };
}

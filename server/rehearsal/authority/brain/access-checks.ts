import ipaddr from 'ipaddr.js';
import { ACCESS_METHODS } from '../../../../schema/rules/choices/access-methods.ts';
import { PROVINCES } from '../../../../schema/rules/choices/provinces.ts';
import type { AccessRequest } from './access-request.ts';
import type { Order } from './order.ts';
import type { FiledSubject, FiledWebsite } from './subject.ts';

/** All that a check may look at. */
export type AccessCase = {
  readonly request: AccessRequest;
  readonly subject: FiledSubject | null;
  readonly website: FiledWebsite | null;
  /** Orders of the subject from earlier uploads whose word is still out. */
  readonly openOrders: readonly Order[];
  /** The provider gives access to the site already. */
  readonly accessed: boolean;
  /** Site numbers that came earlier in the same upload. */
  readonly earlierInUpload: ReadonlySet<string>;
  /** The provider used this access id before. */
  readonly knownAccessId: boolean;
};

const LOCATIONS = new Set(PROVINCES.map(({ locationCode }) => locationCode));
const ACCESS_MODES = new Set<number>(ACCESS_METHODS.map(({ miitCode }) => miitCode));

/** Reserved for documentation by RFC 5737: no server has them, so a rehearsal may. */
const DOCUMENTATION = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'].map((cidr) =>
  ipaddr.IPv4.parseCIDR(cidr),
);

const isPublic = (address: string): boolean => {
  if (!ipaddr.IPv4.isValidFourPartDecimal(address)) return false;
  const parsed = ipaddr.IPv4.parse(address);
  return parsed.range() === 'unicast' || DOCUMENTATION.some((block) => parsed.match(block));
};

const asNumber = (address: string): number =>
  ipaddr.IPv4.parse(address).octets.reduce((value, octet) => value * 256 + octet, 0);

const isRange = ({ first, last }: { first: string; last: string }): boolean =>
  isPublic(first) && isPublic(last) && asNumber(first) <= asNumber(last);

type AccessCheck = { readonly code: number; readonly fails: (access: AccessCase) => boolean };

/** Checks that need the record; without one they have nothing to look at. */
const ON_RECORD: readonly AccessCheck[] = [
  { code: 1049, fails: ({ subject }) => subject?.deregistered === true },
  { code: 1050, fails: ({ website }) => website?.deregistered === true },
  {
    code: 1018,
    fails: ({ subject, request }) => subject?.passwordDigest !== request.passwordDigest.toLowerCase(),
  },
  {
    code: 1003,
    fails: ({ openOrders, request }) =>
      openOrders.length > 0 && !openOrders.some((order) => order.websiteNumber === request.websiteNumber),
  },
  {
    code: 1038,
    fails: ({ accessed, openOrders, request, knownAccessId }) =>
      accessed || knownAccessId || openOrders.some((order) => order.websiteNumber === request.websiteNumber),
  },
  { code: 1029, fails: ({ earlierInUpload, request }) => earlierInUpload.has(request.websiteNumber) },
];

/** Checks of what was sent, whoever it is for. */
const ON_CONTENT: readonly AccessCheck[] = [
  { code: 1006, fails: ({ request }) => request.ipRanges.length === 0 || !request.ipRanges.every(isRange) },
  {
    code: 1035,
    fails: ({ request }) =>
      request.accessModes.length === 0 || request.accessModes.some((mode) => !ACCESS_MODES.has(mode)),
  },
  {
    code: 1036,
    fails: ({ request }) =>
      request.locations.length === 0 || request.locations.some((location) => !LOCATIONS.has(location)),
  },
];

/** Result codes (Jgdm) of everything that is wrong with an access, the gravest first; empty when nothing is. */
export function failuresOf(access: AccessCase): number[] {
  const codes = ON_CONTENT.filter(({ fails }) => fails(access)).map(({ code }) => code);
  if (!access.subject) return [1016, ...codes];
  if (!access.website) return [1059, ...codes];
  return [...ON_RECORD.filter(({ fails }) => fails(access)).map(({ code }) => code), ...codes];
}

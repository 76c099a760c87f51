import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { issue } from '../../../schema/rules/issue.ts';
import { ValidationFailure } from '../../../schema/rules/failures.ts';
import { liesIn } from '../networks.ts';
import { isServiceUrl } from './service-url.ts';

/** Why an address may not be called: its port belongs to another protocol, or it is, or leads to, a private or reserved one. */
type TargetFault = 'PORT' | 'ADDRESS';

/** Ports of other protocols, which a request could be made to speak by accident: the bad ports of the Fetch standard. */
const OTHER_PROTOCOLS = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
  109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
  526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
  3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

export const isForAnotherProtocol = ({ port }: URL): boolean =>
  port !== '' && OTHER_PROTOCOLS.has(Number(port));

/** The addresses of a name as a connection would find them; none where nobody says in time. */
export type FindAddresses = (name: string) => Promise<readonly string[]>;

/** A name that is not known yet may still become so; each call looks again. Milliseconds. */
const PATIENCE_MS = 3_000;

export const findAddresses: FindAddresses = async (name) => {
  const found = lookup(name, { all: true }).then(
    (answers) => answers.map(({ address }) => address),
    () => [],
  );
  let late: NodeJS.Timeout | undefined;
  const nobody = new Promise<string[]>((resolve) => {
    late = setTimeout(() => resolve([]), PATIENCE_MS);
  });
  const addresses = await Promise.race([found, nobody]);
  clearTimeout(late);
  return addresses;
};

/** Whether an address is in the public network, or one that the operator allows. */
function mayBeCalled(address: string, allow: readonly string[]): boolean {
  const parsed = ipaddr.parse(address);
  return allow.some((each) => liesIn(parsed, each)) || parsed.range() === 'unicast';
}

/** Names of the machine itself, whatever a name server says of them (RFC 6761). */
const LOCAL = /^(?:.+\.)?localhost\.?$/;

async function addressesOf({ hostname }: URL, find: FindAddresses): Promise<readonly string[]> {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(bare)) return [bare];
  return LOCAL.test(bare) ? ['127.0.0.1'] : find(bare);
}

/** Why an address may not be called; null where it may, as far as is known now. Asks name servers. */
export async function faultOf(
  url: URL,
  { allow, find }: { allow: readonly string[]; find: FindAddresses },
): Promise<TargetFault | null> {
  if (isForAnotherProtocol(url)) return 'PORT';
  const addresses = await addressesOf(url, find);
  return addresses.every((address) => mayBeCalled(address, allow)) ? null : 'ADDRESS';
}

/**
 * Refuses an address that would fail at each call. Asked before the change, because it asks name servers; what has no form of an
 * address is left to the change.
 * @throws ValidationFailure
 */
export async function assertCallable(
  { faultAt }: { faultAt(url: string): Promise<TargetFault | null> },
  typed: string | null | undefined,
): Promise<void> {
  const address = typed?.trim() ?? '';
  if (!isServiceUrl(address)) return;
  const fault = await faultAt(address);
  const { hostname: host, port } = new URL(address);
  if (fault === 'PORT') throw new ValidationFailure([issue(['url'], 'TARGET_PORT', { port })]);
  if (fault === 'ADDRESS') throw new ValidationFailure([issue(['url'], 'TARGET_PRIVATE', { host })]);
}

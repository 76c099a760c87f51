import ipaddr from 'ipaddr.js';
import type { KeyKind } from '../../../prisma/generated/client/enums.ts';
import type { Tx } from '../../../prisma/database.ts';
import type { Topic } from '../../../schema/rules/topics.ts';
import { tellWorld } from '../events/outbox.ts';
import type { Tenant } from './actor.ts';

/** How much of an address is kept: enough to see that it is a strange one, too little to be one machine's or one person's. */
const KEPT_BITS = { ipv4: 24, ipv6: 48 } as const;

/** The network of an address, e.g. `203.0.113.0/24`; null for what is no address. */
function networkOf(address: string): string | null {
  const [bare = ''] = address.split('/', 1);
  if (!ipaddr.isValid(bare)) return null;
  const parsed = ipaddr.process(bare);
  const bits = KEPT_BITS[parsed.kind()];
  const network =
    parsed.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(`${parsed.toString()}/${bits}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${bits}`);
  return `${network.toString()}/${bits}`;
}

/** Where a use came from, as far as it is kept. Whoever comes with a key of pages is a visitor of theirs, whom it does not concern. */
export const useFrom = (kind: KeyKind, address: string | null): string | null =>
  kind === 'PUBLISHABLE' || address === null ? null : networkOf(address);

type KeyNews = { topic: Extract<Topic, `api_key.${string}`>; keyId: string; newKeyId?: string; at: Date };

/** Tells the provider what became of a key, by ids. Keys live in real time, wherever the clock of test mode stands. */
export const tellOfKey = (tx: Tx, tenant: Tenant, { topic, at, keyId, ...others }: KeyNews): Promise<void> =>
  tellWorld(tx, tenant, { topic, targetId: keyId, data: others, at });

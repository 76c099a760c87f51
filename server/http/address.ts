import ipaddr from 'ipaddr.js';
import type { IncomingMessage } from 'node:http';
import { liesIn, type Address } from '../platform/networks.ts';
import type { Services } from '../services.ts';

type Trust = Services['config']['trustProxy'];

/** An address as proxies write it: IPv4 or IPv6, in brackets or quotes, with or without a port. Null for anything else. */
function addressIn(text: string): Address | null {
  const bare = text.trim().replace(/^"(.*)"$/, '$1');
  const host =
    /^\[([^\]]+)\](?::\d+)?$/.exec(bare)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(bare)?.[1] ?? bare;
  if (ipaddr.IPv4.isValidFourPartDecimal(host)) return ipaddr.IPv4.parse(host);
  // An IPv4 address in the dress of IPv6 (::ffff:192.0.2.1) is the IPv4 one.
  return ipaddr.IPv6.isValid(host) ? ipaddr.process(host) : null;
}

/** Whether what the proxy at this address says is believed; `hop` counts from the service outwards. */
const isTrusted = (trust: Trust, address: Address | null, hop: number): boolean => {
  if (typeof trust === 'number') return hop < trust;
  return address !== null && trust.some((network) => liesIn(address, network));
};

/** Nearest first: each proxy adds the one it heard at the end. */
const forwardedFor = ({ headers }: IncomingMessage): string[] =>
  [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').filter(Boolean).reverse();

/** Where somebody with an IPv6 address has 2^64 of them, they count as one. */
const counted = (address: Address): string =>
  address.kind() === 'ipv4'
    ? address.toString()
    : `${(address as ipaddr.IPv6).parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::/64`;

const UNTRUSTED =
  'a request carries X-Forwarded-For and TRUST_PROXY does not trust its sender: all who come that way count as one address; set TRUST_PROXY to the number of proxies, or to their addresses';

const warned = new WeakSet<object>();

/**
 * The caller's address, to be counted by: the socket's or, behind trusted proxies, the first one that none of them is. Says
 * once in the log when a proxy seems to be there that is not trusted.
 */
export function addressOf(
  request: IncomingMessage,
  { config, log }: Pick<Services, 'config' | 'log'>,
): string {
  const { trustProxy } = config;
  const forwarded = forwardedFor(request);
  let address = addressIn(request.socket.remoteAddress ?? '');
  if (forwarded.length > 0 && !isTrusted(trustProxy, address, 0) && !warned.has(config)) {
    warned.add(config);
    log.warn({ event: 'proxy.untrusted' }, UNTRUSTED);
  }
  for (const [hop, text] of forwarded.entries()) {
    const next = isTrusted(trustProxy, address, hop) ? addressIn(text) : null;
    if (!next) break;
    address = next;
  }
  return address ? counted(address) : 'unknown';
}

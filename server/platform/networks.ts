import ipaddr from 'ipaddr.js';

export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Whether an address lies in a range, or is the lone address that stands in a range's place. */
export function liesIn(address: Address, range: string): boolean {
  const [network, bits] = ipaddr.isValidCIDR(range)
    ? ipaddr.parseCIDR(range)
    : [ipaddr.process(range), undefined];
  return (
    address.kind() === network.kind() &&
    address.match(network, bits ?? (network.kind() === 'ipv4' ? 32 : 128))
  );
}

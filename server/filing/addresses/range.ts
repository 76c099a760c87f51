import ipaddr from 'ipaddr.js';

/** Addresses from the first to the last, both included, of one family. */
export type Range = { readonly first: string; readonly last: string };

type Address = ipaddr.IPv4 | ipaddr.IPv6;

const addressIn = (text: string): Address | null => {
  const four = ipaddr.IPv4.isValidFourPartDecimal(text);
  return four || (text.includes(':') && ipaddr.IPv6.isValid(text)) ? ipaddr.parse(text) : null;
};

/** Bytes of the address in order, so that the lower one comes first. */
const compare = (a: Address, b: Address): number =>
  Buffer.compare(Buffer.from(a.toByteArray()), Buffer.from(b.toByteArray()));

const ofFamily = (first: Address, last: Address): Range | null =>
  first.kind() === last.kind() && compare(first, last) <= 0
    ? { first: first.toString(), last: last.toString() }
    : null;

function ofNetwork(address: string, length: string): Range | null {
  const at = addressIn(address);
  if (!at || !/^\d{1,3}$/.test(length) || Number(length) < 1) return null;
  const cidr = `${address}/${length}`;
  if (!ipaddr.isValidCIDR(cidr)) return null;
  const family = at.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  const first = family.networkAddressFromCIDR(cidr);
  return ofFamily(first, lastOf(first, Number(length)));
}

/** The network's last address: all bits behind its length set. */
function lastOf(first: Address, length: number): Address {
  const bytes = first.toByteArray().map((byte, index) => {
    const kept = Math.min(8, Math.max(0, length - index * 8));
    return byte | (0xff >> kept);
  });
  return ipaddr.fromByteArray(bytes);
}

/** `47.96.0.0/15`, `47.96.0.1-47.96.0.9` or a lone address, of IPv4 or IPv6. Null for what is none. */
export function rangeIn(text: string): Range | null {
  const plain = text.replace(/\s/g, '');
  const [address = '', length] = plain.split('/');
  if (length !== undefined) return ofNetwork(address, length);
  const [from = '', to = from] = plain.split('-');
  const [first, last] = [addressIn(from), addressIn(to)];
  return first && last ? ofFamily(first, last) : null;
}

export const isIpv4 = ({ first }: Range): boolean => ipaddr.IPv4.isValidFourPartDecimal(first);

/** Whether everybody on the internet can reach both ends; other addresses are nobody's to file. */
export const isPublic = ({ first, last }: Range): boolean =>
  [first, last].every((end) => ipaddr.parse(end).range() === 'unicast');

/** Whether two ranges have an address in common. */
export const overlap = (a: Range, b: Range): boolean =>
  isIpv4(a) === isIpv4(b) &&
  compare(ipaddr.parse(a.first), ipaddr.parse(b.last)) <= 0 &&
  compare(ipaddr.parse(b.first), ipaddr.parse(a.last)) <= 0;

/** Whether an address lies in a range. */
export const holds = (range: Range, address: string): boolean =>
  overlap(range, { first: address, last: address });

import ipaddr from 'ipaddr.js';
import { issue, type Issue } from '../../../schema/rules/issue.ts';
import { liesIn } from '../networks.ts';

/** Most ranges a provider may list. */
const MOST_RANGES = 2000;

/** `47.96.0.0/15`; a lone address is a range of one. Null for what is none. */
export const parseRange = (text: string): string | null => {
  const [address = '', length] = text.trim().split('/');
  const four = ipaddr.IPv4.isValidFourPartDecimal(address);
  if (!four && !(address.includes(':') && ipaddr.IPv6.isValid(address))) return null;
  const longest = four ? 32 : 128;
  const bits = length === undefined ? longest : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (bits < 1 || bits > longest) return null;
  // The network of the range, whatever address in it was written.
  const network = four
    ? ipaddr.IPv4.networkAddressFromCIDR(`${address}/${bits}`)
    : ipaddr.IPv6.networkAddressFromCIDR(`${address}/${bits}`);
  return `${network.toString()}/${bits}`;
};

/** What is wrong with a list of ranges, line by line. */
export const rangeFaults = (ranges: readonly string[]): Issue[] => {
  if (ranges.length > MOST_RANGES) return [issue(['mainlandRanges'], 'TOO_MANY', { max: MOST_RANGES })];
  return ranges.flatMap((range, index) =>
    parseRange(range) ? [] : [issue(['mainlandRanges', String(index)], 'IP_RANGE_INVALID', { value: range })],
  );
};

/** Whether an address lies in one of the ranges. */
export const isWithin = (ip: string, ranges: readonly string[]): boolean => {
  const address = ipaddr.process(ip);
  return ranges.some((range) => liesIn(address, range));
};

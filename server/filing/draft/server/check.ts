import ipaddr from 'ipaddr.js';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { addMonths } from '../../../../schema/rules/numbers/dates.ts';
import { chinaDay } from '../../../platform/calendar/china-day.ts';
import { isWithin } from '../../../platform/tenancy/ip-ranges.ts';
import { productNamed, type Product } from './products.ts';
import { regionNamed, type Region } from './regions.ts';

export type CheckedServer = {
  product: string;
  region: string;
  ips: string[];
  termMonths: number;
  expiresAt: Date;
  price: number | null;
  slots: number;
};

/** IPv4 addresses that anyone on the internet can reach. */
export const publicIpv4 = (ips: readonly string[]): string[] =>
  ips.filter((ip) => ipaddr.IPv4.isValidFourPartDecimal(ip) && ipaddr.parse(ip).range() === 'unicast');

/** Public addresses that do not lie in the provider's mainland ranges; an address must belong to it (domain reference §6). */
export const foreignAddresses = (
  ips: readonly string[],
  ranges: readonly string[],
  path: readonly string[],
): Issue[] =>
  ranges.length === 0
    ? []
    : ips
        .filter(
          (ip) => ipaddr.isValid(ip) && ipaddr.process(ip).range() === 'unicast' && !isWithin(ip, ranges),
        )
        .map((address) => issue(path, 'SERVER_ADDRESS_FOREIGN', { address }));

/** What a provider's servers are checked by. */
export type Terms = {
  readonly products: readonly Product[];
  readonly regions: readonly Region[];
  readonly ranges: readonly string[];
};

const inYuan = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;

/**
 * Why no site may be filed on this server now; empty when one may (产品验证, domain §6).
 * @param slotsUsed filing slots taken on the server: codes issued, held and burnt.
 * @param terms the provider's products and regions, and its own mainland ranges; without any the addresses are not compared.
 */
export function checkServer(
  server: CheckedServer,
  slotsUsed: number,
  now: Date,
  path: readonly string[],
  { products, regions, ranges }: Terms,
): Issue[] {
  const rule = productNamed(products, server.product);
  if (!rule?.filable) return [issue(path, 'SERVER_WRONG_KIND')];
  const ends = chinaDay(server.expiresAt);
  if (server.expiresAt <= now) return [issue(path, 'SERVER_EXPIRED', { date: ends })];
  const issues: Issue[] = [];
  if (!regionNamed(regions, server.region)?.mainland)
    issues.push(issue(path, 'SERVER_NOT_MAINLAND', { region: server.region }));
  issues.push(...foreignAddresses(server.ips, ranges, path));
  if (publicIpv4(server.ips).length === 0) issues.push(issue(path, 'SERVER_NO_PUBLIC_ADDRESS'));
  if (rule.termMonths !== null && server.termMonths < rule.termMonths)
    issues.push(
      issue(path, 'SERVER_TERM_TOO_SHORT', { months: server.termMonths, required: rule.termMonths }),
    );
  if (rule.minimumPrice !== null && server.price !== null && server.price < rule.minimumPrice)
    issues.push(
      issue(path, 'SERVER_PRICE_TOO_LOW', {
        price: inYuan(server.price),
        required: inYuan(rule.minimumPrice),
      }),
    );
  // By the day in China: a server bought this morning for exactly the term is long enough.
  if (ends < addMonths(chinaDay(now), rule.remainingMonths))
    issues.push(issue(path, 'SERVER_REMAINING_TOO_SHORT', { date: ends, required: rule.remainingMonths }));
  if (slotsUsed >= server.slots) issues.push(issue(path, 'SERVER_FULL', { slots: server.slots }));
  return issues;
}

import { domainFault, isUnder, normaliseDomainText } from './domain.ts';
import { issue } from './issue.ts';
import type { Issue } from './issue.ts';
import { checkWidth, narrow, WIDTHS } from './text.ts';

/** The homepage addresses in a field; several are separated by semicolons, commas or blanks. */
export const homepagesIn = (text: string): string[] =>
  narrow(text)
    .split(/[;；,，、\s]+/)
    .map((address) => address.replace(/^https?:\/\//i, '').replace(/\/+$/, ''))
    .filter((address) => address !== '');

/** How they are stored and sent: without scheme, separated by semicolons. */
export const normaliseHomepages = (text: string): string => homepagesIn(text).join(';');

/** How many homepage addresses a province wants. Source: provider documents of 2019. */
export type HomepageCount = 'ANY' | 'ONE' | 'EACH_DOMAIN';

/** Issues of the homepage field of a website with these domains. */
export const checkHomepages = (
  path: readonly string[],
  text: string,
  domains: readonly string[],
  count: HomepageCount,
  rule?: string,
): Issue[] => {
  const addresses = homepagesIn(text);
  const wrong = addresses.filter((address) => domainFault(normaliseDomainText(address)) !== null);
  const foreign = addresses.filter(
    (address) =>
      !domains.some((domain) => isUnder(normaliseDomainText(address), normaliseDomainText(domain))),
  );
  const [firstWrong] = wrong;
  if (firstWrong !== undefined) return [issue(path, 'HOMEPAGE_INVALID', { value: firstWrong })];
  const [firstForeign] = foreign;
  if (firstForeign !== undefined && domains.length > 0) {
    return [issue(path, 'HOMEPAGE_OTHER_DOMAIN', { value: firstForeign, domains: domains.join(', ') })];
  }
  if (count === 'ONE' && addresses.length > 1) return [issue(path, 'HOMEPAGE_ONE', {}, rule)];
  if (count === 'EACH_DOMAIN' && addresses.length < domains.length) {
    return [issue(path, 'HOMEPAGE_EACH_DOMAIN', { count: domains.length }, rule)];
  }
  return checkWidth(path, text, WIDTHS.homepageUrl);
};

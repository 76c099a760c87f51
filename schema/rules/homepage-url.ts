import { domainFault, isUnder, normaliseDomainText } from './domain.ts';
import { issue } from './issue.ts';
import type { Issue } from './issue.ts';
import { narrow } from './text.ts';

/** The homepage addresses in a field; several are separated by semicolons, commas or blanks. */
export const homepagesIn = (text: string): string[] =>
  narrow(text)
    .split(/[;,、\s]/)
    .map((address) => address.replace(/^https?:\/*|^\/+/i, '').replace(/\/+$/, ''))
    .filter((address) => address !== '');

/** How they are stored and sent: without scheme, separated by semicolons. */
export const normaliseHomepages = (text: string): string => homepagesIn(text).join(';');

/** A name as name servers know it: browsers copy 例子.中国 as `xn--fsqu00a.xn--fiqs8s`. */
const asciiOf = (name: string): string => {
  const host = normaliseDomainText(name);
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    // Not `URL.canParse`, which browsers of 2022 lack. What is no host is told as such elsewhere.
    return host;
  }
};

/** Addresses in the homepage field that are none, or none of the website's domains. */
export const checkHomepages = (
  path: readonly string[],
  text: string,
  domains: readonly string[],
): Issue[] => {
  const addresses = homepagesIn(text);
  const wrong = addresses.filter((address) => domainFault(normaliseDomainText(address)) !== null);
  const own = domains.map(asciiOf);
  const isOwn = (host: string): boolean => own.some((domain) => isUnder(host, domain));
  const foreign = addresses.filter((address) => !isOwn(asciiOf(address)));
  const [firstWrong] = wrong;
  if (firstWrong !== undefined) return [issue(path, 'HOMEPAGE_INVALID', { value: firstWrong })];
  const [firstForeign] = foreign;
  if (firstForeign !== undefined && domains.length > 0) {
    return [issue(path, 'HOMEPAGE_OTHER_DOMAIN', { value: firstForeign, domains: domains.join(', ') })];
  }
  return [];
};

import { domainToASCII, domainToUnicode } from 'node:url';
import { getPublicSuffix } from 'tldts';
import { domainFault, normaliseDomainText } from '../../../../schema/rules/domain.ts';
import { issue } from '../../../../schema/rules/issue.ts';
import type { Issue } from '../../../../schema/rules/issue.ts';
import { APPROVED_SUFFIXES } from './suffixes.ts';
import type { ApprovedSuffix } from './suffixes.ts';

/** A domain reduced to the name that was registered, which is what filings are about. */
export type RegistrableDomain = {
  /** As people read it: `例子.中国`. */
  domain: string;
  /** As the network and comparisons take it: `xn--fsqu00a.xn--fiqs8s`. */
  ascii: string;
  suffix: string;
};

/** The longest of the suffixes that ends the domain; second-level .cn names of the ministry are suffixes too. */
const ownSuffixOf = (domain: string, suffixes: readonly ApprovedSuffix[]): string | null =>
  suffixes
    .map(({ suffix }) => suffix)
    .filter((suffix) => domain === suffix || domain.endsWith(`.${suffix}`))
    .sort((one, other) => other.length - one.length)[0] ?? null;

const suffixOf = (domain: string, suffixes: readonly ApprovedSuffix[]): string => {
  const own = ownSuffixOf(domain, suffixes) ?? '';
  const known = getPublicSuffix(domain, { allowPrivateDomains: false }) ?? '';
  return own.length > known.length ? own : known;
};

/** The registrable name of what was typed, or the issue that says why there is none. */
export const registrableDomain = (
  text: string,
  path: readonly string[] = ['domains'],
  suffixes: readonly ApprovedSuffix[] = APPROVED_SUFFIXES,
): { domain: RegistrableDomain } | { issue: Issue } => {
  const typed = normaliseDomainText(text);
  const fault = domainFault(typed);
  if (fault === 'ADDRESS') return { issue: issue(path, 'DOMAIN_IS_ADDRESS', { value: typed }) };
  if (fault === 'SEVERAL') return { issue: issue(path, 'DOMAIN_SEVERAL', { value: text.trim() }) };
  const readable = fault ? '' : domainToUnicode(domainToASCII(typed));
  if (readable === '') return { issue: issue(path, 'DOMAIN_INVALID', { value: text.trim() }) };
  const suffix = suffixOf(readable, suffixes);
  if (readable === suffix) return { issue: issue(path, 'DOMAIN_NOT_REGISTRABLE', { value: readable }) };
  const label =
    readable
      .slice(0, -(suffix.length + 1))
      .split('.')
      .at(-1) ?? '';
  const domain = `${label}.${suffix}`;
  return { domain: { domain, ascii: domainToASCII(domain), suffix } };
};

/**
 * Whether a suffix may be filed under on a day (`YYYY-MM-DD`). Domains filed before 2018-01-01 were left alone by the
 * domain notice in force since then, so an access filing takes an unapproved suffix as a warning.
 */
export const isApprovedSuffix = (
  suffix: string,
  day: string,
  suffixes: readonly ApprovedSuffix[] = APPROVED_SUFFIXES,
): boolean => suffixes.some((one) => one.suffix === suffix && (one.from === null || one.from <= day));

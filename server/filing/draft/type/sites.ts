import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import type { RegistrableDomain } from './domain.ts';
import type { AuthorityAnswers } from './facts.ts';

/** A website an access is possible for. */
export type DeterminedSite = {
  websiteNumber: string;
  name: string | null;
  /** Those that were asked about, then the others that are filed, as far as we know them. */
  domains: string[];
  /** How many were asked about. */
  asked?: number;
  /** Whether a record of ours tells which domains are filed. */
  known?: boolean;
};

/** The domains that our own records (downloads, imports, approvals) have of websites. */
async function filedDomains(
  prisma: Prisma.TransactionClient,
  { providerId, mode }: Tenant,
  websiteNumbers: string[],
): Promise<ReadonlyMap<string, string[]>> {
  const websites = await prisma.website.findMany({
    where: { providerId, mode, websiteNumber: { in: websiteNumbers } },
    select: { websiteNumber: true, domains: true },
  });
  return new Map(websites.map(({ websiteNumber, domains }) => [websiteNumber, domains]));
}

/** The filed websites of the domains; an access covers all domains of a website, asked about or not. */
export async function sitesOf(
  prisma: Prisma.TransactionClient,
  tenant: Tenant,
  domains: readonly RegistrableDomain[],
  answers: AuthorityAnswers,
): Promise<DeterminedSite[]> {
  const sites = new Map<string, DeterminedSite>();
  for (const { domain } of domains) {
    const answer = answers.domains.get(domain);
    if (!answer?.filed || !answer.websiteNumber) continue;
    const { websiteNumber, websiteName: name } = answer;
    const site = sites.get(websiteNumber) ?? { websiteNumber, name, domains: [] };
    site.domains.push(domain);
    sites.set(websiteNumber, site);
  }
  const filed = await filedDomains(prisma, tenant, [...sites.keys()]);
  return [...sites.values()].map((site) => ({
    ...site,
    asked: site.domains.length,
    known: filed.has(site.websiteNumber),
    domains: [...new Set([...site.domains, ...(filed.get(site.websiteNumber) ?? [])])],
  }));
}

/** That an access covers more than was asked about, or may. */
export const domainWarnings = (sites: readonly DeterminedSite[]): Issue[] =>
  sites.flatMap(({ websiteNumber: number, domains, asked = domains.length, known }) => {
    if (!known) return [issue(['domains'], 'SITE_DOMAINS_UNKNOWN', { number })];
    const more = domains.slice(asked);
    return more.length > 0
      ? [issue(['domains'], 'SITE_DOMAINS_ADDED', { number, more: more.join(', ') })]
      : [];
  });

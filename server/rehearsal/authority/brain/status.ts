import type { Registry } from './registry.ts';

/** What isp_querybeianstatus asks: by domain (queryConditionType 0) or by certificate type and number. */
export type StatusQuery =
  | { readonly by: 'DOMAIN'; readonly domain: string }
  | { readonly by: 'CERTIFICATE'; readonly code: number; readonly number: string };

/** Site number and name come with a domain only. */
export type StatusReply = {
  readonly subjectNumber: string;
  readonly website: { readonly number: string; readonly name: string } | null;
};

/** What is filed under a domain or certificate; null for nothing. Deregistered records are as good as none. */
export async function findStatus(registry: Registry, query: StatusQuery): Promise<StatusReply | null> {
  if (query.by === 'CERTIFICATE') {
    const subject = await registry.byCertificate(query.code, query.number.trim().toUpperCase());
    return subject && !subject.deregistered ? { subjectNumber: subject.subjectNumber, website: null } : null;
  }
  const domain = query.domain.trim().toLowerCase();
  const subject = await registry.byDomain(domain);
  const site = subject?.websites.find(({ domains }) => domains.includes(domain));
  if (!subject || !site || subject.deregistered || site.deregistered) return null;
  return {
    subjectNumber: subject.subjectNumber,
    website: { number: site.websiteNumber, name: site.name },
  };
}

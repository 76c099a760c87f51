import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import type { Bytes } from '../../../platform/privacy/cipher.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import type { ImportRow } from './row.ts';

const domainsOf = ({ sites }: ImportRow): string[] => sites.flatMap(({ domains }) => domains);

/**
 * Domains that rows of one import put under different subjects; each of the rows is told where the other stands. A row that is refused
 * for itself (null) keeps no other back.
 */
export function domainsTwice(rows: readonly (ImportRow | null)[]): (row: ImportRow) => Issue[] {
  const places = new Map<string, { row: number; subjectNumber: string }[]>();
  rows.forEach((row, index) => {
    for (const domain of new Set(row ? domainsOf(row) : []))
      places.set(domain, [
        ...(places.get(domain) ?? []),
        { row: index, subjectNumber: row?.subjectNumber ?? '' },
      ]);
  });
  return (row) =>
    row.sites.flatMap(({ domains }, site) =>
      domains.flatMap((domain, at) => {
        const others = (places.get(domain) ?? []).filter(
          ({ subjectNumber }) => subjectNumber !== row.subjectNumber,
        );
        const where = others.map(({ row: other, subjectNumber }) => `${other} (${subjectNumber})`);
        return where.length > 0
          ? [
              issue(['sites', String(site), 'domains', String(at)], 'IMPORT_DOMAIN_TWICE', {
                value: domain,
                rows: where.join(', '),
              }),
            ]
          : [];
      }),
    );
}

/**
 * What of a row our records have otherwise: its number under another certificate, its sites under another number, its domains under
 * another subject. Whose they are is not told.
 */
export async function heldOtherwise(
  tx: Prisma.TransactionClient,
  { providerId, mode }: Tenant,
  row: ImportRow,
  certificateIndex: Bytes,
): Promise<Issue[]> {
  const { subjectNumber, sites } = row;
  const record = await tx.filingRecord.findUnique({
    where: { providerId_mode_subjectNumber: { providerId, mode, subjectNumber } },
    select: { subject: { select: { certificateIndex: true } } },
  });
  if (record && !Buffer.from(record.subject.certificateIndex).equals(Buffer.from(certificateIndex)))
    return [issue(['subjectNumber'], 'IMPORT_NUMBER_HELD', { value: subjectNumber })];
  const domains = domainsOf(row);
  const filed = await tx.website.findMany({
    where: {
      providerId,
      mode,
      deregisteredAt: null,
      domains: { hasSome: domains },
      record: { subjectNumber: { not: subjectNumber } },
    },
    select: { domains: true },
  });
  const waiting = await tx.importedRecord.findMany({
    where: {
      providerId,
      mode,
      claimedById: null,
      domains: { hasSome: domains },
      subjectNumber: { not: subjectNumber },
    },
    select: { domains: true },
  });
  const held = new Set([...filed, ...waiting].flatMap((one) => one.domains));
  return sites.flatMap((site, index) =>
    site.domains.flatMap((domain, at) =>
      held.has(domain)
        ? [issue(['sites', String(index), 'domains', String(at)], 'IMPORT_DOMAIN_HELD', { value: domain })]
        : [],
    ),
  );
}

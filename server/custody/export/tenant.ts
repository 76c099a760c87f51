import type { PrismaClient } from '../../../prisma/generated/client/client.ts';
import { openNotice } from '../../authority/connector/storing/notices.ts';
import { saidOfRange } from '../../filing/after/addresses/details.ts';
import { sealContext } from '../../filing/machine/full-filing.ts';
import { heldText } from '../../platform/privacy/columns.ts';
import { SealBroken } from '../../platform/privacy/cipher.ts';
import type { Sealer } from '../../platform/privacy/sealer.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { openMetadata } from '../../platform/tenancy/metadata.ts';

/*
 * What a provider has in one mode besides its subjects, table by table, in pages by id: however much it is, no more than a page of it is
 * in memory. Nothing secret is in it, and of keys, endpoints and services no secrets.
 */

type Page = {
  readonly prisma: PrismaClient;
  readonly sealer: Sealer;
  readonly tenant: Tenant;
  after: string;
};
type Section = { readonly name: string; page(of: Page): Promise<readonly { readonly id: string }[]> };

const PAGE_ROWS = 500;

const paged = ({ tenant: { providerId, mode }, after }: Page) =>
  ({
    where: { providerId, mode, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: PAGE_ROWS,
  }) as const;

/** One that cannot be opened keeps none of the others out. */
const opened = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  open: (row: Row) => { id: string },
) =>
  rows.map((row) => {
    try {
      return open(row);
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      return { id: row.id, unreadable: true };
    }
  });

const SECTIONS: readonly Section[] = [
  {
    name: 'applicants',
    page: async (of) =>
      opened(await of.prisma.applicant.findMany(paged(of)), (row) => ({
        id: row.id,
        externalRef: heldText(of.sealer, row, 'externalRef'),
        metadata: openMetadata(of.sealer, row),
        createdAt: row.createdAt,
      })),
  },
  {
    name: 'staff',
    page: async (of) =>
      opened(await of.prisma.staffMember.findMany(paged(of)), (row) => ({
        id: row.id,
        externalRef: heldText(of.sealer, row, 'externalRef'),
        displayName: heldText(of.sealer, row, 'displayName'),
        createdAt: row.createdAt,
        removedAt: row.removedAt,
      })),
  },
  {
    name: 'servers',
    page: async (of) =>
      opened(await of.prisma.server.findMany({ ...paged(of), omit: { metadataIndex: true } }), (row) => ({
        ...row,
        metadata: openMetadata(of.sealer, row),
      })),
  },
  {
    name: 'ip-ranges',
    page: async (of) =>
      opened(
        await of.prisma.ipRange.findMany({
          ...paged(of),
          select: { id: true, first: true, last: true, use: true, state: true, details: true, sentAt: true },
        }),
        (row) => ({ ...row, details: saidOfRange(of.sealer, row) }),
      ),
  },
  {
    name: 'imported-records',
    page: async (of) =>
      opened(
        await of.prisma.importedRecord.findMany({ ...paged(of), omit: { certificateIndex: true } }),
        (row) => ({
          ...row,
          personal: of.sealer.open<unknown>(row.personal, sealContext(row.id, 'import')),
        }),
      ),
  },
  {
    name: 'notices',
    page: async (of) =>
      opened(
        await of.prisma.authorityNotice.findMany({ ...paged(of), omit: { messageId: true } }),
        (row) => ({
          ...row,
          personal: openNotice(of.sealer, of.tenant, row),
        }),
      ),
  },
  {
    name: 'audit',
    page: (of) => of.prisma.auditEvent.findMany({ ...paged(of), omit: { reason: true } }),
  },
];

/** The first and only page of what is few: the provider itself, and what it has set. */
export async function providerFacts(prisma: PrismaClient, { providerId, mode }: Tenant): Promise<object> {
  const tenant = { providerId, mode };
  return {
    format: 1,
    mode,
    provider: await prisma.provider.findUniqueOrThrow({
      where: { id: providerId },
      omit: { wrappedKey: true },
    }),
    regions: await prisma.providerRegion.findMany({ where: { providerId } }),
    products: await prisma.providerProduct.findMany({ where: { providerId } }),
    retention: await prisma.retentionPeriod.findMany({ where: { providerId } }),
    origins: await prisma.allowedOrigin.findMany({ where: tenant }),
    keys: await prisma.apiKey.findMany({ where: tenant, omit: { hash: true } }),
    webhookEndpoints: await prisma.webhookEndpoint.findMany({ where: tenant, omit: { secrets: true } }),
  };
}

/** A page of a table, and where the next begins. */
type TenantPage = {
  readonly section: string;
  /** Id of its last row. */
  readonly after: string;
  readonly rows: readonly unknown[];
};

/** Pages of all tables in their order, from behind the row that is named; each ends before the next table begins. */
export async function* tenantPages(
  of: Omit<Page, 'after'>,
  from: { readonly section: string | null; readonly after: string | null },
): AsyncGenerator<TenantPage> {
  const first = Math.max(
    0,
    SECTIONS.findIndex(({ name }) => name === from.section),
  );
  for (const { name, page } of SECTIONS.slice(first)) {
    let after = name === from.section ? (from.after ?? '') : '';
    for (;;) {
      const rows = await page({ ...of, after });
      const last = rows.at(-1);
      if (last) yield { section: name, after: (after = last.id), rows };
      if (rows.length < PAGE_ROWS) break;
    }
  }
}

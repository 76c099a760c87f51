import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Material, PrismaClient } from '../../../prisma/generated/client/client.ts';
import { heldText } from '../../platform/privacy/columns.ts';
import type { Privacy } from '../../platform/privacy/privacy.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { archiveOf, asJson } from './archive.ts';
import { collectSubject } from './collect.ts';

export type Exporting = {
  readonly prisma: PrismaClient;
  readonly privacy: Privacy;
  readonly readPaper: (material: Material) => Promise<Buffer>;
};

/** One subject, as a signed archive. */
export async function exportSubject(
  { prisma, privacy, readPaper }: Exporting,
  { id, providerId }: { id: string; providerId: string },
  now: Date,
): Promise<Buffer> {
  const sealer = await privacy.forProvider(providerId);
  const files = await collectSubject({ prisma, sealer, readPaper }, id, now);
  return archiveOf(privacy, { about: id, exportedAt: now, files });
}

/** What a provider has in one mode besides its subjects: nothing secret, and of keys and endpoints no secrets. */
async function collectTenant({ prisma, privacy }: Exporting, { providerId, mode }: Tenant) {
  const sealer = await privacy.forProvider(providerId);
  const tenant = { providerId, mode };
  const provider = await prisma.provider.findUniqueOrThrow({
    where: { id: providerId },
    omit: { wrappedKey: true },
  });
  const applicants = await prisma.applicant.findMany({ where: tenant, orderBy: { id: 'asc' } });
  const staff = await prisma.staffMember.findMany({ where: tenant, orderBy: { id: 'asc' } });
  return {
    format: 1,
    mode,
    provider,
    regions: await prisma.providerRegion.findMany({ where: { providerId } }),
    products: await prisma.providerProduct.findMany({ where: { providerId } }),
    applicants: applicants.map((row) => ({
      id: row.id,
      externalRef: heldText(sealer, row, 'externalRef'),
      createdAt: row.createdAt,
    })),
    staff: staff.map((row) => ({
      id: row.id,
      externalRef: heldText(sealer, row, 'externalRef'),
      displayName: heldText(sealer, row, 'displayName'),
      createdAt: row.createdAt,
      removedAt: row.removedAt,
    })),
    servers: await prisma.server.findMany({ where: tenant, omit: { metadata: true, metadataIndex: true } }),
    origins: await prisma.allowedOrigin.findMany({ where: tenant }),
    webhookEndpoints: await prisma.webhookEndpoint.findMany({ where: tenant, omit: { secrets: true } }),
    audit: await prisma.auditEvent.findMany({
      where: tenant,
      orderBy: { id: 'asc' },
      omit: { reason: true },
    }),
  };
}

/** Whole under its name or not there: a run that was broken off goes on with the next one. */
async function put(path: string, bytes: Buffer): Promise<void> {
  await writeFile(`${path}.partial`, bytes, { mode: 0o600, flush: true });
  await rename(`${path}.partial`, path);
}

export type ExportedTenant = { readonly subjects: number; readonly before: number };

/**
 * Writes everything of a provider in one mode into a folder: `provider.zip`, and an archive for each subject. What lies there already is
 * left as it is, so that a run that was broken off goes on.
 */
export async function exportTenant(
  exporting: Exporting,
  tenant: Tenant,
  folder: string,
  now: Date,
): Promise<ExportedTenant> {
  const { prisma, privacy } = exporting;
  const { providerId, mode } = tenant;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const whole = join(folder, 'provider.zip');
  // When a provider's end was broken off, the tables no longer have what is told there.
  if (!existsSync(whole)) {
    const files = new Map([['provider.json', asJson(await collectTenant(exporting, tenant))]]);
    await put(whole, archiveOf(privacy, { about: providerId, exportedAt: now, files }));
  }
  const rows = await prisma.subject.findMany({
    where: { providerId, mode, erasedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, providerId: true },
  });
  let before = 0;
  for (const row of rows) {
    const path = join(folder, `${row.id}.zip`);
    if (existsSync(path)) before += 1;
    else await put(path, await exportSubject(exporting, row, now));
  }
  return { subjects: rows.length, before };
}

import { closeSync, existsSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Material, PrismaClient } from '../../../prisma/generated/client/client.ts';
import type { Privacy } from '../../platform/privacy/privacy.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { Archive, asJson } from './archive.ts';
import { collectSubject, type Put } from './collect.ts';
import { providerFacts, tenantPages } from './tenant.ts';

export type Exporting = {
  readonly prisma: PrismaClient;
  readonly privacy: Privacy;
  readonly readPaper: (material: Material) => Promise<Buffer>;
};

type Chunks = (chunk: Uint8Array) => void;

/** One subject, as a signed archive. */
async function writeSubject(
  { prisma, privacy, readPaper }: Exporting,
  { id, providerId }: { id: string; providerId: string },
  now: Date,
  sink: Chunks,
): Promise<void> {
  const sealer = await privacy.forProvider(providerId);
  const archive = new Archive(privacy, { about: id, exportedAt: now }, sink);
  await collectSubject({ prisma, sealer, readPaper }, id, now, (path, bytes) => archive.add(path, bytes));
  archive.end();
}

/** The same as one piece. */
export async function exportSubject(
  exporting: Exporting,
  subject: { id: string; providerId: string },
  now: Date,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  await writeSubject(exporting, subject, now, (chunk) => chunks.push(chunk));
  return Buffer.concat(chunks);
}

/** What a provider has in one mode besides its subjects. */
async function writeTenant({ prisma, privacy }: Exporting, tenant: Tenant, put: Put): Promise<void> {
  const sealer = await privacy.forProvider(tenant.providerId);
  await put('provider.json', asJson(await providerFacts(prisma, tenant)));
  const pages = tenantPages({ prisma, sealer, tenant }, { section: null, after: null });
  for await (const { section, after, rows } of pages) await put(`${section}/${after}.json`, asJson(rows));
}

/** Whole under its name or not there: a run that was broken off goes on with the next one. */
async function put(path: string, write: (sink: Chunks) => Promise<void>): Promise<void> {
  const file = openSync(`${path}.partial`, 'w', 0o600);
  try {
    await write((chunk) => void writeSync(file, chunk));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
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
  if (!existsSync(whole))
    await put(whole, async (sink) => {
      const archive = new Archive(privacy, { about: providerId, exportedAt: now }, sink);
      await writeTenant(exporting, tenant, (path, bytes) => archive.add(path, bytes));
      archive.end();
    });
  const rows = await prisma.subject.findMany({
    where: { providerId, mode, erasedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, providerId: true },
  });
  let before = 0;
  for (const row of rows) {
    const path = join(folder, `${row.id}.zip`);
    if (existsSync(path)) before += 1;
    else await put(path, (sink) => writeSubject(exporting, row, now, sink));
  }
  return { subjects: rows.length, before };
}

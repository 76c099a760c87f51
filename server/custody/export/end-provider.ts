import { randomBytes } from 'node:crypto';
import type { PrismaClient, Provider } from '../../../prisma/generated/client/client.ts';
import { StartupError } from '../../../prisma/startup-error.ts';
import { RETENTION, RETENTION_SOURCES } from '../../../schema/rules/retention.ts';
import type { Storage } from '../../platform/materials/storage.ts';
import { masterKeyInUse } from '../../platform/privacy/installation.ts';
import type { Privacy } from '../../platform/privacy/privacy.ts';
import { AUTHENTICATION_KEPT_DAYS } from '../../platform/audit/purge.ts';
import { OPERATOR, recordAudit } from '../../platform/tenancy/audit.ts';
import { setSuspended } from '../../platform/tenancy/providers.ts';
import { AT_THE_AUTHORITY } from '../deletion/kept.ts';
import { standingHolds } from '../retention/holds.ts';
import { shredSubject } from '../shredding/subjects.ts';

/** What is left of a provider that has ended, by which rule, and until when; null where that is no day of the calendar. */
export type Left = { readonly what: string; readonly source: string; readonly until: Date | null };

const DAY_MS = 86_400_000;

/** What stays when a provider has ended: nothing of it names an applicant, and nothing that was sealed opens. */
async function leftOf(prisma: PrismaClient, providerId: string, now: Date): Promise<Left[]> {
  const own = await prisma.retentionPeriod.findUnique({
    where: { providerId_kind: { providerId, kind: 'AUDIT' } },
  });
  const days = own?.days ?? RETENTION.AUDIT.days.usual;
  return [
    {
      what: 'the audit: who saw, changed, exported or deleted what, by ids alone',
      source: RETENTION_SOURCES.PIPL_56,
      until: new Date(now.getTime() + days * DAY_MS),
    },
    {
      what: 'the log of authentication: when which session was minted or refused, by ids and networks',
      source: RETENTION_SOURCES.CYBERSECURITY_LAW_21,
      until: new Date(now.getTime() + AUTHENTICATION_KEPT_DAYS * DAY_MS),
    },
    {
      what: 'that there were filings, in which province, and what became of them: counts and histories without names',
      source: RETENTION_SOURCES.OWN,
      until: null,
    },
  ];
}

type Ending = { readonly prisma: PrismaClient; readonly privacy: Privacy; readonly storage: Storage };

const TRANSACTION = { maxWait: 10_000, timeout: 120_000 } as const;

/** @throws StartupError while a hold stands, or the authority has something */
export async function assertMayEnd(prisma: PrismaClient, { id, slug }: Provider, now: Date): Promise<void> {
  const holds = await prisma.legalHold.count({ where: { providerId: id, ...standingHolds(now) } });
  if (holds > 0)
    throw new StartupError(`${slug} has ${holds} legal holds; lift them first. Nothing was changed.`);
  const away = await prisma.filing.count({
    where: {
      providerId: id,
      OR: [{ state: { in: AT_THE_AUTHORITY } }, { submissions: { some: { status: 'SENDING' } } }],
    },
  });
  if (away > 0)
    throw new StartupError(
      `The authority has ${away} filings of ${slug} and has not decided them; wait for its word. Nothing was changed.`,
    );
}

/** Whose an account is; its index is of the key that is destroyed at last. */
const NOBODY = { externalRef: null, externalRefSealed: null } as const;

/** Everything that is the provider's alone; what counts filings and tells who did what stays. */
async function deleteRows(prisma: PrismaClient, providerId: string): Promise<void> {
  const where = { providerId };
  await prisma.$transaction(async (tx) => {
    await tx.providerExport.deleteMany({ where });
    await tx.mail.deleteMany({ where });
    await tx.rehearsalText.deleteMany({ where });
    await tx.authorityNotice.deleteMany({ where });
    await tx.authorityMessage.deleteMany({ where });
    await tx.authorityAccount.deleteMany({ where });
    await tx.importedRecord.deleteMany({ where });
    await tx.sessionData.deleteMany({ where });
    await tx.legalHold.deleteMany({ where });
    await tx.lookReason.deleteMany({ where });
    await tx.webhookEndpoint.deleteMany({ where });
    await tx.providerHook.deleteMany({ where });
    await tx.rehearsalWebsite.deleteMany({ where: { subject: { account: where } } });
    await tx.rehearsalAccount.deleteMany({ where });
    await tx.server.updateMany({ where, data: { metadata: null, metadataIndex: [] } });
    await tx.applicant.updateMany({ where, data: { ...NOBODY, metadata: null, metadataIndex: [] } });
    await tx.staffMember.updateMany({ where, data: { ...NOBODY, displayName: '', displayNameSealed: null } });
    await tx.serviceCode.updateMany({ where, data: { grantedTo: null, grantedToSealed: null } });
    await tx.determination.updateMany({
      where: { ...where, filing: null },
      data: { certificateIndex: randomBytes(32), domains: [], sites: [] },
    });
  }, TRANSACTION);
}

/**
 * Ends a provider: it is suspended, everything personal of it is shredded, its files are deleted, and at last the key goes that all of it was
 * sealed under, so that what is left of it anywhere in this database is noise. A run that was broken off is run again.
 */
export async function endProvider(
  { prisma, privacy, storage }: Ending,
  provider: Provider,
  now: Date,
): Promise<{ subjects: number; files: number; left: Left[] }> {
  const { id } = provider;
  await prisma.$transaction((tx) => setSuspended(tx, { provider, suspended: true, by: OPERATOR, now }));
  const sealer = await privacy.forProvider(id);
  const subjects = await prisma.subject.findMany({
    where: { providerId: id, erasedAt: null },
    select: { id: true },
  });
  for (const subject of subjects)
    await prisma.$transaction((tx) => shredSubject({ tx, sealer, now }, subject.id), TRANSACTION);
  await deleteRows(prisma, id);
  let files = 0;
  for await (const { key } of storage.list()) {
    if (!key.startsWith(`${id}/`)) continue;
    await storage.delete(key);
    files += 1;
  }
  await prisma.$transaction(async (tx) => {
    const wrappedKey = privacy.newWrappedKey(id, await masterKeyInUse(tx));
    await tx.provider.update({ where: { id }, data: { wrappedKey } });
    const tenant = { providerId: id, mode: 'LIVE' } as const;
    await recordAudit(tx, { tenant, by: OPERATOR, action: 'PROVIDER_ENDED', targetId: id, at: now });
  });
  privacy.forget(id);
  return { subjects: subjects.length, files, left: await leftOf(prisma, id, now) };
}

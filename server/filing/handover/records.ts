import type { FilingRecordSource } from '../../../prisma/generated/client/enums.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { FiledRecord } from '../../authority/port.ts';
import { newId } from '../../platform/ids.ts';
import { whereReadable } from '../../platform/privacy/cipher.ts';
import type { Sealer } from '../../platform/privacy/sealer.ts';
import type { Services } from '../../services.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import type { FullFiling } from '../../../prisma/selections.ts';
import { firstCheckAt } from '../after/domain-checks.ts';
import { filedByApproval } from '../draft/details/approved-data.ts';
import {
  completedBy,
  filedByAuthority,
  openFiled,
  replacedBy,
  sealFiled,
} from '../draft/details/filed-data.ts';
import { rulesOf } from '../provinces/rules-of.ts';
import { releaseServer } from '../draft/server/verify.ts';
import { withRecord } from '../after/acts/as-filed.ts';
import { NOT_ASKED } from '../after/cancelling/standing.ts';

type RecordKey = Tenant & { subjectNumber: string };

async function upsertRecord(
  tx: Prisma.TransactionClient,
  key: RecordKey,
  subjectId: string,
  source: FilingRecordSource,
): Promise<{ id: string; personal: Uint8Array | null; asFiled: Uint8Array | null }> {
  return tx.filingRecord.upsert({
    where: { providerId_mode_subjectNumber: key },
    create: { id: newId('FilingRecord'), ...key, subjectId, source },
    update: {},
    select: { id: true, personal: true, asFiled: true },
  });
}

/** After an approval: the sites are ours to serve, their service codes are burnt for good, refused sites give theirs back. */
export async function rememberApproval(
  services: Pick<Services, 'log'>,
  tx: Prisma.TransactionClient,
  filing: FullFiling,
  { now, sealer }: { now: Date; sealer: Sealer },
): Promise<void> {
  const tenant: Tenant = { providerId: filing.providerId, mode: filing.mode };
  const record = await upsertRecord(
    tx,
    { ...tenant, subjectNumber: filing.subjectNumber },
    filing.subjectId,
    'DECISION',
  );
  // The authority's word counts whether or not what is stored here can still be opened.
  const filed = whereReadable(() =>
    completedBy(openFiled(sealer, record), filedByApproval(sealer, filing, rulesOf(filing, now))),
  );
  if (filed)
    await tx.filingRecord.update({
      where: { id: record.id },
      data: { personal: sealFiled(sealer, record.id, filed) },
    });
  else services.log.error({ filingId: filing.id }, 'what is filed of an order can no longer be opened');
  for (const website of filing.websites.filter(({ result }) => result === 'APPROVED')) {
    await tx.website.upsert({
      where: { providerId_mode_websiteNumber: { ...tenant, websiteNumber: website.websiteNumber } },
      create: {
        id: newId('Website'),
        ...tenant,
        recordId: record.id,
        websiteNumber: website.websiteNumber,
        name: website.filedName,
        domains: website.domains,
        accessSince: now,
        domainCheckAt: firstCheckAt(now),
      },
      update: {
        accessSince: now,
        accessCancelledAt: null,
        ...NOT_ASKED,
        domainCheckAt: firstCheckAt(now),
        pointing: null,
        pointingDetails: [],
        straySince: null,
      },
    });
    await tx.serviceCode.updateMany({ where: { filingWebsiteId: website.id }, data: { status: 'BURNT' } });
  }
  const refused = filing.websites.filter(({ result }) => result === 'REFUSED').map(({ id }) => id);
  await releaseServer(tx, refused);
  await tx.filingWebsite.updateMany({ where: { filingId: filing.id }, data: { openKey: null } });
  services.log.info({ filingId: filing.id }, 'access granted');
}

/** The subject of ours that a record is about: filed with us before, in an order now, or known by its certificate. */
async function subjectOf(
  tx: Prisma.TransactionClient,
  { providerId, mode }: Tenant,
  filed: FiledRecord,
  sealer: Sealer,
): Promise<string | null> {
  const { subjectNumber, authoritySubjectId, certificate } = filed;
  const record = await tx.filingRecord.findFirst({
    where: { providerId, mode, OR: [{ subjectNumber }, { authoritySubjectId }] },
    select: { subjectId: true },
  });
  if (record) return record.subjectId;
  const filing = await tx.filing.findFirst({
    where: { providerId, mode, subjectNumber },
    orderBy: { createdAt: 'desc' },
    select: { subjectId: true },
  });
  if (filing) return filing.subjectId;
  const certificateIndex = sealer.blindIndex('certificate', certificate.number);
  const subjects = await tx.subject.findMany({ where: { providerId, mode, certificateIndex }, take: 2 });
  return subjects.length === 1 ? (subjects[0]?.id ?? null) : null;
}

const ownAccess = ({ accesses }: FiledRecord['websites'][number]): bigint | null =>
  accesses.find(({ providerAccessId, ours }) => ours || providerAccessId !== null)?.authorityAccessId ?? null;

/**
 * Stores the authority's own ids (Ztid, Wzid, Jrid) of a record we serve, as BASJ brings them after an approval and SJTB
 * brings them all. False for a subject nobody files here for.
 */
export async function rememberRecord(
  tx: Prisma.TransactionClient,
  tenant: Tenant,
  filed: FiledRecord,
  sealer: Sealer,
): Promise<boolean> {
  const { providerId, mode } = tenant;
  const subjectId = filed.subjectNumber === '' ? null : await subjectOf(tx, tenant, filed, sealer);
  if (subjectId === null) return false;
  const record = await upsertRecord(
    tx,
    { providerId, mode, subjectNumber: filed.subjectNumber },
    subjectId,
    'DOWNLOAD',
  );
  const before = whereReadable(() => openFiled(sealer, record));
  await tx.filingRecord.update({
    where: { id: record.id },
    data: {
      authoritySubjectId: filed.authoritySubjectId,
      deregisteredAt: null,
      personal: sealFiled(sealer, record.id, replacedBy(before, filedByAuthority(filed))),
      asFiled: withRecord(sealer, record, filed.asFiled),
    },
  });
  for (const site of filed.websites) {
    if (site.websiteNumber === '') continue;
    const { websiteNumber, name, domains, authorityWebsiteId } = site;
    const data = { name, domains, authorityWebsiteId, authorityAccessId: ownAccess(site) };
    await tx.website.upsert({
      where: { providerId_mode_websiteNumber: { providerId, mode, websiteNumber } },
      create: { id: newId('Website'), providerId, mode, recordId: record.id, websiteNumber, ...data },
      update: data,
    });
  }
  return true;
}

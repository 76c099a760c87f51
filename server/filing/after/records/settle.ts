import type { Bytes } from '../../../platform/privacy/cipher.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { firstCheckAt } from '../domain-checks.ts';
import { completedBy, openFiled, sealFiled } from '../../draft/details/filed-data.ts';
import { sealContext } from '../../machine/full-filing.ts';
import { filedByImport, type ImportRow } from './row.ts';

export type Settling = { tx: Prisma.TransactionClient; tenant: Tenant; sealer: Sealer; now: Date };

/** Another account holds the subject already (该主体已在其他账号下). */
export class HeldElsewhere extends Error {}

/** Gives an imported record to an applicant: subject, record and sites, all served here. */
export async function settleOn(
  { tx, tenant, sealer, now }: Settling,
  row: ImportRow,
  certificateIndex: Bytes,
  applicantId: string,
): Promise<void> {
  const { providerId, mode } = tenant;
  const identity = { providerId, mode, certificateType: row.certificateType, certificateIndex };
  const known = await tx.subject.findUnique({
    where: { providerId_mode_certificateType_certificateIndex: identity },
  });
  if (known && known.applicantId !== applicantId) throw new HeldElsewhere();
  const subjectId = known?.id ?? newId('Subject');
  if (!known)
    await tx.subject.create({
      data: {
        id: subjectId,
        ...identity,
        applicantId,
        nature: row.nature,
        province: row.province,
        city: row.city,
        county: row.county,
        personal: sealer.seal(
          { certificateNumber: row.certificateNumber, name: row.name },
          sealContext(subjectId, 'subject'),
        ),
        createdAt: now,
      },
    });
  const record = await tx.filingRecord.upsert({
    where: { providerId_mode_subjectNumber: { providerId, mode, subjectNumber: row.subjectNumber } },
    create: {
      id: newId('FilingRecord'),
      providerId,
      mode,
      subjectId,
      subjectNumber: row.subjectNumber,
      source: 'IMPORT',
    },
    update: {},
  });
  const filed = completedBy(openFiled(sealer, record), filedByImport(row));
  await tx.filingRecord.update({
    where: { id: record.id },
    data: { personal: sealFiled(sealer, record.id, filed) },
  });
  for (const { websiteNumber, name, domains, authorityAccessId } of row.sites)
    await tx.website.upsert({
      where: { providerId_mode_websiteNumber: { providerId, mode, websiteNumber } },
      create: {
        id: newId('Website'),
        providerId,
        mode,
        recordId: record.id,
        websiteNumber,
        name: name ?? null,
        domains,
        authorityAccessId: authorityAccessId == null ? null : BigInt(authorityAccessId),
        accessSince: now,
        domainCheckAt: firstCheckAt(now),
      },
      update: {},
    });
}

/** Notes the authority's numbers of our accesses (Jrid) where none are known yet; one that the authority told is left alone. */
export async function noteAccessIds(
  tx: Prisma.TransactionClient,
  { providerId, mode }: Tenant,
  { sites }: ImportRow,
): Promise<void> {
  for (const { websiteNumber, authorityAccessId } of sites)
    if (authorityAccessId != null)
      await tx.website.updateMany({
        where: { providerId, mode, websiteNumber, authorityAccessId: null },
        data: { authorityAccessId: BigInt(authorityAccessId) },
      });
}

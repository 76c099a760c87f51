import type { Material, PrismaClient } from '../../../prisma/generated/client/client.ts';
import { FULL_FILING } from '../../../prisma/selections.ts';
import { openFiled } from '../../filing/draft/details/filed-data.ts';
import { loadDetails } from '../../filing/draft/details/store.ts';
import { openReadingOf } from '../../filing/draft/reading/stored.ts';
import { sealContext } from '../../filing/machine/full-filing.ts';
import { ObjectMissing } from '../../platform/materials/storage.ts';
import { heldColumn, heldText } from '../../platform/privacy/columns.ts';
import type { Sealer } from '../../platform/privacy/sealer.ts';
import { asJson } from './archive.ts';
import { exportedSubject, exportSchema, type ExportedSubject } from './content.ts';

export type Source = {
  readonly prisma: PrismaClient;
  readonly sealer: Sealer;
  /** The bytes of a stored paper. @throws ObjectMissing */
  readonly readPaper: (material: Material) => Promise<Buffer>;
};

/** Takes a file into an archive, under its path there. */
export type Put = (path: string, bytes: Buffer) => void | Promise<void>;

const at = (date: Date | null): string | null => date && date.toISOString();

const filingsOf = (prisma: PrismaClient, subjectId: string) =>
  prisma.filing.findMany({
    where: { subjectId },
    orderBy: { id: 'asc' },
    include: {
      ...FULL_FILING,
      timeline: { orderBy: { sequence: 'asc' } },
      backdropRequest: true,
    },
  });

type Row = Awaited<ReturnType<typeof filingsOf>>[number];

async function papersOf(
  { readPaper, sealer }: Source,
  { materials }: Row,
  put: Put,
): Promise<ExportedSubject['filings'][number]['papers']> {
  const papers = [];
  for (const material of materials.filter(({ status }) => status === 'STORED')) {
    const { id, kind, contentType, storedAt } = material;
    const path = `papers/${id}.jpg`;
    let file: string | null = path;
    try {
      await put(path, await readPaper(material));
    } catch (error) {
      if (!(error instanceof ObjectMissing)) throw error;
      file = null;
    }
    const read = openReadingOf(sealer, material);
    papers.push({ id, kind, contentType, storedAt: at(storedAt), file, read: read && [...read.fields] });
  }
  return papers;
}

const opened = (sealer: Sealer, sealed: Uint8Array | null | undefined, id: string, part: string): unknown =>
  sealed ? sealer.open<unknown>(sealed, sealContext(id, part)) : null;

async function filingOf(source: Source, row: Row, put: Put) {
  const { sealer } = source;
  const { id, backdropRequest: backdrop } = row;
  return {
    id,
    kind: row.kind,
    state: row.state,
    subjectNumber: row.subjectNumber,
    externalRef: heldColumn(sealer, row, 'externalRef'),
    createdAt: row.createdAt.toISOString(),
    submittedAt: at(row.submittedAt),
    handedOverAt: at(row.handedOverAt),
    decidedAt: at(row.decidedAt),
    details: loadDetails(sealer, row),
    websites: row.websites.map(({ websiteNumber, filedName, domains, result, server }) => ({
      websiteNumber,
      name: filedName,
      domains,
      result,
      server: server?.instanceRef ?? null,
    })),
    papers: await papersOf(source, row, put),
    reviews: row.reviews.map(({ id: reviewId, decision, at: when, remarks }) => ({
      decision,
      at: when.toISOString(),
      remarks: opened(sealer, remarks, reviewId, 'remarks'),
    })),
    backdropAddress: opened(sealer, backdrop?.personal, backdrop?.id ?? '', 'backdrop'),
    smsChecks: row.smsChecks.map(({ id: checkId, sentAt, outcome, personal }) => ({
      sentAt: sentAt.toISOString(),
      outcome,
      phone: opened(sealer, personal, checkId, 'sms'),
    })),
    consents: row.consents.map(({ purpose, version, hash, grantedAt, withdrawnAt }) => ({
      purpose,
      version,
      hash,
      grantedAt: grantedAt.toISOString(),
      withdrawnAt: at(withdrawnAt),
    })),
    history: row.timeline.map(({ type, at: when, actorKind }) => ({
      type,
      at: when.toISOString(),
      by: actorKind,
    })),
  };
}

/** Everything that is held of a subject (PIPL art. 45), as the files of an archive, one after the other: papers, data, their JSON Schema. */
export async function collectSubject(source: Source, subjectId: string, now: Date, put: Put): Promise<void> {
  const { prisma, sealer } = source;
  const subject = await prisma.subject.findUniqueOrThrow({
    where: { id: subjectId },
    include: { applicant: true, records: { include: { websites: { orderBy: { websiteNumber: 'asc' } } } } },
  });
  const filings = [];
  for (const row of await filingsOf(prisma, subjectId)) filings.push(await filingOf(source, row, put));
  const { id, nature, certificateType, province, city, county, createdAt, applicant, records } = subject;
  const content = exportedSubject.parse({
    format: 1,
    exportedAt: now.toISOString(),
    subject: {
      id,
      nature,
      certificateType,
      identity: opened(sealer, subject.personal, id, 'subject'),
      province,
      city,
      county,
      createdAt: createdAt.toISOString(),
      applicant: { id: applicant.id, externalRef: heldText(sealer, applicant, 'externalRef') },
    },
    records: records.map((record) => ({
      subjectNumber: record.subjectNumber,
      source: record.source,
      filed: openFiled(sealer, record),
      websites: record.websites.map(({ websiteNumber, name, domains, accessSince, accessCancelledAt }) => ({
        websiteNumber,
        name,
        domains,
        accessSince: at(accessSince),
        accessCancelledAt: at(accessCancelledAt),
      })),
    })),
    filings,
  });
  await put('subject.json', asJson(content));
  await put('subject.schema.json', asJson(exportSchema()));
}

import { createHash } from 'node:crypto';
import { PROVINCES } from '../../../../../schema/rules/choices/provinces.ts';
import { filingPasswordDigest } from '../../../../authority/protocol/authentication.ts';
import { accessNote, machineNote, recordNote, reviewNote } from '../notes.ts';
import type { NewFiling, NewWebsite } from '../operation.ts';
import { ACTS, type RecordNote, type ResultNote } from '../result-file.ts';
import type { Registry } from '../registry.ts';
import type { RehearsalTables } from '../store.ts';
import type { FiledSubject, FiledWebsite } from '../subject.ts';
import { approved } from '../verdict.ts';
import type { Word } from '../word.ts';

/** Filing password of subjects that were filed here: the real one goes to the subject by text. */
export const FILED_HERE_PASSWORD = 'filed-here-2021';

/** A number of the year that no built-in subject has; the next one when it is taken. */
async function freeNumber(registry: Registry, prefix: string, key: string, now: Date): Promise<string> {
  const start = Number.parseInt(createHash('sha256').update(key).digest('hex').slice(0, 8), 16) % 100_000;
  for (let step = 0; step < 100_000; step += 1) {
    const serial = ((start + step) % 100_000).toString().padStart(5, '0');
    const number = `${prefix}ICP备${now.getUTCFullYear()}9${serial}号`;
    if (!(await registry.byNumber(number))) return number;
  }
  throw new Error('this year has no filing numbers left');
}

/** Sites as they are filed, counted on from `first`. */
export const filedWebsites = (
  subjectNumber: string,
  websites: readonly NewWebsite[],
  first: number,
): FiledWebsite[] =>
  websites.map(({ name, domains, contact, providerWebsiteId }, index) => ({
    websiteNumber: `${subjectNumber}-${first + index}`,
    name,
    domains,
    contact,
    verdict: approved,
    providerId: providerWebsiteId.toString(),
  }));

/** Writes the accesses that came with new sites as approved ones, so that they can be cancelled. */
export async function keepAccesses(
  tables: RehearsalTables,
  filed: readonly FiledWebsite[],
  websites: readonly NewWebsite[],
  sequence: bigint,
  now: Date,
): Promise<void> {
  for (const [index, { accesses }] of websites.entries()) {
    const websiteNumber = filed[index]?.websiteNumber;
    for (const { accessId } of websiteNumber ? accesses : []) {
      await tables.orders.insert({
        accessId,
        sequence,
        websiteNumber: websiteNumber ?? '',
        stage: 'DECIDED',
        outcome: 'APPROVED',
        smsCode: null,
        smsTries: 0,
        smsDeadline: null,
        decideAt: null,
        receivedAt: now,
      });
    }
  }
}

/** Whether a domain of new sites is filed already (1005), or an access id was used before (1038). */
export async function websiteFailures(
  tables: RehearsalTables,
  registry: Registry,
  websites: readonly NewWebsite[],
): Promise<number[]> {
  const codes = new Set<number>();
  const seen = new Set<bigint>();
  for (const { domains, accesses } of websites) {
    for (const domain of domains) if (await registry.byDomain(domain)) codes.add(1005);
    for (const { accessId } of accesses) {
      if (seen.has(accessId) || (await tables.orders.find(accessId))) codes.add(1038);
      seen.add(accessId);
    }
  }
  return [...codes];
}

const failuresOf = async (
  tables: RehearsalTables,
  registry: Registry,
  { subject, websites }: NewFiling,
): Promise<number[]> => {
  const { code, number } = subject.certificate;
  return [
    ...((await registry.byCertificate(code, number)) ? [1003] : []),
    ...(PROVINCES.some((province) => province.code === subject.province) ? [] : [1019]),
    ...(await websiteFailures(tables, registry, websites)),
  ];
};

/**
 * New filings (新增备案): approved at once when nothing is wrong. Only accesses rehearse the SMS check and the waiting;
 * everything else is here so that a provider's other uploads find somebody to talk to.
 */
export async function receiveFilings(
  tables: RehearsalTables,
  registry: Registry,
  filings: readonly NewFiling[],
  sequence: bigint,
  now: Date,
): Promise<Word> {
  const notes: ResultNote[] = [];
  const records: RecordNote[] = [];
  for (const filing of filings) {
    const key = filing.providerSubjectId.toString();
    const codes = await failuresOf(tables, registry, filing);
    const prefix = PROVINCES.find(({ code }) => code === filing.subject.province)?.prefix;
    if (codes.length > 0 || prefix === undefined) {
      notes.push(machineNote(ACTS.NEW_FILING, key, codes));
      continue;
    }
    const subjectNumber = await freeNumber(registry, prefix, `${tables.ispId} ${key}`, now);
    const websites = filedWebsites(subjectNumber, filing.websites, 1);
    const subject: FiledSubject = {
      ...filing.subject,
      nature: filing.subject.nature ?? 4,
      subjectNumber,
      passwordDigest: filingPasswordDigest(FILED_HERE_PASSWORD),
      websites,
      providerId: key,
    };
    await tables.subjects.save(subject);
    await keepAccesses(tables, websites, filing.websites, sequence, now);
    notes.push(reviewNote(ACTS.NEW_FILING, key, { approved: true, opinion: '同意', recordId: key, at: now }));
    const told = websites.map((website, index) => ({
      ...website,
      accesses: (filing.websites[index]?.accesses ?? []).map(accessNote),
    }));
    records.push(recordNote(subject, told, now));
  }
  return { notes, records };
}

import { accessNote, machineNote, recordNote, reviewNote } from '../notes.ts';
import type { WebsiteAddition } from '../operation.ts';
import { ACTS, type RecordNote, type ResultNote } from '../result-file.ts';
import type { Registry } from '../registry.ts';
import type { RehearsalTables } from '../store.ts';
import type { FiledSubject } from '../subject.ts';
import type { Word } from '../word.ts';
import { filedWebsites, keepAccesses, websiteFailures } from './new-filing.ts';

const nextSite = (subject: FiledSubject): number =>
  1 + Math.max(0, ...subject.websites.map(({ websiteNumber }) => Number(websiteNumber.split('-')[1] ?? 0)));

const failuresOf = async (
  tables: RehearsalTables,
  registry: Registry,
  subject: FiledSubject | null,
  { passwordDigest, websites }: WebsiteAddition,
): Promise<number[]> => {
  if (!subject) return [1058];
  return [
    ...(subject.deregistered ? [1049] : []),
    ...(passwordDigest !== null && passwordDigest.toLowerCase() !== subject.passwordDigest ? [1018] : []),
    ...(await websiteFailures(tables, registry, websites)),
  ];
};

/** New websites of filed subjects (新增网站): approved at once when nothing is wrong. */
export async function receiveWebsites(
  tables: RehearsalTables,
  registry: Registry,
  additions: readonly WebsiteAddition[],
  sequence: bigint,
  now: Date,
): Promise<Word> {
  const notes: ResultNote[] = [];
  const records: RecordNote[] = [];
  for (const addition of additions) {
    const subject = addition.subjectNumber === null ? null : await registry.byNumber(addition.subjectNumber);
    const codes = await failuresOf(tables, registry, subject, addition);
    const key = addition.subjectNumber ?? '';
    if (!subject || codes.length > 0) {
      notes.push(machineNote(ACTS.NEW_WEBSITE, key, codes));
      continue;
    }
    const added = filedWebsites(subject.subjectNumber, addition.websites, nextSite(subject));
    await tables.subjects.save({ ...subject, websites: [...subject.websites, ...added] });
    await keepAccesses(tables, added, addition.websites, sequence, now);
    for (const { providerId = '' } of added) {
      const review = { approved: true, opinion: '同意', recordId: providerId, at: now };
      notes.push(reviewNote(ACTS.NEW_WEBSITE, subject.subjectNumber, review));
    }
    const told = added.map((website, index) => ({
      ...website,
      accesses: (addition.websites[index]?.accesses ?? []).map(accessNote),
    }));
    records.push(recordNote(subject, told, now));
  }
  return { notes, records };
}

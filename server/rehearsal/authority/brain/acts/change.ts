import { accessNote, machineNote, recordNote, reviewNote } from '../notes.ts';
import { accessIdOfAuthorityId, numberOfAuthorityId } from '../numbers.ts';
import type { FilingChange } from '../operation.ts';
import { websiteOf, type Registry } from '../registry.ts';
import { ACTS, type AccessNote, type RecordNote, type ResultNote } from '../result-file.ts';
import type { RehearsalTables } from '../store.ts';
import type { FiledSubject, FiledWebsite } from '../subject.ts';
import type { Word } from '../word.ts';

type Changed = FiledWebsite & { readonly accesses: readonly AccessNote[] };

/** Whether the accesses named belong to the provider that names them; another's is not its to change (1048). */
const ownsAccesses = async (
  tables: RehearsalTables,
  websiteNumber: string,
  ids: readonly bigint[],
): Promise<boolean> => {
  for (const id of ids) {
    const order = await tables.orders.find(accessIdOfAuthorityId(id));
    if (order?.outcome !== 'APPROVED' || order.stage !== 'DECIDED' || order.websiteNumber !== websiteNumber)
      return false;
  }
  return true;
};

const changedWebsites = async (
  tables: RehearsalTables,
  subject: FiledSubject,
  change: FilingChange,
): Promise<{ codes: number[]; websites: Changed[] }> => {
  const codes = new Set<number>();
  const websites: Changed[] = [];
  for (const { websiteId, accesses, ...content } of change.websites) {
    const website = websiteOf(subject, numberOfAuthorityId(websiteId) ?? '');
    if (!website) {
      codes.add(1059);
      continue;
    }
    const ids = accesses.map(({ accessId }) => accessId);
    if (!(await ownsAccesses(tables, website.websiteNumber, ids))) codes.add(1048);
    const own = accesses.map((access) => ({ ...access, accessId: accessIdOfAuthorityId(access.accessId) }));
    websites.push({ ...website, ...content, accesses: own.map(accessNote) });
  }
  return { codes: [...codes], websites };
};

const subjectFailures = (
  subject: FiledSubject,
  { passwordDigest, subject: content }: FilingChange,
): number[] => [
  ...(subject.deregistered ? [1049] : []),
  ...(passwordDigest !== null && passwordDigest.toLowerCase() !== subject.passwordDigest ? [1018] : []),
  ...(content.province === subject.province ? [] : [1046]),
];

/** Changes (变更备案), change of access included: approved at once when nothing is wrong. */
export async function receiveChanges(
  tables: RehearsalTables,
  registry: Registry,
  changes: readonly FilingChange[],
  now: Date,
): Promise<Word> {
  const notes: ResultNote[] = [];
  const records: RecordNote[] = [];
  for (const change of changes) {
    const key = change.subjectId.toString();
    const subject = await registry.byNumber(numberOfAuthorityId(change.subjectId) ?? '');
    if (!subject) {
      notes.push(machineNote(ACTS.CHANGE, key, [1058]));
      continue;
    }
    const { codes, websites } = await changedWebsites(tables, subject, change);
    const failures = [...subjectFailures(subject, change), ...codes];
    if (failures.length > 0) {
      notes.push(machineNote(ACTS.CHANGE, key, failures));
      continue;
    }
    const touched = new Map(
      websites.map(({ accesses: _accesses, ...website }) => [website.websiteNumber, website]),
    );
    const changed: FiledSubject = {
      ...subject,
      ...change.subject,
      nature: change.subject.nature ?? subject.nature,
      websites: subject.websites.map((website) => touched.get(website.websiteNumber) ?? website),
    };
    await tables.subjects.save(changed);
    notes.push(reviewNote(ACTS.CHANGE, key, { approved: true, opinion: '同意', recordId: key, at: now }));
    records.push(recordNote(changed, websites, now));
  }
  return { notes, records };
}

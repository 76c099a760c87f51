import { machineNote, reviewNote } from '../notes.ts';
import { accessIdOfAuthorityId, numberOfAuthorityId } from '../numbers.ts';
import type { Deregistration } from '../operation.ts';
import { websiteOf, type Registry } from '../registry.ts';
import { ACTS, type Act, type ResultNote } from '../result-file.ts';
import type { RehearsalTables } from '../store.ts';
import type { DeregisteredNote, Word } from '../word.ts';

const ACT_OF_LEVEL: Readonly<Record<Deregistration['level'], Act>> = {
  0: ACTS.DEREGISTER_SUBJECT,
  1: ACTS.DEREGISTER_WEBSITE,
  2: ACTS.CANCEL_ACCESS,
};

const wrongPassword = (given: string | null, right: string): boolean =>
  given !== null && given.toLowerCase() !== right;

/** Gives up the provider's own access (取消接入). Returns the codes of what stands against it. */
const cancelAccess = async (
  tables: RehearsalTables,
  registry: Registry,
  { recordId, passwordDigest }: Deregistration,
): Promise<number[]> => {
  const order = await tables.orders.find(accessIdOfAuthorityId(recordId));
  if (order?.stage === 'CANCELLED') return [1032];
  if (order?.outcome !== 'APPROVED') return [1047];
  const subject = await registry.byNumber(order.websiteNumber);
  if (!subject) return [1016];
  if (wrongPassword(passwordDigest, subject.passwordDigest)) return [1018];
  await tables.orders.update(order.accessId, { stage: 'CANCELLED' });
  return [];
};

/** Deregisters a subject or one of its websites. */
const deregister = async (
  tables: RehearsalTables,
  registry: Registry,
  { level, recordId, passwordDigest }: Deregistration,
): Promise<number[]> => {
  const number = numberOfAuthorityId(recordId) ?? '';
  const subject = await registry.byNumber(number);
  const website = websiteOf(subject, number);
  if (!subject || (level === 0) === number.includes('-')) return [level === 0 ? 1058 : 1059];
  if (level === 1 && !website) return [1059];
  if (subject.deregistered) return [1049];
  if (website?.deregistered) return [1050];
  if (wrongPassword(passwordDigest, subject.passwordDigest)) return [1018];
  await tables.subjects.save({
    ...subject,
    deregistered: level === 0,
    websites: subject.websites.map((site) =>
      level === 0 || site.websiteNumber === number ? { ...site, deregistered: true } : site,
    ),
  });
  return [];
};

/** Deregistrations (注销备案): done at once when nothing is wrong, and told again as deregistered records. */
export async function receiveDeregistrations(
  tables: RehearsalTables,
  registry: Registry,
  entries: readonly Deregistration[],
  now: Date,
): Promise<Word> {
  const notes: ResultNote[] = [];
  const deregistered: DeregisteredNote[] = [];
  for (const entry of entries) {
    const act = ACT_OF_LEVEL[entry.level];
    const key = entry.recordId.toString();
    const codes = await (entry.level === 2 ? cancelAccess : deregister)(tables, registry, entry);
    if (codes.length > 0) {
      notes.push(machineNote(act, key, codes));
      continue;
    }
    notes.push(reviewNote(act, key, { approved: true, opinion: '同意', recordId: key, at: now }));
    deregistered.push({ level: entry.level, recordId: key });
  }
  return { notes, deregistered };
}

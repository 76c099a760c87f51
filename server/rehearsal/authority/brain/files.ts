import { monotonicFactory } from 'ulid';
import { readDocument, writeDocument, type ResultDocument } from './result-file.ts';
import type { RehearsalTables } from './store.ts';

export type FetchedFile = {
  readonly fileName: string;
  readonly document: ResultDocument;
  /** Whether another file waits behind this one (code 3 rather than 1). */
  readonly more: boolean;
};

/** Names sort in the order of queueing, also within a millisecond: records must not overtake the word on them. */
const nextUlid = monotonicFactory();

/** Date and time in China as fourteen digits. */
const stamp = (at: Date): string =>
  new Date(at.getTime() + 8 * 60 * 60 * 1000).toISOString().replace(/\D/g, '').slice(0, 14);

/** Puts a document into the queue under a name that no other file has. */
export async function queueFile(
  tables: RehearsalTables,
  document: ResultDocument,
  now: Date,
): Promise<string> {
  const fileName = `${stamp(now)}_rh_${nextUlid().toLowerCase()}.xml`;
  await tables.files.add({ fileName, document: writeDocument(document) }, now);
  return fileName;
}

/** The oldest file that has not been acknowledged; the same one until it is. */
export async function nextFile(tables: RehearsalTables): Promise<FetchedFile | null> {
  const [first, second] = await tables.files.waiting(2);
  return first
    ? { fileName: first.fileName, document: readDocument(first.document), more: second !== undefined }
    : null;
}

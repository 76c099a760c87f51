import { queueFile } from './files.ts';
import type { RangeNote, RecordNote, ResultDocument, ResultNote } from './result-file.ts';
import type { RehearsalTables } from './store.ts';

export type DeregisteredNote = Extract<ResultDocument, { kind: 'DEREGISTERED' }>['entries'][number];

/** What the authority has to say after it looked at something. */
export type Word = {
  readonly notes: readonly ResultNote[];
  readonly records?: readonly RecordNote[];
  readonly deregistered?: readonly DeregisteredNote[];
  readonly ranges?: readonly RangeNote[];
};

/** Queues results and then data: the records of an approval always come after the word itself. */
export async function queueWord(tables: RehearsalTables, word: Word, now: Date): Promise<void> {
  const { notes, records = [], deregistered = [], ranges = [] } = word;
  if (notes.length > 0) await queueFile(tables, { kind: 'RESULTS', results: notes }, now);
  if (records.length > 0) await queueFile(tables, { kind: 'RECORDS', records }, now);
  if (ranges.length > 0) await queueFile(tables, { kind: 'RANGES', ranges }, now);
  if (deregistered.length > 0) await queueFile(tables, { kind: 'DEREGISTERED', entries: deregistered }, now);
}

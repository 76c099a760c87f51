import { machineNote } from '../notes.ts';
import type { Operation } from '../operation.ts';
import { receiveAccesses, type SmsRule } from '../orders.ts';
import { websiteOf, type Registry } from '../registry.ts';
import { ACTS, type ResultNote } from '../result-file.ts';
import type { RehearsalTables } from '../store.ts';
import type { Word } from '../word.ts';
import { receiveRanges } from './addresses.ts';
import { receiveChanges } from './change.ts';
import { receiveDeregistrations } from './deregistration.ts';
import { receiveFilings } from './new-filing.ts';
import { receiveWebsites } from './new-website.ts';

const receiveScans = async (
  registry: Registry,
  owners: readonly (string | null)[],
): Promise<ResultNote[]> => {
  const notes: ResultNote[] = [];
  for (const owner of owners) {
    const subject = owner === null ? null : await registry.byNumber(owner);
    const known = owner !== null && (owner.includes('-') ? websiteOf(subject, owner) : subject) !== null;
    notes.push(machineNote(ACTS.VERIFICATION_SCANS, owner ?? '', [known ? 1060 : 1055]));
  }
  return notes;
};

/** Works on what an accepted upload asks for, and returns what can be said about it at once. */
export async function receiveOperation(
  tables: RehearsalTables,
  registry: Registry,
  operation: Operation,
  context: { readonly sequence: bigint; readonly now: Date; readonly smsApplies: SmsRule },
): Promise<Word> {
  const { sequence, now, smsApplies } = context;
  switch (operation.kind) {
    case 'NEW_ACCESS': {
      const { accesses } = operation;
      return { notes: await receiveAccesses(tables, registry, { sequence, accesses }, now, smsApplies) };
    }
    case 'NEW_FILING':
      return receiveFilings(tables, registry, operation.filings, sequence, now);
    case 'NEW_WEBSITE':
      return receiveWebsites(tables, registry, operation.additions, sequence, now);
    case 'CHANGE':
      return receiveChanges(tables, registry, operation.changes, now);
    case 'DEREGISTRATION':
      return receiveDeregistrations(tables, registry, operation.entries, now);
    case 'SCANS':
      return { notes: await receiveScans(registry, operation.owners) };
    case 'IP_RANGES':
      return { notes: [], ranges: receiveRanges(operation) };
    case 'NOTED':
      return { notes: [] };
    case 'BROKEN_FILE': {
      const lines = [{ code: operation.code, text: operation.text }];
      return { notes: [{ act: ACTS.NEW_ACCESS, key: '', lines, review: null }] };
    }
  }
}

import { parseDocument } from '../../protocol/documents/document.ts';
import type { ActResult, IpResult } from '../../acts.ts';
import type {
  AccessResult,
  CancellationRefusal,
  CodeRow,
  Deregistration,
  FiledRecord,
  NoticeEntry,
} from '../../port.ts';
import { asideNotices } from './aside.ts';
import { readCodeTables } from './code-tables.ts';
import { readIpResults } from './ip-results.ts';
import { readNotices } from './notices.ts';
import { readDeregistrations, readRecords } from './records.ts';
import { aboutOf, readResults } from './results.ts';

/** All that a download says, sorted by who it concerns. */
export type ReadFile = {
  /** Elements it holds, e.g. `BAJG BASJ`. */
  readonly operation: string;
  readonly results: AccessResult[];
  readonly records: FiledRecord[];
  readonly deregistrations: Deregistration[];
  readonly cancellationRefusals: CancellationRefusal[];
  readonly acts: ActResult[];
  readonly ipResults: IpResult[];
  readonly notices: NoticeEntry[];
  readonly codes: { readonly tables: string[]; readonly rows: CodeRow[] };
  /** Records and tables that were set aside; each is among the notices. */
  readonly unread: number;
};

const NO_CODES = { tables: [], rows: [], notices: [] };

const partsOf = (value: object): string[] =>
  Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
    name.startsWith('$') || part === undefined ? [] : [name],
  );

/**
 * Reads the text of a download, record by record. Nothing is left out: what has no place of its own, and each record that
 * cannot be read, becomes a notice.
 * @throws ProtocolFault when it cannot be told record from record
 */
export function readFile(
  xml: string,
  { ispId, arrivedAt }: { readonly ispId: number; readonly arrivedAt: Date },
): ReadFile {
  const { document, aside } = parseDocument(xml, 'DownloadData');
  const { content } = document;
  const { ICP, SJTB } = content;
  const words = ICP?.BAJG ? readResults(ICP.BAJG, arrivedAt) : null;
  const filed = ICP?.BASJ ?? SJTB?.ICP;
  const tables = content.JCDM ?? SJTB?.JCDM;
  const others: NoticeEntry[] = [...(words?.others.results ?? []), ...(words?.others.opinions ?? [])].map(
    (data) => {
      const about = aboutOf(data);
      return { list: 'BAJG', key: JSON.stringify(data), data, ...(about ? { about } : {}) };
    },
  );
  const codes = tables ? readCodeTables(tables) : NO_CODES;
  return {
    operation: ICP ? partsOf(ICP).join(' ') : partsOf(content).join(' '),
    results: words?.accesses ?? [],
    records: filed ? readRecords(filed, ispId) : [],
    deregistrations: ICP?.ZXSJ ? readDeregistrations(ICP.ZXSJ) : [],
    cancellationRefusals: words?.cancellationRefusals ?? [],
    acts: words?.acts ?? [],
    ipResults: content.IP?.BAJG ? readIpResults(content.IP.BAJG) : [],
    notices: [...readNotices(content), ...others, ...asideNotices(aside), ...codes.notices],
    codes,
    unread: aside.length + codes.notices.length,
  };
}

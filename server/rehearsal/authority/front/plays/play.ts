import { VERSION_3_0, writeDocument } from '../../../../authority/protocol/documents/document.ts';
import type { DownloadContent } from '../../../../authority/protocol/documents/layouts/download.ts';
import type { FilingResults } from '../../../../authority/protocol/documents/layouts/download/filing-results.ts';
import type { ResultDocument } from '../../brain/result-file.ts';
import { wireDay } from '../documents/moment.ts';
import { recordsContent } from '../documents/records.ts';
import { addressResults, inspections, recheckTask } from './checks.ts';
import { codeTables } from './code-tables.ts';
import {
  blacklists,
  deregistered,
  illegalAccesses,
  notices,
  PLAYED_SUBJECT,
  PLAYED_WEBSITE,
  unfiledSites,
} from './lists.ts';
import { BUILT_IN } from '../../brain/registry/built-in.ts';
import { recordNote } from '../../brain/notes.ts';

const playedResults: FilingResults = {
  Jg_xx: [{ Jgxx: [{ Jgdm: 1062, Dmms: '接入IP与IP备案一致' }], Czlx: 3, Bs: PLAYED_WEBSITE }],
};

const playedRecords = (ispId: number, at: Date) => {
  const subject = BUILT_IN.find(({ subjectNumber }) => subjectNumber === PLAYED_SUBJECT);
  if (!subject) throw new Error('the played subject is not in the registry');
  const access = {
    authorityAccessId: '800011',
    providerAccessId: '1',
    locations: [34],
    accessModes: [5],
    ipRanges: [{ first: '203.0.113.10', last: '203.0.113.10' }],
  };
  const websites = subject.websites.map((website) => ({ ...website, accesses: [access] }));
  return recordsContent([recordNote(subject, websites, at)], BigInt(ispId));
};

/** Every download type by its element name, with a document of it that is right in all points. */
export const PLAYS = {
  BAJG: () => ({ ICP: { BAJG: playedResults } }),
  BASJ: (ispId, at) => ({ ICP: { BASJ: playedRecords(ispId, at) } }),
  ZXSJ: () => deregistered(),
  HMDLB: () => blacklists(),
  FFJRHMD: (ispId, at) => illegalAccesses(ispId, wireDay(at)),
  WBAWZLB: (ispId, at) => unfiledSites(ispId, wireDay(at)),
  HSRW: (ispId, at) => recheckTask(ispId, wireDay(at)),
  HCJG: (ispId, at) => inspections(ispId, wireDay(at)),
  XGTZ: () => notices(),
  JCDM: (ispId) => ({ JCDM: codeTables(ispId) }),
  SJTB: (ispId, at) => ({ SJTB: { ICP: playedRecords(ispId, at) } }),
  'IP-BAJG': () => addressResults(),
} as const satisfies Readonly<Record<string, (ispId: number, at: Date) => DownloadContent>>;

export type PlayName = keyof typeof PLAYS;

export const PLAY_NAMES = Object.keys(PLAYS).filter((name): name is PlayName => Object.hasOwn(PLAYS, name));

/** A file of that type, ready for the queue. */
export function playedDocument(name: PlayName, ispId: bigint, at: Date): ResultDocument {
  const content = PLAYS[name](Number(ispId), at);
  return { kind: 'XML', xml: writeDocument({ root: 'DownloadData', version: VERSION_3_0, content }) };
}

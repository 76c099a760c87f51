import { VERSION_3_0, writeDocument } from '../../../../authority/protocol/documents/document.ts';
import type { DownloadContent } from '../../../../authority/protocol/documents/layouts/download.ts';
import type { RangeNote, ResultDocument } from '../../brain/result-file.ts';
import { recordsContent } from './records.ts';
import { resultsContent } from './results.ts';

const rangeResult = ({ act, ownId, authorityId, code, text }: RangeNote) => ({
  Jgxx: [{ Jgdm: code, Dmms: text }],
  ...(authorityId === null ? {} : { Id: Number(authorityId) }),
  Czlx: act,
  ...(ownId === null ? {} : { IspId: Number(ownId) }),
});

const contentOf = (document: Exclude<ResultDocument, { kind: 'XML' }>, ispId: bigint): DownloadContent => {
  switch (document.kind) {
    case 'RESULTS':
      return { ICP: { BAJG: resultsContent(document.results) } };
    case 'RECORDS':
      return { ICP: { BASJ: recordsContent(document.records, ispId) } };
    case 'RANGES':
      return { IP: { BAJG: { Fpjg: document.ranges.map(rangeResult) } } };
    case 'DEREGISTERED': {
      const entries = document.entries.map(({ level, recordId }) => ({
        Zxlb: level,
        Jlid: Number(recordId),
      }));
      return { ICP: { ZXSJ: { Zxxx: entries } } };
    }
  }
};

/** XML of a waiting file. What was to be played as it stands stays as it is, right or wrong. */
export function downloadXml(document: ResultDocument, ispId: bigint): string {
  if (document.kind === 'XML') return document.xml;
  const content = contentOf(document, ispId);
  // Codes that the specification's text has and its schema does not (35, level 2) have to pass.
  return writeDocument({ root: 'DownloadData', version: VERSION_3_0, content }, { strictness: 'tolerant' });
}

import type { FiledSubject, FiledWebsite } from './subject.ts';

/** Acts of a provider (Czlx) that this authority answers. */
export const ACTS = {
  NEW_FILING: 1,
  NEW_WEBSITE: 2,
  NEW_ACCESS: 3,
  CHANGE: 4,
  CANCEL_ACCESS: 5,
  DEREGISTER_SUBJECT: 6,
  DEREGISTER_WEBSITE: 7,
  VERIFICATION_SCANS: 35,
} as const;
export type Act = (typeof ACTS)[keyof typeof ACTS];

/** The word on one record (BAJG): machine checks under `lines`, the bureau's own opinion under `review`. */
export type ResultNote = {
  readonly act: Act;
  /** Bs: which record, as the provider named it. */
  readonly key: string;
  readonly lines: readonly { readonly code: number; readonly text: string }[];
  readonly review: {
    readonly approved: boolean;
    readonly opinion: string;
    /** Jlid */
    readonly recordId: string;
    /** ISO 8601 */
    readonly at: string;
    /** Set when it is the SMS check and not the bureau that ended the order. */
    readonly sms?: 'LAPSED' | 'FAILED';
  } | null;
};

/** An access of a filed site in the full data. Ids are decimal text because JSON has no big numbers. */
export type AccessNote = {
  readonly authorityAccessId: string;
  readonly providerAccessId: string;
  readonly locations: readonly number[];
  readonly accessModes: readonly number[];
  readonly ipRanges: readonly { readonly first: string; readonly last: string }[];
};

/** Full data of a subject after an approval (BASJ); the password never leaves the registry. */
export type RecordNote = {
  readonly subject: Omit<FiledSubject, 'websites' | 'passwordDigest'>;
  readonly websites: readonly (Omit<FiledWebsite, 'verdict'> & {
    readonly accesses: readonly AccessNote[];
  })[];
  /** ISO 8601 */
  readonly at: string;
};

/** The word on one range of addresses (IP/BAJG). Ids are decimal text. */
export type RangeNote = {
  readonly act: 1 | 2 | 3;
  readonly ownId: string | null;
  readonly authorityId: string | null;
  readonly code: number;
  readonly text: string;
};

/** What a waiting file holds. `XML` is a document played as it stands. */
export type ResultDocument =
  | { readonly kind: 'RESULTS'; readonly results: readonly ResultNote[] }
  | { readonly kind: 'RECORDS'; readonly records: readonly RecordNote[] }
  | {
      readonly kind: 'DEREGISTERED';
      readonly entries: readonly { readonly level: 0 | 1 | 2; readonly recordId: string }[];
    }
  | { readonly kind: 'RANGES'; readonly ranges: readonly RangeNote[] }
  | { readonly kind: 'XML'; readonly xml: string };

export const writeDocument = (document: ResultDocument): string => JSON.stringify(document);

/** The document of a stored file; only this folder writes them. */
export const readDocument = (text: string): ResultDocument => JSON.parse(text) as ResultDocument;

import type { AccessRequest } from './access-request.ts';
import type { Contact } from './subject.ts';

/** An access inside a new filing, a new website or a change. */
export type AccessContent = Pick<AccessRequest, 'accessId' | 'locations' | 'accessModes' | 'ipRanges'>;

export type SubjectContent = {
  readonly name: string;
  readonly nature: number | null;
  /** GB/T 2260, six digits. */
  readonly province: string;
  readonly address: string;
  readonly certificate: { readonly code: number; readonly number: string };
  readonly contact: Contact;
};

export type WebsiteContent = {
  readonly name: string;
  readonly domains: readonly string[];
  readonly contact: Contact;
};

export type NewWebsite = WebsiteContent & {
  /** IspWzid */
  readonly providerWebsiteId: bigint;
  readonly accesses: readonly AccessContent[];
};

/** One record of XZBA. */
export type NewFiling = {
  /** IspZtid */
  readonly providerSubjectId: bigint;
  readonly subject: SubjectContent;
  readonly websites: readonly NewWebsite[];
};

/** One record of XZWZ. */
export type WebsiteAddition = {
  /** Subject number, or null for an id that this authority never gave. */
  readonly subjectNumber: string | null;
  readonly passwordDigest: string | null;
  readonly websites: readonly NewWebsite[];
};

/** One record of BGBA. Ids are the authority's own. */
export type FilingChange = {
  readonly subjectId: bigint;
  readonly subject: SubjectContent;
  readonly passwordDigest: string | null;
  readonly websites: readonly (WebsiteContent & {
    readonly websiteId: bigint;
    /** `accessId` holds the authority's Jrid here. */
    readonly accesses: readonly AccessContent[];
  })[];
};

/** One record of ZXBA: 0 subject (Ztid), 1 website (Wzid), 2 access (Jrid). */
export type Deregistration = {
  readonly level: 0 | 1 | 2;
  readonly recordId: bigint;
  readonly passwordDigest: string | null;
};

/** A range of addresses by the provider's id or the authority's; a deleted one is named only. */
export type NamedRange = {
  readonly ownId: bigint | null;
  readonly authorityId: bigint | null;
  readonly first: string | null;
  readonly last: string | null;
};

/** What an upload asks for. */
export type Operation =
  | { readonly kind: 'NEW_ACCESS'; readonly accesses: readonly AccessRequest[] }
  | { readonly kind: 'NEW_FILING'; readonly filings: readonly NewFiling[] }
  | { readonly kind: 'NEW_WEBSITE'; readonly additions: readonly WebsiteAddition[] }
  | { readonly kind: 'CHANGE'; readonly changes: readonly FilingChange[] }
  | { readonly kind: 'DEREGISTRATION'; readonly entries: readonly Deregistration[] }
  /** Verification scans alone: filing numbers, or null for an id that this authority never gave. */
  | { readonly kind: 'SCANS'; readonly owners: readonly (string | null)[] }
  /** The provider's own addresses; Czlx 1 new, 2 changed, 3 deleted. */
  | { readonly kind: 'IP_RANGES'; readonly act: 1 | 2 | 3; readonly ranges: readonly NamedRange[] }
  /** Answers to tasks and domain data: taken, and nothing comes back. */
  | { readonly kind: 'NOTED' }
  /** A file that cannot be worked on: 5001 breaks the schema, 5003 another unit's, 5004 another version. */
  | { readonly kind: 'BROKEN_FILE'; readonly code: 5001 | 5003 | 5004; readonly text: string };

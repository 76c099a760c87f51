import type { ApiIssue } from './errors.ts';
import type { FilingAction, FilingKind, FilingState } from './codes.ts';

/** A notice of the authority that something must be corrected 相关通知. */
export type NoticeView = { text: string; at: string };

/** A cancellation of access 取消接入 that waits for the authority, or that it refused. */
export type CancellationView = {
  state: 'PENDING' | 'REFUSED';
  requestedAt: string;
  decidedAt: string | null;
  reason: string | null;
  /** The authority's own words. */
  opinion: string | null;
  wayOn: string | null;
};

/** Whether cancelling needs a code texted to a phone, and if not, why. */
export type CodeNeedView = {
  needed: boolean;
  /** Masked. */
  phone: string | null;
  reason: { code: string; message: string } | null;
};

/** A filed website 网站 of the applicant's own record. */
export type OwnWebsite = {
  websiteNumber: string;
  name: string | null;
  domains: string[];
  accessSince: string | null;
  accessCancelledAt: string | null;
  cancellation: CancellationView | null;
  /** Where its domains pointed when they were last looked up; the notice says what to do when that is not here. */
  /** What the authority wants corrected. */
  notices: NoticeView[];
  lastLook: { notice: string | null; straySince: string | null } | null;
  cancellationWarnings: ApiIssue[];
};

/** Whether a further site can be accessed, and if not, why and what can be done. */
export type ContinuationView = {
  canContinue: boolean;
  message: string | null;
  openFilingId: string | null;
  wayOut: string | null;
  portalUrl: string | null;
};

/** One of the applicant's own subjects 主体. */
export type OwnSubject = {
  id: string;
  nature: string;
  certificateType: string;
  certificateNumberMasked: string;
  continuation: ContinuationView;
  records: { subjectNumber: string; notices: NoticeView[]; websites: OwnWebsite[] }[];
};

/** An order 订单 as a line of the list. */
export type OwnFiling = {
  id: string;
  kind: FilingKind;
  state: FilingState;
  version: number;
  allowed: FilingAction[];
  nextExpected: string | null;
  createdAt: string;
  subject: { subjectNumber: string };
  websites: { domains: string[] }[];
};

type Edges<Node> = { edges: { node: Node }[] };

export type HomeAnswer = { subjects: Edges<OwnSubject>; filings: Edges<OwnFiling> };

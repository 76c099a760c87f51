import type { FilingState } from './codes.ts';

/** The phone check at the authority (短信核验). */
export type SmsCheckView = {
  sentAt: string | null;
  deadline: string | null;
  outcome: string;
  phoneMasked: string | null;
  portalUrl: string;
  /** What to do when no code comes. */
  advice: { code: string; message: string }[];
};

/** Papers asked for by post (邮寄资料). */
export type ShipmentView = {
  id: string;
  requested: string;
  copies: number;
  courier: string | null;
  trackingNumber: string | null;
  /** ASKED, SENT, RECEIVED, MISSING or RETURNED. */
  status: string;
  /** Why it is missing or was sent back. */
  problem: string | null;
  askedAt: string;
  sentAt: string | null;
  receivedAt: string | null;
  address: string | null;
};

export type RemarkView = { path: string[] | null; message: string };

/** One decision of the provider's reviewer (初审). */
export type ReviewView = {
  id: string;
  decision: 'RETURN' | 'PASS' | 'REQUEST_ORIGINALS' | 'RECEIVE_ORIGINALS';
  at: string;
  remarks: RemarkView[];
};

export type TimelineEventView = {
  id: string;
  sequence: number;
  type: string;
  text: string;
  at: string;
  actor: string;
  toState: FilingState | null;
};

export type SiteResultView = {
  websiteNumber: string;
  hangNumber: string;
  footerHtml: string;
  domains: string[];
};

/** The approved numbers and what follows from them. */
export type FilingResultView = {
  subjectNumber: string;
  sites: SiteResultView[];
  publicSecurityDeadline: string;
};

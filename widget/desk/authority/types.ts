/** An entry of one of the authority's lists; what it says stays sealed until somebody looks. */
export type NoticeRow = {
  id: string;
  list: string;
  at: string;
  handledAt: string | null;
  /** Whom it is about, where it names a subject or website. */
  about: { kind: string; number: string } | null;
  /** The newest order about the same. */
  filing: { id: string } | null;
};

/** A message exchanged with the authority. */
export type MessageRow = {
  id: string;
  direction: string;
  method: string;
  operation: string | null;
  fileName: string | null;
  sequence: string | null;
  filingIds: string[];
  status: string;
  code: number | null;
  reason: string | null;
  /** The reason in words. */
  text: string | null;
  attempts: number;
  at: string;
};

/** How the provider's account with the authority stands. */
export type Standing = { state: string; code: number | null; reason: string | null; since: string | null };

/** One broken rule of a document layout: where, which rule, and what the rule asks for. Never carries the value. */
export interface Violation {
  /** Element path from the root, repeated elements counted from 1: `UploadData/ICP/XZJR/Xzxx[1]/ICPmm`. */
  readonly path: string;
  /** Short name of the rule, e.g. `required`, `empty`, `order`, or the name of a rule beyond the layout. */
  readonly rule: string;
  /** What would have been right, in English, for the operator's log. */
  readonly message: string;
}

/** Why a message could not be made, read or believed. */
export type FaultReason =
  | 'attachment'
  | 'not-base64'
  | 'algorithm'
  | 'no-key'
  | 'decryption'
  | 'hash'
  | 'archive'
  | 'archive-entries'
  | 'archive-entry-name'
  | 'oversize'
  | 'not-gbk'
  | 'empty'
  | 'html'
  | 'doctype'
  | 'malformed'
  | 'layout'
  /** The operator's own schemas cannot be read. */
  | 'schemas'
  | 'soap'
  | 'soap-fault'
  | 'reply';

/**
 * A message of the enterprise-side interface (企业侧接口) broke its own rules: ours before sending, or theirs on
 * arrival. `reason` is for code, the message for the operator's log; neither holds personal data.
 */
export class ProtocolFault extends Error {
  readonly reason: FaultReason;
  readonly violations: readonly Violation[];

  constructor(reason: FaultReason, message: string, violations: readonly Violation[] = [], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ProtocolFault';
    this.reason = reason;
    this.violations = violations;
  }
}

/** Violations in one line: the first with all it says, and how many more there are. */
export function violationText([first, ...others]: readonly Violation[]): string {
  if (!first) return '';
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return `${first.path} breaks the rule "${first.rule}": ${first.message}${more}`;
}

import type { KnownReplyCode } from '../../../../schema/messages/codes.ts';

/** What the sender of a request does about a reply. */
export type Handling =
  /** The request was taken. */
  | 'ok'
  /** Nothing is waiting. */
  | 'empty'
  /** Taken, and more is waiting: call again. */
  | 'more'
  /** Send the missing sequence numbers first. */
  | 'resend'
  /** Not now: come back later with the same request. */
  | 'wait'
  /** No request will be taken until a person has acted: alert the operator and stop. */
  | 'stop'
  /** This request is wrong in itself: repeating it unchanged gives the same reply. */
  | 'defect';

export interface ReplyCode {
  readonly code: number;
  readonly handling: Handling;
}

/** `msg_code` of every reply (interface specification V3.0, reply codes). It speaks of the file, never of its records. */
export const REPLY_CODES: readonly (ReplyCode & { readonly code: KnownReplyCode })[] = [
  { code: 0, handling: 'ok' },
  { code: 1, handling: 'ok' },
  { code: 2, handling: 'empty' },
  { code: 3, handling: 'more' },
  { code: 4, handling: 'stop' },
  { code: 5, handling: 'stop' },
  { code: 6, handling: 'defect' },
  { code: 7, handling: 'defect' },
  { code: 8, handling: 'defect' },
  { code: 9, handling: 'defect' },
  { code: 10, handling: 'defect' },
  { code: 11, handling: 'defect' },
  { code: 12, handling: 'stop' },
  { code: 13, handling: 'stop' },
  {
    code: 14,
    handling: 'resend',
  },
  {
    code: 15,
    handling: 'wait',
  },
  { code: 16, handling: 'defect' },
  {
    code: 17,
    handling: 'defect',
  },
  { code: 18, handling: 'defect' },
  {
    code: 19,
    handling: 'stop',
  },
  { code: 20, handling: 'wait' },
  { code: 21, handling: 'defect' },
  { code: 22, handling: 'wait' },
  { code: 901, handling: 'wait' },
  { code: 902, handling: 'wait' },
  { code: 999, handling: 'defect' },
];

const BY_CODE: ReadonlyMap<number, ReplyCode> = new Map(REPLY_CODES.map((entry) => [entry.code, entry]));

export const isKnownReply = (code: number): boolean => BY_CODE.has(code);

/** The entry of a code; one that V3.0 does not know is a defect for a person to look at. */
export function replyCode(code: number): ReplyCode {
  return BY_CODE.get(code) ?? { code, handling: 'defect' };
}

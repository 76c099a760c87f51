import type { FilingState, MailKind, TimelineEventType } from '../../../prisma/generated/client/enums.ts';
import type { ReminderTopic } from '../../../schema/rules/topics.ts';
import type { Anchor } from './facts.ts';

/** A moment: so long after, or (negative) before, something that happened or will. */
export type Moment = { readonly from: Anchor; readonly days?: number; readonly hours?: number };

/** One occasion, or a series of them, on which an applicant is told something by mail. */
export type ReminderRule = {
  readonly kind: MailKind;
  /** The states an order must be in. */
  readonly in: readonly FilingState[];
  /** When, earliest first; of several that are past, only the latest is told. */
  readonly at: readonly Moment[];
  /** After this it is no use any more. */
  readonly until?: Moment;
  /** What the provider hears besides; null where the state's own topic has told it already. */
  readonly topic: ReminderTopic | null;
  /** What the order's history says of it, where it does. */
  readonly event?: TimelineEventType;
};

const IDLE_DAYS = [7, 15, 30];

const idle = (days: readonly number[]): Moment[] => days.map((each) => ({ from: 'TOUCHED', days: each }));

/** A mail about a new state, sent at once; not after a week's standstill of the service. */
const onEntering = (kind: MailKind, state: FilingState): ReminderRule => ({
  kind,
  in: [state],
  at: [{ from: 'ENTERED' }],
  until: { from: 'ENTERED', days: 7 },
  topic: null,
});

/**
 * What applicants are told, and when. Idle orders: 7, 15 and 30 days, and for returned ones the 45 days after which others
 * make a draft of it (domain reference §14, TX21); here they are reminded and nothing is taken from them. SMS check: §12.
 * Public security filing: §15.
 */
export const REMINDERS: readonly ReminderRule[] = [
  onEntering('RETURNED', 'RETURNED'),
  onEntering('SMS_BEGUN', 'AWAITING_SMS'),
  onEntering('SMS_LAPSED', 'SMS_LAPSED'),
  onEntering('REFUSED', 'REFUSED'),
  onEntering('APPROVED', 'APPROVED'),
  onEntering('ORIGINALS_ASKED', 'AWAITING_ORIGINALS'),
  {
    kind: 'SMS_REMINDER',
    in: ['AWAITING_SMS'],
    at: [{ from: 'SMS_HALFWAY' }, { from: 'SMS_DEADLINE', hours: -2 }],
    until: { from: 'SMS_DEADLINE' },
    topic: 'reminder.sms_reminder',
    event: 'SMS_REMINDER',
  },
  {
    kind: 'RESULT_LATE',
    in: ['AT_AUTHORITY'],
    at: [{ from: 'LEGAL_DAY_OVER' }],
    topic: 'reminder.result_late',
    event: 'RESULT_LATE',
  },
  {
    kind: 'PUBLIC_SECURITY',
    in: ['APPROVED'],
    at: [{ from: 'PUBLIC_SECURITY_DAY_OVER', days: -7 }],
    until: { from: 'PUBLIC_SECURITY_DAY_OVER' },
    topic: 'reminder.public_security',
  },
  {
    kind: 'ORIGINALS_WAITING',
    in: ['AWAITING_ORIGINALS'],
    at: [
      { from: 'ORIGINALS_ASKED', days: 7 },
      { from: 'ORIGINALS_ASKED', days: 14 },
    ],
    topic: 'reminder.originals_waiting',
  },
  { kind: 'DRAFT_IDLE', in: ['DRAFT'], at: idle(IDLE_DAYS), topic: 'reminder.draft_idle' },
  { kind: 'RETURNED_IDLE', in: ['RETURNED'], at: idle([...IDLE_DAYS, 45]), topic: 'reminder.returned_idle' },
];

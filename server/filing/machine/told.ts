import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { FilingState } from '../../../prisma/generated/client/enums.ts';
import { topicOfState, type FilingTopic, type Topic } from '../../../schema/rules/topics.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { selectedColumn } from '../../platform/privacy/columns.ts';
import { markedColumn } from '../../platform/privacy/marks.ts';
import { tellWorld } from '../../platform/events/outbox.ts';
import type { FilingAction } from './transitions.ts';

/** What can happen to an order: acts of the machine, its start, and what comes beside it. */
export type Happening = FilingAction | 'START' | 'REQUEST_BACKDROP' | 'SEND_BACKDROP' | 'MOVE';

/** Told by the state that it brings; where the state stays, by nothing. */
const STATE = 'STATE';

/**
 * By which one event providers hear of each happening; null: of none, because it is work on a draft, which is told when it is
 * submitted. Open subscriptions hear of everything.
 */
export const TOLD_BY: Readonly<Record<Happening, FilingTopic | typeof STATE | null>> = {
  START: 'filing.started',
  VERIFY_SERVER: null,
  VERIFY_PASSWORD: null,
  SAVE_DETAILS: null,
  UPLOAD: null,
  GRANT_CONSENT: null,
  WITHDRAW_CONSENT: 'filing.consent_withdrawn',
  SUBMIT: STATE,
  WITHDRAW: STATE,
  RETURN: STATE,
  RESUBMIT: STATE,
  REQUEST_ORIGINALS: STATE,
  RECORD_SHIPMENT: 'filing.originals_posted',
  REPORT_SHIPMENT: 'filing.originals_missed',
  RECEIVE_ORIGINALS: STATE,
  REQUEST_BACKDROP: 'filing.backdrop_requested',
  SEND_BACKDROP: 'filing.backdrop_sent',
  MOVE: 'filing.moved',
  PASS: STATE,
  HAND_OVER_FOR_SMS: STATE,
  HAND_OVER: STATE,
  HOLD: 'filing.held',
  RETRY_HAND_OVER: 'filing.queued',
  REPORT_SMS_DONE: STATE,
  SMS_LAPSE: STATE,
  APPROVE: STATE,
  REFUSE: STATE,
  REFUSE_HAND_OVER: STATE,
  EDIT: STATE,
  ABANDON: STATE,
};

/** The topic of the event that tells of a happening; null when none does. */
export function topicFor(happening: Happening, from: FilingState, to: FilingState): FilingTopic | null {
  const topic = TOLD_BY[happening];
  if (topic !== STATE) return topic;
  return from === to ? null : topicOfState(to);
}

const REFERENCE = selectedColumn('externalRef');

/** Whose the order is, in the provider's own references. */
const WHOSE = {
  ...REFERENCE,
  applicant: { select: REFERENCE },
  websites: {
    select: { server: { select: { id: true, applicant: { select: REFERENCE } } } },
    orderBy: { position: 'asc' },
  },
} as const satisfies Prisma.FilingSelect;

async function whoseOf(tx: Prisma.TransactionClient, id: string): Promise<Prisma.InputJsonObject> {
  const filing = await tx.filing.findUniqueOrThrow({ where: { id }, select: WHOSE });
  const { applicant, websites } = filing;
  const owners = new Map(
    websites.flatMap(({ server }) =>
      server ? [[server.id, server.applicant && markedColumn(server.applicant, 'externalRef')] as const] : [],
    ),
  );
  return {
    externalRef: markedColumn(filing, 'externalRef'),
    applicant: { id: applicant.id, externalRef: markedColumn(applicant, 'externalRef') },
    servers: [...owners].map(([serverId, ownerRef]) => ({ id: serverId, ownerRef })),
  };
}

type Told = Tenant & { readonly id: string; readonly state: FilingState };

/** Writes an event of an order: where it stands, whose it is, and the facts of this event. */
export async function tellOfFiling(
  tx: Prisma.TransactionClient,
  { id, state, providerId, mode }: Told,
  { topic, at, facts }: { topic: Topic; at: Date; facts: Prisma.InputJsonObject },
): Promise<void> {
  const data = { state, ...(await whoseOf(tx, id)), ...facts };
  await tellWorld(tx, { providerId, mode }, { topic, targetId: id, data, at });
}

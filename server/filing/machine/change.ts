import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { FilingState, Party, TimelineEventType } from '../../../prisma/generated/client/enums.ts';
import { addHours } from '../../platform/calendar/dates.ts';
import { Conflict, InvalidState } from '../../../schema/rules/failures.ts';
import { publish } from '../../platform/events/publish.ts';
import { newId } from '../../platform/ids.ts';
import { allowedActions, nextState } from './machine.ts';
import type { FilingAction } from './transitions.ts';
import { lockFiling } from './full-filing.ts';
import { recordMove } from '../statistics/record.ts';
import { tellOfFiling, topicFor, type Happening } from './told.ts';

/** Who did it, for the timeline: a party and, for people, their id. */
export type Doer = { party: Party; id: string | null };

type Changed = { id: string; providerId: string; mode: 'TEST' | 'LIVE'; state: FilingState; version: number };

/** What is told is an event of the history; autosaves are not, which would drown it. */
type Act =
  { action: Extract<FilingAction, TimelineEventType>; told?: true } | { action: FilingAction; told: false };

export type Change = Act & {
  by: Doer;
  now: Date;
  /** Version the caller saw; null when the caller is the authority or a job, which do not race with a form. */
  expectedVersion: number | null;
  data?: Prisma.FilingUncheckedUpdateInput;
  /** Facts for the sentence of the timeline; never personal data. */
  facts?: Prisma.InputJsonObject;
};

/**
 * The one way a filing changes: the machine is asked, the version is counted up, and the timeline event, what statistics count and the
 * outbox message are written in the same transaction.
 * @throws InvalidState when the table has no such arrow; Conflict when the version moved on.
 */
export async function changeFiling(
  tx: Prisma.TransactionClient,
  filing: Changed,
  change: Change,
): Promise<FilingState> {
  if (change.expectedVersion !== null && change.expectedVersion !== filing.version)
    throw new Conflict(filing.version);
  const to = nextState(filing.state, change.action, change.by.party);
  const { count } = await tx.filing.updateMany({
    where: { id: filing.id, version: filing.version },
    data: {
      ...change.data,
      state: to,
      version: { increment: 1 },
      revision: { increment: 1 },
      updatedAt: change.now,
      remindAt: lookAgain(change),
    },
  });
  if (count === 0) await throwConflict(tx, filing.id);
  if (filing.state === 'AWAITING_ORIGINALS' && to !== filing.state) await callOffOriginals(tx, filing.id);
  if (change.told !== false) {
    const { action: type, by, now: at, facts } = change;
    await writeEvent(tx, filing, { type, to, by, at, facts });
    if (to !== filing.state) await recordMove(tx, filing.id);
  }
  await tellOthers(tx, filing, { happening: change.action, to, at: change.now });
  return to;
}

/** An order that waits for originals no more does not go on asking for those that have not come (邮寄资料). */
const callOffOriginals = (tx: Prisma.TransactionClient, filingId: string) =>
  tx.shipment.updateMany({
    where: { filingId, status: { not: 'RECEIVED' } },
    data: { status: 'CALLED_OFF' },
  });

/**
 * Refuses an action the machine does not allow, before work is done for it.
 * @throws InvalidState, Conflict
 */
export function assertAllowed(
  filing: Changed,
  action: FilingAction,
  party: Party,
  expectedVersion: number | null,
): void {
  if (!allowedActions(filing.state, party).includes(action))
    throw new InvalidState(filing.state, allowedActions(filing.state, party));
  if (expectedVersion !== null && expectedVersion !== filing.version) throw new Conflict(filing.version);
}

async function throwConflict(tx: Prisma.TransactionClient, id: string): Promise<never> {
  const current = await tx.filing.findUniqueOrThrow({ where: { id }, select: { version: true } });
  throw new Conflict(current.version);
}

/** Reminders look at the order at once; an autosave only puts off what counts idle days. */
const lookAgain = ({ told = true, now }: Change): Date => (told ? now : addHours(now, 24));

/** What the history says of an order: that something was done, or that time brought something. */
type NewEvent = {
  type: TimelineEventType;
  to: FilingState;
  by: Doer;
  at: Date;
  facts?: Prisma.InputJsonObject | undefined;
};

/** Adds a sentence to an order's history; the order's row must be held by the transaction. */
export async function writeEvent(
  tx: Prisma.TransactionClient,
  filing: Pick<Changed, 'id' | 'state'>,
  { type, to, by, at, facts }: NewEvent,
): Promise<void> {
  const last = await tx.timelineEvent.aggregate({ where: { filingId: filing.id }, _max: { sequence: true } });
  await tx.timelineEvent.create({
    data: {
      id: newId('TimelineEvent'),
      filingId: filing.id,
      sequence: (last._max.sequence ?? 0) + 1,
      type,
      fromState: filing.state,
      toState: to,
      actorKind: by.party,
      actorId: by.id,
      data: facts ?? {},
      at,
    },
    select: { id: true },
  });
}

/**
 * Tells open subscriptions to look again at what changed beside the order (a paper came, a face was compared), and lets them tell
 * the newer reading.
 */
export async function publishFiling(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await countUp(tx, id);
  await publish(tx, topicOf(id));
}

const countUp = (tx: Prisma.TransactionClient, id: string): Promise<unknown> =>
  tx.filing.update({ where: { id }, data: { revision: { increment: 1 } }, select: { id: true } });

const topicOf = (id: string): string => `filing:${id}`;

/** Writes what the world is told after the commit: webhooks carry the outbox, open subscriptions hear the notice. */
async function tellOthers(
  tx: Prisma.TransactionClient,
  filing: Changed,
  { happening, to, at }: { happening: Happening; to: FilingState; at: Date },
): Promise<void> {
  const topic = topicFor(happening, filing.state, to);
  if (topic) await tellOfFiling(tx, { ...filing, state: to }, { topic, at, facts: { change: happening } });
  await publish(tx, topicOf(filing.id));
}

/** What comes beside the order and stands in its history. */
type Noted = Extract<Happening, 'REQUEST_BACKDROP' | 'SEND_BACKDROP' | 'MOVE' | 'WITHDRAW_CONSENT'>;

/**
 * Notes something that happened beside the order and changes neither its state nor its version, so that it never conflicts with what is
 * being typed.
 */
export async function noteEvent(
  tx: Prisma.TransactionClient,
  filing: Changed,
  event: { type: Noted; by: Doer; now: Date; facts?: Prisma.InputJsonObject },
): Promise<void> {
  await lockFiling(tx, filing.id);
  const { type, by, now, facts } = event;
  await writeEvent(tx, filing, { type, to: filing.state, by, at: now, facts });
  await countUp(tx, filing.id);
  await tellOthers(tx, filing, { happening: type, to: filing.state, at: now });
}

/** Tells of an order that begins; the history of it is the start's own. */
export async function tellOfStart(tx: Prisma.TransactionClient, filing: Changed, at: Date): Promise<void> {
  await countUp(tx, filing.id);
  await tellOthers(tx, filing, { happening: 'START', to: filing.state, at });
}

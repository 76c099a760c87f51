import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { queueMail } from '../../platform/mail/queue.ts';
import type { Sealer } from '../../platform/privacy/sealer.ts';
import type { Services } from '../../services.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { publishFiling, writeEvent } from '../machine/change.ts';
import { tellOfFiling } from '../machine/told.ts';
import { recipientOf } from '../draft/details/complete.ts';
import { mailFactsOf } from './contents.ts';
import { nameOf, planOf, type Occasion } from './due.ts';
import { takeOccasion } from '../../platform/mail/occasion.ts';
import { REMINDED_FILING, type Facts, type RemindedFiling } from './facts.ts';
import { lockFiling } from '../machine/full-filing.ts';

type Desk = {
  readonly services: Services;
  readonly tx: Prisma.TransactionClient;
  readonly sealer: Sealer;
  readonly now: Date;
};

const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

/** What the provider hears: which reminder and when it fell due, nothing of a person. */
async function tellProvider(
  tx: Prisma.TransactionClient,
  filing: RemindedFiling,
  { rule: { topic }, dueAt }: Occasion,
  at: Date,
): Promise<void> {
  if (!topic) return;
  await tellOfFiling(tx, filing, { topic, at, facts: { dueAt: dueAt.toISOString() } });
}

async function tell(desk: Desk, filing: RemindedFiling, occasion: Occasion): Promise<void> {
  const { tx, now, sealer } = desk;
  const { rule, dueAt } = occasion;
  const { kind } = rule;
  const event = nameOf(occasion);
  if (!(await takeOccasion(desk, filing, { targetId: filing.id, kind, occasion: event, dueAt }))) return;
  const facts: Facts = { filing, now };
  await queueMail(desk, filing, {
    kind,
    event: `${filing.id}:${event}`,
    targetId: filing.id,
    orderId: filing.id,
    to: recipientOf(sealer, filing),
    facts: mailFactsOf(occasion, facts),
    provider: filing.provider,
  });
  await tellProvider(tx, filing, occasion, now);
  if (!rule.event) return;
  await writeEvent(tx, filing, {
    type: rule.event,
    to: filing.state,
    by: { party: 'SYSTEM', id: null },
    at: now,
  });
  await publishFiling(tx, filing.id);
}

/** Looks at one order: tells what is due, all of it or nothing, and notes when to look again. */
export async function remindFiling(
  services: Services,
  { id, providerId, mode }: Tenant & { id: string },
): Promise<void> {
  const sealer = await services.privacy.forProvider(providerId);
  const now = await services.clock.now({ providerId, mode });
  await services.database.prisma.$transaction(async (tx) => {
    await lockFiling(tx, id);
    const filing = await tx.filing.findUniqueOrThrow({ where: { id }, include: REMINDED_FILING });
    const { due, next } = planOf({ filing, now });
    for (const occasion of due) await tell({ services, tx, sealer, now }, filing, occasion);
    await tx.filing.update({ where: { id }, data: { remindAt: next }, select: { id: true } });
  }, TRANSACTION);
}

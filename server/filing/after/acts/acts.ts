import { createHash } from 'node:crypto';
import { AuthorityUnavailable, ValidationFailure } from '../../../../schema/rules/failures.ts';
import { issue } from '../../../../schema/rules/issue.ts';
import type { Tx } from '../../../../prisma/database.ts';
import type { ProviderAct } from '../../../authority/acts.ts';
import type { Clock } from '../../../platform/clock.ts';
import { auditeeOf, recordAudit, type Auditee } from '../../../platform/tenancy/audit.ts';
import type { SecretKeyActor, StaffActor, Tenant } from '../../../platform/tenancy/actor.ts';
import { bureauOf } from '../../../authority/connector/storing/bureaus.ts';
import { carryOut, type Idempotency, type Outcome } from '../../../platform/unit-of-work.ts';
import type { Services } from '../../../services.ts';

/** Seconds after which an act that the authority did not take is worth another try. */
const RETRY_SECONDS = 60;

export type Desk = Pick<Services, 'authority' | 'database' | 'privacy'> & { readonly clock: Clock };

/** An act that was checked and may be sent. */
export type Prepared = {
  readonly act: ProviderAct;
  /** What it is about. */
  readonly targetId: string;
  /** Element of the file, for the audit. */
  readonly operation: 'WBACLJG' | 'HSJG' | 'ZXBA' | 'BGBA' | 'XZHYD' | 'IP/XZBA' | 'IP/XGBA' | 'IP/SCBA';
  /** Whether the authority is told at all; left out, it is. */
  readonly isSent?: boolean;
  /** Tells it from the same act before a word of the authority's, where that may have to be sent again: a count, or a moment. */
  readonly occasion?: number | undefined;
  /** The filing number it is about, or the account the entry came by that it answers: it goes the way that came. */
  readonly number?: string;
  readonly bureau?: string;
  /** Where its refusal is told. */
  readonly path: readonly string[];
  /** What holds from when the authority has it. */
  readonly done?: (tx: Tx, now: Date) => Promise<unknown>;
};

/** The same act about the same thing is sent once, however often it is asked; another one goes by itself. */
const referenceOf = ({ act, targetId, operation, occasion }: Prepared): string => {
  const text = JSON.stringify(act, (_name, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return [operation, targetId, digest, ...(occasion ? [occasion] : [])].join(':');
};

/** @throws ValidationFailure where the authority, or our own check, refuses it; AuthorityUnavailable */
async function send(
  { authority, database: { prisma } }: Desk,
  { providerId, mode }: Tenant,
  prepared: Prepared,
): Promise<void> {
  if (prepared.isSent === false) return;
  const tenant = { providerId, mode };
  const bureau = prepared.bureau ?? (await bureauOf(prisma, tenant, prepared.number ?? null));
  const outcome = await authority.send({ ...tenant, bureau }, referenceOf(prepared), prepared.act);
  if (outcome.accepted) return;
  if (outcome.retry) throw new AuthorityUnavailable(RETRY_SECONDS);
  throw new ValidationFailure([issue(prepared.path, 'ACT_REFUSED', { reason: outcome.message })]);
}

async function note(
  tx: Tx,
  { targetId, operation, isSent = true, done }: Prepared,
  { tenant, by, at }: { tenant: Tenant; by: Auditee; at: Date },
): Promise<void> {
  await done?.(tx, at);
  const action = isSent ? 'AUTHORITY_ACT_SENT' : 'IP_RANGES_NOTED';
  await recordAudit(tx, { tenant, by, action, targetId, what: operation, at });
}

/**
 * Sends an act for a caller of the API. Asked again after a crash in between, the authority is not asked twice.
 * @param outcome what the caller is answered from, also when the request is repeated
 */
export async function performActFor<T extends Outcome>(
  services: Services,
  actor: StaffActor | SecretKeyActor,
  prepared: Prepared,
  idempotency: Idempotency | null,
  outcome: T,
): Promise<T> {
  await send(services, actor, prepared);
  return carryOut(services, actor, idempotency, async ({ tx, now }) => {
    const { providerId, mode } = actor;
    await note(tx, prepared, { tenant: { providerId, mode }, by: auditeeOf(actor), at: now });
    return outcome;
  });
}

/** The same where the answer is about what the act is about. */
export const performAct = (
  services: Services,
  actor: StaffActor | SecretKeyActor,
  prepared: Prepared,
  idempotency: Idempotency | null,
): Promise<{ targetId: string }> =>
  performActFor(services, actor, prepared, idempotency, { targetId: prepared.targetId });

/** The same for the operator at the machine. */
export async function operateAct(desk: Desk, tenant: Tenant, prepared: Prepared, by: Auditee): Promise<void> {
  await send(desk, tenant, prepared);
  const at = await desk.clock.now(tenant);
  await desk.database.prisma.$transaction((tx) => note(tx, prepared, { tenant, by, at }));
}

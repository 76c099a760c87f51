import type { FilingState, SubmissionStatus } from '../../../prisma/generated/client/enums.ts';
import type { AuthorityAccount, Prisma, PrismaClient } from '../../../prisma/generated/client/client.ts';
import { bureauAmong, type Served } from '../../authority/connector/storing/bureaus.ts';
import { replyText, resultText } from '../../../schema/messages/codes.ts';
import { notices } from '../../../schema/messages/generated/notices.js';
import type { Locale } from '../../../schema/messages/locales.ts';
import { InvalidState } from '../../../schema/rules/failures.ts';
import type { SecretKeyActor, StaffActor, Tenant } from '../../platform/tenancy/actor.ts';
import { recordAudit, type Auditee } from '../../platform/tenancy/audit.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import type { Services } from '../../services.ts';
import { changeFiling, type Doer } from '../machine/change.ts';
import { loadFiling } from '../machine/full-filing.ts';
import { FULL_FILING, type FullFiling } from '../../../prisma/selections.ts';
import { allowedActions } from '../machine/machine.ts';
import { createSubmission } from '../machine/submissions.ts';
import { HAND_OVER_JOB } from '../machine/hand-over-jobs.ts';

/** Result codes (Jgdm) begin here; below are message codes (msg_code). */
const FIRST_RESULT_CODE = 1000;

/** Why an order is held: a code of the authority, or (without one) the rule that our own check names. */
export type HandOverFault = { readonly code: number | null; readonly reason: string | null };

type Attempt = {
  status: SubmissionStatus;
  failureCode: number | null;
  failureReason: string | null;
  failedAt: Date | null;
};

/**
 * What keeps a queued order from the authority although the applicant can do nothing about it: the file we wrote, the
 * account's settings, the provider's rights. Null while nothing does.
 */
export function handOverFaultOf({
  state,
  submissions,
}: {
  readonly state: FilingState;
  readonly submissions: readonly Attempt[];
}): (HandOverFault & { readonly at: Date }) | null {
  const last = submissions.at(-1);
  if (state !== 'QUEUED' || last?.status !== 'FAILED' || !last.failedAt) return null;
  return { code: last.failureCode, reason: last.failureReason, at: last.failedAt };
}

/** What keeps an order from the authority, and whether handing it over again is what it waits for. */
export type HoldUp = HandOverFault & { readonly at: Date; readonly retryable: boolean };

type Queued = Parameters<typeof handOverFaultOf>[0] &
  Tenant & { readonly province: string; readonly updatedAt: Date };

/** An account, with what keeps all orders that go by it. */
type Account = Served & Pick<AuthorityAccount, 'stoppedAt' | 'stoppedCode' | 'stoppedReason'>;

/** The accounts of a provider; the one for all sorts first. */
export const accountsOf = (
  { authorityAccount }: Pick<PrismaClient, 'authorityAccount'>,
  { providerId, mode }: Tenant,
): Promise<Account[]> =>
  authorityAccount.findMany({
    where: { providerId, mode },
    select: { bureau: true, provinces: true, stoppedAt: true, stoppedCode: true, stoppedReason: true },
    orderBy: { bureau: 'asc' },
  });

/** The same for one order, with what keeps all orders of its provider: a stopped account, or none. The accounts are asked for where they matter. */
export async function holdUpOf(
  filing: Queued,
  accounts: () => Promise<readonly Account[]>,
): Promise<HoldUp | null> {
  const own = handOverFaultOf(filing);
  if (own) return { ...own, retryable: true };
  const { mode, state, province, updatedAt } = filing;
  if (state !== 'QUEUED') return null;
  const all = await accounts();
  const bureau = bureauAmong(all, filing, province) ?? '';
  const account = all.find((one) => one.bureau === bureau);
  if (!account) return mode === 'LIVE' ? { code: null, reason: null, at: updatedAt, retryable: false } : null;
  const { stoppedAt: at, stoppedCode: code, stoppedReason: reason } = account;
  return at ? { code, reason, at, retryable: false } : null;
}

/** The fault in words: our own check's, or what the code means. */
export function faultText({ code, reason }: HandOverFault, locale: Locale): string {
  const words = notices[locale];
  if (code === null)
    return reason === null ? words['fault.NO_ACCOUNT'] : words['fault.OWN_CHECK']({ reason });
  return code < FIRST_RESULT_CODE ? replyText(code, locale) : resultText(code, locale);
}

type Held = Parameters<typeof changeFiling>[1];
type Hold = { submissionId: string; fault: HandOverFault; by: Doer; now: Date };

/**
 * Keeps an order that was to go, or had gone, to the authority, in the transaction that marks its submission. It stays
 * queued, nothing is sent, and the desk shows why until somebody retries.
 */
export async function holdFiling(
  { log }: Pick<Services, 'log'>,
  tx: Prisma.TransactionClient,
  filing: Held,
  { submissionId, fault, by, now }: Hold,
): Promise<void> {
  await tx.submission.update({
    where: { id: submissionId },
    data: { status: 'FAILED', failureCode: fault.code, failureReason: fault.reason, failedAt: now },
    select: { id: true },
  });
  // A file that was not taken was never looked at, so no text message went out.
  await tx.smsCheck.deleteMany({ where: { filingId: filing.id, outcome: 'WAITING' } });
  await changeFiling(tx, filing, {
    action: 'HOLD',
    by,
    now,
    expectedVersion: null,
    data: { handedOverAt: null },
  });
  log.error(
    {
      event: 'authority.filing_held',
      providerId: filing.providerId,
      mode: filing.mode,
      filingId: filing.id,
      submissionId,
      code: fault.code,
    },
    `an order is held until it is retried: ${faultText(fault, 'en')}`,
  );
}

type Releasing = {
  readonly doer: string | null;
  readonly now: Date;
  readonly expectedVersion: number | null;
  /** Of whoever asked for it; where nobody did, the order goes on from what it went on from before. */
  readonly traceparent?: string | null;
};

/** Queues a held order again. @throws Conflict */
export async function release(
  tx: Prisma.TransactionClient,
  filing: FullFiling,
  { doer, now, expectedVersion, traceparent }: Releasing,
): Promise<void> {
  const by: Doer = { party: 'SYSTEM', id: doer };
  await changeFiling(tx, filing, { action: 'RETRY_HAND_OVER', by, now, expectedVersion });
  const noted = traceparent ?? filing.submissions.at(-1)?.traceparent ?? null;
  await createSubmission(tx, filing, { now, traceparent: noted });
}

/**
 * Hands a held order over once more, after what kept it was cured.
 * @throws InvalidState when it is not held; Conflict, NotFound
 */
export async function retryHandOver(
  { services, tx, actor, now }: Work<StaffActor | SecretKeyActor>,
  { filingId, expectedVersion }: { filingId: string; expectedVersion: number },
): Promise<{ filingId: string }> {
  const filing = await loadFiling(tx, actor, filingId);
  if (!handOverFaultOf(filing)) throw new InvalidState(filing.state, allowedActions(filing.state, 'STAFF'));
  const doer = actor.kind === 'STAFF' ? actor.staffId : actor.keyId;
  await release(tx, filing, { doer, now, expectedVersion, traceparent: services.tracing.current() });
  await services.jobs.enqueue(tx, HAND_OVER_JOB, { providerId: actor.providerId, mode: actor.mode });
  return { filingId };
}

/** Queues every held order of a tenant again, for the operator; the regular look sends them. Returns how many. */
export async function retryAllHeld(
  prisma: PrismaClient,
  { providerId, mode }: Tenant,
  now: Date,
  by: Auditee,
): Promise<number> {
  const queued = await prisma.filing.findMany({
    where: { providerId, mode, state: 'QUEUED' },
    include: FULL_FILING,
    orderBy: { createdAt: 'asc' },
  });
  const held = queued.filter((filing) => handOverFaultOf(filing));
  for (const filing of held)
    await prisma.$transaction((tx) =>
      release(tx, filing, { doer: null, now, expectedVersion: filing.version }),
    );
  const tenant = { providerId, mode };
  const said = { tenant, by, action: 'AUTHORITY_ORDERS_RETRIED', targetId: providerId, at: now } as const;
  if (held.length > 0) await prisma.$transaction((tx) => recordAudit(tx, said));
  return held.length;
}

import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { FilingState } from '../../../prisma/generated/client/enums.ts';
import { isProvidersToMend } from '../../authority/protocol/codes/result-codes.ts';
import type { AccessResult, Applied, FiledRecord, ResultFile } from '../../authority/port.ts';
import { newId } from '../../ids.ts';
import type { Clock } from '../../clock/clock.ts';
import type { Sealer } from '../../privacy/sealer.ts';
import type { Services } from '../../services.ts';
import type { Tenant } from '../../tenancy/actor.ts';
import { refuseCancellation } from '../cancelling/refusal.ts';
import { changeFiling, type Doer } from '../change.ts';
import { FULL_FILING, type FullFiling, lockFiling } from '../full-filing.ts';
import { forgetRecord } from './deregistrations.ts';
import { holdFiling } from './holding.ts';
import { rememberApproval, rememberRecord } from './records.ts';

const AUTHORITY: Doer = { party: 'AUTHORITY', id: null };

type Outcome = 'APPROVED' | 'REFUSED' | 'SMS_LAPSED';

/** The authority's word came before its acceptance was written down; that is settled first, then the file comes again. */
export class NotSettled extends Error {
  constructor() {
    super('the hand-over of this filing is not settled yet');
    this.name = 'NotSettled';
  }
}

type Site = { id: string; filingId: string };

const AT_AUTHORITY: FilingState[] = ['AWAITING_SMS', 'AT_AUTHORITY'];

/** Sites of a hand-over whose word is still out. */
async function sitesOfSubmission(
  tx: Prisma.TransactionClient,
  where: Prisma.SubmissionWhereInput,
): Promise<Site[]> {
  const found = await tx.submission.findMany({
    where: { ...where, status: 'ACCEPTED', decisions: { none: {} }, filing: { state: { in: AT_AUTHORITY } } },
    select: { filing: { select: { websites: { where: { result: 'PENDING' } } } } },
    take: 2,
  });
  // Two that fit equally are none: a word must not end the wrong order.
  return found.length === 1 ? (found[0]?.filing.websites ?? []) : [];
}

/**
 * The sites a result speaks of: by our access id, by website number, or by the upload whose file was broken. A word on a
 * broken file that names none can only be meant for the one hand-over without a word, if there is just one.
 */
async function sitesOf(tx: Prisma.TransactionClient, tenant: Tenant, result: AccessResult): Promise<Site[]> {
  const here = { providerId: tenant.providerId, mode: tenant.mode };
  const { accessId, websiteNumber, uploadSequence } = result;
  if (accessId !== null) return tx.filingWebsite.findMany({ where: { accessId, filing: here } });
  if (websiteNumber !== null) {
    const open = await tx.filingWebsite.findMany({
      where: { websiteNumber, filing: { ...here, state: { in: [...AT_AUTHORITY, 'QUEUED'] } } },
    });
    return open.length === 1 ? open : [];
  }
  return sitesOfSubmission(tx, uploadSequence === null ? here : { ...here, sequence: uploadSequence });
}

async function reload(tx: Prisma.TransactionClient, id: string): Promise<FullFiling> {
  return tx.filing.findUniqueOrThrow({ where: { id }, include: FULL_FILING });
}

/** A decision can only follow the SMS check, so one that finds the filing before it says that the check is done. */
async function pastSms(tx: Prisma.TransactionClient, filing: FullFiling, now: Date): Promise<FullFiling> {
  if (filing.state !== 'AWAITING_SMS') return filing;
  await changeFiling(tx, filing, { action: 'REPORT_SMS_DONE', by: AUTHORITY, now, expectedVersion: null });
  await tx.smsCheck.updateMany({
    where: { filingId: filing.id, outcome: 'WAITING' },
    data: { outcome: 'DONE', endedAt: now },
  });
  return reload(tx, filing.id);
}

async function lapse(tx: Prisma.TransactionClient, filing: FullFiling, now: Date): Promise<void> {
  await tx.smsCheck.updateMany({
    where: { filingId: filing.id, attempt: filing.submissions.at(-1)?.attempt ?? 1 },
    data: { outcome: 'LAPSED', endedAt: now },
  });
  await changeFiling(tx, filing, { action: 'SMS_LAPSE', by: AUTHORITY, now, expectedVersion: null });
}

/** When a file is applied, and with whose keys. */
type At = { now: Date; sealer: Sealer };

/** Ends the order when every site has its result: approved when at least one site is, else refused. */
async function conclude(
  services: Pick<Services, 'log'>,
  tx: Prisma.TransactionClient,
  filing: FullFiling,
  result: AccessResult,
  at: At,
): Promise<void> {
  const { now } = at;
  if (filing.websites.some((website) => website.result === 'PENDING')) return;
  if (filing.websites.some((website) => website.result === 'APPROVED')) {
    await changeFiling(tx, filing, {
      action: 'APPROVE',
      by: AUTHORITY,
      now,
      expectedVersion: null,
      data: { decidedAt: now, openKey: null, password: null },
    });
    await rememberApproval(services, tx, filing, at);
    return;
  }
  await changeFiling(tx, filing, {
    action: 'REFUSE',
    by: AUTHORITY,
    now,
    expectedVersion: null,
    data: { decidedAt: now },
    facts: { code: result.code, reason: result.opinion ?? '' },
  });
}

/** Applies one word to one site. */
async function applyToSite(
  services: Pick<Services, 'log'>,
  tx: Prisma.TransactionClient,
  site: Site,
  result: AccessResult,
  at: At,
): Promise<void> {
  const { now } = at;
  await lockFiling(tx, site.filingId);
  const found = await reload(tx, site.filingId);
  if (found.state === 'QUEUED' && found.submissions.some(({ status }) => status === 'SENDING'))
    throw new NotSettled();
  if (result.outcome === 'NOTED' || !AT_AUTHORITY.includes(found.state)) return;
  const submission = found.submissions.findLast(({ status }) => status === 'ACCEPTED');
  if (!submission) return;
  if (result.outcome === 'REFUSED' && isProvidersToMend(result.code)) {
    const fault = { code: result.code, reason: null };
    return holdFiling(services, tx, found, { submissionId: submission.id, fault, by: AUTHORITY, now });
  }
  const outcome: Outcome = result.outcome;
  await tx.decision.upsert({
    where: { submissionId_filingWebsiteId: { submissionId: submission.id, filingWebsiteId: site.id } },
    create: {
      id: newId('Decision'),
      submissionId: submission.id,
      filingWebsiteId: site.id,
      outcome,
      code: result.code,
      opinion: result.opinion,
      at: result.at,
    },
    update: {},
  });
  if (outcome === 'SMS_LAPSED') return lapse(tx, found, now);
  await tx.filingWebsite.update({ where: { id: site.id }, data: { result: outcome } });
  await conclude(services, tx, await reloadPastSms(tx, found, now), result, at);
}

async function reloadPastSms(
  tx: Prisma.TransactionClient,
  filing: FullFiling,
  now: Date,
): Promise<FullFiling> {
  return pastSms(tx, await reload(tx, filing.id), now);
}

/** Everything of a file that concerns filings and records. */
async function applyContent(
  services: Pick<Services, 'log'>,
  tx: Prisma.TransactionClient,
  tenant: Tenant,
  file: ResultFile,
  at: At,
): Promise<Applied> {
  const { now, sealer } = at;
  const filingIds = new Set<string>();
  const unplaced: AccessResult[] = [];
  for (const result of file.results) {
    const sites = await sitesOf(tx, tenant, result);
    if (sites.length === 0) {
      unplaced.push(result);
      // One about our file, our settings or our rights concerns every order: somebody has to look.
      const level = isProvidersToMend(result.code) ? 'error' : 'warn';
      services.log[level](
        { event: 'authority.result_unplaced', ...tenant, code: result.code },
        'a result of the authority fits none of our filings',
      );
    }
    for (const site of sites) {
      filingIds.add(site.filingId);
      await applyToSite(services, tx, site, result, at);
    }
  }
  const strangers: FiledRecord[] = [];
  for (const record of file.records)
    if (!(await rememberRecord(tx, tenant, record, sealer))) strangers.push(record);
  for (const refusal of file.cancellationRefusals) await refuseCancellation(tx, tenant, refusal, now);
  for (const ended of file.deregistrations) await forgetRecord(tx, tenant, ended, now);
  return { filingIds: [...filingIds], strangers, unplaced };
}

/** What applying a file works with. */
export type Applying = Pick<Services, 'authority' | 'database' | 'privacy' | 'log'> & {
  readonly clock: Clock;
};

/** Applies one file in one transaction: all of it or nothing, and the same file twice changes nothing. */
export async function applyResultFile(services: Applying, tenant: Tenant, file: ResultFile): Promise<void> {
  const now = await services.clock.now(tenant);
  const sealer = await services.privacy.forProvider(tenant.providerId);
  const { authority, database } = services;
  await database.prisma.$transaction(
    (tx) =>
      authority.apply(tx, tenant, file, () => applyContent(services, tx, tenant, file, { now, sealer })),
    { maxWait: 10_000, timeout: 15_000 },
  );
}

/** Fetches and applies everything that waits; a file is acknowledged only after it has been applied. */
export async function pollResults(services: Services, tenant: Tenant): Promise<void> {
  const { authority, log } = services;
  for (let file = await authority.poll(tenant); file; file = await authority.poll(tenant)) {
    try {
      await applyResultFile(services, tenant, file);
    } catch (error) {
      if (!(error instanceof NotSettled)) throw error;
      return void log.info({ ...tenant, fileName: file.fileName }, error.message);
    }
    await authority.acknowledge(tenant, file.fileName);
  }
}

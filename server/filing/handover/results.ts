import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { isOthersToMend } from '../../authority/protocol/codes/result-codes.ts';
import { applyOnce, type Applied, type LaterWord } from '../../authority/connector/storing/applied.ts';
import type { AccessResult, AtBureau, FiledRecord, ResultFile } from '../../authority/port.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Services } from '../../services.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { decideRange } from '../after/addresses/decide.ts';
import { decideAct } from '../after/acts/website-acts.ts';
import { refuseCancellation } from '../after/cancelling/refusal.ts';
import { applyToSite, NotSettled, type At } from './deciding.ts';
import { forgetRecord } from './deregistrations.ts';
import { sitesOf, type Placed } from './placing.ts';
import { approvalsIn } from './proofs.ts';
import { rememberRecord } from './records.ts';

type Hearing = Pick<Services, 'log' | 'tracing'>;

/** What became of the words of a file. */
type Heard = {
  readonly filingIds: Set<string>;
  readonly unplaced: AccessResult[];
  readonly later: LaterWord[];
};

/** What the order goes on from that a word is on. */
async function notedOf(tx: Prisma.TransactionClient, site: Placed): Promise<string | null> {
  const { filingId, submissionId } = site;
  const submission = await tx.submission.findFirst({
    where: submissionId === null ? { filingId } : { id: submissionId },
    orderBy: { attempt: 'desc' },
    select: { traceparent: true },
  });
  return submission?.traceparent ?? null;
}

/** Applies a word to a site, as the end of what the form or the desk began. */
async function applyFollowed(
  { log, tracing }: Hearing,
  tx: Prisma.TransactionClient,
  site: Placed,
  result: AccessResult,
  at: At,
): Promise<boolean> {
  const apply = (): Promise<boolean> => applyToSite({ log }, tx, site, result, at);
  if (!tracing.on) return apply();
  const { outcome, code } = result;
  const told = {
    'jieru.filing.id': site.filingId,
    'jieru.result': outcome,
    'jieru.authority.result_code': code,
  };
  return tracing.resume({ name: 'filing result', told }, await notedOf(tx, site), apply);
}

async function hear(
  { log, tracing }: Hearing,
  tx: Prisma.TransactionClient,
  tenant: Required<AtBureau>,
  result: AccessResult,
  at: At,
  { filingIds, unplaced, later }: Heard,
): Promise<void> {
  const sites = await sitesOf(tx, tenant, result, at.now);
  if (sites.length === 0) {
    unplaced.push(result);
    // One about our file, our settings or our rights concerns every order: somebody has to look.
    const level = isOthersToMend(result.code) ? 'error' : 'warn';
    log[level](
      { event: 'authority.result_unplaced', ...tenant, code: result.code },
      'a result of the authority fits none of our filings',
    );
  }
  for (const site of sites) {
    filingIds.add(site.filingId);
    if (!(await applyFollowed({ log, tracing }, tx, site, result, at))) continue;
    const { websiteNumber } = await tx.filingWebsite.findUniqueOrThrow({ where: { id: site.siteId } });
    later.push({ result, websiteNumber });
    log.warn(
      { event: 'authority.later_word', ...tenant, filingId: site.filingId, code: result.code },
      'the authority says something else of an order that is decided',
    );
  }
}

/** Everything of a file that concerns filings and records. */
async function applyContent(
  services: Hearing,
  tx: Prisma.TransactionClient,
  tenant: Tenant,
  file: ResultFile,
  at: At,
): Promise<Applied> {
  const { now, sealer } = at;
  const heard: Heard = { filingIds: new Set(), unplaced: [], later: [] };
  const account = { providerId: tenant.providerId, mode: tenant.mode, bureau: file.bureau };
  for (const result of file.results) await hear(services, tx, account, result, at, heard);
  const strangers: FiledRecord[] = [];
  for (const record of file.records) {
    for (const approval of await approvalsIn(tx, tenant, record, now))
      await hear(services, tx, account, approval, at, heard);
    if (!(await rememberRecord(tx, tenant, record, sealer))) strangers.push(record);
  }
  for (const refusal of file.cancellationRefusals) await refuseCancellation(tx, tenant, refusal, at);
  for (const word of file.ipResults) await decideRange(tx, tenant, word, at);
  for (const act of file.acts) await decideAct(tx, tenant, act, at);
  for (const ended of file.deregistrations) await forgetRecord(tx, tenant, ended, now);
  const { filingIds, unplaced, later } = heard;
  return { filingIds: [...filingIds], strangers, unplaced, later };
}

/** What applying a file works with. */
export type Applying = Pick<Services, 'authority' | 'database' | 'privacy' | 'log' | 'tracing'> & {
  readonly clock: Clock;
};

/** A synchronisation (SJTB) brings up to a thousand records in one file. Milliseconds. */
const timeFor = ({ results, records, deregistrations }: ResultFile): number =>
  15_000 + 100 * (results.length + records.length + deregistrations.length);

/** Applies one file in one transaction: all of it or nothing, and the same file twice changes nothing. */
export async function applyResultFile(services: Applying, tenant: Tenant, file: ResultFile): Promise<void> {
  const now = await services.clock.now(tenant);
  const sealer = await services.privacy.forProvider(tenant.providerId);
  await services.database.prisma.$transaction(
    (tx) =>
      applyOnce(tx, { tenant, sealer }, file, () =>
        applyContent(services, tx, tenant, file, { now, sealer }),
      ),
    { maxWait: 10_000, timeout: timeFor(file) },
  );
}

/** Fetches and applies everything that waits; a file is acknowledged only after it has been applied. */
export async function pollResults(services: Services, account: AtBureau): Promise<void> {
  const { authority, log } = services;
  const { providerId, mode } = account;
  const tenant = { providerId, mode };
  for (let file = await authority.poll(account); file; file = await authority.poll(account)) {
    try {
      await applyResultFile(services, tenant, file);
    } catch (error) {
      if (!(error instanceof NotSettled)) throw error;
      return void log.info({ ...account, fileName: file.fileName }, error.message);
    }
    await authority.acknowledge(account, file.fileName);
  }
}

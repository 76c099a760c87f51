import { randomInt } from 'node:crypto';
import { Prisma } from '../../../prisma/generated/client/client.ts';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import { bureauAmong, servedBy, type Served } from '../../authority/connector/storing/bureaus.ts';
import type { AccessUpload } from '../../authority/port.ts';
import { addHours } from '../../platform/calendar/dates.ts';
import { newId } from '../../platform/ids.ts';
import { whereReadable } from '../../platform/privacy/cipher.ts';
import type { Sealer } from '../../platform/privacy/sealer.ts';
import type { Services } from '../../services.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { tenantsThatHave } from '../../platform/tenancy/tenants-that-have.ts';
import { changeFiling, type Doer } from '../machine/change.ts';
import { openFiled } from '../draft/details/filed-data.ts';
import { knownFiledPhone } from '../draft/details/filed-phone.ts';
import { sealContext } from '../machine/full-filing.ts';
import { FULL_FILING, type FullFiling } from '../../../prisma/selections.ts';
import { rulesOf } from '../provinces/rules-of.ts';
import { holdFiling, type HandOverFault } from './holding.ts';
import { refuseHandOver, UnfitPaper } from './unfit-paper.ts';
import { accessUploads } from './uploads.ts';
import { addressesUnfiled, releaseFiled } from './waiting-for-addresses.ts';

const SYSTEM: Doer = { party: 'SYSTEM', id: null };

/** A submission that this process is sending. */
type Claimed = {
  readonly submissionId: string;
  /** The account it goes by. */
  readonly bureau: string;
  readonly filing: FullFiling;
};

/** A new id of our own for an access (IspJrid): below 2^48, so that any reader's number type holds it. */
const newAccessId = (): bigint => BigInt(randomInt(1, 2 ** 48 - 1));

/** Gives every access that goes an id that no hand-over had, and remembers which of them had which. */
async function giveAccessIds(
  tx: Prisma.TransactionClient,
  { id: submissionId, filingId }: { id: string; filingId: string },
): Promise<void> {
  const websites = await tx.filingWebsite.findMany({ where: { filingId, result: { not: 'APPROVED' } } });
  for (const { id: filingWebsiteId } of websites) {
    const accessId = newAccessId();
    await tx.filingWebsite.update({ where: { id: filingWebsiteId }, data: { accessId, result: 'PENDING' } });
    await tx.handedAccess.create({ data: { accessId, submissionId, filingWebsiteId } });
  }
}

/** Submissions that go by none of the accounts that wait. */
function byOthers(
  tenant: Tenant,
  accounts: readonly Served[],
  waiting: ReadonlySet<string>,
): Prisma.SubmissionWhereInput {
  const free = PROVINCES.map(({ code }) => code).filter(
    (province) => !waiting.has(bureauAmong(accounts, tenant, province) ?? ''),
  );
  return {
    OR: [
      { status: 'SENDING', bureau: { notIn: [...waiting] } },
      { status: 'QUEUED', filing: { province: { in: free } } },
    ],
  };
}

/**
 * Marks the oldest queued submission as being sent and gives its accesses their ids. From here on the order cannot be
 * withdrawn. One that was being sent when the process died comes first again, with the same ids; of a suspended provider
 * nothing but that one goes.
 */
async function claimNext(
  services: Services,
  tenant: Tenant,
  waiting: ReadonlySet<string>,
): Promise<Claimed | null> {
  return services.database.prisma.$transaction(async (tx) => {
    const { providerId, mode } = tenant;
    const accounts = await servedBy(tx, tenant);
    if (waiting.size > 0 && accounts.length < 2) return null;
    const { suspendedAt } = await tx.provider.findUniqueOrThrow({ where: { id: providerId } });
    const next = await tx.submission.findFirst({
      where: {
        providerId,
        mode,
        status: { in: suspendedAt ? ['SENDING'] : ['SENDING', 'QUEUED'] },
        ...(waiting.size > 0 ? byOthers(tenant, accounts, waiting) : {}),
      },
      orderBy: [{ status: 'desc' }, { createdAt: 'asc' }],
      include: { filing: { select: { province: true } } },
    });
    if (!next) return null;
    await tx.$queryRaw`SELECT id FROM "Filing" WHERE id = ${next.filingId} FOR UPDATE`;
    const { province } = next.filing;
    const bureau = next.status === 'QUEUED' ? (bureauAmong(accounts, tenant, province) ?? '') : next.bureau;
    const { count } = await tx.submission.updateMany({
      where: { id: next.id, status: next.status },
      data: { status: 'SENDING', ...(next.status === 'QUEUED' ? { bureau } : {}) },
    });
    if (count === 0) return null;
    if (next.status === 'QUEUED') await giveAccessIds(tx, next);
    const filing = await tx.filing.findUniqueOrThrow({ where: { id: next.filingId }, include: FULL_FILING });
    return { submissionId: next.id, bureau, filing };
  });
}

async function noteAccepted(
  services: Services,
  filing: FullFiling,
  submissionId: string,
  sequence: bigint,
): Promise<void> {
  const tenant: Tenant = filing;
  const now = await services.clock.now(tenant);
  const { sms } = rulesOf(filing, now);
  const sealer = await services.privacy.forProvider(filing.providerId);
  await services.database.prisma.$transaction(async (tx) => {
    const current = await tx.filing.findUniqueOrThrow({ where: { id: filing.id } });
    const { count } = await tx.submission.updateMany({
      where: { id: submissionId, status: 'SENDING' },
      data: { status: 'ACCEPTED', sequence, acceptedAt: now },
    });
    if (count === 0) return;
    const change = { by: SYSTEM, now, expectedVersion: null, data: { handedOverAt: now } };
    if (!sms.required) {
      await changeFiling(tx, current, { ...change, action: 'HAND_OVER' });
      return;
    }
    await changeFiling(tx, current, {
      ...change,
      action: 'HAND_OVER_FOR_SMS',
      facts: { hours: sms.windowHours },
    });
    await createSmsCheck(sealer, tx, filing, now, sms.windowHours);
  });
}

/** The text goes to contact 1 of the website's person as originally filed. */
async function createSmsCheck(
  sealer: Sealer,
  tx: Prisma.TransactionClient,
  filing: FullFiling,
  now: Date,
  hours: number,
): Promise<void> {
  const [website] = filing.websites;
  const record = filing.subject.records.find(({ subjectNumber }) => subjectNumber === filing.subjectNumber);
  // The authority has the order: what cannot be opened here must not have it sent again.
  const filed = record ? whereReadable(() => openFiled(sealer, record)) : null;
  const personal = filing.nature === 'PERSONAL';
  const mobile = website ? knownFiledPhone(filed, { websiteNumber: website.websiteNumber, personal }) : null;
  const id = newId('SmsCheck');
  await tx.smsCheck.create({
    data: {
      id,
      filingId: filing.id,
      attempt: filing.submissions.at(-1)?.attempt ?? 1,
      personal: mobile ? sealer.seal({ mobile }, sealContext(id, 'sms')) : null,
      sentAt: now,
      deadline: addHours(now, hours),
    },
  });
}

/** The filing stays as it is: it is taken up again. Its submission keeps its number and its access ids. */
const noteWaiting = (services: Services, submissionId: string, code: number | null): Promise<unknown> =>
  services.database.prisma.submission.updateMany({
    where: { id: submissionId, status: 'SENDING' },
    data: { failureCode: code },
  });

/** Ends an attempt that no repetition cures, unless another process has ended it. */
async function endAttempt(
  services: Services,
  { filing, submissionId }: Claimed,
  end: (tx: Prisma.TransactionClient, current: FullFiling, now: Date) => Promise<void>,
): Promise<void> {
  const now = await services.clock.now(filing);
  await services.database.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Filing" WHERE id = ${filing.id} FOR UPDATE`;
    const open = await tx.submission.count({ where: { id: submissionId, status: 'SENDING' } });
    if (open === 0) return;
    await end(tx, await tx.filing.findUniqueOrThrow({ where: { id: filing.id }, include: FULL_FILING }), now);
  });
}

const hold = (services: Services, claimed: Claimed, fault: HandOverFault): Promise<void> =>
  endAttempt(services, claimed, (tx, current, now) =>
    holdFiling(services, tx, current, { submissionId: claimed.submissionId, fault, by: SYSTEM, now }),
  );

const refuse = (services: Services, claimed: Claimed, paper: UnfitPaper): Promise<void> =>
  endAttempt(services, claimed, (tx, current, now) =>
    refuseHandOver(tx, current, { submissionId: claimed.submissionId, paper, by: SYSTEM, now }),
  );

/**
 * What goes to the authority, or null after the order was taken out of the queue: a paper of the applicant's will not do,
 * or something stored here cannot be read. Neither may keep the orders behind it waiting.
 */
async function composed(services: Services, claimed: Claimed): Promise<AccessUpload[] | null> {
  try {
    return await accessUploads(services, claimed.filing);
  } catch (error) {
    if (error instanceof UnfitPaper) {
      await refuse(services, claimed, error);
      return null;
    }
    services.log.error({ err: error, filingId: claimed.filing.id }, 'an upload cannot be composed');
    await hold(services, claimed, { code: null, reason: 'what is stored of this order cannot be read' });
    return null;
  }
}

/** Hands one order over; false when its bureau asks to wait. @throws AuthorityUnavailable when that is away */
async function handOverOne(services: Services, tenant: Tenant, claimed: Claimed): Promise<boolean> {
  const { submissionId, bureau, filing } = claimed;
  const accesses = await composed(services, claimed);
  if (!accesses) return true;
  const unfiled = await addressesUnfiled(services, tenant, accesses);
  if (unfiled) {
    await hold(services, claimed, unfiled);
    return true;
  }
  const { providerId, mode } = tenant;
  const outcome = await services.authority.submit(
    { providerId, mode, bureau },
    { id: submissionId, filingId: filing.id },
    accesses,
  );
  if (outcome.accepted) {
    await noteAccepted(services, filing, submissionId, outcome.sequence);
    return true;
  }
  const { code, message, retry } = outcome;
  if (retry) {
    await noteWaiting(services, submissionId, code);
    services.log.info({ submissionId, code }, 'an upload waits for the authority');
    return false;
  }
  await hold(services, claimed, { code, reason: code === null ? message : null });
  return true;
}

/** What an order goes on from, whoever's turn it is that it is handed over in. */
const notedOf = ({ filing, submissionId }: Claimed): string | null =>
  filing.submissions.find(({ id }) => id === submissionId)?.traceparent ?? null;

/**
 * Sends what is queued for a tenant's authority, one after the other, until it is done or each bureau that is left asks to wait or is
 * away; what is left is taken up again by the regular look. A submission is sent under the same access ids however often that
 * happens. One that no repetition cures leaves the queue: refused where the applicant can cure it, else held for the
 * provider.
 * @throws AuthorityUnavailable in the end, where one of them was
 */
export async function handOver(services: Services, tenant: Tenant): Promise<void> {
  await releaseFiled(services, tenant);
  const waiting = new Set<string>();
  const claim = () => claimNext(services, tenant, waiting);
  let away: AuthorityUnavailable | null = null;
  for (let next = await claim(); next; next = await claim()) {
    const told = { 'jieru.filing.id': next.filing.id, 'jieru.submission.id': next.submissionId };
    const one = next;
    const work = { name: 'filing hand-over', told };
    try {
      const goesOn = await services.tracing.resume(work, notedOf(one), () =>
        handOverOne(services, tenant, one),
      );
      if (!goesOn) waiting.add(one.bureau);
    } catch (error) {
      if (!(error instanceof AuthorityUnavailable)) throw error;
      // Others may take what is theirs all the same.
      away = error;
      waiting.add(one.bureau);
    }
  }
  if (away) throw away;
}

/** Tenants with something to hand over. */
export const tenantsWithQueue = (services: Services): Promise<Tenant[]> =>
  tenantsThatHave(services.database.prisma, Prisma.sql`"Submission" WHERE status IN ('QUEUED', 'SENDING')`);

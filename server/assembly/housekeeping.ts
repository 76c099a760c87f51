import { sweepLeases } from '../platform/leases/abandoned.ts';
import { sweepExports } from '../custody/export/job/standing.ts';
import { keptSince } from '../custody/retention/periods.ts';
import { purgeAudit } from '../platform/audit/purge.ts';
import { sweepCaptureLinks } from '../filing/draft/phone/link.ts';
import { sweepMail } from '../platform/mail/deliver.ts';
import { sweepTexts } from '../rehearsal/mailbox/texts-to-phones.ts';
import type { Services } from '../services.ts';
import { sweepSessionData } from '../platform/tenancy/session-data.ts';
import { sweepSessionEnds } from '../platform/tenancy/session-ends.ts';
import { sweepAlarms } from '../watch/work.ts';
import { sweepWebhooks } from '../platform/webhooks/sweep.ts';

/** Removes what nobody needs any more. */
export const HOUSEKEEPING_JOB = 'housekeeping';

const HOUR_SECONDS = 3600;
/** A key may be used again after so long; clients retry for minutes. */
const IDEMPOTENCY_HOURS = 48;
const ATTEMPT_DAYS = 30;
/** A code works for minutes, and waits for the next are as short. */
const CODE_HOURS = 24;

const before = (hours: number): Date => new Date(Date.now() - hours * HOUR_SECONDS * 1000);

export async function keepHouse(services: Services): Promise<void> {
  const {
    database: { prisma },
    materials,
    log,
  } = services;
  const { count: outcomes } = await prisma.idempotencyRecord.deleteMany({
    where: { createdAt: { lt: before(IDEMPOTENCY_HOURS) } },
  });
  const { count: attempts } = await prisma.passwordAttempt.deleteMany({
    where: { at: { lt: before(ATTEMPT_DAYS * 24) } },
  });
  const { count: codes } = await prisma.cancellationCode.deleteMany({
    where: { updatedAt: { lt: before(CODE_HOURS) } },
  });
  const { count: reasons } = await prisma.lookReason.deleteMany({ where: { expiresAt: { lt: before(0) } } });
  const sessions = await sweepSessionData(prisma, new Date());
  const links = await sweepCaptureLinks(prisma, new Date());
  const ends = await sweepSessionEnds(prisma, new Date());
  // An answer that nothing was begun from holds a certificate number and is of no use after a day.
  const { count: determinations } = await prisma.determination.deleteMany({
    where: { expiresAt: { lt: before(0) }, filing: null },
  });
  await sweepLeases(services.database);
  const mails = await sweepMail(services);
  const deliveries = await sweepWebhooks(services);
  const texts = await sweepTexts(services);
  const alarms = await sweepAlarms(services);
  const exports = await sweepExports(prisma, new Date());
  const purged = await purgeAudit(services, new Date(), (tx, tenant, now) =>
    keptSince(tx, tenant, 'AUDIT', now),
  );
  log.info(
    {
      outcomes,
      attempts,
      codes,
      reasons,
      ends,
      links,
      sessions,
      determinations,
      mails,
      deliveries,
      texts,
      alarms,
      exports,
      purged,
      files: await materials.sweep(),
    },
    'housekeeping done',
  );
}

export function workInTheHouse(services: Services): void {
  services.jobs.work(HOUSEKEEPING_JOB, () => keepHouse(services));
  services.jobs.every(HOUSEKEEPING_JOB, HOUR_SECONDS);
}

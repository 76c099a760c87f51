import type { DataCheckState } from '../../../../prisma/generated/client/enums.ts';
import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import { RegistryFailure } from '../../../platform/domain-registry.ts';
import { HookFailure } from '../../../platform/hooks/hooks.ts';
import type { Job } from '../../../platform/jobs/worker.ts';
import { fence, whereFree, type Lease } from '../../../platform/leases/lease.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { PROVIDER_SERVICE, recordAudit } from '../../../platform/tenancy/audit.ts';
import type { Services } from '../../../services.ts';
import { publishFiling } from '../../machine/change.ts';
import { lockFiling, sealContext } from '../../machine/full-filing.ts';
import { answerTo, type Answer } from './answers.ts';
import { DATA_CHECK_JOB, MOST_ATTEMPTS, type DataCheckJob } from '../queue-data-checks.ts';
import { settleQuestions, type Due } from './settle.ts';

type Desk = Pick<Services, 'database' | 'privacy' | 'clock' | 'hooks' | 'registry' | 'log'>;
type Asked = { tenant: Tenant; filingId: string; sealer: Sealer; now: Date };

/** A register gave no answer and is to be asked again. */
class RegisterAway extends Error {
  constructor(questions: number) {
    super(`registers gave no answer to ${questions} question(s)`);
    this.name = 'RegisterAway';
  }
}

type Noted = Prisma.DataCheckUpdateManyMutationInput & { readonly state: DataCheckState };

/** Writes down what became of a question, in the audit too, and tells whoever watches. */
async function note(
  { database: { prisma } }: Desk,
  { tenant, filingId, now }: Asked,
  { due, lease, data }: { due: Due; lease: Lease; data: Noted },
): Promise<void> {
  const { kind } = due.question;
  await prisma.$transaction(async (tx) => {
    await lockFiling(tx, filingId);
    await fence(tx, lease);
    await tx.dataCheck.updateMany({ where: { id: due.check.id }, data: { ...data, askedAt: now } });
    await recordAudit(tx, {
      tenant,
      by: PROVIDER_SERVICE,
      action: 'DATA_CHECKED',
      targetId: due.check.id,
      filingId,
      what: `${kind} ${data.state}`,
      at: now,
    });
    await publishFiling(tx, filingId);
  });
}

/** Asks one question, one run at a time among all replicas. False when there was no answer. */
async function ask(desk: Desk, asked: Asked, due: Due): Promise<boolean> {
  return (await whereFree(desk.database, due.check.id, (lease) => askAlone(desk, asked, due, lease))) ?? true;
}

async function askAlone(desk: Desk, asked: Asked, due: Due, lease: Lease): Promise<boolean> {
  const { check, question } = due;
  const { count } = await desk.database.prisma.dataCheck.updateMany({
    where: { id: check.id, state: { in: ['WAITING', 'UNAVAILABLE'] } },
    data: { attempts: { increment: 1 } },
  });
  if (count === 0) return true;
  const told = { event: 'data.check', filingId: asked.filingId, dataCheckId: check.id, kind: question.kind };
  let answer: Answer | null;
  try {
    answer = await answerTo(desk, asked, due);
  } catch (error) {
    await note(desk, asked, { due, lease, data: { state: 'UNAVAILABLE' } });
    const isTheirs = error instanceof HookFailure || error instanceof RegistryFailure;
    desk.log.warn({ ...told, why: isTheirs ? error.reason : 'fault' }, 'a register gave no answer');
    return false;
  }
  // There is nobody to ask any more, which is the provider's to change and nothing to try again.
  const { state, faults, expiresOn, reason }: Answer = answer ?? {
    state: 'UNKNOWN',
    faults: [],
    expiresOn: null,
    reason: null,
  };
  const sealed = reason ? asked.sealer.seal(reason, sealContext(check.id, 'reason')) : null;
  await note(desk, asked, { due, lease, data: { state, faults, expiresOn, reason: sealed } });
  desk.log.info({ ...told, state }, 'a register answered');
  return true;
}

/**
 * Asks the provider's registers every question about a filing that has no answer yet. One that gives none is asked again by the job's
 * next attempts, and then no more until somebody wants it.
 * @throws RegisterAway while another attempt is worth it
 */
export async function checkData(
  desk: Desk,
  { data: { filingId } }: Pick<Job<DataCheckJob>, 'data'>,
): Promise<void> {
  const { prisma } = desk.database;
  const filing = await prisma.filing.findUnique({
    where: { id: filingId },
    select: { providerId: true, mode: true, erasedAt: true },
  });
  if (!filing || filing.erasedAt) return;
  const tenant: Tenant = { providerId: filing.providerId, mode: filing.mode };
  const now = await desk.clock.now(tenant);
  const sealer = await desk.privacy.forProvider(tenant.providerId);
  const due = await prisma.$transaction((tx) => settleQuestions(tx, filingId, { sealer, now }));
  const asked: Asked = { tenant, filingId, sealer, now };
  let away = 0;
  for (const one of due)
    if (!(await ask(desk, asked, one)) && one.check.attempts + 1 < MOST_ATTEMPTS) away += 1;
  if (away > 0) throw new RegisterAway(away);
}

export function workOnDataChecks(services: Services): void {
  services.jobs.work<DataCheckJob>(DATA_CHECK_JOB, (job) => checkData(services, job));
}

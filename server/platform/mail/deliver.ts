import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { Job } from '../jobs/worker.ts';
import { fence, LeaseLost, underLease, type Lease } from '../leases/lease.ts';
import { whereReadable } from '../privacy/cipher.ts';
import type { Services } from '../../services.ts';
import { MAIL_JOB, MAIL_QUEUE, mailContext, type MailJob, type SealedMail } from './queue.ts';
import { MailNotSent, type Postman } from './transport.ts';

type Desk = Pick<Services, 'database' | 'privacy' | 'log' | 'metrics'>;

/**
 * Sends one mail, one run at a time among all replicas; a run that finds it sent does nothing. Only when the process dies
 * between the mail server's answer and the note of it is a letter handed over again, under the same Message-ID.
 * @throws LeaseTaken while another run is sending it: it is looked at again later
 */
export async function deliverMail(
  desk: Desk,
  postman: Postman,
  { data: { mailId }, retries }: Pick<Job<MailJob>, 'data' | 'retries'>,
): Promise<void> {
  try {
    await underLease(desk.database, mailId, (lease) => send(desk, postman, lease, retries));
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
    desk.log.warn({ event: 'mail', mailId }, 'another run has taken over the mail');
  }
}

async function send(
  { database: { prisma }, privacy, log, metrics }: Desk,
  postman: Postman,
  lease: Lease,
  retries: number,
): Promise<void> {
  const mailId = lease.key;
  const mail = await prisma.mail.findUnique({ where: { id: mailId, mode: 'LIVE', status: 'QUEUED' } });
  if (!mail?.personal) return;
  const told = { event: 'mail', mailId, kind: mail.kind, targetId: mail.targetId };
  const sealer = await privacy.forProvider(mail.providerId);
  const note = (data: Prisma.MailUpdateInput) =>
    prisma.$transaction(async (tx) => {
      await fence(tx, lease);
      await tx.mail.update({ where: { id: mailId }, data });
    });
  const { personal } = mail;
  const letter = whereReadable(() => sealer.open<SealedMail>(personal, mailContext(mailId)));
  if (!letter) {
    await note({ status: 'FAILED' });
    return void log.error(told, 'a mail can no longer be opened, and was given up');
  }
  const { to, ...words } = letter;
  try {
    await postman.send(mailId, to, words);
  } catch (error) {
    const { isFinal, response } = error instanceof MailNotSent ? error : { isFinal: false, response: null };
    const isTriedAgain = !isFinal && retries < MAIL_QUEUE.retryLimit;
    metrics.count('jieru_mails_total', { outcome: isTriedAgain ? 'failed' : 'given_up' });
    if (isTriedAgain) throw error;
    await note({ status: 'FAILED', personal: null });
    return void log.warn({ ...told, response }, 'a mail could not be sent');
  }
  await note({ status: 'SENT', sentAt: new Date(), personal: null });
  metrics.count('jieru_mails_total', { outcome: 'sent' });
  log.info(told, 'a mail was sent');
}

/** Sends what is queued, in the background; says once at start when live mode cannot. */
export function workForTheMail(services: Services): void {
  const { postman, jobs, log } = services;
  if (!postman) return void log.info({ event: 'mail.off' }, 'live mode sends no mail: SMTP_URL is not set');
  jobs.work<MailJob>(MAIL_JOB, (job) => deliverMail(services, postman, job));
}

/** Forgets mails whose time is over, whatever became of them. */
export async function sweepMail({ database: { prisma } }: Pick<Services, 'database'>): Promise<number> {
  const { count } = await prisma.mail.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  return count;
}

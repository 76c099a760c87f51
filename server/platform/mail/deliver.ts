import type { Mail, Prisma, PrismaClient } from '../../../prisma/generated/client/client.ts';
import type { Job } from '../jobs/worker.ts';
import type { Services } from '../../services.ts';
import { MAIL_JOB, MAIL_QUEUE, mailContext, type MailJob, type SealedMail } from './queue.ts';
import { MailNotSent, type Postman } from './transport.ts';

type Desk = Pick<Services, 'database' | 'privacy' | 'log'>;

/** Longer than a mail server may take before the postman gives up. */
const CLAIM_MS = 90_000;

/** Another run is sending the same mail. */
class BeingSent extends Error {
  constructor() {
    super('the mail is being sent by another run');
    this.name = 'BeingSent';
  }
}

/** Takes the mail for this run alone, on every replica. Null when it was sent or given up. @throws BeingSent */
async function claim({ mail }: PrismaClient, id: string): Promise<Mail | null> {
  const now = new Date();
  const { count } = await mail.updateMany({
    where: {
      id,
      mode: 'LIVE',
      status: 'QUEUED',
      OR: [{ claimedUntil: null }, { claimedUntil: { lt: now } }],
    },
    data: { claimedUntil: new Date(now.getTime() + CLAIM_MS) },
  });
  const found = await mail.findUnique({ where: { id } });
  if (count === 0 && found?.status === 'QUEUED') throw new BeingSent();
  return count > 0 ? found : null;
}

/**
 * Sends one mail. A run that finds it sent does nothing, and one that finds it being sent comes back later. Only when the
 * process dies between the mail server's answer and the note of it is a letter handed over again, under the same
 * Message-ID.
 */
export async function deliverMail(
  { database: { prisma }, privacy, log }: Desk,
  postman: Postman,
  { data: { mailId }, retries }: Pick<Job<MailJob>, 'data' | 'retries'>,
): Promise<void> {
  const mail = await claim(prisma, mailId);
  if (!mail?.personal) return;
  const told = { event: 'mail', mailId, kind: mail.kind, targetId: mail.targetId };
  const sealer = await privacy.forProvider(mail.providerId);
  const { to, ...letter } = sealer.open<SealedMail>(mail.personal, mailContext(mailId));
  const note = (data: Prisma.MailUpdateInput) =>
    prisma.mail.update({ where: { id: mailId }, data: { claimedUntil: null, ...data } });
  try {
    await postman.send(mailId, to, letter);
  } catch (error) {
    const { isFinal, response } = error instanceof MailNotSent ? error : { isFinal: false, response: null };
    if (!isFinal && retries < MAIL_QUEUE.retryLimit) {
      await note({});
      throw error;
    }
    await note({ status: 'FAILED', personal: null });
    return void log.warn({ ...told, response }, 'a mail could not be sent');
  }
  await note({ status: 'SENT', sentAt: new Date(), personal: null });
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

import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { isEmail } from '../../../schema/rules/email.ts';
import { newId } from '../ids.ts';
import type { Sealer } from '../privacy/sealer.ts';
import type { Services } from '../../services.ts';
import type { Tenant } from '../tenancy/actor.ts';
import { letterOf, type Letter, type MailContent } from './render.ts';

export const MAIL_JOB = 'mail';
export type MailJob = { mailId: string };

/** Attempts for about a day; a mail server may be away that long. */
export const MAIL_QUEUE = { concurrency: 2, expireInSeconds: 120, retryLimit: 15, retryDelay: 2 } as const;

/** How long a mail stands in the rehearsal mailbox, and a sent one's row is kept; days. */
const KEPT_DAYS = 30;

/** What is sealed of a mail. */
export type SealedMail = Letter & { readonly to: string };

export const mailContext = (id: string): string => `mail:${id}`;

export type NewMail = MailContent & {
  /** One mail per event and tenant. */
  readonly event: string;
  /** fil_… or web_… */
  readonly targetId: string;
  /** As typed, right or wrong; null when nobody gave one. */
  readonly to: string | null;
};

type Desk = {
  readonly services: Pick<Services, 'jobs' | 'postman'>;
  readonly tx: Prisma.TransactionClient;
  readonly sealer: Sealer;
  readonly now: Date;
};

/**
 * Writes a mail with the change it tells of; it leaves after the commit. Nothing happens where there is no address to send
 * it to, where the event was told already, and in live mode without a mail server.
 * @returns whether there is a mail now that was not there before.
 */
export async function queueMail(
  { services, tx, sealer, now }: Desk,
  { providerId, mode }: Tenant,
  { event, targetId, to, ...content }: NewMail,
): Promise<boolean> {
  if (!to || !isEmail(to)) return false;
  if (mode === 'LIVE' && !services.postman) return false;
  const id = newId('Mail');
  const sealed: SealedMail = { to, ...letterOf(content) };
  const { count } = await tx.mail.createMany({
    data: [
      {
        id,
        providerId,
        mode,
        event,
        kind: content.kind,
        targetId,
        personal: sealer.seal(sealed, mailContext(id)),
        // Test mode sends nothing into the world.
        status: mode === 'TEST' ? 'KEPT' : 'QUEUED',
        at: now,
        expiresAt: new Date(Date.now() + KEPT_DAYS * 86_400_000),
      },
    ],
    skipDuplicates: true,
  });
  if (count > 0 && mode === 'LIVE')
    await services.jobs.enqueue(tx, MAIL_JOB, { mailId: id } satisfies MailJob);
  return count > 0;
}

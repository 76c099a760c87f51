import { z } from 'zod';
import { textMessages } from '../../../../schema/messages/generated/text-messages.js';
import { LOCALES } from '../../../../schema/messages/locales.ts';
import { ServiceUnavailable, ValidationFailure } from '../../../../schema/rules/failures.ts';
import { HookFailure } from '../../../platform/hooks/hooks.ts';
import { maskPhone } from '../../../../schema/rules/masks.ts';
import type { Services } from '../../../services.ts';
import type { ApplicantActor, Tenant } from '../../../platform/tenancy/actor.ts';
import { auditeeOf, recordAudit } from '../../../platform/tenancy/audit.ts';
import { carryOut, type Idempotency } from '../../../platform/unit-of-work.ts';
import { codeNeed } from './code-need.ts';
import { CODE_RULES, keepCode, newCode, takeTurn } from './code.ts';
import { accessUnknown, assertNoOpenOrder, servedWebsite } from './served.ts';

export type SentCode = { phone: string; resendAfterSeconds: number; expiresAt: string };

/** Seconds after which a gateway that did not take a text is worth another try. */
const RETRY_SECONDS = 60;

const TAKEN = z.object({ sent: z.literal(true) });

type Text = { to: string; code: string; websiteNumber: string };

/** In every language, Chinese first: which one is read on that phone is not known. */
const textOf = ({ code, websiteNumber: number }: Text): string =>
  LOCALES.map((locale) =>
    textMessages[locale].cancelCode({ code, number, minutes: CODE_RULES.minutes }),
  ).join('\n');

/** @throws ServiceUnavailable when the gateway did not say that it sent the text */
async function send({ hooks, log }: Services, tenant: Tenant, id: string, text: Text): Promise<void> {
  const { providerId, mode } = tenant;
  const data = {
    provider: providerId,
    purpose: 'CANCEL_ACCESS',
    minutes: CODE_RULES.minutes,
    ...text,
    text: textOf(text),
  };
  try {
    if (await hooks.call(tenant, 'TEXT_MESSAGE', { id, data, answer: TAKEN })) return;
  } catch (error) {
    if (!(error instanceof HookFailure)) throw error;
    const { kind, reason, status } = error;
    log.warn({ event: 'hook.failed', providerId, mode, kind, reason, status }, error.message);
  }
  throw new ServiceUnavailable(RETRY_SECONDS);
}

/**
 * Texts a code to the phone of a website's responsible person, without which its access is not cancelled (取消接入). A newer code
 * takes the place of the last one; a text that was not sent changes nothing.
 * @throws NotFound, OrderInProgress; ValidationFailure where no code is needed or the access cannot be cancelled yet; RateLimited;
 * ServiceUnavailable
 */
export async function requestCancellationCode(
  services: Services,
  actor: ApplicantActor,
  input: { websiteNumber: string },
  idempotency: Idempotency | null,
): Promise<SentCode> {
  const { database, limits, clock } = services;
  const website = await servedWebsite(database.prisma, actor, input.websiteNumber);
  const { id, websiteNumber, authorityAccessId, record } = website;
  if (authorityAccessId === null) throw new ValidationFailure([accessUnknown(website)]);
  const need = await codeNeed(services, website);
  if (need.phone === null) throw new ValidationFailure([need.reason]);
  const { phone } = need;
  await assertNoOpenOrder(database.prisma, actor, record.subject);
  const now = await clock.now(actor);
  const giveBack = await takeTurn(services, actor, id, now);
  const code = newCode();
  try {
    await limits.consume('CANCELLATION_CODE', actor.applicantId);
    await limits.consume('CANCELLATION_CODE_BY_PHONE', `${actor.providerId}:${actor.mode}:${phone}`);
    await send(services, actor, `cancel-code:${id}:${now.getTime()}`, { to: phone, code, websiteNumber });
  } catch (error) {
    await giveBack();
    throw error;
  }
  return carryOut(services, actor, idempotency, async ({ tx, sealer }) => {
    const expiresAt = await keepCode(tx, sealer, id, { code, at: now });
    const by = auditeeOf(actor);
    await recordAudit(tx, { tenant: actor, by, action: 'ACCESS_CANCEL_CODE_SENT', targetId: id, at: now });
    return {
      phone: maskPhone(phone),
      resendAfterSeconds: CODE_RULES.resendSeconds,
      expiresAt: expiresAt.toISOString(),
    };
  });
}

import { issue } from '../../../schema/rules/issue.ts';
import { ValidationFailure } from '../../../schema/rules/failures.ts';
import type { SecretKeyActor } from '../../platform/tenancy/actor.ts';
import { carryOut, type Idempotency } from '../../platform/unit-of-work.ts';
import type { Services } from '../../services.ts';
import type { SmsEntry, SmsText } from '../authority/brain/sms.ts';
import { rehearsalTexts, type KeptText } from './texts-to-phones.ts';

/** What stands on the rehearsal's phones: the authority's texts, and the provider's own. */
export type PhoneMessage =
  | ({ readonly kind: 'FILING_CHECK'; readonly at: Date } & SmsText)
  | ({ readonly kind: 'CANCELLATION' } & KeptText);

/** Texts that are told; the authority's are bounded in the same way. */
const MOST_TOLD = 50;

/** The latest texts of a provider's test mode, newest first; none where the service runs without the rehearsal. */
export async function phoneMessages(
  { phones, database, privacy }: Pick<Services, 'phones' | 'database' | 'privacy'>,
  { providerId }: Pick<SecretKeyActor, 'providerId'>,
): Promise<PhoneMessage[]> {
  if (!phones) return [];
  const checks = await phones.inbox(await phones.accountOf(providerId));
  const sealer = await privacy.forProvider(providerId);
  const others = await rehearsalTexts({ database }, sealer, providerId, MOST_TOLD);
  return [
    ...checks.map((text): PhoneMessage => ({ kind: 'FILING_CHECK', at: text.sentAt, ...text })),
    ...others.map((text): PhoneMessage => ({ kind: 'CANCELLATION', ...text })),
  ]
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, MOST_TOLD);
}

/**
 * Does what a person would at the authority's page: enters the code of a text (短信核验).
 * @throws ValidationFailure when the authority does not take it, which may cost one of the tries
 */
export async function enterSmsCode(
  services: Services,
  actor: SecretKeyActor,
  entry: SmsEntry,
  idempotency: Idempotency | null,
): Promise<{ websiteNumbers: string[] }> {
  const { phones } = services;
  const result = phones
    ? await phones.enterCode(await phones.accountOf(actor.providerId), entry)
    : ({ kind: 'NO_RECORD' } as const);
  switch (result.kind) {
    case 'NO_RECORD':
      throw new ValidationFailure([issue(['code'], 'REHEARSAL_CODE_UNKNOWN')]);
    case 'WRONG_CERTIFICATE':
      throw new ValidationFailure([
        issue(['certificateTail'], 'REHEARSAL_CERTIFICATE_WRONG', { left: result.triesLeft }),
      ]);
    case 'FAILED':
      throw new ValidationFailure([issue(['certificateTail'], 'REHEARSAL_CHECK_FAILED')]);
    case 'DONE':
      return carryOut(services, actor, idempotency, () =>
        Promise.resolve({ websiteNumbers: [...result.websiteNumbers] }),
      );
  }
}

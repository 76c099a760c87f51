import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import { replyText } from '../../../schema/messages/codes.ts';
import { replyCode } from '../protocol/codes/reply-codes.ts';
import { ProtocolFault } from '../protocol/fault.ts';
import type { Acknowledgement } from '../protocol/replies/reply.ts';
import { AuthorityTransportError } from '../protocol/transport/transport-error.ts';
import { stopAccount, type Account } from './account.ts';
import type { Parts } from './parts.ts';

const SOON_SECONDS = 5;
const LATER_SECONDS = 60;

/** Why a call brought no answer that can be used, in words without personal data. */
export const failureOf = (error: unknown): { reason: string; message: string } | null => {
  if (error instanceof AuthorityTransportError)
    return { reason: `transport-${error.phase}`, message: error.message };
  if (error instanceof ProtocolFault) return { reason: error.reason, message: error.message };
  return null;
};

/**
 * Makes a call whose answer may be missing or senseless: both are told as "not available", because neither says anything
 * about the question.
 * @throws AuthorityUnavailable
 */
export async function ask<R>(
  { log }: Parts,
  { tenant }: Pick<Account, 'tenant'>,
  method: string,
  call: () => Promise<R>,
): Promise<R> {
  try {
    return await call();
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    log.warn(
      { event: 'authority.no_answer', method, providerId: tenant.providerId, mode: tenant.mode, ...failure },
      'the authority gave no answer that can be used',
    );
    throw new AuthorityUnavailable(SOON_SECONDS, `${failure.reason}: ${failure.message}`);
  }
}

/**
 * Lets good replies pass.
 * @throws AuthorityUnavailable for every other; a reply that needs a person stops the account first.
 */
export async function insist<R extends Acknowledgement>(
  parts: Parts,
  account: Account,
  method: string,
  reply: R,
): Promise<R> {
  const { handling } = replyCode(reply.code);
  const meaning = replyText(reply.code, 'en');
  if (handling === 'ok' || handling === 'empty' || handling === 'more') return reply;
  if (handling === 'stop') await stopAccount(parts, account, { code: reply.code, reason: meaning });
  else {
    const { providerId, mode } = account.tenant;
    parts.log.warn(
      { event: 'authority.refused', method, providerId, mode, code: reply.code },
      `the authority answers: ${meaning}`,
    );
  }
  throw new AuthorityUnavailable(LATER_SECONDS, `code ${reply.code}: ${meaning}`);
}

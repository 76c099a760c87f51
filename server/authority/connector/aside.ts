import type { FaultReason, ProtocolFault } from '../protocol/fault.ts';
import type { FileInfo } from '../protocol/replies/reply.ts';
import type { Account } from './account.ts';
import type { Parts } from './parts.ts';
import type { Arrival } from './storing/arrivals.ts';

/** Our own settings may be what is wrong: the file stays with the authority until they are right. */
const OURS_TO_MEND: ReadonlySet<FaultReason> = new Set<FaultReason>(['no-key', 'decryption']);

export type Arrived = { readonly message: Arrival; readonly file: FileInfo };

const toldOf = ({ reason, message }: ProtocolFault): string => `${reason}: ${message}`;

/** Puts a file that cannot be used aside with its reason, as it came; whether it may be acknowledged all the same. */
export async function setAside(
  { store: { arrivals }, log }: Parts,
  { tenant, settings }: Account,
  { message, file: { fileName } }: Arrived,
  fault: ProtocolFault,
): Promise<boolean> {
  await arrivals.setAside(message.id, toldOf(fault));
  const limit = settings.acknowledgeBrokenAfter;
  const givenUp = limit !== null && message.attempts >= limit && !OURS_TO_MEND.has(fault.reason);
  log.error(
    {
      event: 'authority.file_aside',
      ...tenant,
      fileName,
      messageId: message.id,
      reason: fault.reason,
      attempts: message.attempts,
      acknowledged: givenUp,
    },
    fault.message,
  );
  // Nobody will hear of it again once it is acknowledged.
  if (givenUp) await arrivals.tellDesk(tenant, message.id, { fileName, unread: toldOf(fault) });
  return givenUp;
}

/** Keeps an answer that names no file: people look at it, nothing is made of it. */
export async function keepSenseless(
  { store: { arrivals }, log }: Parts,
  account: Account,
  fault: ProtocolFault,
): Promise<void> {
  const response = account.lastExchange()?.response;
  if (response === undefined) return;
  const times = await arrivals.keepAnswer(account, response, toldOf(fault));
  if (times === 1)
    log.error({ event: 'authority.answer_aside', ...account.tenant, reason: fault.reason }, fault.message);
}

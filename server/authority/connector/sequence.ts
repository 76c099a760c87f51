import { likenessOf } from '../protocol/documents/likeness.ts';
import { ProtocolFault } from '../protocol/fault.ts';
import type { PackedFile } from '../protocol/packing/pack.ts';
import type { PreviousUploadReply } from '../protocol/replies/reply.ts';
import { stopAccount, type Account } from './account.ts';
import { ask, insist } from './calls.ts';
import type { Parts } from './parts.ts';
import type { NumberedUpload } from './storing/uploads.ts';

/** Where the authority's numbers stand, and what it holds under the last one. */
export type Standing = {
  readonly last: bigint;
  /** Null where it says the number alone. */
  readonly content: string | null;
};

/**
 * Why an account is stopped after its database came out of a backup: what was uploaded since then is in the authority's numbers
 * and not in ours.
 */
export const RESTORED =
  'the database was restored from a backup, and the authority may have uploads since: compare the numbers with the command "authority check"';

/** The reply code of which nobody says what it means; some bureaus answer so before the first upload. */
const OTHER_ERROR = 999;

/**
 * Asks for the last upload the authority accepted (isp_querypreviousupload); 0 before the first.
 * @throws AuthorityUnavailable when that cannot be learnt now.
 */
export async function askStanding(parts: Parts, account: Account, signal?: AbortSignal): Promise<Standing> {
  const method = 'isp_querypreviousupload';
  const reply = await ask(parts, account, method, () =>
    account.client.queryPreviousUpload(signal ? { signal } : {}),
  );
  if (reply.code === OTHER_ERROR && (await parts.store.uploads.hasSentNothing(account)))
    return { last: 0n, content: null };
  const { previous }: PreviousUploadReply = await insist(parts, account, method, reply);
  const last = BigInt(previous?.dataSequence ?? 0);
  return { last, content: previous?.file ? textIn(account, previous.file) : null };
}

/** The file inside, or what is like no upload of ours: a file that does not open tells nothing of what it was. */
function textIn({ client }: Account, file: PackedFile): string {
  try {
    return client.open(file).xml;
  } catch (error) {
    if (error instanceof ProtocolFault) return '';
    throw error;
  }
}

/**
 * What the authority's standing says about an upload whose answer is missing. `MISSING`: it never arrived. `FOREIGN`: its
 * number holds other content, so somebody else uploads under our name. `BEYOND`: later numbers are there, which hide it.
 * `UNCLEAR`: what its number holds can be told neither from ours nor as ours. `FALLEN`: the authority has lost uploads that
 * it had accepted.
 */
export type Verdict = 'ACCEPTED' | 'MISSING' | 'FOREIGN' | 'BEYOND' | 'UNCLEAR' | 'FALLEN';

/**
 * A bureau that answers with the number but without the file leaves the number as the only evidence.
 * @param known the last number that was accepted as far as we know
 */
export function judge(
  { last, content }: Standing,
  { sequence, xml }: NumberedUpload,
  known: bigint,
): Verdict {
  if (last < known) return 'FALLEN';
  if (last < sequence) return 'MISSING';
  if (last > sequence) return 'BEYOND';
  const likeness = content === null ? 'SAME' : likenessOf(xml, content);
  return likeness === 'SAME' ? 'ACCEPTED' : likeness === 'OTHER' ? 'FOREIGN' : 'UNCLEAR';
}

/** Stops an account whose authority counts from an earlier number than it did: whoever runs it has to say what was lost. */
export const stopFallen = (parts: Parts, account: Account, last: bigint, known: bigint): Promise<void> =>
  stopAccount(parts, account, {
    code: null,
    reason: `the authority's last upload is ${last} now, though it has accepted ${known}: nothing is sent again by itself, ask the bureau and set the number with the command "authority sequence"`,
  });

import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import { LeaseLost, type Lease } from '../../platform/leases/lease.ts';
import { replyText } from '../../../schema/messages/codes.ts';
import { replyCode } from '../protocol/codes/reply-codes.ts';
import { UPLOAD_ENTRY_NAME } from '../protocol/packing/archive.ts';
import type { PackedFile } from '../protocol/packing/pack.ts';
import type { UploadReply } from '../protocol/replies/reply.ts';
import { stopAccount, type Account } from './account.ts';
import { failureOf } from './calls.ts';
import type { Parts } from './parts.ts';
import { askStanding, judge, stopFallen } from './sequence.ts';
import type { NumberedUpload } from './storing/uploads.ts';

/** Times one upload is tried in a row before it waits for the next turn. */
const TRIES = 3;
/** What the authority answers to a number that it has had already is not laid down; this is what is left for it. */
const OTHER_ERROR = 999;
/** The authority wants other numbers first. */
const GAP = 14;

/** What became of an upload. `POSTPONED`: it keeps its number and is sent first next time. */
export type Delivery =
  | { readonly kind: 'ACCEPTED'; readonly sequence: bigint }
  | { readonly kind: 'REFUSED'; readonly code: number; readonly reason: string }
  | { readonly kind: 'POSTPONED'; readonly code: number | null; readonly reason: string };

/** All that one delivery needs. */
export type Line = { readonly parts: Parts; readonly account: Account; readonly lease: Lease };

/** Name of the file inside the archive, by which result code 5001 names a broken upload. */
export const entryNameOf = ({ settings }: Pick<Account, 'settings'>, sequence: bigint): string =>
  settings.entryName === 'fixed' ? UPLOAD_ENTRY_NAME : `beianinfo${sequence}.xml`;

const packed = (account: Account, { xml, sequence }: NumberedUpload): PackedFile =>
  account.client.packText(xml, entryNameOf(account, sequence));

/** One call of isp_upload; null when no answer came, so that the authority may or may not have it. */
async function send({ parts, account, lease }: Line, upload: NumberedUpload): Promise<UploadReply | null> {
  if (lease.signal.aborted) throw new LeaseLost(lease.key);
  try {
    return await account.client.upload(packed(account, upload), Number(upload.sequence), {
      signal: lease.signal,
    });
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    const { providerId, mode } = account.tenant;
    parts.log.warn(
      {
        event: 'authority.upload_unanswered',
        providerId,
        mode,
        sequence: String(upload.sequence),
        ...failure,
      },
      'an upload got no answer; the authority is asked whether it has it',
    );
    return null;
  }
}

/**
 * Asks what the authority has, and says what follows for this upload: it is over, or it is sent (again). `arrived` tells
 * that its former number was used by somebody else.
 */
async function settle(
  line: Line,
  upload: NumberedUpload,
): Promise<{ done: Delivery } | { next: NumberedUpload; arrived: boolean }> {
  const { parts, account, lease } = line;
  const standing = await askStanding(parts, account, lease.signal);
  const known = await parts.store.accounts.lastSequence(account.id);
  const stopped = async (reason: string): Promise<{ done: Delivery }> => {
    await stopAccount(parts, account, { code: null, reason });
    return { done: { kind: 'POSTPONED', code: null, reason } };
  };
  const { sequence } = upload;
  switch (judge(standing, upload, known)) {
    case 'ACCEPTED':
      await parts.store.uploads.noteAccepted(account, upload);
      return { done: { kind: 'ACCEPTED', sequence } };
    case 'MISSING':
      return { next: upload, arrived: false };
    case 'FOREIGN': {
      parts.log.error(
        { event: 'authority.foreign_upload', ...account.tenant, sequence: String(standing.last) },
        'an upload number was used by another sender of this account',
      );
      await parts.store.accounts.noteForeign(account.id, standing.last);
      return { next: await parts.store.uploads.renumber(lease, upload, standing.last), arrived: true };
    }
    case 'BEYOND':
      return stopped(
        `the authority has upload ${standing.last}, sent by another sender, while ${sequence} is unknown: ask the bureau whether it has ${sequence} and say so with the command "authority settle"`,
      );
    case 'UNCLEAR':
      return stopped(
        `what the authority has under ${sequence} can be told neither as ours nor from ours: ask the bureau and say so with the command "authority settle"`,
      );
    case 'FALLEN':
      await stopFallen(parts, account, standing.last, known);
      return { done: { kind: 'POSTPONED', code: null, reason: 'the authority has lost uploads' } };
  }
}

/** What to do after an answer: it is over, or it is tried once more, perhaps under another number. */
type Next = { readonly done: Delivery } | { readonly again: NumberedUpload };

/**
 * Code 14: the authority counts otherwise than we do. What it asks for has been accepted once and perhaps decided, so nothing
 * of it goes again by itself; only numbers that others have used are passed over.
 */
async function afterGap(line: Line, upload: NumberedUpload, missing: readonly number[]): Promise<Next> {
  const { parts, account } = line;
  const settled = await settle(line, upload);
  if ('done' in settled)
    return { done: { ...settled.done, ...(settled.done.kind === 'POSTPONED' ? { code: GAP } : {}) } };
  if (settled.arrived) return { again: settled.next };
  const asked =
    missing.length > 0 ? `asks for ${missing.join(', ')}` : 'asks for numbers without naming them';
  const reason = `the authority ${asked} before upload ${upload.sequence}, though that is the next one after its last: ask the bureau and set the number with the command "authority sequence"`;
  await stopAccount(parts, account, { code: GAP, reason });
  return { done: { kind: 'POSTPONED', code: GAP, reason } };
}

async function afterReply(line: Line, upload: NumberedUpload, reply: UploadReply): Promise<Next> {
  const { parts, account, lease } = line;
  const { code, message, missing = [] } = reply;
  const { handling } = replyCode(code);
  const meaning = replyText(code, 'en');
  const reason = message || meaning;
  const postponed: Next = { done: { kind: 'POSTPONED', code, reason } };
  switch (handling) {
    case 'ok':
    case 'more':
    case 'empty':
      await parts.store.uploads.noteAccepted(account, upload);
      return { done: { kind: 'ACCEPTED', sequence: upload.sequence } };
    case 'resend':
      return afterGap(line, upload, missing);
    case 'stop':
      await stopAccount(parts, account, { code, reason: meaning });
      return postponed;
    case 'wait':
      await parts.store.accounts.pause(account.id, account.schedule.retry);
      return postponed;
    case 'defect': {
      // The same request may have reached the authority twice, and only the second answer us.
      const settled = code === OTHER_ERROR ? await settle(line, upload) : null;
      if (settled && 'done' in settled) return settled;
      if (settled?.arrived) return { again: settled.next };
      await parts.store.uploads.noteRefused(lease, upload, { code, reason: meaning });
      return { done: { kind: 'REFUSED', code, reason } };
    }
  }
}

/**
 * Brings one numbered upload to an end, or leaves it as it is for the next turn.
 * @param uncertain whether it may have been sent before, without its answer being known.
 * @throws AuthorityUnavailable when no answer is to be had, LeaseLost when another sender took over.
 */
export async function deliver(line: Line, first: NumberedUpload, uncertain: boolean): Promise<Delivery> {
  let upload = first;
  let unknown = uncertain;
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (unknown) {
      const settled = await settle(line, upload);
      if ('done' in settled) return settled.done;
      upload = settled.next;
    }
    const reply = await send(line, upload);
    unknown = reply === null;
    if (!reply) continue;
    const next = await afterReply(line, upload, reply);
    if ('done' in next) return next.done;
    upload = next.again;
  }
  throw new AuthorityUnavailable(line.account.schedule.retry);
}

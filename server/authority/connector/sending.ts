import { AuthorityUnavailable } from '../../errors.ts';
import { ENCRYPT_AES } from '../protocol/algorithms.ts';
import { replyCode } from '../protocol/codes/reply-codes.ts';
import { UPLOAD_ENTRY_NAME } from '../protocol/packing/archive.ts';
import { packXml, type PackedFile } from '../protocol/packing/pack.ts';
import type { UploadReply } from '../protocol/replies/reply.ts';
import { pauseUploads, stopAccount, type Account } from './account.ts';
import { failureOf } from './calls.ts';
import type { Lease } from './lease.ts';
import type { Parts } from './parts.ts';
import {
  askStanding,
  judge,
  keptUpload,
  LeaseLost,
  noteAccepted,
  noteRefused,
  renumber,
  type NumberedUpload,
} from './sequence.ts';

/** Times one upload is tried in a row before it waits for the next turn. */
const TRIES = 3;
/** What the authority answers to a number that it has had already is not laid down; this is what is left for it. */
const OTHER_ERROR = 999;

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

const packed = (account: Account, { xml, sequence }: NumberedUpload): PackedFile => {
  const { encryptAlgorithm, aesKey, aesIv } = account.settings.connection;
  const cipher =
    encryptAlgorithm === ENCRYPT_AES && aesKey !== undefined && aesIv !== undefined
      ? { key: aesKey, iv: aesIv }
      : undefined;
  return packXml(xml, { cipher, entryName: entryNameOf(account, sequence) });
};

/** One call of isp_upload; null when no answer came, so that the authority may or may not have it. */
async function send({ parts, account, lease }: Line, upload: NumberedUpload): Promise<UploadReply | null> {
  if (lease.signal.aborted) throw new LeaseLost();
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

/** Numbers the authority misses (code 14) are sent again from what is kept, under their own numbers and in order. */
async function resendMissing(line: Line, missing: readonly number[], below: bigint): Promise<boolean> {
  const { parts, account } = line;
  const numbers = [...missing].sort((one, other) => one - other).map(BigInt);
  for (const sequence of numbers.filter((each) => each < below)) {
    const kept = await keptUpload(parts, account, sequence);
    if (!kept) {
      const reason = `the authority misses upload ${sequence}, which is not kept here`;
      await stopAccount(parts, account, { code: 14, reason });
      return false;
    }
    const reply = await send(line, kept);
    if (reply?.code !== 0 && (await askStanding(parts, account)).last < sequence) {
      throw new AuthorityUnavailable(account.schedule.retry);
    }
    parts.log.info(
      { event: 'authority.upload_resent', ...account.tenant, sequence: String(sequence) },
      'an upload the authority missed was sent again',
    );
  }
  return numbers.length > 0;
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
  switch (judge(standing, upload)) {
    case 'ACCEPTED':
      await noteAccepted(parts, account, upload);
      return { done: { kind: 'ACCEPTED', sequence: upload.sequence } };
    case 'MISSING':
      return { next: upload, arrived: false };
    case 'FOREIGN': {
      parts.log.error(
        { event: 'authority.foreign_upload', ...account.tenant, sequence: String(standing.last) },
        'an upload number was used by another sender of this account',
      );
      return { next: await renumber(parts, lease, upload, standing.last), arrived: true };
    }
    case 'BEYOND': {
      const reason = `the authority has upload ${standing.last}, sent by another sender, while ${upload.sequence} is unknown`;
      await stopAccount(parts, account, { code: null, reason });
      return { done: { kind: 'POSTPONED', code: null, reason } };
    }
  }
}

/** What to do after an answer: it is over, or it is tried once more, perhaps under another number. */
type Next = { readonly done: Delivery } | { readonly again: NumberedUpload };

async function afterReply(line: Line, upload: NumberedUpload, reply: UploadReply): Promise<Next> {
  const { parts, account, lease } = line;
  const { code, message, missing = [] } = reply;
  const { handling, en } = replyCode(code);
  const reason = message || en;
  const postponed: Next = { done: { kind: 'POSTPONED', code, reason } };
  switch (handling) {
    case 'ok':
    case 'more':
    case 'empty':
      await noteAccepted(parts, account, upload);
      return { done: { kind: 'ACCEPTED', sequence: upload.sequence } };
    case 'resend':
      return (await resendMissing(line, missing, upload.sequence)) ? { again: upload } : postponed;
    case 'stop':
      await stopAccount(parts, account, { code, reason: en });
      return postponed;
    case 'wait':
      await pauseUploads(parts, account);
      return postponed;
    case 'defect': {
      // The same request may have reached the authority twice, and only the second answer us.
      const settled = code === OTHER_ERROR ? await settle(line, upload) : null;
      if (settled && 'done' in settled) return settled;
      if (settled?.arrived) return { again: settled.next };
      await noteRefused(parts, lease, upload, { code, reason: en });
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

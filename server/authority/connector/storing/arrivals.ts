import { createHash } from 'node:crypto';
import type { AuthorityMessage } from '../../../../prisma/generated/client/client.ts';
import { newId } from '../../../platform/ids.ts';
import { ProtocolFault, type FaultReason } from '../../protocol/fault.ts';
import type { FileInfo } from '../../protocol/replies/reply.ts';
import type { Account } from '../account.ts';
import { storeNotices } from './notices.ts';
import { MESSAGE, openBody, sealBody, type DownloadBody } from '../messages.ts';
import type { Parts } from '../parts.ts';

/** Our own settings may be what is wrong: the file stays with the authority until they are right. */
const OURS_TO_MEND: ReadonlySet<FaultReason> = new Set<FaultReason>(['no-key', 'decryption']);

export type Arrived = { readonly message: AuthorityMessage; readonly file: FileInfo };

/**
 * What tells one download from another: the document inside. The same file may come packed otherwise, with its base64
 * wrapped or in an archive made anew; only one that does not open is told by its packing.
 */
function digestOf({ client }: Account, file: FileInfo): string {
  const hash = createHash('sha256');
  try {
    hash.update(client.open(file).xml);
  } catch (error) {
    if (!(error instanceof ProtocolFault)) throw error;
    hash.update(file.beianInfo.replace(/\s+/g, '')).update('\n').update(file.beianInfoHash);
  }
  return hash.digest('hex');
}

/**
 * Stores a download as it came, before anything is made of it. A name that comes again with other content replaces what
 * could not be read; beside something that was applied it is stored under a name of its own.
 */
export async function storeArrival(
  parts: Parts,
  account: Account,
  file: FileInfo,
): Promise<AuthorityMessage> {
  const { tenant, ispId } = account;
  const { prisma } = parts.database;
  const { providerId, mode } = tenant;
  const sealer = await parts.privacy.forProvider(providerId);
  const at = await parts.now(tenant);
  const find = (fileName: string) =>
    prisma.authorityMessage.findUnique({
      where: { providerId_mode_fileName: { providerId, mode, fileName } },
    });
  const bodyOf = (id: string) => sealBody(sealer, id, { packed: file } satisfies DownloadBody);

  let name = file.fileName;
  let known = await find(name);
  if (known) {
    const before = openBody<{ packed: FileInfo }>(sealer, known);
    const digest = digestOf(account, file);
    const same = before === null || digestOf(account, before.packed) === digest;
    if (!same && known.status === MESSAGE.applied) {
      name = `${file.fileName}~${digest.slice(0, 12)}`;
      parts.log.warn(
        { event: 'authority.name_again', ...tenant, fileName: name },
        'a file name came again with other content',
      );
      known = await find(name);
    }
    if (known) {
      const data = {
        attempts: { increment: 1 },
        ...(same || known.status === MESSAGE.applied
          ? {}
          : { body: bodyOf(known.id), status: MESSAGE.pending, reason: null, at }),
      };
      return prisma.authorityMessage.update({ where: { id: known.id }, data });
    }
  }
  const id = newId('AuthorityMessage');
  const data = {
    id,
    providerId,
    mode,
    direction: 'RECEIVED',
    method: 'isp_download',
    fileName: name,
    ispId,
    status: MESSAGE.pending,
    body: bodyOf(id),
    at,
  };
  // Another replica may have fetched the same file at the same time.
  await prisma.authorityMessage.createMany({ data: [data], skipDuplicates: true });
  return prisma.authorityMessage.findUniqueOrThrow({
    where: { providerId_mode_fileName: { providerId, mode, fileName: name } },
  });
}

/** Tells the desk of a file as a whole; the same fault again is the same entry. */
export async function tellOfFile(
  { database, privacy, now }: Parts,
  { tenant }: Pick<Account, 'tenant'>,
  messageId: string,
  { fileName, unread }: { readonly fileName: string; readonly unread: string },
): Promise<void> {
  const [sealer, at] = [await privacy.forProvider(tenant.providerId), await now(tenant)];
  const entry = { list: 'FILE', key: `${fileName} ${unread}`, data: { fileName, unread } } as const;
  await database.prisma.$transaction((tx) => storeNotices(tx, sealer, tenant, [entry], { messageId, at }));
}

/** Puts a file that cannot be used aside with its reason, as it came; whether it may be acknowledged all the same. */
export async function setAside(
  parts: Parts,
  { tenant, settings }: Account,
  { message, file }: Arrived,
  fault: ProtocolFault,
): Promise<boolean> {
  const { database, log } = parts;
  await database.prisma.authorityMessage.update({
    where: { id: message.id },
    data: { status: MESSAGE.aside, reason: `${fault.reason}: ${fault.message}` },
  });
  const limit = settings.acknowledgeBrokenAfter;
  const givenUp = limit !== null && message.attempts >= limit && !OURS_TO_MEND.has(fault.reason);
  log.error(
    {
      event: 'authority.file_aside',
      ...tenant,
      fileName: file.fileName,
      messageId: message.id,
      reason: fault.reason,
      attempts: message.attempts,
      acknowledged: givenUp,
    },
    fault.message,
  );
  // Nobody will hear of it again once it is acknowledged.
  if (givenUp)
    await tellOfFile(parts, { tenant }, message.id, {
      fileName: file.fileName,
      unread: `${fault.reason}: ${fault.message}`,
    });
  return givenUp;
}

/** Begins the name under which an answer that names no file is kept. */
export const ANSWER_PREFIX = 'answer-';

/** An answer that names no file is kept under its own digest: people look at it, nothing is made of it. */
export async function keepSenseless(
  { database, log, now, privacy }: Parts,
  { tenant, ispId, lastExchange }: Account,
  fault: ProtocolFault,
): Promise<void> {
  const response = lastExchange()?.response;
  if (response === undefined) return;
  const fileName = `${ANSWER_PREFIX}${createHash('sha256').update(response).digest('hex').slice(0, 24)}`;
  const { providerId, mode } = tenant;
  const id = newId('AuthorityMessage');
  const sealer = await privacy.forProvider(providerId);
  const { attempts } = await database.prisma.authorityMessage.upsert({
    where: { providerId_mode_fileName: { providerId, mode, fileName } },
    create: {
      id,
      providerId,
      mode,
      direction: 'RECEIVED',
      method: 'isp_download',
      fileName,
      ispId,
      status: MESSAGE.aside,
      reason: `${fault.reason}: ${fault.message}`,
      body: sealBody(sealer, id, { answer: response }),
      at: await now(tenant),
    },
    update: { attempts: { increment: 1 } },
  });
  if (attempts === 1)
    log.error({ event: 'authority.answer_aside', ...tenant, reason: fault.reason }, fault.message);
}

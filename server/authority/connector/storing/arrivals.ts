import { createHash } from 'node:crypto';
import type { AuthorityMessage, Prisma } from '../../../../prisma/generated/client/client.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { ProtocolFault } from '../../protocol/fault.ts';
import type { FileInfo } from '../../protocol/replies/reply.ts';
import type { Account } from '../account.ts';
import { MESSAGE, openBody, sealBody, type DownloadBody } from './messages.ts';
import { storeNotices } from './notices.ts';
import type { StoreParts } from './store.ts';

/** A download as it is kept. */
export type Arrival = {
  readonly id: string;
  readonly at: Date;
  /** Times it came. */
  readonly attempts: number;
  /** Whether it was made use of. */
  readonly applied: boolean;
};

type Receiver = Pick<Account, 'tenant' | 'ispId' | 'client'>;

/** Begins the name under which an answer that names no file is kept. */
export const ANSWER_PREFIX = 'answer-';

const arrivalOf = ({ id, at, attempts, status }: AuthorityMessage): Arrival => ({
  id,
  at,
  attempts,
  applied: status === MESSAGE.applied,
});

/** The messages of a file, whatever else came under its name. */
const named = ({ providerId, mode, bureau }: Receiver['tenant'], fileName: string) => ({
  providerId,
  mode,
  bureau,
  OR: [{ fileName }, { fileName: { startsWith: `${fileName}~` } }],
});

/**
 * What tells one download from another: the document inside. The same file may come packed otherwise, with its base64
 * wrapped or in an archive made anew; only one that does not open is told by its packing.
 */
function digestOf({ client }: Pick<Receiver, 'client'>, file: FileInfo): string {
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
async function storeArrival(
  { database: { prisma }, privacy, log, now }: StoreParts,
  account: Receiver,
  file: FileInfo,
): Promise<Arrival> {
  const { tenant, ispId } = account;
  const { providerId, mode, bureau } = tenant;
  const sealer = await privacy.forProvider(providerId);
  const at = await now(tenant);
  const find = (fileName: string) =>
    prisma.authorityMessage.findUnique({
      where: { providerId_mode_bureau_fileName: { providerId, mode, bureau, fileName } },
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
      log.warn(
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
      return arrivalOf(await prisma.authorityMessage.update({ where: { id: known.id }, data }));
    }
  }
  const id = newId('AuthorityMessage');
  const data = {
    id,
    providerId,
    mode,
    bureau,
    direction: 'RECEIVED',
    method: 'isp_download',
    fileName: name,
    ispId,
    status: MESSAGE.pending,
    body: bodyOf(id),
    at,
  } satisfies Prisma.AuthorityMessageCreateManyInput;
  // Another replica may have fetched the same file at the same time.
  await prisma.authorityMessage.createMany({ data: [data], skipDuplicates: true });
  return arrivalOf(
    await prisma.authorityMessage.findUniqueOrThrow({
      where: { providerId_mode_bureau_fileName: { providerId, mode, bureau, fileName: name } },
    }),
  );
}

export function arrivalsIn(parts: StoreParts) {
  const { database, privacy, now } = parts;
  const { prisma } = database;
  return {
    store: (account: Receiver, file: FileInfo): Promise<Arrival> => storeArrival(parts, account, file),

    /** The download with this id and the file it held, for the tenant it came to. @throws RangeError when there is none */
    async kept(
      { providerId, mode }: Tenant,
      id: string,
    ): Promise<{ arrival: Arrival; file: FileInfo; bureau: string }> {
      const message = await prisma.authorityMessage.findFirst({
        where: { providerId, mode, id, direction: 'RECEIVED' },
      });
      if (!message) throw new RangeError('there is no such message');
      const sealer = await privacy.forProvider(providerId);
      const body = openBody<{ packed?: FileInfo }>(sealer, message);
      if (!body) throw new RangeError('the body of this message is not kept any more');
      if (!body.packed) throw new RangeError('this answer named no file, so there is none to read');
      return { arrival: arrivalOf(message), file: body.packed, bureau: message.bureau };
    },

    /** What came last under the name of a file. */
    async latest(tenant: Receiver['tenant'], fileName: string): Promise<Arrival | null> {
      const message = await prisma.authorityMessage.findFirst({
        where: named(tenant, fileName),
        orderBy: { id: 'desc' },
      });
      return message && arrivalOf(message);
    },

    async noteAcknowledged(tenant: Receiver['tenant'], fileName: string): Promise<void> {
      await prisma.authorityMessage.updateMany({
        where: { ...named(tenant, fileName), acknowledgedAt: null },
        data: { acknowledgedAt: await now(tenant) },
      });
    },

    async setAside(id: string, reason: string): Promise<void> {
      await prisma.authorityMessage.update({
        where: { id },
        data: { status: MESSAGE.aside, reason },
        select: { id: true },
      });
    },

    /** Keeps an answer that names no file under its own digest; how often it came. */
    async keepAnswer(
      { tenant, ispId }: Pick<Receiver, 'tenant' | 'ispId'>,
      answer: string,
      reason: string,
    ): Promise<number> {
      const fileName = `${ANSWER_PREFIX}${createHash('sha256').update(answer).digest('hex').slice(0, 24)}`;
      const { providerId, mode, bureau } = tenant;
      const id = newId('AuthorityMessage');
      const sealer = await privacy.forProvider(providerId);
      const { attempts } = await prisma.authorityMessage.upsert({
        where: { providerId_mode_bureau_fileName: { providerId, mode, bureau, fileName } },
        create: {
          id,
          providerId,
          mode,
          bureau,
          direction: 'RECEIVED',
          method: 'isp_download',
          fileName,
          ispId,
          status: MESSAGE.aside,
          reason,
          body: sealBody(sealer, id, { answer }),
          at: await now(tenant),
        },
        update: { attempts: { increment: 1 } },
      });
      return attempts;
    },

    /** Tells the desk of a file as a whole; the same fault again is the same entry. */
    async tellDesk(
      tenant: Receiver['tenant'],
      messageId: string,
      { fileName, unread }: { readonly fileName: string; readonly unread: string },
    ): Promise<void> {
      const [sealer, at] = [await privacy.forProvider(tenant.providerId), await now(tenant)];
      const entry = { list: 'FILE', key: `${fileName} ${unread}`, data: { fileName, unread } } as const;
      await prisma.$transaction((tx) => storeNotices(tx, sealer, tenant, [entry], { messageId, at }));
    },
  };
}

import type { AuthorityMessage, Prisma } from '../../../prisma/generated/client/client.ts';
import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import type { Sealer } from '../../platform/privacy/sealer.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import type { Applied, ResultFile } from '../port.ts';
import { replyCode } from '../protocol/codes/reply-codes.ts';
import { ProtocolFault, violationText, type Violation } from '../protocol/fault.ts';
import type { FileInfo } from '../protocol/replies/reply.ts';
import { schemasIn } from '../protocol/schemas/schema-set.ts';
import { findAccount, openAccount, type Account } from './account.ts';
import { ask, insist } from './calls.ts';
import { MESSAGE, openBody } from './messages.ts';
import type { Parts } from './parts.ts';
import { readFile, type ReadFile } from './reading/file.ts';
import type { NoticeEntry } from './reading/notices.ts';
import { keepSenseless, setAside, storeArrival, tellOfFile, type Arrived } from './storing/arrivals.ts';
import { storeCodeTables } from './storing/codes.ts';
import { storeNotices } from './storing/notices.ts';

/** Files looked at in one turn; unreadable ones that are acknowledged let the turn go on. */
const FILES_PER_TURN = 50;

/** Deliveries after which a refused acknowledgement is no passing fault. */
const LASTING = 5;

const METHOD = 'isp_download';

/** A file that was read, with the rules of the official schema it breaks all the same. */
type Reading = { readonly read: ReadFile; readonly breaks: readonly Violation[] };

async function open(parts: Parts, account: Account, { message, file }: Arrived): Promise<Reading> {
  const { xml } = account.client.open(file);
  const read = readFile(xml, { ispId: account.settings.connection.ispId, arrivedAt: message.at });
  return { read, breaks: await schemaBreaks(parts, account, message, xml) };
}

/** What the operator's schemas say of a download. They forbid nothing here: what can be read is used. */
async function schemaBreaks(
  { log }: Parts,
  { tenant, settings }: Account,
  { id: messageId }: AuthorityMessage,
  xml: string,
): Promise<readonly Violation[]> {
  if (settings.schemas === null) return [];
  try {
    const breaks = (await schemasIn(settings.schemas)).check('DownloadData', xml);
    const rules = breaks.map(({ path, rule }) => `${path}: ${rule}`);
    if (breaks.length > 0)
      log.warn(
        { event: 'authority.schema_broken', ...tenant, messageId, rules },
        'a download breaks the official schema and is used all the same',
      );
    return breaks;
  } catch (error) {
    if (!(error instanceof ProtocolFault)) throw error;
    log.error({ event: 'authority.schemas_unusable', ...tenant, reason: error.reason }, error.message);
    return [];
  }
}

export type Receiving = {
  poll(tenant: Tenant): Promise<ResultFile | null>;
  apply(
    tx: Prisma.TransactionClient,
    tenant: Tenant,
    file: ResultFile,
    use: () => Promise<Applied>,
  ): Promise<void>;
  acknowledge(tenant: Tenant, fileName: string): Promise<void>;
  /** Reads a file that was set aside once more, as it was stored: after a key was mended, or by a newer release. */
  reopen(tenant: Tenant, messageId: string): Promise<ResultFile>;
};

/**
 * A file that was read, with what its application needs beyond what the domain sees: inside a transaction neither clock
 * nor keys can be asked for.
 */
type Opened = ResultFile & Reading & { readonly sealer: Sealer; readonly at: Date };

const isOpened = (file: ResultFile): file is Opened => 'read' in file;

export function createReceiving(parts: Parts): Receiving {
  const resultFile = async (
    message: AuthorityMessage,
    fileName: string,
    { read, breaks }: Reading,
  ): Promise<Opened> => ({
    messageId: message.id,
    fileName,
    results: read.results,
    records: read.records,
    deregistrations: read.deregistrations,
    cancellationRefusals: read.cancellationRefusals,
    read,
    breaks,
    sealer: await parts.privacy.forProvider(message.providerId),
    at: message.at,
  });

  /** A file whose acknowledgement is refused comes again for ever, and everything behind it waits. */
  const tellOfRefusal = async (account: Account, fileName: string, code: number): Promise<void> => {
    const message = await parts.database.prisma.authorityMessage.findFirst({
      where: { ...account.tenant, OR: [{ fileName }, { fileName: { startsWith: `${fileName}~` } }] },
      orderBy: { id: 'desc' },
    });
    if (!message || message.attempts < LASTING) return;
    const unread = `the authority refuses its acknowledgement (code ${code}) and sends it again; the files behind it wait`;
    parts.log.error({ event: 'authority.queue_blocked', ...account.tenant, fileName, code }, unread);
    await tellOfFile(parts, account, message.id, { fileName, unread });
  };

  const acknowledge = async (account: Account, fileName: string): Promise<void> => {
    const { tenant, client } = account;
    const method = 'isp_downloadack';
    const reply = await ask(parts, account, method, () => client.acknowledge(fileName));
    if (replyCode(reply.code).handling === 'defect') await tellOfRefusal(account, fileName, reply.code);
    await insist(parts, account, method, reply);
    await parts.database.prisma.authorityMessage.updateMany({
      where: {
        ...tenant,
        OR: [{ fileName }, { fileName: { startsWith: `${fileName}~` } }],
        acknowledgedAt: null,
      },
      data: { acknowledgedAt: await parts.now(tenant) },
    });
  };

  const fetchOne = async (account: Account): Promise<FileInfo | null> => {
    const reply = await ask(parts, account, METHOD, async () => {
      try {
        return await account.client.download();
      } catch (error) {
        if (error instanceof ProtocolFault) await keepSenseless(parts, account, error);
        throw error;
      }
    });
    return (await insist(parts, account, METHOD, reply)).file ?? null;
  };

  return {
    async poll(tenant) {
      const account = await openAccount(parts, tenant);
      for (let turn = 0; turn < FILES_PER_TURN; turn += 1) {
        const file = await fetchOne(account);
        if (!file) return null;
        const message = await storeArrival(parts, account, file);
        try {
          return await resultFile(message, file.fileName, await open(parts, account, { message, file }));
        } catch (error) {
          if (!(error instanceof ProtocolFault)) throw error;
          if (message.status === MESSAGE.applied) {
            await acknowledge(account, file.fileName);
            continue;
          }
          if (!(await setAside(parts, account, { message, file }, error)))
            throw new AuthorityUnavailable(account.schedule.waiting);
          await acknowledge(account, file.fileName);
        }
      }
      return null;
    },

    async apply(tx, tenant, file, use) {
      if (!isOpened(file)) throw new TypeError('only a file from this connector can be applied');
      const { messageId, read, breaks, sealer, at } = file;
      const { count } = await tx.authorityMessage.updateMany({
        where: { id: messageId, status: { not: MESSAGE.applied } },
        data: { status: MESSAGE.applied, reason: null },
      });
      if (count === 0) return;
      const { filingIds, strangers, unplaced, later } = await use();
      const unknown = strangers.map((data) => ({
        list: 'BASJ' as const,
        key: data.subjectNumber || String(data.authoritySubjectId),
        data: {
          ...data,
          authoritySubjectId: String(data.authoritySubjectId),
          websites: readable(data.websites),
        },
      }));
      const stray = unplaced.map((result): NoticeEntry => {
        const data = readable(result);
        return { list: 'BAJG', key: JSON.stringify(data), data };
      });
      const late = later.map(({ result, websiteNumber }): NoticeEntry => {
        const data = readable(result);
        const about = { kind: 'WEBSITE', number: websiteNumber, id: null } as const;
        return { list: 'BAJG', key: JSON.stringify(data), data, about };
      });
      const entries = [...read.notices, ...unknown, ...stray, ...late];
      await storeNotices(tx, sealer, tenant, entries, { messageId, at });
      await storeCodeTables(tx, tenant, read.codes);
      await tx.authorityMessage.update({
        where: { id: messageId },
        data: {
          operation: read.operation,
          filingIds,
          reason:
            [
              ...(unplaced.length > 0 ? [`${unplaced.length} of its results fit no filing of ours`] : []),
              ...(read.unread > 0 ? [`${read.unread} of its records could not be read`] : []),
              ...(breaks.length > 0 ? [violationText(breaks)] : []),
            ].join('; ') || null,
        },
      });
    },

    async acknowledge(tenant, fileName) {
      await acknowledge(await openAccount(parts, tenant), fileName);
    },

    async reopen(tenant, messageId) {
      const found = await findAccount(parts, tenant);
      if (!found) throw new RangeError('the provider has no account with the authority in this mode');
      const { account } = found;
      const message = await parts.database.prisma.authorityMessage.findFirst({
        where: { ...tenant, id: messageId, direction: 'RECEIVED' },
      });
      if (!message) throw new RangeError('there is no such message');
      const sealer = await parts.privacy.forProvider(tenant.providerId);
      const body = openBody<{ packed?: FileInfo }>(sealer, message);
      if (!body) throw new RangeError('the body of this message is not kept any more');
      if (!body.packed) throw new RangeError('this answer named no file, so there is none to read');
      const file = body.packed;
      return resultFile(message, file.fileName, await open(parts, account, { message, file }));
    },
  };
}

/** JSON has no big numbers. */
const readable = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each)),
  );

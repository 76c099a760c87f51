import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import type { AuthorityPort, ResultFile } from '../port.ts';
import { replyCode } from '../protocol/codes/reply-codes.ts';
import { ProtocolFault, violationText, type Violation } from '../protocol/fault.ts';
import type { FileInfo } from '../protocol/replies/reply.ts';
import { schemasIn } from '../protocol/schemas/schema-set.ts';
import { findAccount, openAccount, type Account } from './account.ts';
import { keepSenseless, setAside, type Arrived } from './aside.ts';
import { ask, insist } from './calls.ts';
import type { Parts } from './parts.ts';
import { readFile, type ReadFile } from './reading/file.ts';
import type { Arrival } from './storing/arrivals.ts';

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
  { id: messageId }: Arrival,
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

export type Receiving = Pick<AuthorityPort, 'poll' | 'acknowledge' | 'reopen'>;

function resultFile(
  { tenant: { bureau } }: Account,
  { message: { id, at }, file: { fileName } }: Arrived,
  { read, breaks }: Reading,
): ResultFile {
  const { unread, ...learned } = read;
  const faults = [
    ...(unread > 0 ? [`${unread} of its records could not be read`] : []),
    ...(breaks.length > 0 ? [violationText(breaks)] : []),
  ];
  return { messageId: id, bureau, fileName, at, ...learned, faults };
}

export function createReceiving(parts: Parts): Receiving {
  const { arrivals } = parts.store;

  /** A file whose acknowledgement is refused comes again for ever, and everything behind it waits. */
  const tellOfRefusal = async (account: Account, fileName: string, code: number): Promise<void> => {
    const message = await arrivals.latest(account.tenant, fileName);
    if (!message || message.attempts < LASTING) return;
    const unread = `the authority refuses its acknowledgement (code ${code}) and sends it again; the files behind it wait`;
    parts.log.error({ event: 'authority.queue_blocked', ...account.tenant, fileName, code }, unread);
    await arrivals.tellDesk(account.tenant, message.id, { fileName, unread });
  };

  const acknowledge = async (account: Account, fileName: string): Promise<void> => {
    const { tenant, client } = account;
    const method = 'isp_downloadack';
    const reply = await ask(parts, account, method, () => client.acknowledge(fileName));
    if (replyCode(reply.code).handling === 'defect') await tellOfRefusal(account, fileName, reply.code);
    await insist(parts, account, method, reply);
    await arrivals.noteAcknowledged(tenant, fileName);
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
    const { file } = await insist(parts, account, METHOD, reply);
    await parts.store.accounts.noteAnswer(account.id);
    return file ?? null;
  };

  return {
    async poll(at) {
      const account = await openAccount(parts, at);
      for (let turn = 0; turn < FILES_PER_TURN; turn += 1) {
        const file = await fetchOne(account);
        if (!file) return null;
        const message = await arrivals.store(account, file);
        try {
          return resultFile(account, { message, file }, await open(parts, account, { message, file }));
        } catch (error) {
          if (!(error instanceof ProtocolFault)) throw error;
          if (message.applied) {
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

    async acknowledge(at, fileName) {
      await acknowledge(await openAccount(parts, at), fileName);
    },

    async reopen(tenant, messageId) {
      const { arrival: message, file, bureau } = await arrivals.kept(tenant, messageId);
      const found = await findAccount(parts, { ...tenant, bureau });
      if (!found) throw new RangeError('the provider has no account with the authority in this mode');
      const { account } = found;
      return resultFile(account, { message, file }, await open(parts, account, { message, file }));
    },
  };
}

import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import type { AtBureau, UploadOutcome } from '../port.ts';
import { VERSION_3_0 } from '../protocol/documents/document.ts';
import type { PartContent, UploadContent } from '../protocol/documents/layouts/upload.ts';
import { withElements } from '../protocol/documents/more-elements.ts';
import { composeUpload } from '../protocol/documents/upload.ts';
import { ProtocolFault, violationText, type FaultReason } from '../protocol/fault.ts';
import { encodeGbk } from '../protocol/gbk.ts';
import { schemasIn } from '../protocol/schemas/schema-set.ts';
import { openAccount, type Account } from './account.ts';
import { mayUpload } from './hours.ts';
import type { Parts } from './parts.ts';
import { deliver, type Delivery, type Line } from './sending.ts';
import { askStanding, stopFallen } from './sequence.ts';
import { asOnlySender } from './turn.ts';

/** One file to be sent: what it is about, and its content. */
export type Sending = {
  /** Our own key of it: the same reference is never sent twice. */
  readonly reference: string;
  readonly filingIds: readonly string[];
  readonly content: (ispId: number) => PartContent;
};

const outcomeOf = (delivery: Delivery): UploadOutcome =>
  delivery.kind === 'ACCEPTED'
    ? { accepted: true, sequence: delivery.sequence }
    : {
        accepted: false,
        code: delivery.code,
        message: delivery.reason,
        retry: delivery.kind === 'POSTPONED',
      };

/** Uploads of an account that was replaced can neither be asked after nor sent: they hold the old number inside. */
async function giveUpForeignAccount({ store, log }: Parts, account: Account): Promise<void> {
  const count = await store.uploads.giveUpOfFormer(account);
  if (count > 0)
    log.warn(
      { event: 'authority.uploads_given_up', ...account.tenant, count },
      'uploads of a former account were given up',
    );
}

/**
 * The authority's number is the truth where it is higher: ours may be older than a restored database or a former system.
 * A lower one means that it has lost what it had accepted.
 * @throws AuthorityUnavailable after the account was stopped for that
 */
async function catchUp({ parts, account }: Line): Promise<void> {
  const { last } = await askStanding(parts, account);
  const known = await parts.store.accounts.lastSequence(account.id);
  if (last < known) {
    await stopFallen(parts, account, last, known);
    throw new AuthorityUnavailable(account.schedule.retry);
  }
  if (await parts.store.accounts.raiseTo(account.id, last)) {
    // The first upload ever begins where a former system of the provider's ended.
    if (known > 0n) await parts.store.accounts.noteForeign(account.id, last);
    parts.log.warn(
      { event: 'authority.caught_up', ...account.tenant, sequence: String(last) },
      'the authority has uploads we do not know of; numbers go on from there',
    );
  }
}

/** The text of a file, checked; what is wrong with it is found before anything is sent. */
async function compose(
  { store }: Parts,
  { tenant, settings }: Account,
  file: PartContent,
): Promise<{ xml: string; operation: string }> {
  const { ispId, version } = settings.connection;
  const content: UploadContent =
    file.part === 'ICP'
      ? { ICP: { ...file.content, Qqdwid: ispId } }
      : { IP: { ...file.content, Qqdwid: ispId } };
  const document = { root: 'UploadData', version: version || VERSION_3_0, content } as const;
  const book = settings.checkCodes ? await store.codeBook(tenant) : null;
  const composed = composeUpload(document, { ispId, ...(book ? { allowsCode: book.allows } : {}) });
  const xml = withElements(composed, settings.connection.moreElements);
  encodeGbk(xml);
  if (settings.schemas !== null) {
    const violations = (await schemasIn(settings.schemas)).check('UploadData', xml);
    if (violations.length > 0) throw new ProtocolFault('layout', violationText(violations), violations);
  }
  const names = Object.keys(file.content).join(' ');
  return { xml, operation: file.part === 'ICP' ? names : `${file.part} ${names}` };
}

/** Reasons for which a file stays here: it is wrong, or cannot be told right. */
const UNSENDABLE: ReadonlySet<FaultReason> = new Set<FaultReason>(['layout', 'not-gbk', 'schemas']);

/** A file that may not be sent as it is, kept with its reason like one the authority refused. */
async function keepUnsendable(
  { parts: { store, log }, account, lease }: Line,
  { reference, filingIds }: Sending,
  fault: ProtocolFault,
): Promise<UploadOutcome> {
  await store.uploads.keepUnsendable(account, lease, { reference, filingIds, reason: fault.message });
  log.error(
    {
      event: 'authority.upload_unsendable',
      ...account.tenant,
      reference,
      rules: fault.violations.map(({ path, rule }) => `${path}: ${rule}`),
    },
    fault.message,
  );
  return { accepted: false, code: null, message: fault.message, retry: false };
}

export type Uploading = {
  /**
   * Sends a file exactly once: an earlier outcome of the same reference is told again, and an upload whose outcome is
   * unknown is settled first, whosever it is.
   * @throws AuthorityUnavailable when it could not be sent now; it is sent first next time.
   */
  upload(at: AtBureau, sending: Sending): Promise<UploadOutcome>;
};

/** The uploads of all accounts, one at a time each. */
export function createUploading(parts: Parts): Uploading {
  const caughtUp = new Set<string>();

  /** Brings everything to an end that was numbered before; null when nothing is left that holds the next one up. */
  const settleOpen = async (line: Line): Promise<Delivery | null> => {
    for (;;) {
      const open = await line.parts.store.uploads.unsettled(line.account);
      if (!open) return null;
      const delivery = await deliver(line, open, true);
      if (delivery.kind === 'POSTPONED') return delivery;
    }
  };

  const sendNew = async (line: Line, sending: Sending): Promise<UploadOutcome> => {
    const { parts, account, lease } = line;
    const numbers = `${account.id} ${account.ispId}`;
    if (!caughtUp.has(numbers)) await catchUp(line);
    caughtUp.add(numbers);
    try {
      const { xml, operation } = await compose(
        parts,
        account,
        sending.content(account.settings.connection.ispId),
      );
      const { reference, filingIds } = sending;
      const upload = await parts.store.uploads.giveNumber(account, lease, {
        reference,
        operation,
        filingIds,
        xml,
      });
      return outcomeOf(await deliver(line, upload, false));
    } catch (error) {
      if (error instanceof ProtocolFault && UNSENDABLE.has(error.reason))
        return keepUnsendable(line, sending, error);
      throw error;
    }
  };

  const inTurn = async (line: Line, sending: Sending): Promise<UploadOutcome> => {
    const { parts, account } = line;
    await giveUpForeignAccount(parts, account);
    const open = await settleOpen(line);
    const known = await parts.store.uploads.earlier(account.tenant, sending.reference);
    if (known) return known;
    // Whatever holds that one up holds this one up, too: numbers leave no gap.
    if (open) return outcomeOf(open);
    return sendNew(line, sending);
  };

  return {
    async upload(at, sending) {
      const { uploads } = parts.store;
      const known = await uploads.earlier(at, sending.reference);
      if (known) return known;
      const { providerId, mode } = at;
      const bureau = (await uploads.begunAt(at, sending.reference)) ?? at.bureau ?? '';
      const account = await openAccount(parts, { providerId, mode, bureau });
      const held = await heldUp(parts, account);
      if (held) return held;
      return asOnlySender(parts, account, (lease) => inTurn({ parts, account, lease }, sending));
    },
  };
}

/** Hours and pauses that forbid sending now. */
async function heldUp({ store }: Parts, { id, settings }: Account): Promise<UploadOutcome | null> {
  if (!mayUpload(settings, new Date()))
    return { accepted: false, code: 20, message: 'outside the hours set for uploads', retry: true };
  return (await store.accounts.isPaused(id))
    ? { accepted: false, code: null, message: 'the authority asked to come back later', retry: true }
    : null;
}

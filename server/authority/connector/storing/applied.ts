import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import type { AccessResult, FiledRecord, NoticeEntry, ResultFile } from '../../port.ts';
import { storeCodeTables } from './code-tables.ts';
import { MESSAGE } from './messages.ts';
import { storeNotices } from './notices.ts';

/** What a file turned out to be about, written down with its application. */
export type Applied = {
  filingIds: string[];
  /** Full records of subjects nobody files here for. */
  strangers: FiledRecord[];
  /** Results that fit none of our filings; the desk gets them. */
  unplaced: AccessResult[];
  /** Words on orders that were decided or had ended; the desk gets them, too. */
  later: LaterWord[];
};

/** A word that came too late to decide: it says otherwise than the one before. */
export type LaterWord = { readonly result: AccessResult; readonly websiteNumber: string };

/** JSON has no big numbers. */
const readable = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each)),
  );

/** What the desk gets of what fitted nowhere, as entries of the lists it came in. */
const entriesOf = ({ strangers, unplaced, later }: Applied): NoticeEntry[] => [
  ...strangers.map((record): NoticeEntry => {
    const key = record.subjectNumber || String(record.authoritySubjectId);
    return { list: 'BASJ', key, data: readable(record) };
  }),
  ...unplaced.map((result): NoticeEntry => {
    const data = readable(result);
    return { list: 'BAJG', key: JSON.stringify(data), data };
  }),
  ...later.map(({ result, websiteNumber }): NoticeEntry => {
    const data = readable(result);
    const about = { kind: 'WEBSITE', number: websiteNumber, id: null } as const;
    return { list: 'BAJG', key: JSON.stringify(data), data, about };
  }),
];

/**
 * Applies a file in the caller's transaction, once: `use` changes filings and records, what else it holds for the desk (lists,
 * notices, code tables) is stored here, and its message is marked. A file that was applied before changes nothing.
 */
export async function applyOnce(
  tx: Prisma.TransactionClient,
  { tenant, sealer }: { readonly tenant: Tenant; readonly sealer: Sealer },
  file: ResultFile,
  use: () => Promise<Applied>,
): Promise<void> {
  const { messageId, bureau, at, operation, notices, codes, faults } = file;
  const { count } = await tx.authorityMessage.updateMany({
    where: { id: messageId, status: { not: MESSAGE.applied } },
    data: { status: MESSAGE.applied, reason: null },
  });
  if (count === 0) return;
  const applied = await use();
  const { filingIds, unplaced } = applied;
  const { providerId, mode } = tenant;
  const entries = [...notices, ...entriesOf(applied)];
  await storeNotices(tx, sealer, { providerId, mode, bureau }, entries, { messageId, at });
  await storeCodeTables(tx, tenant, codes);
  const unfit = unplaced.length > 0 ? [`${unplaced.length} of its results fit no filing of ours`] : [];
  await tx.authorityMessage.update({
    where: { id: messageId },
    data: { operation, filingIds, reason: [...unfit, ...faults].join('; ') || null },
    select: { id: true },
  });
}

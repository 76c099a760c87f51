import { readUploadBody } from './access-request.ts';
import { accessNote, recordNote, reviewNote } from './notes.ts';
import type { Order, OrderOutcome } from './order.ts';
import { websiteOf, type Registry } from './registry.ts';
import { ACTS, type AccessNote, type RecordNote, type ResultNote } from './result-file.ts';
import type { RehearsalTables } from './store.ts';
import type { FiledSubject, FiledWebsite } from './subject.ts';
import { CODE_REFUSED, resultText } from './verdict.ts';

/** Opinions that end an order at its SMS check; the interface has no message of its own for it. */
export const SMS_OPINIONS = {
  LAPSED: '短信核验超时：未在24小时内完成短信核验，请重新提交',
  FAILED: '短信核验失败：证件号码后六位连续输入错误五次，请重新提交',
} as const;

const accessReview = (
  order: Order,
  review: { approved: boolean; opinion: string; sms?: 'LAPSED' | 'FAILED' },
  at: Date,
): ResultNote => {
  const key = order.accessId.toString();
  return reviewNote(ACTS.NEW_ACCESS, key, { ...review, recordId: key, at });
};

const close = async (tables: RehearsalTables, order: Order, outcome: OrderOutcome): Promise<void> =>
  tables.orders.update(order.accessId, { stage: 'DECIDED', outcome });

/** Ends orders at their SMS check. */
export async function endAtSms(
  tables: RehearsalTables,
  orders: readonly Order[],
  why: keyof typeof SMS_OPINIONS,
  at: (order: Order) => Date,
): Promise<ResultNote[]> {
  const notes: ResultNote[] = [];
  for (const order of orders) {
    await close(tables, order, why === 'LAPSED' ? 'SMS_LAPSED' : 'SMS_FAILED');
    notes.push(accessReview(order, { approved: false, opinion: SMS_OPINIONS[why], sms: why }, at(order)));
  }
  return notes;
}

type Approval = { order: Order; subject: FiledSubject; website: FiledWebsite };

const accessNotes = async (
  tables: RehearsalTables,
  approvals: readonly Approval[],
): Promise<Map<bigint, AccessNote>> => {
  const uploads = await tables.uploads.find([...new Set(approvals.map(({ order }) => order.sequence))]);
  const requests = uploads.flatMap(({ body }) => readUploadBody(body).accesses);
  return new Map(
    requests
      .map((request) => ({ ...request, accessId: BigInt(request.accessId) }))
      .map((request) => [request.accessId, accessNote(request)]),
  );
};

const recordsOf = async (
  tables: RehearsalTables,
  approvals: readonly Approval[],
  now: Date,
): Promise<RecordNote[]> => {
  const accesses = await accessNotes(tables, approvals);
  const bySubject = new Map<string, Approval[]>();
  for (const approval of approvals) {
    const { subjectNumber } = approval.subject;
    bySubject.set(subjectNumber, [...(bySubject.get(subjectNumber) ?? []), approval]);
  }
  return [...bySubject.values()].flatMap((group) => {
    const websites = group.map(({ order, website }) => {
      const access = accesses.get(order.accessId);
      return { ...website, accesses: access ? [access] : [] };
    });
    return group[0] ? [recordNote(group[0].subject, websites, now)] : [];
  });
};

/** The bureau's word on orders that have come due, and the full records of the approved ones. */
export async function decide(
  tables: RehearsalTables,
  registry: Registry,
  orders: readonly Order[],
  now: Date,
): Promise<{ notes: ResultNote[]; records: RecordNote[] }> {
  const notes: ResultNote[] = [];
  const approvals: Approval[] = [];
  for (const order of orders) {
    const subject = await registry.byNumber(order.websiteNumber);
    const website = websiteOf(subject, order.websiteNumber);
    const at = order.decideAt ?? now;
    if (!subject || !website || website.verdict.kind === 'REFUSE') {
      const opinion = website?.verdict.kind === 'REFUSE' ? website.verdict.opinion : resultText(1059);
      await close(tables, order, `REFUSED_${CODE_REFUSED}`);
      notes.push(accessReview(order, { approved: false, opinion }, at));
      continue;
    }
    await close(tables, order, 'APPROVED');
    approvals.push({ order, subject, website });
    notes.push(accessReview(order, { approved: true, opinion: '同意' }, at));
  }
  return { notes, records: await recordsOf(tables, approvals, now) };
}

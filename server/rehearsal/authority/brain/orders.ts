import { randomInt } from 'node:crypto';
import { failuresOf } from './access-checks.ts';
import type { AccessRequest } from './access-request.ts';
import type { Order } from './order.ts';
import { ACTS, type ResultNote } from './result-file.ts';
import { websiteOf, type Registry } from './registry.ts';
import type { RehearsalTables } from './store.ts';
import type { FiledSubject, FiledWebsite } from './subject.ts';
import { decisionTime } from './decision-time.ts';
import { CODE_REFUSED, resultText, USUAL_WORKING_DAYS, type Verdict } from './verdict.ts';

/** Time to answer the SMS check (短信核验): 24 hours since 2019, 48 before. Milliseconds. */
export const SMS_TERM_MS = 24 * 60 * 60 * 1000;

/** Whether an access in this province (GB/T 2260) has an SMS check at this moment. */
export type SmsRule = (province: string, at: Date) => boolean;

/** How long the bureau thinks: its verdict's working days, or the usual ones before a refusal. */
export const workingDaysOf = (verdict: Verdict): number =>
  verdict.kind === 'APPROVE' ? verdict.workingDays : USUAL_WORKING_DAYS;

type Received = { readonly order: Order | null; readonly refusal: ResultNote | null };

const refusalLines = (codes: readonly number[], verdict: Verdict | undefined): ResultNote['lines'] => {
  if (codes.length > 0) return codes.map((code) => ({ code, text: resultText(code) }));
  // A data error of the registry's making is found by the machine; a plain refusal is for the bureau to say.
  return verdict?.kind === 'REFUSE' && verdict.code !== CODE_REFUSED
    ? [{ code: verdict.code, text: verdict.opinion }]
    : [];
};

const newOrder = (request: AccessRequest, sequence: bigint, now: Date): Order => ({
  accessId: request.accessId,
  sequence,
  websiteNumber: request.websiteNumber,
  stage: 'DECIDED',
  outcome: 'PENDING',
  smsCode: null,
  smsTries: 0,
  smsDeadline: null,
  decideAt: null,
  receivedAt: now,
});

/** One text per phone: sites that share a contact are confirmed together. */
const codeFor = (phone: string, codes: Map<string, string>): string => {
  const code = codes.get(phone) ?? randomInt(1_000_000).toString().padStart(6, '0');
  codes.set(phone, code);
  return code;
};

const begin = (
  order: Order,
  subject: FiledSubject,
  website: FiledWebsite,
  smsApplies: SmsRule,
  codes: Map<string, string>,
): Order =>
  smsApplies(subject.province, order.receivedAt)
    ? {
        ...order,
        stage: 'WAITING_SMS',
        smsCode: codeFor(website.contact.phone, codes),
        smsDeadline: new Date(order.receivedAt.getTime() + SMS_TERM_MS),
      }
    : {
        ...order,
        stage: 'DECIDING',
        decideAt: decisionTime(order.receivedAt, workingDaysOf(website.verdict)),
      };

async function receive(
  tables: RehearsalTables,
  registry: Registry,
  request: AccessRequest,
  context: {
    sequence: bigint;
    now: Date;
    smsApplies: SmsRule;
    codes: Map<string, string>;
    earlier: Set<string>;
  },
): Promise<Received> {
  const subject = await registry.byNumber(request.websiteNumber);
  const website = websiteOf(subject, request.websiteNumber);
  const open = subject ? await tables.orders.openOf(subject.subjectNumber) : [];
  const approved = website ? await tables.orders.approvedOf(website.websiteNumber) : null;
  const knownAccessId = (await tables.orders.find(request.accessId)) !== null;
  const codes = failuresOf({
    request,
    subject,
    website,
    openOrders: open.filter(({ sequence }) => sequence !== context.sequence),
    accessed: website?.accessedHere === true || approved !== null,
    earlierInUpload: context.earlier,
    knownAccessId,
  });
  context.earlier.add(request.websiteNumber);
  const order = newOrder(request, context.sequence, context.now);
  const lines = refusalLines(codes, website?.verdict);
  const first = lines[0];
  if (first || !subject || !website) {
    const code = first?.code ?? 1999;
    return {
      order: knownAccessId ? null : { ...order, outcome: `REFUSED_${code}` },
      refusal: { act: ACTS.NEW_ACCESS, key: request.accessId.toString(), lines, review: null },
    };
  }
  return { order: begin(order, subject, website, context.smsApplies, context.codes), refusal: null };
}

/**
 * Takes the accesses of one upload: each is checked, and either refused at once or put to the SMS check or before the
 * bureau. Returns the refusals, which become a result file.
 */
export async function receiveAccesses(
  tables: RehearsalTables,
  registry: Registry,
  upload: { readonly sequence: bigint; readonly accesses: readonly AccessRequest[] },
  now: Date,
  smsApplies: SmsRule,
): Promise<ResultNote[]> {
  const context = {
    sequence: upload.sequence,
    now,
    smsApplies,
    codes: new Map<string, string>(),
    earlier: new Set<string>(),
  };
  const refusals: ResultNote[] = [];
  for (const request of upload.accesses) {
    const { order, refusal } = await receive(tables, registry, request, context);
    if (order) await tables.orders.insert(order);
    if (refusal) refusals.push(refusal);
  }
  return refusals;
}

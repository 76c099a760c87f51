import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { keptRefusal } from '../../../schema/messages/codes.ts';
import { isOnWholeFile, isOthersToMend } from '../../authority/protocol/codes/result-codes.ts';
import type { AccessResult } from '../../authority/port.ts';
import { newId } from '../../platform/ids.ts';
import { keptColumn } from '../../platform/privacy/columns.ts';
import { markedText } from '../../platform/privacy/marks.ts';
import type { Sealer } from '../../platform/privacy/sealer.ts';
import type { Services } from '../../services.ts';
import { changeFiling, type Doer } from '../machine/change.ts';
import { lockFiling, sealContext } from '../machine/full-filing.ts';
import { FULL_FILING, type FullFiling } from '../../../prisma/selections.ts';
import { holdFiling } from './holding.ts';
import { hearLaterWord } from './later-words.ts';
import { AT_AUTHORITY, type Placed } from './placing.ts';
import { rememberApproval } from './records.ts';

const AUTHORITY: Doer = { party: 'AUTHORITY', id: null };

/** The authority's word came before its acceptance was written down; that is settled first, then the file comes again. */
export class NotSettled extends Error {
  constructor() {
    super('the hand-over of this filing is not settled yet');
    this.name = 'NotSettled';
  }
}

/** When a file is applied, with whose keys, and where it is told. */
export type At = { readonly now: Date; readonly sealer: Sealer };

type Tx = Prisma.TransactionClient;
type Told = Pick<Services, 'log'>;
type Submission = FullFiling['submissions'][number];

/** A result that decides something; what is only noted does not. */
type Word = AccessResult & { readonly outcome: Exclude<AccessResult['outcome'], 'NOTED'> };

const reload = (tx: Tx, id: string): Promise<FullFiling> =>
  tx.filing.findUniqueOrThrow({ where: { id }, include: FULL_FILING });

/** A decision can only follow the SMS check, so one that finds the filing before it says that the check is done. */
async function pastSms(tx: Tx, id: string, now: Date): Promise<FullFiling> {
  const filing = await reload(tx, id);
  if (filing.state !== 'AWAITING_SMS') return filing;
  await changeFiling(tx, filing, { action: 'REPORT_SMS_DONE', by: AUTHORITY, now, expectedVersion: null });
  await tx.smsCheck.updateMany({
    where: { filingId: filing.id, outcome: 'WAITING' },
    data: { outcome: 'DONE', endedAt: now },
  });
  return reload(tx, filing.id);
}

async function lapse(tx: Tx, filing: FullFiling, now: Date): Promise<void> {
  await tx.smsCheck.updateMany({
    where: { filingId: filing.id, attempt: filing.submissions.at(-1)?.attempt ?? 1 },
    data: { outcome: 'LAPSED', endedAt: now },
  });
  await changeFiling(tx, filing, { action: 'SMS_LAPSE', by: AUTHORITY, now, expectedVersion: null });
}

const lastAccepted = ({ submissions }: FullFiling): Submission | undefined =>
  submissions.findLast(({ status }) => status === 'ACCEPTED');

/** The codes under which the sites of a hand-over were refused, each once. */
const refusalCodes = ({ code }: AccessResult, submission: Submission | undefined): number[] => {
  const refused = submission?.decisions.filter(({ outcome }) => outcome === 'REFUSED') ?? [];
  return [...new Set([code, ...refused.map((one) => one.code)])].sort((a, b) => a - b);
};

/** The authority's own words, as the history keeps them. */
const markedOpinion = (sealer: Sealer, filingId: string, { opinion }: AccessResult) =>
  opinion === null ? {} : { opinion: markedText(sealer, opinion, sealContext(filingId, 'opinion')) };

/**
 * Ends the order when every site has its word: held when one waits for the provider or the authority, approved when at
 * least one site is, else refused.
 */
async function conclude(told: Told, tx: Tx, id: string, result: AccessResult, at: At): Promise<void> {
  const { now } = at;
  const filing = await pastSms(tx, id, now);
  const submission = lastAccepted(filing);
  const held = submission?.decisions.filter(({ outcome }) => outcome === 'HELD') ?? [];
  const waiting = filing.websites.filter(
    (website) => website.result === 'PENDING' && !held.some((each) => each.filingWebsiteId === website.id),
  );
  if (waiting.length > 0) return;
  const [first] = held;
  if (submission && first) {
    const fault = { code: first.code, reason: null };
    return holdFiling(told, tx, filing, { submissionId: submission.id, fault, by: AUTHORITY, now });
  }
  if (filing.websites.some((website) => website.result === 'APPROVED')) {
    await changeFiling(tx, filing, {
      action: 'APPROVE',
      by: AUTHORITY,
      now,
      expectedVersion: null,
      data: { decidedAt: now, openKey: null, password: null },
    });
    return rememberApproval(told, tx, filing, at);
  }
  await changeFiling(tx, filing, {
    action: 'REFUSE',
    by: AUTHORITY,
    now,
    expectedVersion: null,
    data: { decidedAt: now },
    facts: {
      ...keptRefusal(result),
      ...markedOpinion(at.sealer, id, result),
      codes: refusalCodes(result, submission),
    },
  });
}

/** Writes a first word down and lets it do what it does. */
async function decide(
  told: Told,
  tx: Tx,
  { filing, submission, siteId }: { filing: FullFiling; submission: Submission; siteId: string },
  result: Word,
  at: At,
): Promise<void> {
  const { now } = at;
  const { outcome, code, opinion, wordless } = result;
  const notTheApplicants = outcome === 'REFUSED' && isOthersToMend(code);
  if (notTheApplicants && isOnWholeFile(code)) {
    const fault = { code, reason: null };
    return holdFiling(told, tx, filing, { submissionId: submission.id, fault, by: AUTHORITY, now });
  }
  const id = newId('Decision');
  await tx.decision.create({
    data: {
      id,
      submissionId: submission.id,
      filingWebsiteId: siteId,
      outcome: notTheApplicants ? 'HELD' : outcome,
      code,
      ...keptColumn(at.sealer, id, 'opinion', opinion),
      wordless: [...wordless],
      at: result.at,
    },
  });
  if (outcome === 'SMS_LAPSED') return lapse(tx, filing, now);
  if (!notTheApplicants) await tx.filingWebsite.update({ where: { id: siteId }, data: { result: outcome } });
  await conclude(told, tx, filing.id, result, at);
}

/**
 * Applies one word to one site: the first word on the hand-over that the authority has decides, any other is told. True when
 * it was a later word that nobody had heard.
 * @throws NotSettled while nobody knows whether the authority has what the word is on
 */
export async function applyToSite(
  told: Told,
  tx: Tx,
  { siteId, filingId, submissionId }: Placed,
  result: AccessResult,
  at: At,
): Promise<boolean> {
  await lockFiling(tx, filingId);
  const filing = await reload(tx, filingId);
  const named = filing.submissions.find(({ id }) => id === submissionId);
  const sending = filing.submissions.find(({ status }) => status === 'SENDING');
  if (filing.state === 'QUEUED' && sending && (!named || named === sending)) throw new NotSettled();
  const { outcome } = result;
  if (outcome === 'NOTED') return false;
  const current = AT_AUTHORITY.includes(filing.state) ? lastAccepted(filing) : undefined;
  const submission = named ?? current ?? filing.submissions.at(-1);
  if (!submission) return false;
  const hasWord = submission.decisions.some(({ filingWebsiteId }) => filingWebsiteId === siteId);
  if (submission === current && !hasWord) {
    await decide(told, tx, { filing, submission, siteId }, { ...result, outcome }, at);
    return false;
  }
  const word = { siteId, submissionId: submission.id, result, by: AUTHORITY, ...at };
  return hearLaterWord(tx, filing, word);
}

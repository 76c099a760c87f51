import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { AccessResult } from '../../authority/port.ts';
import { publishFiling, writeEvent, type Doer } from '../machine/change.ts';
import { tellOfFiling } from '../machine/told.ts';
import { markedText } from '../../platform/privacy/marks.ts';
import type { Sealer } from '../../platform/privacy/sealer.ts';
import { sealContext } from '../machine/full-filing.ts';
import type { FullFiling } from '../../../prisma/selections.ts';

/** The event of a word that came after an order was decided or had ended. */
export const LATER_WORD = 'LATER_WORD';

type Heard = { readonly outcome: string; readonly code: number; readonly at: string };

const heardIn = (data: Prisma.JsonValue): Heard & { siteId: string; submissionId: string } => {
  const facts = Object.fromEntries<unknown>(Object.entries(data ?? {}));
  const text = (name: string): string => (typeof facts[name] === 'string' ? facts[name] : '');
  return {
    siteId: text('siteId'),
    submissionId: text('submissionId'),
    outcome: text('outcome'),
    code: Number(facts['code']),
    at: text('at'),
  };
};

/** Everything the authority has said of one site in one hand-over, in the order in which it came. */
async function heardOf(
  tx: Prisma.TransactionClient,
  filing: FullFiling,
  siteId: string,
  submissionId: string,
): Promise<Heard[]> {
  const submission = filing.submissions.find(({ id }) => id === submissionId);
  const decided = (submission?.decisions ?? [])
    .filter(({ filingWebsiteId }) => filingWebsiteId === siteId)
    .map(({ outcome, code, at }) => ({
      outcome: outcome === 'HELD' ? 'REFUSED' : outcome,
      code,
      at: at.toISOString(),
    }));
  const faults =
    decided.length === 0 && submission?.failureCode != null
      ? [{ outcome: 'REFUSED', code: submission.failureCode, at: '' }]
      : [];
  const events = await tx.timelineEvent.findMany({
    where: { filingId: filing.id, type: LATER_WORD },
    orderBy: { sequence: 'asc' },
  });
  const later = events
    .map(({ data }) => heardIn(data))
    .filter((each) => each.siteId === siteId && each.submissionId === submissionId);
  return [...decided, ...faults, ...later];
}

/** Whether a word only repeats what is known: the same again, or the same file under another name. */
const isRepeated = (heard: readonly Heard[], { outcome, code }: AccessResult, at: string): boolean =>
  heard.at(-1)?.outcome === outcome ||
  heard.some((each) => each.outcome === outcome && each.code === code && each.at === at);

/**
 * Tells of a word that changes nothing here any more: 撤销 after an approval, 更正 after a refusal, an approval of an order
 * that was abandoned. It stands in the order's history and goes out as `filing.later_word`, each once. True when it was news.
 */
export async function hearLaterWord(
  tx: Prisma.TransactionClient,
  filing: FullFiling,
  word: { siteId: string; submissionId: string; result: AccessResult; by: Doer; now: Date; sealer: Sealer },
): Promise<boolean> {
  const { siteId, submissionId, result, by, now, sealer } = word;
  const { outcome, code, opinion } = result;
  const at = result.at.toISOString();
  if (isRepeated(await heardOf(tx, filing, siteId, submissionId), result, at)) return false;
  const websiteNumber = filing.websites.find(({ id }) => id === siteId)?.websiteNumber ?? '';
  const reason = opinion === null ? '' : markedText(sealer, opinion, sealContext(filing.id, 'opinion'));
  const facts = { siteId, submissionId, websiteNumber, outcome, code, at, reason };
  await writeEvent(tx, filing, { type: LATER_WORD, to: filing.state, by, at: now, facts });
  await tellOfFiling(tx, filing, {
    topic: 'filing.later_word',
    at: now,
    facts: { websiteId: siteId, websiteNumber, outcome, code },
  });
  await publishFiling(tx, filing.id);
  return true;
}

import type { DataCheck, Prisma } from '../../../../prisma/generated/client/client.ts';
import { FULL_FILING } from '../../../../prisma/selections.ts';
import { newId } from '../../../platform/ids.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { publishFiling } from '../../machine/change.ts';
import { lockFiling } from '../../machine/full-filing.ts';
import { MOST_ATTEMPTS } from '../queue-data-checks.ts';
import { askedIndex, questionsOf, type Question } from './questions.ts';

/** A question that is to be asked, and its row. */
export type Due = { readonly question: Question; readonly check: DataCheck };

const isDue = ({ state, attempts }: DataCheck): boolean =>
  state === 'WAITING' || (state === 'UNAVAILABLE' && attempts < MOST_ATTEMPTS);

/**
 * Brings the rows in line with what stands in the filing: a new value gets a row that waits, one that was asked about before has its
 * answer back, and what was answered about others stays as history. Returns what is to be asked.
 */
export async function settleQuestions(
  tx: Prisma.TransactionClient,
  filingId: string,
  at: { sealer: Sealer; now: Date },
): Promise<Due[]> {
  await lockFiling(tx, filingId);
  const filing = await tx.filing.findUniqueOrThrow({ where: { id: filingId }, include: FULL_FILING });
  const known = await tx.dataCheck.findMany({ where: { filingId } });
  const asked = questionsOf({ filing, ...at }).map((question) => {
    const index = askedIndex(at.sealer, question);
    const row = known.find(
      ({ kind, about, asked: bytes }) =>
        kind === question.kind && about === question.about && Buffer.from(bytes).equals(index),
    );
    return { question, index, row };
  });
  const present = new Set(asked.flatMap(({ row }) => row?.id ?? []));
  const moved = known.filter(({ id, current }) => current !== present.has(id));
  for (const { id } of moved)
    await tx.dataCheck.update({ where: { id }, data: { current: present.has(id) } });
  const due: Due[] = [];
  for (const { question, index, row } of asked) {
    const { kind, about } = question;
    const check =
      row ??
      (await tx.dataCheck.create({ data: { id: newId('DataCheck'), filingId, kind, about, asked: index } }));
    if (isDue(check)) due.push({ question, check });
  }
  if (moved.length > 0 || asked.some(({ row }) => !row)) await publishFiling(tx, filingId);
  return due;
}

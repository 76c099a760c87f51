import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { Tx } from '../../../prisma/database.ts';
import { movesOf, type Move, type Step, type Traits } from './moves.ts';
import type { Counter } from './counters.ts';

type Row = Traits & Step & { filingId: string; providerId: string; mode: Move['mode'] };

/** What changed the states of some filings, filing by filing, each in the order of its history. */
const stepsOf = (tx: Tx, filings: readonly string[]): Promise<Row[]> => tx.$queryRaw<Row[]>`
  SELECT e."filingId", f."providerId", f."mode"::text, f."province", f."kind"::text, f."nature"::text,
    e."type"::text, e."fromState"::text, e."toState"::text, e."actorKind"::text, e."actorId", e."data", e."at"
  FROM "TimelineEvent" e JOIN "Filing" f ON f."id" = e."filingId"
  WHERE e."filingId" = ANY(${[...filings]}::text[]) AND e."toState" IS DISTINCT FROM e."fromState" AND e."toState" IS NOT NULL
  ORDER BY e."filingId", e."sequence"`;

/** What is counted of the histories of some filings. */
export async function movesOfFilings(tx: Tx, filings: readonly string[]): Promise<Move[][]> {
  const histories = new Map<string, Row[]>();
  for (const row of await stepsOf(tx, filings)) {
    const history = histories.get(row.filingId);
    if (history) history.push(row);
    else histories.set(row.filingId, [row]);
  }
  return [...histories.values()].map((rows) => (rows[0] ? movesOf(rows[0], rows) : []));
}

/** Notes what the last event of a filing's history counts for, in the transaction that wrote it; it must have changed the state. */
export async function recordMove(tx: Tx, filingId: string): Promise<void> {
  const [moves = []] = await movesOfFilings(tx, [filingId]);
  const last = moves.at(-1);
  if (last) await tx.filingMove.createMany({ data: [last satisfies Prisma.FilingMoveCreateManyInput] });
}

/** Counts up. Always in one order, so that two who do it at once take turns. */
export async function countUp(tx: Tx, counters: readonly Counter[]): Promise<void> {
  if (counters.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "FilingStatistic" AS held
      ("providerId", "mode", "dimension", "span", "period", "key", "measure", "item", "count", "seconds", "sketch")
    SELECT "providerId", "mode"::"Mode", "dimension"::"StatisticDimension", "span"::"StatisticSpan", "period", "key",
      "measure"::"StatisticMeasure", "item", "count", "seconds", "sketch"
    FROM jsonb_to_recordset(${JSON.stringify(counters)}::jsonb) AS one (
      "providerId" text, "mode" text, "dimension" text, "span" text, "period" text, "key" text, "measure" text, "item" text,
      "count" int, "seconds" bigint, "sketch" text)
    ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
    ON CONFLICT ("providerId", "mode", "dimension", "span", "period", "key", "measure", "item") DO UPDATE SET
      "count" = held."count" + excluded."count",
      "seconds" = held."seconds" + excluded."seconds",
      "sketch" = CASE WHEN excluded."sketch" = '' THEN held."sketch" WHEN held."sketch" = '' THEN excluded."sketch" ELSE (
        SELECT string_agg(bucket || ':' || n, ' ' ORDER BY bucket) FROM (
          SELECT split_part(entry, ':', 1)::int AS bucket, sum(split_part(entry, ':', 2)::int) AS n
          FROM regexp_split_to_table(held."sketch" || ' ' || excluded."sketch", ' ') AS entry GROUP BY 1) AS both_sketches) END`;
}

import { Prisma } from '../../../prisma/generated/client/client.ts';
import type { Database } from '../../../prisma/database.ts';
import { FilingKind, FilingState, type StatisticDimension } from '../../../prisma/generated/client/enums.ts';
import { LONGEST_STATISTICS_DAYS, STATISTICS_CALENDAR } from '../../../schema/rules/bounds.ts';
import { ValidationFailure } from '../../../schema/rules/failures.ts';
import { issue, type Issue } from '../../../schema/rules/issue.ts';
import { whereReadable } from '../../platform/privacy/cipher.ts';
import { heldText, selectedColumn } from '../../platform/privacy/columns.ts';
import type { Privacy } from '../../platform/privacy/privacy.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { Counters } from './counters.ts';
import type { Move } from './moves.ts';
import {
  beginningOf,
  lengthOf,
  periodsOf,
  stretchesBefore,
  stretchesOf,
  type Days,
  type Rhythm,
  type Stretch,
} from './periods.ts';
import { Tally, type Reading } from './tally.ts';

export type Grouping = Rhythm | Exclude<StatisticDimension, 'ALL'> | 'STATE';

export type StatisticsInput = Days & { groupBy: Grouping };

/** A reviewer has a name; what all others are called depends on the reader's language. */
export type StatisticsGroup = { key: string; name: string | null; days: Days; tally: Tally };
export type Statistics = StatisticsInput & { groups: StatisticsGroup[]; total: Tally };

/** Counters of the days asked for, by the period or the key they are grouped under, and of before; moves that are not counted yet. */
type Read = { within: [string, Reading][]; before: [string, Reading][]; moves: Move[] };

/** A counter as it is sent: label, measure, item, count, seconds, sketch. Names beside the values would take as long again to write. */
type Sent = [string, Reading['measure'], string, number, number, string];

const received = ([label, measure, item, count, seconds, sketch]: Sent): [string, Reading] => [
  label,
  { measure, item, count, seconds, sketch },
];

const isRhythm = (grouping: Grouping): grouping is Rhythm => ['DAY', 'WEEK', 'MONTH'].includes(grouping);

/** Groups of these stand on the rows that count every filing. */
const dimensionOf = (grouping: Grouping): StatisticDimension =>
  grouping === 'STATE' || isRhythm(grouping) ? 'ALL' : grouping;

const rowsIn = (
  { providerId, mode }: Tenant,
  dimension: StatisticDimension,
  stretches: readonly Stretch[],
): Prisma.Sql =>
  Prisma.join(
    stretches.map(
      ({ span, from, to }) => Prisma.sql`
        SELECT "period", "key", "measure", "item", "count", "seconds", "sketch" FROM "FilingStatistic"
        WHERE "providerId" = ${providerId} AND "mode" = ${mode}::"Mode" AND "dimension" = ${dimension}::"StatisticDimension"
          AND "span" = ${span}::"StatisticSpan" AND "period" BETWEEN ${from} AND ${to}`,
    ),
    ' UNION ALL ',
  );

/** Of a reviewer's work it is not told how many filings there are, so that nothing of before is asked for. */
const isBalanced = (groupBy: Grouping): boolean => groupBy !== 'REVIEWER';

/** Bytes that grouping may take: the server counts 8 kB for each joined text, and would sort tens of thousands of counters instead. */
const WORK_MEM = '32MB';

/** A period has one counter of each kind, whereas keys have one for each of their periods. */
function within(tenant: Tenant, { groupBy, from, to }: StatisticsInput): Prisma.Sql {
  // Weeks end within months, and days make up both.
  const isOfDays = groupBy === 'DAY' || groupBy === 'WEEK';
  const stretches: Stretch[] = isOfDays ? [{ span: 'DAY', from, to }] : stretchesOf({ from, to });
  const rows = rowsIn(tenant, dimensionOf(groupBy), stretches);
  if (isRhythm(groupBy))
    return Prisma.sql`SELECT "period" AS label, "measure", "item", "count", "seconds", "sketch" FROM (${rows}) AS rows`;
  return Prisma.sql`
    SELECT "key" AS label, "measure", "item", sum("count") AS "count", sum("seconds") AS "seconds",
      coalesce(string_agg("sketch", ' ') FILTER (WHERE "sketch" <> ''), '') AS "sketch"
    FROM (${rows}) AS rows GROUP BY "key", "measure", "item"`;
}

function before(tenant: Tenant, { groupBy, from }: StatisticsInput): Prisma.Sql {
  const label = isRhythm(groupBy) ? Prisma.sql`''` : Prisma.sql`"key"`;
  const rows = rowsIn(tenant, dimensionOf(groupBy), stretchesBefore(from));
  // As a list of values it would be sought in the index once for each of them, over all periods.
  return Prisma.sql`
    SELECT ${label} AS label, "measure", "item", sum("count") AS "count", 0 AS "seconds", '' AS "sketch"
    FROM (${rows}) AS rows WHERE ("measure" = 'ENTERED' OR "measure" = 'LEFT') AND ${isBalanced(groupBy)}
    GROUP BY 1, "measure", "item"`;
}

const sent = (counters: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (SELECT coalesce(json_agg(json_build_array(label, "measure", "item", "count", "seconds", "sketch")), '[]') FROM (${counters}) AS counters)`;

/**
 * One statement, so that no move is counted twice, or not at all, while a job counts it. It reads tens of thousands of counters along an index, for which the server
 * would begin helpers and compile: that takes longer than the reading (by kind 75 ms instead of 4).
 */
async function read(
  { prisma }: Pick<Database, 'prisma'>,
  tenant: Tenant,
  input: StatisticsInput,
): Promise<Read> {
  const { providerId, mode } = tenant;
  const statement = Prisma.sql`
    SELECT ${sent(within(tenant, input))} AS "within", ${sent(before(tenant, input))} AS "before",
      (SELECT coalesce(json_agg(m), '[]') FROM "FilingMove" m
        WHERE m."providerId" = ${providerId} AND m."mode" = ${mode}::"Mode" AND m."day" <= ${input.to}) AS "moves"`;
  const [, [row]] = await prisma.$transaction((tx) =>
    Promise.all([
      tx.$executeRaw`SELECT set_config('work_mem', ${WORK_MEM}, true),
        set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true)`,
      tx.$queryRaw<{ within: Sent[]; before: Sent[]; moves: Move[] }[]>(statement),
    ]),
  );
  if (!row) return { within: [], before: [], moves: [] };
  return { within: row.within.map(received), before: row.before.map(received), moves: row.moves };
}

/** What is read, with the moves counted in. */
function counted(
  { within, before, moves }: Read,
  { groupBy, from }: StatisticsInput,
): Pick<Read, 'within' | 'before'> {
  const counters = new Counters();
  for (const move of moves) counters.add(move);
  const fresh = counters
    .take()
    .filter(({ span, dimension }) => span === 'DAY' && dimension === dimensionOf(groupBy));
  const labelled = fresh.map((one): [boolean, [string, Reading]] => [
    one.period < from,
    [isRhythm(groupBy) ? one.period : one.key, one],
  ]);
  return {
    within: [...within, ...labelled.filter(([early]) => !early).map(([, one]) => one)],
    before: [...before, ...labelled.filter(([early]) => early).map(([, one]) => one)],
  };
}

/** Days, weeks or months, those in which nothing happened too; each goes on where the one before ended. */
function inTime(
  rhythm: Rhythm,
  days: Days,
  { within, before }: Pick<Read, 'within' | 'before'>,
): StatisticsGroup[] {
  const groups = periodsOf(rhythm, days).map(({ key, from, to }) => ({
    key,
    name: null,
    days: { from, to },
    tally: new Tally(true),
  }));
  const byKey = new Map(groups.map(({ key, tally }) => [key, tally]));
  for (const [day, reading] of within) byKey.get(beginningOf(rhythm, day))?.add(reading);
  for (const [, reading] of before) groups[0]?.tally.addBefore(reading);
  groups.forEach(({ tally }, index) => {
    const former = groups[index - 1];
    if (former) tally.follow(former.tally);
  });
  return groups;
}

type Sources = {
  readonly database: Pick<Database, 'prisma'>;
  readonly privacy: Pick<Privacy, 'forProvider'>;
};

/** People are named as they are called today. */
async function named(
  { database: { prisma }, privacy }: Sources,
  { providerId, mode }: Tenant,
  groups: StatisticsGroup[],
): Promise<StatisticsGroup[]> {
  const staff = await prisma.staffMember.findMany({
    where: { providerId, mode, id: { in: groups.map(({ key }) => key) } },
    select: selectedColumn('displayName'),
  });
  const sealer = await privacy.forProvider(providerId);
  const names = new Map(
    staff.map((one) => [one.id, whereReadable(() => heldText(sealer, one, 'displayName'))]),
  );
  return groups.map((group) => ({ ...group, name: names.get(group.key) ?? null }));
}

/** Where each reading belongs when states are the groups. */
const STATES: Readonly<Record<Reading['measure'], FilingState | null>> = {
  ENTERED: null,
  LEFT: null,
  FIRST_VERDICT: FilingState.IN_REVIEW,
  RETURN_REASON: FilingState.RETURNED,
  REFUSAL_CODE: FilingState.REFUSED,
};

const stateOf = ({ measure, item }: Reading): string => STATES[measure] ?? item;

const ORDERS: Readonly<Partial<Record<Grouping, readonly string[]>>> = {
  STATE: Object.values(FilingState),
  KIND: Object.values(FilingKind),
};

function byKey(
  groupBy: Grouping,
  days: Days,
  { within, before }: Pick<Read, 'within' | 'before'>,
): StatisticsGroup[] {
  const tallies = new Map<string, Tally>();
  const tallyOf = ([key, reading]: [string, Reading]): Tally => {
    const name = groupBy === 'STATE' ? stateOf(reading) : key;
    const tally = tallies.get(name) ?? new Tally(isBalanced(groupBy));
    tallies.set(name, tally);
    return tally;
  };
  for (const one of within) tallyOf(one).add(one[1]);
  for (const one of before) tallyOf(one).addBefore(one[1]);
  const order = ORDERS[groupBy] ?? [...tallies.keys()].sort();
  return order.flatMap((key) => {
    const tally = tallies.get(key);
    return tally && !tally.isEmpty ? [{ key, name: null, days, tally }] : [];
  });
}

/** What all groups add up to; of periods, each begins with what the one before left. */
function totalOf(groups: readonly StatisticsGroup[], groupBy: Grouping): Tally {
  const total = new Tally(isBalanced(groupBy));
  groups.forEach(({ tally }, index) => total.merge(tally, { begins: !isRhythm(groupBy) || index === 0 }));
  return total;
}

function issuesOf({ from, to }: Days): Issue[] {
  const { min, max } = STATISTICS_CALENDAR;
  const strays = Object.entries({ from, to }).filter(([, day]) => day < min || day > max);
  if (strays.length > 0)
    return strays.map(([name]) => issue([name], 'DAYS_OUT_OF_RANGE', STATISTICS_CALENDAR));
  const days = lengthOf({ from, to });
  if (days < 1) return [issue(['to'], 'DAYS_ORDER')];
  if (days <= LONGEST_STATISTICS_DAYS) return [];
  return [issue(['to'], 'DAYS_TOO_MANY', { max: LONGEST_STATISTICS_DAYS })];
}

/**
 * What happened to a tenant's filings on some days of China, as its clock has them.
 * @throws ValidationFailure when the days are none or too many
 */
export async function filingStatistics(
  sources: Sources,
  tenant: Tenant,
  input: StatisticsInput,
): Promise<Statistics> {
  const issues = issuesOf(input);
  if (issues.length > 0) throw new ValidationFailure(issues);
  const { groupBy, from, to } = input;
  const days = { from, to };
  const readings = counted(await read(sources.database, tenant, input), input);
  const groups = isRhythm(groupBy) ? inTime(groupBy, days, readings) : byKey(groupBy, days, readings);
  return {
    ...input,
    groups: groupBy === 'REVIEWER' ? await named(sources, tenant, groups) : groups,
    total: totalOf(groups, groupBy),
  };
}

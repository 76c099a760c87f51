import type { Prisma, PrismaClient } from '../../../../prisma/generated/client/client.ts';
import type { InspectedState, InspectionCheck } from '../../../../prisma/generated/client/enums.ts';
import { inspections } from '../../../../schema/messages/generated/inspections.js';
import type { Locale } from '../../../../schema/messages/locales.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { openResults } from './results.ts';

/** How many websites of a campaign stand where, for the report to the bureau. */
export type InspectionFigures = Readonly<
  Record<Lowercase<InspectedState> | 'chosen' | 'reported', number>
> & {
  readonly faults: readonly { readonly check: InspectionCheck; readonly count: number }[];
};

type Counted = { id: string; state: InspectedState; count: number; reported: number };
type Faults = { id: string; check: InspectionCheck; count: number };

/** The figures of campaigns, in their order. */
export async function figuresOf(
  prisma: Pick<PrismaClient, '$queryRaw'>,
  ids: readonly string[],
): Promise<InspectionFigures[]> {
  const states = await prisma.$queryRaw<Counted[]>`
    SELECT "inspectionId" AS id, state::text, count(*)::int AS count, count("reportedAt")::int AS reported
    FROM "InspectedWebsite" WHERE "inspectionId" = ANY(${[...ids]}::text[]) GROUP BY 1, 2`;
  const faults = await prisma.$queryRaw<Faults[]>`
    SELECT "inspectionId" AS id, fault::text AS check, count(*)::int AS count
    FROM "InspectedWebsite", unnest(faults) AS fault
    WHERE "inspectionId" = ANY(${[...ids]}::text[]) GROUP BY 1, 2 ORDER BY 2`;
  return ids.map((id) => {
    const own = states.filter((one) => one.id === id);
    const of = (state: InspectedState): number => own.find((one) => one.state === state)?.count ?? 0;
    return {
      chosen: own.reduce((sum, { count }) => sum + count, 0),
      reported: own.reduce((sum, { reported }) => sum + reported, 0),
      waiting: of('WAITING'),
      sound: of('SOUND'),
      faulty: of('FAULTY'),
      overdue: of('OVERDUE'),
      mended: of('MENDED'),
      ended: of('ENDED'),
      faults: faults.flatMap(({ id: whose, check, count }) => (whose === id ? [{ check, count }] : [])),
    };
  });
}

/** A fault as its owner is told of it. */
export type ShownFault = {
  readonly check: InspectionCheck;
  readonly what: string;
  readonly todo: string;
  readonly remark: string | null;
};

type Row = Prisma.InspectedWebsiteGetPayload<{ select: { id: true; faults: true; results: true } }>;

/** @throws SealBroken */
export function shownFaults(sealer: Sealer, row: Row, locale: Locale): ShownFault[] {
  const words = inspections[locale];
  const results = openResults(sealer, row);
  return row.faults.map((check) => ({
    check,
    what: words[`${check}.fault`],
    todo: words[`${check}.todo`],
    remark: results.find((one) => one.check === check)?.remark ?? null,
  }));
}

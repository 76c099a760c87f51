import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import type { InspectedState, InspectionCheck, MailKind } from '../../../../prisma/generated/client/enums.ts';
import { inspections } from '../../../../schema/messages/generated/inspections.js';
import { LOCALES, type Locale } from '../../../../schema/messages/locales.ts';
import { addDays, chinaDay, startOfChinaDay } from '../../../platform/calendar/china-day.ts';
import { addHours } from '../../../platform/calendar/dates.ts';
import { takeOccasion } from '../../../platform/mail/occasion.ts';
import { queueMail } from '../../../platform/mail/queue.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Services } from '../../../services.ts';
import { ownerAddress, tellOfWebsite, WITH_OWNER } from '../records/websites.ts';
import { afterLook, openResults, sealResults, standingAfter, type Result } from './results.ts';

type Desk = {
  readonly services: Pick<Services, 'jobs' | 'postman'>;
  readonly tx: Prisma.TransactionClient;
  readonly sealer: Sealer;
  readonly now: Date;
};

/** Hours until the next look, and after a service that gave no answer. */
const AGAIN_HOURS = 24;
const AWAY_HOURS = 2;
/** Days before the last one on which the owner is reminded. */
const REMIND_DAYS = 3;

/** What a look at a website of a campaign needs. */
export const INSPECTED = {
  inspection: true,
  website: { include: WITH_OWNER },
} as const satisfies Prisma.InspectedWebsiteInclude;
export type InspectedRow = Prisma.InspectedWebsiteGetPayload<{ include: typeof INSPECTED }>;

/** The row as it stays until the transaction ends. */
export async function lockInspected(tx: Prisma.TransactionClient, id: string): Promise<InspectedRow> {
  await tx.$queryRaw`SELECT id FROM "InspectedWebsite" WHERE id = ${id} FOR UPDATE`;
  return tx.inspectedWebsite.findUniqueOrThrow({ where: { id }, include: INSPECTED });
}

const inWords = (faults: readonly InspectionCheck[]): Record<Locale, string> =>
  Object.fromEntries(
    LOCALES.map((locale) => [
      locale,
      faults.map((check) => inspections[locale][`${check}.fault`]).join(inspections[locale].separator),
    ]),
  ) as Record<Locale, string>;

type Told = {
  readonly kind: Extract<MailKind, `INSPECTION_${string}`>;
  readonly faults: readonly InspectionCheck[];
};

/** Writes the owner once of each occasion: a fault, the days before its last one, and the day after it. */
async function mailOwner(
  desk: Desk,
  { id, website }: InspectedRow,
  { kind, faults }: Told,
  mendBy: string,
): Promise<void> {
  const { tx, sealer, now } = desk;
  const occasion = `${id}:${kind}@${mendBy}:${faults.join('+')}`;
  if (!(await takeOccasion(desk, website, { targetId: website.id, kind, occasion, dueAt: now }))) return;
  await queueMail(desk, website, {
    kind,
    event: occasion,
    targetId: website.id,
    orderId: null,
    to: await ownerAddress(tx, sealer, website),
    facts: {
      number: website.websiteNumber,
      domains: website.domains.join(', '),
      day: mendBy,
      faults: inWords(faults),
    },
    provider: website.record.subject.provider,
  });
}

const TOPICS = {
  FAULTY: 'website.inspection_faulty',
  OVERDUE: 'website.inspection_overdue',
  MENDED: 'website.inspection_mended',
} as const satisfies Partial<Record<InspectedState, string>>;

async function tell(
  desk: Desk,
  row: InspectedRow,
  after: { state: InspectedState; faults: InspectionCheck[]; mendBy: string | null },
): Promise<void> {
  const { state, faults, mendBy } = after;
  if (state !== row.state && state in TOPICS)
    await tellOfWebsite(desk.tx, row.website, TOPICS[state as keyof typeof TOPICS], desk.now, {
      inspectionId: row.inspectionId,
      faults,
      mendBy,
    });
  if (mendBy === null) return;
  if (state === 'FAULTY') {
    await mailOwner(desk, row, { kind: 'INSPECTION_FAULT', faults }, mendBy);
    if (row.state === 'FAULTY' && chinaDay(desk.now) >= addDays(mendBy, -REMIND_DAYS))
      await mailOwner(desk, row, { kind: 'INSPECTION_REMINDER', faults }, mendBy);
  }
  if (state === 'OVERDUE') await mailOwner(desk, row, { kind: 'INSPECTION_OVERDUE', faults }, mendBy);
}

const isServed = ({ accessCancelledAt, deregisteredAt }: InspectedRow['website']): boolean =>
  accessCancelledAt === null && deregisteredAt === null;

/** When to look again: daily while something is open, and on the day after the last one. */
function nextLook(
  state: InspectedState,
  mendBy: string | null,
  { now, away }: { now: Date; away: boolean },
): Date | null {
  if (state !== 'WAITING' && state !== 'FAULTY' && state !== 'OVERDUE') return null;
  const usual = addHours(now, away ? AWAY_HOURS : AGAIN_HOURS);
  if (state !== 'FAULTY' || mendBy === null) return usual;
  const over = startOfChinaDay(addDays(mendBy, 1));
  return over > now && over < usual ? over : usual;
}

/** Notes what was found of a website, with everything that follows from it. */
export async function noteResults(
  desk: Desk,
  row: InspectedRow,
  found: readonly Result[],
  { away = false }: { away?: boolean } = {},
): Promise<void> {
  const { tx, sealer, now } = desk;
  const { id, inspection, website } = row;
  if (inspection.closedAt !== null) return;
  if (!isServed(website)) {
    await tx.inspectedWebsite.update({ where: { id }, data: { state: 'ENDED', checkAt: null } });
    return;
  }
  const results = afterLook(inspection.checks, openResults(sealer, row), found);
  const today = chinaDay(now);
  const { state, faults } = standingAfter(row.state, inspection.checks, results, {
    today,
    mendBy: row.mendBy,
  });
  const isOpen = row.state === 'FAULTY' || row.state === 'OVERDUE';
  const mendBy =
    faults.length > 0 ? ((isOpen ? row.mendBy : null) ?? addDays(today, inspection.daysToMend)) : row.mendBy;
  const waitsForPerson = results.some(({ outcome, by }) => outcome === 'FAULT' && by === 'STAFF');
  const isByHand = found.some(({ by }) => by === 'STAFF');
  await tx.inspectedWebsite.update({
    where: { id },
    data: {
      state,
      faults,
      results: sealResults(sealer, id, results),
      checkedAt: now,
      checkAt: nextLook(state, mendBy, { now, away }),
      mendBy,
      ...(isByHand || !waitsForPerson ? { reportedAt: null } : {}),
      mendedAt: state === 'MENDED' ? (row.mendedAt ?? now) : null,
    },
  });
  await tell(desk, row, { state, faults, mendBy });
}

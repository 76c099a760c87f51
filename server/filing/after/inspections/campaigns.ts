import type { InspectionCheck } from '../../../../prisma/generated/client/enums.ts';
import { NotFound, ValidationFailure } from '../../../../schema/rules/failures.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { addHours } from '../../../platform/calendar/dates.ts';
import { newId } from '../../../platform/ids.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { inspectedScope } from '../../../platform/tenancy/access.ts';
import type { ApplicantActor, SecretKeyActor, StaffActor, Tenant } from '../../../platform/tenancy/actor.ts';
import { auditeeOf, recordAudit, type Auditee } from '../../../platform/tenancy/audit.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { Tx } from '../../../../prisma/database.ts';
import { sealContext } from '../../machine/full-filing.ts';
import { lockInspected, noteResults } from './note.ts';
import { LONGEST_REMARK } from './results.ts';
import { keptRule, ruleIssues, type InspectionRule } from './rule.ts';

/** Bounds of a campaign. */
export const INSPECTION = { title: 100, mostDays: 90, mostOpen: 50 } as const;

/** How long after the look at the domains a website is looked at anew. */
const AFTER_DOMAINS_HOURS = 1 / 60;

const titleContext = (id: string): string => sealContext(id, 'title');

/** @throws SealBroken */
export const titleOf = (sealer: Sealer, { id, title }: { id: string; title: Uint8Array }): string =>
  sealer.open<string>(title, titleContext(id));

export type NewInspection = {
  readonly title: string;
  readonly checks: readonly InspectionCheck[];
  readonly daysToMend: number;
  readonly rule: InspectionRule;
};

function faultsOf({ title, checks, daysToMend, rule }: NewInspection): Issue[] {
  const { title: longest, mostDays } = INSPECTION;
  return [
    ...(title.trim() === '' ? [issue(['title'], 'REQUIRED')] : []),
    ...([...title].length > longest ? [issue(['title'], 'TOO_LONG', { max: longest })] : []),
    ...(checks.length === 0 ? [issue(['checks'], 'REQUIRED')] : []),
    ...(daysToMend < 1 || daysToMend > mostDays
      ? [issue(['daysToMend'], 'NUMBER_OUT_OF_RANGE', { min: 1, max: mostDays })]
      : []),
    ...ruleIssues(rule, ['websites']),
  ];
}

type Means = { readonly tx: Tx; readonly sealer: Sealer; readonly now: Date };

/**
 * Begins a campaign (专项核查). Its websites are chosen in the background, each once.
 * @throws ValidationFailure
 */
export async function beginInspection(
  { tx, sealer, now }: Means,
  { tenant: { providerId, mode }, by }: { tenant: Tenant; by: Auditee },
  wanted: NewInspection,
): Promise<{ inspectionId: string }> {
  const issues = faultsOf(wanted);
  if (issues.length > 0) throw new ValidationFailure(issues);
  const { mostOpen } = INSPECTION;
  const open = await tx.inspection.count({ where: { providerId, mode, closedAt: null }, take: mostOpen });
  if (open >= mostOpen) throw new ValidationFailure([issue([], 'INSPECTIONS_TOO_MANY', { max: mostOpen })]);
  const id = newId('Inspection');
  await tx.inspection.create({
    data: {
      id,
      providerId,
      mode,
      title: sealer.seal(wanted.title.trim(), titleContext(id)),
      checks: [...new Set(wanted.checks)],
      rule: keptRule(wanted.rule),
      daysToMend: wanted.daysToMend,
      startedAt: now,
    },
  });
  await recordAudit(tx, {
    tenant: { providerId, mode },
    by,
    action: 'INSPECTION_STARTED',
    targetId: id,
    at: now,
  });
  return { inspectionId: id };
}

export const startInspection = (
  { tx, sealer, actor, now }: Work<StaffActor | SecretKeyActor>,
  wanted: NewInspection,
): Promise<{ inspectionId: string }> =>
  beginInspection({ tx, sealer, now }, { tenant: actor, by: auditeeOf(actor) }, wanted);

/** Ends a campaign: nothing is looked at any more, and what was found stays. @throws NotFound */
export async function endInspection(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  { tenant: { providerId, mode }, by }: { tenant: Tenant; by: Auditee },
  inspectionId: string,
): Promise<{ inspectionId: string }> {
  const known = await tx.inspection.findFirst({
    where: { id: inspectionId, providerId, mode },
    select: { id: true },
  });
  if (!known) throw new NotFound('inspection');
  const { count } = await tx.inspection.updateMany({
    where: { id: known.id, closedAt: null },
    data: { closedAt: now },
  });
  if (count === 0) return { inspectionId };
  await tx.inspectedWebsite.updateMany({ where: { inspectionId }, data: { checkAt: null } });
  const tenant = { providerId, mode };
  await recordAudit(tx, { tenant, by, action: 'INSPECTION_CLOSED', targetId: inspectionId, at: now });
  return { inspectionId };
}

export const closeInspection = (
  { tx, actor, now }: Work<StaffActor | SecretKeyActor>,
  { inspectionId }: { inspectionId: string },
): Promise<{ inspectionId: string }> =>
  endInspection({ tx, now }, { tenant: actor, by: auditeeOf(actor) }, inspectionId);

export type HandResult = {
  readonly inspectedWebsiteId: string;
  readonly check: InspectionCheck;
  readonly passed: boolean;
  readonly remark?: string | null | undefined;
};

/**
 * Notes what a person found of a website: its name, its holder, its telephone. It stands until a person says otherwise.
 * @throws NotFound, ValidationFailure
 */
export async function recordInspectionResult(
  { tx, sealer, services, actor, now }: Work<StaffActor | SecretKeyActor>,
  { inspectedWebsiteId, check, passed, remark }: HandResult,
): Promise<{ inspectedWebsiteId: string }> {
  const mine = await tx.inspectedWebsite.findFirst({
    where: { AND: [{ id: inspectedWebsiteId }, inspectedScope(actor)] },
    select: { id: true },
  });
  if (!mine) throw new NotFound('inspectedWebsite');
  const said = remark?.trim() || null;
  if ([...(said ?? '')].length > LONGEST_REMARK)
    throw new ValidationFailure([issue(['remark'], 'TOO_LONG', { max: LONGEST_REMARK })]);
  const row = await lockInspected(tx, mine.id);
  if (row.inspection.closedAt !== null)
    throw new ValidationFailure([issue(['inspectedWebsiteId'], 'INSPECTION_CLOSED')]);
  if (!row.inspection.checks.includes(check))
    throw new ValidationFailure([issue(['check'], 'INSPECTION_CHECK_UNASKED')]);
  await noteResults({ services, tx, sealer, now }, row, [
    { check, outcome: passed ? 'PASSED' : 'FAULT', by: 'STAFF', at: now, remark: said },
  ]);
  await recordAudit(tx, {
    tenant: { providerId: row.providerId, mode: row.mode },
    by: auditeeOf(actor),
    action: 'INSPECTION_RESULT_NOTED',
    targetId: row.id,
    what: check,
    at: now,
  });
  return { inspectedWebsiteId: row.id };
}

/** The owner says that it is mended: what the service can look at itself is looked at again now. @throws NotFound, ValidationFailure */
export async function reportInspectionMended(
  { tx, actor, now }: Work<ApplicantActor>,
  { inspectedWebsiteId }: { inspectedWebsiteId: string },
): Promise<{ inspectedWebsiteId: string }> {
  const mine = await tx.inspectedWebsite.findFirst({
    where: { AND: [{ id: inspectedWebsiteId }, inspectedScope(actor)] },
    select: { id: true, websiteId: true, faults: true },
  });
  if (!mine) throw new NotFound('inspectedWebsite');
  // Where the domains point is known by the look at them, which comes first.
  const pointed = mine.faults.includes('RESOLUTION');
  const checkAt = pointed ? addHours(now, AFTER_DOMAINS_HOURS) : now;
  const { count } = await tx.inspectedWebsite.updateMany({
    where: { id: mine.id, state: { in: ['FAULTY', 'OVERDUE'] }, inspection: { closedAt: null } },
    data: { reportedAt: now, checkAt },
  });
  if (count > 0 && pointed)
    await tx.website.update({ where: { id: mine.websiteId }, data: { domainCheckAt: now } });
  if (count === 0) throw new ValidationFailure([issue(['inspectedWebsiteId'], 'INSPECTION_NOTHING_TO_MEND')]);
  return { inspectedWebsiteId: mine.id };
}

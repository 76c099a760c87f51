import type { Prisma, WebsiteAct } from '../../../../prisma/generated/client/client.ts';
import type { WebsiteActKind } from '../../../../prisma/generated/client/enums.ts';
import { ValidationFailure } from '../../../../schema/rules/failures.ts';
import { issue } from '../../../../schema/rules/issue.ts';
import type { Tx } from '../../../../prisma/database.ts';
import type { ActResult } from '../../../authority/acts.ts';
import { chinaDay } from '../../../platform/calendar/china-day.ts';
import { addHours } from '../../../platform/calendar/dates.ts';
import { addWorkingDays } from '../../../platform/calendar/working-days.ts';
import { newId } from '../../../platform/ids.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { AUTHORITY, recordAudit } from '../../../platform/tenancy/audit.ts';
import { publishFiling, writeEvent, type Doer } from '../../machine/change.ts';
import { lockFiling, sealContext } from '../../machine/full-filing.ts';
import { tellOfWebsite } from '../records/websites.ts';

/** Time after which an act without a word is no longer waited for: a bureau takes up to twenty working days. */
const WAIT_HOURS = 60 * 24;
/** Working days within which an act that was refused should be mended and sent again; the bureau's own letter counts before it. */
const MEND_DAYS = 10;

/** The last day (`YYYY-MM-DD`) on which a refused act is sent again in time; null while nothing is to be done. */
export const mendBy = ({ state, decidedAt }: Pick<WebsiteAct, 'state' | 'decidedAt'>): string | null =>
  state === 'REFUSED' && decidedAt ? addWorkingDays(decidedAt, MEND_DAYS) : null;

/** The authority's own words on an act; null where it gave none. @throws SealBroken */
export const actOpinion = (
  sealer: Sealer,
  { id, opinion }: Pick<WebsiteAct, 'id' | 'opinion'>,
): string | null => opinion && sealer.open<string>(opinion, sealContext(id, 'opinion'));

const KIND_OF: Readonly<Record<ActResult['kind'], WebsiteActKind>> = {
  CHANGE: 'ACCESS_CHANGE',
  SCANS: 'VERIFICATION_SCANS',
};

/**
 * How many acts of a kind there were about the websites of a record.
 * @throws ValidationFailure while one waits: the authority names a change by its subject, and two at once could not be told apart
 */
export async function occasionOf(
  tx: Tx,
  recordId: string,
  kind: WebsiteActKind,
  { now, path }: { now: Date; path: string[] },
): Promise<number> {
  const acts = await tx.websiteAct.findMany({
    where: { kind, website: { recordId } },
    select: { state: true, sentAt: true },
    orderBy: { id: 'asc' },
  });
  const since = addHours(now, -WAIT_HOURS);
  const open = acts.find(({ state, sentAt }) => state === 'SENT' && sentAt > since);
  if (open) throw new ValidationFailure([issue(path, 'ACT_WAITING', { day: chinaDay(open.sentAt) })]);
  return acts.length;
}

/** The newest order under which a website was approved, whose history tells of what follows. */
async function tellHistory(
  tx: Tx,
  { providerId, mode }: Tenant,
  websiteNumber: string,
  event: {
    type: 'SEND_ACT' | 'ACT_DONE' | 'ACT_REFUSED';
    by: Doer;
    now: Date;
    facts: Prisma.InputJsonObject;
  },
): Promise<void> {
  const filing = await tx.filing.findFirst({
    where: {
      providerId,
      mode,
      state: 'APPROVED',
      websites: { some: { websiteNumber, result: 'APPROVED' } },
    },
    orderBy: { decidedAt: 'desc' },
  });
  if (!filing) return;
  await lockFiling(tx, filing.id);
  const { type, by, now, facts } = event;
  await writeEvent(tx, filing, { type, to: filing.state, by, at: now, facts });
  await publishFiling(tx, filing.id);
}

export type NewAct = {
  readonly websiteId: string;
  readonly websiteNumber: string;
  readonly kind: WebsiteActKind;
  readonly wanted?: Prisma.InputJsonObject;
  readonly serverId?: string | undefined;
};

/** Notes what the authority has taken, in the history of the order too. */
export async function noteActSent(tx: Tx, tenant: Tenant, act: NewAct, now: Date): Promise<void> {
  const { websiteId, websiteNumber, kind, wanted = {}, serverId = null } = act;
  const { providerId, mode } = tenant;
  await tx.websiteAct.create({
    data: { id: newId('WebsiteAct'), providerId, mode, websiteId, kind, wanted, serverId, sentAt: now },
  });
  await tellHistory(tx, tenant, websiteNumber, {
    type: 'SEND_ACT',
    by: { party: 'STAFF', id: null },
    now,
    facts: { what: kind, websiteNumber },
  });
}

/** What a word names, among what waits for one. */
function named({ authorityId, number }: ActResult): Prisma.WebsiteWhereInput {
  if (authorityId !== null)
    return {
      OR: [
        { authorityWebsiteId: authorityId },
        { authorityAccessId: authorityId },
        { record: { authoritySubjectId: authorityId } },
      ],
    };
  return { OR: [{ websiteNumber: number ?? '' }, { record: { subjectNumber: number ?? '' } }] };
}

/** The site's own order leads to the server that its access leads to from now on; what was used of the former stays used. */
const moveSite = (tx: Tx, { providerId, mode }: Tenant, websiteNumber: string, serverId: string) =>
  tx.filingWebsite.updateMany({
    where: { websiteNumber, result: 'APPROVED', filing: { providerId, mode, state: 'APPROVED' } },
    data: { serverId },
  });

/** Notes the authority's word on a changed access or on scans, and tells the provider. A word on nothing that waits changes nothing. */
export async function decideAct(
  tx: Tx,
  tenant: Tenant,
  result: ActResult,
  { now, sealer }: { now: Date; sealer: Sealer },
): Promise<void> {
  const { providerId, mode } = tenant;
  const kind = KIND_OF[result.kind];
  const act = await tx.websiteAct.findFirst({
    where: { providerId, mode, kind, state: 'SENT', website: named(result) },
    orderBy: { id: 'desc' },
    include: { website: true },
  });
  if (!act) return;
  const { outcome, code, opinion } = result;
  const { website, serverId } = act;
  await tx.websiteAct.update({
    where: { id: act.id },
    data: {
      state: outcome,
      code,
      opinion: opinion === null ? null : sealer.seal(opinion, sealContext(act.id, 'opinion')),
      decidedAt: now,
    },
  });
  if (outcome === 'DONE' && serverId) await moveSite(tx, tenant, website.websiteNumber, serverId);
  const facts = { what: kind, websiteNumber: website.websiteNumber, code };
  const type = outcome === 'DONE' ? 'ACT_DONE' : 'ACT_REFUSED';
  await tellHistory(tx, tenant, website.websiteNumber, {
    type,
    by: { party: 'AUTHORITY', id: null },
    now,
    facts,
  });
  await recordAudit(tx, {
    tenant,
    by: AUTHORITY,
    action: 'AUTHORITY_ACT_DECIDED',
    targetId: website.id,
    what: `${kind} ${outcome}`,
    at: now,
  });
  const topic = outcome === 'DONE' ? 'website.act_done' : 'website.act_refused';
  await tellOfWebsite(tx, website, topic, now, { act: kind, code });
}

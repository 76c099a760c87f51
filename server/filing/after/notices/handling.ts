import type { AuthorityNoticeTargetKind } from '../../../../prisma/generated/client/enums.ts';
import type { AuthorityNotice, Prisma, PrismaClient } from '../../../../prisma/generated/client/client.ts';
import { NotFound } from '../../../../schema/rules/failures.ts';
import { authorityNoticeScope, colleagueScope } from '../../../platform/tenancy/access.ts';
import { auditeeOf, recordAudit } from '../../../platform/tenancy/audit.ts';
import type { StaffActor, Tenant } from '../../../platform/tenancy/actor.ts';
import { ANSWERED_LISTS, lateIfBefore } from '../acts/due.ts';
import type { Work } from '../../../platform/unit-of-work.ts';

/**
 * Marks an entry of the authority's lists as done with, or opens it again. What is marked so already stays as it is, with
 * the time it was first marked.
 * @throws NotFound
 */
export async function markNotice(
  { tx, actor, now }: Work<StaffActor>,
  { noticeId, handled }: { noticeId: string; handled: boolean },
): Promise<{ noticeId: string }> {
  const mine: Prisma.AuthorityNoticeWhereInput = { AND: [{ id: noticeId }, authorityNoticeScope(actor)] };
  const known = await tx.authorityNotice.findFirst({ where: mine, select: { id: true } });
  if (!known) throw new NotFound('notice');
  const { count } = await tx.authorityNotice.updateMany({
    where: { id: known.id, handledAt: handled ? null : { not: null } },
    data: { handledAt: handled ? now : null, handledById: handled ? actor.staffId : null },
  });
  if (count > 0)
    await recordAudit(tx, {
      tenant: actor,
      by: auditeeOf(actor),
      action: handled ? 'AUTHORITY_NOTICE_HANDLED' : 'AUTHORITY_NOTICE_REOPENED',
      targetId: known.id,
      at: now,
    });
  return { noticeId: known.id };
}

/**
 * Gives an entry to one of the provider's people, or to nobody.
 * @throws NotFound for the entry, or for somebody who is no colleague
 */
export async function assignNotice(
  { tx, actor, now }: Work<StaffActor>,
  { noticeId, staffId }: { noticeId: string; staffId?: string | null },
): Promise<{ noticeId: string }> {
  const mine: Prisma.AuthorityNoticeWhereInput = { AND: [{ id: noticeId }, authorityNoticeScope(actor)] };
  const known = await tx.authorityNotice.findFirst({ where: mine, select: { id: true, ownerId: true } });
  if (!known) throw new NotFound('notice');
  const ownerId = staffId ?? null;
  if (ownerId !== null) {
    const where = { AND: [{ id: ownerId }, colleagueScope(actor), { removedAt: null }] };
    if (!(await tx.staffMember.findFirst({ where, select: { id: true } })))
      throw new NotFound('staff member');
  }
  if (known.ownerId === ownerId) return { noticeId: known.id };
  await tx.authorityNotice.update({ where: { id: known.id }, data: { ownerId }, select: { id: true } });
  await recordAudit(tx, {
    tenant: actor,
    by: auditeeOf(actor),
    action: 'AUTHORITY_NOTICE_ASSIGNED',
    targetId: known.id,
    what: ownerId ?? 'NOBODY',
    at: now,
  });
  return { noticeId: known.id };
}

/** How much an entry of a list weighs: what bars a site or wants an answer comes first. */
export const NOTICE_SEVERITIES = ['URGENT', 'NORMAL', 'LOW'] as const;
export type NoticeSeverity = (typeof NOTICE_SEVERITIES)[number];

const SEVERITY: Readonly<Record<string, NoticeSeverity>> = {
  HMDLB: 'URGENT',
  FFJRHMD: 'URGENT',
  WBAWZLB: 'URGENT',
  HSRW: 'URGENT',
  FILE: 'URGENT',
  BAJG: 'LOW',
  BASJ: 'LOW',
  IP: 'LOW',
  YM: 'LOW',
  SJTB: 'LOW',
};

export const severityOf = ({ list }: Pick<AuthorityNotice, 'list'>): NoticeSeverity =>
  SEVERITY[list] ?? 'NORMAL';

/** Whom an entry is about: a subject or website of ours, or one that only the authority knows. */
export type NoticeTarget = { readonly kind: AuthorityNoticeTargetKind; readonly number: string };

type Entry = Pick<AuthorityNotice, 'aboutKind' | 'aboutNumber' | 'aboutId'>;

/** The filing numbers of what the authority names by its own ids, by kind and id. */
async function numbersById(
  prisma: Pick<PrismaClient, 'filingRecord' | 'website'>,
  { providerId, mode }: Tenant,
  entries: readonly Entry[],
): Promise<Map<string, string>> {
  const idsOf = (kind: AuthorityNoticeTargetKind): bigint[] =>
    entries.flatMap(({ aboutKind, aboutNumber, aboutId }) =>
      aboutKind === kind && aboutNumber === null && aboutId !== null ? [aboutId] : [],
    );
  const [subjects, websites] = [idsOf('SUBJECT'), idsOf('WEBSITE')];
  const records =
    subjects.length > 0
      ? await prisma.filingRecord.findMany({
          where: { providerId, mode, authoritySubjectId: { in: subjects } },
          select: { authoritySubjectId: true, subjectNumber: true },
        })
      : [];
  const sites =
    websites.length > 0
      ? await prisma.website.findMany({
          where: { providerId, mode, authorityWebsiteId: { in: websites } },
          select: { authorityWebsiteId: true, websiteNumber: true },
        })
      : [];
  return new Map([
    ...records.map((one) => [`SUBJECT ${one.authoritySubjectId}`, one.subjectNumber] as const),
    ...sites.map((one) => [`WEBSITE ${one.authorityWebsiteId}`, one.websiteNumber] as const),
  ]);
}

/**
 * The filing numbers that entries of one tenant speak of, in their order, also where an entry names only the authority's own id; null
 * where it names none of ours.
 */
export async function targetsOf(
  prisma: Pick<PrismaClient, 'filingRecord' | 'website'>,
  tenant: Tenant,
  entries: readonly Entry[],
): Promise<(NoticeTarget | null)[]> {
  const known = await numbersById(prisma, tenant, entries);
  return entries.map(({ aboutKind: kind, aboutNumber, aboutId }) => {
    if (kind === null) return null;
    const number = aboutNumber ?? known.get(`${kind} ${aboutId}`);
    return number === undefined ? null : { kind, number };
  });
}

/** Id of the newest order about each of what entries speak of, in their order; null where there is none. */
export async function newestFilingsAbout(
  prisma: Pick<PrismaClient, '$queryRaw'>,
  { providerId, mode }: Tenant,
  targets: readonly (NoticeTarget | null)[],
): Promise<(string | null)[]> {
  const asked = targets.filter((target) => target !== null);
  const found = await prisma.$queryRaw<{ kind: string; number: string; id: string | null }[]>`
    SELECT asked.kind, asked.number, CASE asked.kind
      WHEN 'SUBJECT' THEN (
        SELECT max(f.id) FROM "Filing" f
        WHERE f."providerId" = ${providerId} AND f.mode::text = ${mode} AND f."subjectNumber" = asked.number)
      ELSE (
        SELECT max(f.id) FROM "FilingWebsite" w JOIN "Filing" f ON f.id = w."filingId"
        WHERE w."websiteNumber" = asked.number AND f."providerId" = ${providerId} AND f.mode::text = ${mode})
      END AS id
    FROM unnest(${asked.map(({ kind }) => kind)}::text[], ${asked.map(({ number }) => number)}::text[]) AS asked(kind, number)`;
  const newest = new Map(found.map(({ kind, number, id }) => [`${kind} ${number}`, id]));
  return targets.map((target) => (target && newest.get(`${target.kind} ${target.number}`)) ?? null);
}

type Asked = {
  list?: string | null;
  handled?: boolean | null;
  ownerId?: string | null;
  unassigned?: boolean | null;
  late?: boolean | null;
};

const lateAt = (now: Date): Prisma.AuthorityNoticeWhereInput => ({
  handledAt: null,
  OR: ANSWERED_LISTS.map((list) => ({ list, at: { lt: lateIfBefore(list, now) } })),
});

/** Entries as a list asks for them. */
export const noticesLike = (
  { list, handled, ownerId, unassigned, late }: Asked,
  now: Date,
): Prisma.AuthorityNoticeWhereInput => ({
  ...(list ? { list } : {}),
  ...(handled == null ? {} : { handledAt: handled ? { not: null } : null }),
  ...(ownerId ? { ownerId } : {}),
  AND: [
    unassigned == null ? {} : { ownerId: unassigned ? null : { not: null } },
    late == null ? {} : late ? lateAt(now) : { NOT: lateAt(now) },
  ],
});

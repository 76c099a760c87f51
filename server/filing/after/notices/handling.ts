import type { AuthorityNoticeTargetKind } from '../../../../prisma/generated/client/enums.ts';
import type { AuthorityNotice, Prisma, PrismaClient } from '../../../../prisma/generated/client/client.ts';
import { NotFound } from '../../../../schema/rules/failures.ts';
import { authorityNoticeScope } from '../../../platform/tenancy/access.ts';
import { auditeeOf, recordAudit } from '../../../platform/tenancy/audit.ts';
import type { StaffActor, Tenant } from '../../../platform/tenancy/actor.ts';
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
    data: { handledAt: handled ? now : null },
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

/** Whom an entry is about: a subject or website of ours, or one that only the authority knows. */
export type NoticeTarget = { readonly kind: AuthorityNoticeTargetKind; readonly number: string };

type Asked = Pick<PrismaClient, 'filingRecord' | 'website'>;

/** The filing number an entry speaks of, also where it names only the authority's own id; null where it names none of ours. */
export async function targetOf(
  prisma: Asked,
  { providerId, mode, aboutKind, aboutNumber, aboutId }: AuthorityNotice,
): Promise<NoticeTarget | null> {
  if (aboutKind === null) return null;
  if (aboutNumber !== null) return { kind: aboutKind, number: aboutNumber };
  if (aboutId === null) return null;
  const number =
    aboutKind === 'SUBJECT'
      ? (
          await prisma.filingRecord.findFirst({
            where: { providerId, mode, authoritySubjectId: aboutId },
            select: { subjectNumber: true },
          })
        )?.subjectNumber
      : (
          await prisma.website.findFirst({
            where: { providerId, mode, authorityWebsiteId: aboutId },
            select: { websiteNumber: true },
          })
        )?.websiteNumber;
  return number ? { kind: aboutKind, number } : null;
}

/** The orders about whatever an entry speaks of. */
export const filingsAbout = (
  { providerId, mode }: Tenant,
  { kind, number }: NoticeTarget,
): Prisma.FilingWhereInput => ({
  providerId,
  mode,
  ...(kind === 'WEBSITE' ? { websites: { some: { websiteNumber: number } } } : { subjectNumber: number }),
});

/** Entries as a list asks for them. */
export const noticesLike = ({
  list,
  handled,
}: {
  list?: string | null;
  handled?: boolean | null;
}): Prisma.AuthorityNoticeWhereInput => ({
  ...(list ? { list } : {}),
  ...(handled == null ? {} : { handledAt: handled ? { not: null } : null }),
});

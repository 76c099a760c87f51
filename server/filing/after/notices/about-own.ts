import { openNotice } from '../../../authority/connector/storing/notices.ts';
import type { Services } from '../../../services.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';

/** A notice of the authority that something must be corrected (相关通知, XGTZ), in its words. */
export type OwnNotice = { text: string; at: Date };

/** Whom a notice is about: by filing number, else by the authority's own id. */
export type About = { kind: 'SUBJECT' | 'WEBSITE'; number: string; id: bigint | null };

/** Notices shown of one subject or website; older ones stay with the desk. */
const MOST = 10;

const textOf = (notice: unknown): string => {
  const text = typeof notice === 'object' && notice !== null && 'Tznr' in notice ? notice.Tznr : null;
  return typeof text === 'string' ? text : '';
};

/** The authority's open notices about a subject or website, newest first. Whoever asks must have been allowed to see that. */
export async function noticesAbout(
  { database: { prisma }, privacy }: Pick<Services, 'database' | 'privacy'>,
  { providerId, mode }: Tenant,
  { kind, number, id }: About,
): Promise<OwnNotice[]> {
  const notices = await prisma.authorityNotice.findMany({
    where: {
      providerId,
      mode,
      list: 'XGTZ',
      handledAt: null,
      aboutKind: kind,
      OR: [{ aboutNumber: number }, ...(id === null ? [] : [{ aboutNumber: null, aboutId: id }])],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
  if (notices.length === 0) return [];
  const sealer = await privacy.forProvider(providerId);
  return notices
    .map((notice) => ({ text: textOf(openNotice(sealer, { providerId, mode }, notice)), at: notice.at }))
    .filter(({ text }) => text !== '');
}

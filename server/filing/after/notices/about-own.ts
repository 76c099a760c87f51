import { openNotice } from '../../../authority/connector/storing/notices.ts';
import { orBroken } from '../../../platform/privacy/cipher.ts';
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

type Found = { list: string; key: string; personal: Uint8Array; at: Date; place: number };

/** The notices about each, told apart by their place among the asked; the database stops at the limit of each. */
const noticesFor = (
  prisma: Services['database']['prisma'],
  { providerId, mode }: Tenant,
  abouts: readonly About[],
): Promise<Found[]> =>
  prisma.$queryRaw<Found[]>`
    SELECT notice.*, asked.place::int AS place
    FROM unnest(
      ${abouts.map(({ kind }) => kind)}::text[],
      ${abouts.map(({ number }) => number)}::text[],
      ${abouts.map(({ id }) => id?.toString() ?? null)}::text[]
    ) WITH ORDINALITY AS asked(kind, number, "authorityId", place)
    CROSS JOIN LATERAL (
      SELECT n.list, n.key, n.personal, n.at FROM "AuthorityNotice" n
      WHERE n."providerId" = ${providerId} AND n.mode = ${mode}::"Mode" AND n.list = 'XGTZ' AND n."handledAt" IS NULL
        AND n."aboutKind"::text = asked.kind
        AND (n."aboutNumber" = asked.number OR (n."aboutNumber" IS NULL AND n."aboutId" = asked."authorityId"::bigint))
      ORDER BY n.at DESC, n.id DESC LIMIT ${MOST}
    ) AS notice`;

/**
 * The authority's open notices about each of several subjects or websites, newest first, in the order asked; an error in the place of
 * those that cannot be opened. Whoever asks must have been allowed to see that.
 */
export async function noticesAboutEach(
  { database: { prisma }, privacy }: Pick<Services, 'database' | 'privacy'>,
  { providerId, mode }: Tenant,
  abouts: readonly About[],
): Promise<(OwnNotice[] | Error)[]> {
  const found = await noticesFor(prisma, { providerId, mode }, abouts);
  const sealer = await privacy.forProvider(providerId);
  return abouts.map((_about, i) =>
    orBroken(() =>
      found
        .filter(({ place }) => place === i + 1)
        .map((notice) => ({ text: textOf(openNotice(sealer, { providerId, mode }, notice)), at: notice.at }))
        .filter(({ text }) => text !== ''),
    ),
  );
}

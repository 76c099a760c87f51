import type { Prisma } from './generated/client/client.ts';

/** What the rules of a filing ask of its provider. */
export const PROVIDERS_POLICY = {
  photoKinds: true,
  dataChecks: { select: { mode: true, kind: true, effect: true } },
} as const satisfies Prisma.ProviderSelect;

/** Everything a rule may ask about a filing, in one read. */
export const FULL_FILING = {
  subject: {
    include: {
      records: {
        select: {
          id: true,
          subjectNumber: true,
          personal: true,
          deregisteredAt: true,
          websites: { select: { domains: true, deregisteredAt: true } },
        },
      },
      // Whether anything was approved here, which a continued access takes over.
      filings: { where: { state: 'APPROVED' }, select: { id: true }, take: 1 },
    },
  },
  provider: { select: PROVIDERS_POLICY },
  websites: { orderBy: { position: 'asc' }, include: { server: true, serviceCode: true } },
  persons: true,
  materials: { where: { status: { not: 'REMOVED' } }, orderBy: { createdAt: 'asc' } },
  photos: { include: { faceChecks: true } },
  electronic: { orderBy: { createdAt: 'asc' } },
  dataChecks: { where: { current: true } },
  consents: true,
  shipments: { orderBy: { askedAt: 'asc' } },
  smsChecks: { orderBy: { attempt: 'asc' } },
  reviews: { orderBy: { at: 'asc' } },
  submissions: { orderBy: { attempt: 'asc' }, include: { decisions: true } },
} as const satisfies Prisma.FilingInclude;

export type FullFiling = Prisma.FilingGetPayload<{ include: typeof FULL_FILING }>;

/** Reads whole filings. */
export const readFullFilings = (
  tx: Pick<Prisma.TransactionClient, 'filing'>,
  where: Prisma.FilingWhereInput,
): Promise<FullFiling[]> => tx.filing.findMany({ where, include: FULL_FILING });

/**
 * What it is read from whether an order is held, and since when. Selected as in a whole filing: were the same relation selected in two ways, the second would be read for
 * each filing of a list by itself.
 */
export const HELD = {
  state: true,
  handedOverAt: true,
  updatedAt: true,
  submissions: { orderBy: FULL_FILING.submissions.orderBy },
} as const satisfies Prisma.FilingSelect;

/** The SMS checks, the last one at the end; selected as in a whole filing, too. */
export const SMS_CHECKS = { smsChecks: FULL_FILING.smsChecks } as const satisfies Prisma.FilingSelect;

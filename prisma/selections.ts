import type { Prisma } from './generated/client/client.ts';

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
  provider: { select: { photoKinds: true } },
  websites: { orderBy: { position: 'asc' }, include: { server: true, serviceCode: true } },
  persons: true,
  materials: { where: { status: { not: 'REMOVED' } }, orderBy: { createdAt: 'asc' } },
  photos: { include: { faceChecks: true } },
  consents: true,
  shipments: { orderBy: { askedAt: 'asc' } },
  smsChecks: { orderBy: { attempt: 'asc' } },
  reviews: { orderBy: { at: 'asc' } },
  submissions: { orderBy: { attempt: 'asc' }, include: { decisions: true } },
} as const satisfies Prisma.FilingInclude;

export type FullFiling = Prisma.FilingGetPayload<{ include: typeof FULL_FILING }>;

/** What the fault is read from. */
export const LAST_SUBMISSION = {
  state: true,
  submissions: { orderBy: { attempt: 'desc' }, take: 1 },
} as const satisfies Prisma.FilingSelect;

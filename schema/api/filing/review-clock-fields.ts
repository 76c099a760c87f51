import { builder } from '../builder.ts';
import { FilingType } from './type.ts';

const REVIEWED = {
  state: true,
  submittedAt: true,
  reviews: { orderBy: { at: 'asc' }, select: { decision: true, at: true } },
} as const;

builder.prismaObjectFields(FilingType, (t) => ({
  waitingSince: t.field({
    type: 'DateTime',
    nullable: true,
    description:
      'The date and time since when the filing has waited for the provider’s review: its last submission, or the arrival of originals if later. Null unless it is `IN_REVIEW`.',
    select: REVIEWED,
    resolve: (filing, _args, { app }) => app.reviewWaitsSince(filing),
  }),
  reviewDueBy: t.field({
    type: 'Date',
    nullable: true,
    description:
      'The last day on which the provider’s review is in time, in working days of the Chinese calendar. Null unless the filing is `IN_REVIEW`.',
    select: REVIEWED,
    resolve: (filing, _args, { app }) => app.reviewDueBy(filing),
  }),
}));

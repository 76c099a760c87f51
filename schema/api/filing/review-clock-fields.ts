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
    description: 'Since when it waits for the review; null while it is somebody else’s turn.',
    select: REVIEWED,
    resolve: (filing, _args, { app }) => app.reviewWaitsSince(filing),
  }),
  reviewDueBy: t.field({
    type: 'Date',
    nullable: true,
    description: 'The last day on which the review is in time, in working days of the Chinese calendar.',
    select: REVIEWED,
    resolve: (filing, _args, { app }) => app.reviewDueBy(filing),
  }),
}));

import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { list } from '../list/list.ts';
import { InspectedStateEnum, InspectedWebsiteType, InspectionType, OPERATED } from './types.ts';

list('inspections', {
  type: InspectionType,
  description: 'Lists campaigns (专项核查), newest first. It needs a reviewer’s session or a secret key.',
  args: (t) => ({
    open: t.boolean({
      description: 'True for campaigns that run only, false for closed ones only. Left out, all are listed.',
    }),
  }),
  authScopes: OPERATED,
  order: { name: 'inspections', direction: 'desc' },
  where: ({ app, actor }, { open }): Prisma.InspectionWhereInput => ({
    AND: [app.inspectionScope(actor), open == null ? {} : { closedAt: open ? null : { not: null } }],
  }),
  find: (prisma, asked: Prisma.InspectionFindManyArgs) => prisma.inspection.findMany(asked),
  count: (prisma, asked) => prisma.inspection.count(asked),
});

list('inspectedWebsites', {
  type: InspectedWebsiteType,
  description:
    'Lists the websites in campaigns in the order in which they were chosen. It needs a reviewer’s session or a secret key.',
  args: (t) => ({
    inspectionId: t.id({
      description: 'Lists only the websites of this campaign, e.g. `ins_01j…`. Left out, of all campaigns.',
    }),
    states: t({
      type: [InspectedStateEnum],
      description: 'Lists only websites that stand so. Left out, all are listed.',
    }),
    reported: t.boolean({
      description: 'True for websites alone whose owner says that they are mended and which wait for a look.',
    }),
  }),
  authScopes: OPERATED,
  order: { name: 'inspectedWebsites', direction: 'asc' },
  where: ({ app, actor }, { inspectionId, states, reported }): Prisma.InspectedWebsiteWhereInput => ({
    AND: [
      app.inspectedScope(actor),
      inspectionId == null ? {} : { inspectionId },
      states ? { state: { in: [...states] } } : {},
      reported ? { reportedAt: { not: null } } : {},
    ],
  }),
  find: (prisma, asked: Prisma.InspectedWebsiteFindManyArgs) => prisma.inspectedWebsite.findMany(asked),
  count: (prisma, asked) => prisma.inspectedWebsite.count(asked),
});

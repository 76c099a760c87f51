import { openNotice } from '../../server/authority/connector/storing/notices.ts';
import {
  filingsAbout,
  markNotice,
  noticesLike,
  targetOf,
  type NoticeTarget,
} from '../../server/filing/notice-handling.ts';
import { asStaff, authorityNoticeScope, mayReveal } from '../../server/tenancy/access.ts';
import { auditeeOf, recordAudit } from '../../server/tenancy/audit.ts';
import { builder, pagePrice } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FilingType } from '../filing/type.ts';
import { MOST_COUNTED } from '../limits.ts';
import { ERRORS, mutation } from '../mutation.ts';

const scopes = { staff: true, secretKey: true } as const;

const TargetType = builder.objectRef<NoticeTarget>('AuthorityNoticeTarget').implement({
  description: 'Whom an entry of the authority’s lists is about.',
  authScopes: scopes,
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'SUBJECT or WEBSITE.' }),
    number: t.exposeString('number', { description: 'Its filing number.' }),
  }),
});

const NoticeType = builder.prismaObject('AuthorityNotice', {
  description:
    'An entry of a list the authority sends: blacklists, unfiled sites, inspections, notices, re-check tasks.',
  authScopes: scopes,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'not_…' }),
    list: t.exposeString('list', {
      description:
        'HMDLB, FFJRHMD, WBAWZLB, HSRW, HCJG, XGTZ or ZXSJ; BAJG, BASJ, IP, YM or SJTB when it fits no filing of ours.',
    }),
    about: t.field({
      type: TargetType,
      nullable: true,
      description: 'Whom it is about, where it names a subject or website by number or by an id we know.',
      resolve: (notice, _args, context) => targetOf(servicesOf(context).database.prisma, notice),
    }),
    filing: t.prismaField({
      type: FilingType,
      nullable: true,
      description: 'The newest order about the same subject or website; null when there is none.',
      resolve: async (query, notice, _args, context) => {
        const { prisma } = servicesOf(context).database;
        const target = await targetOf(prisma, notice);
        return (
          target &&
          prisma.filing.findFirst({ ...query, where: filingsAbout(notice, target), orderBy: { id: 'desc' } })
        );
      },
    }),
    content: t.string({
      nullable: true,
      description: 'The entry as JSON in the authority’s own names, for reviewers; each look is audited.',
      resolve: async (notice, _args, context) => {
        const { actor } = context;
        if (actor.kind !== 'STAFF' || !mayReveal(actor)) return null;
        const services = servicesOf(context);
        await services.limits.consume('REVEAL', actor.staffId);
        await recordAudit(services.database.prisma, {
          tenant: actor,
          by: auditeeOf(actor),
          action: 'PERSONAL_DATA_REVEALED',
          targetId: notice.id,
          at: await services.clock.now(actor),
        });
        return JSON.stringify(
          openNotice(await services.privacy.forProvider(notice.providerId), notice, notice),
        );
      },
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it came.' }),
    handledAt: t.expose('handledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was done with.',
    }),
  }),
});

builder.queryField('authorityNotice', (t) =>
  t.prismaField({
    type: NoticeType,
    nullable: true,
    description: 'One entry of the authority’s lists; null when the caller knows no such entry.',
    args: { id: t.arg.id({ required: true, description: 'not_…' }) },
    authScopes: scopes,
    resolve: (query, _root, { id }, context) =>
      servicesOf(context).database.prisma.authorityNotice.findFirst({
        ...query,
        where: { AND: [{ id }, authorityNoticeScope(context.actor)] },
      }),
  }),
);

builder.queryField('authorityNotices', (t) =>
  t.prismaConnection({
    type: NoticeType,
    cursor: 'id',
    complexity: pagePrice,
    description: 'Entries of the authority’s lists, newest first.',
    args: {
      list: t.arg.string({ description: 'Only of this list, e.g. WBAWZLB.' }),
      handled: t.arg.boolean({ description: 'Only those done with (true) or still open (false).' }),
    },
    authScopes: scopes,
    totalCount: (_root, args, context) =>
      servicesOf(context).database.prisma.authorityNotice.count({
        where: { AND: [authorityNoticeScope(context.actor), noticesLike(args)] },
        take: MOST_COUNTED,
      }),
    resolve: (query, _root, args, context) =>
      servicesOf(context).database.prisma.authorityNotice.findMany({
        ...query,
        where: { AND: [authorityNoticeScope(context.actor), noticesLike(args)] },
        // An entry that comes again is news, and keeps its id.
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
      }),
  }),
);

mutation('markAuthorityNotice', {
  scopes: { staff: true },
  as: asStaff,
  description:
    'Marks an entry of the authority’s lists as done with, or opens it again. A notice (XGTZ) that is done with is no longer shown to its applicant.',
  input: (t) => ({
    noticeId: t.id({ required: true, description: 'The entry.' }),
    handled: t.boolean({ required: true, description: 'True when it is done with.' }),
  }),
  errors: [ERRORS.NotFound, ERRORS.Forbidden],
  change: (work, input) => markNotice(work, input),
  result: (t) => ({
    notice: t.prismaField({
      type: NoticeType,
      description: 'The entry as it is now.',
      resolve: (query, { noticeId }, _args, context) =>
        servicesOf(context).database.prisma.authorityNotice.findFirstOrThrow({
          ...query,
          where: { AND: [{ id: noticeId }, authorityNoticeScope(context.actor)] },
        }),
    }),
  }),
});

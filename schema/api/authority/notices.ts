import { AuthorityNoticeTargetKind } from '../../../prisma/generated/client/enums.ts';
import type { NoticeTarget } from '../../../server/application.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { isInList } from '../look/in-list.ts';
import { FilingType } from '../filing/type.ts';
import { list } from '../list/list.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { noRow } from '../no-row.ts';

const scopes = { staff: true, secretKey: true } as const;

const TargetKindEnum = builder.enumType(AuthorityNoticeTargetKind, {
  name: 'AuthorityNoticeTargetKind',
  description: 'What an entry of the authority’s lists is about.',
  values: {
    SUBJECT: { description: 'A subject (主体).' },
    WEBSITE: { description: 'A website (网站).' },
  } satisfies Record<AuthorityNoticeTargetKind, { description: string }>,
});

const TargetType = builder.objectRef<NoticeTarget>('AuthorityNoticeTarget').implement({
  description: 'Whom an entry of the authority’s lists is about.',
  authScopes: scopes,
  fields: (t) => ({
    kind: t.expose('kind', { type: TargetKindEnum, description: 'A subject or a website.' }),
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
        'HMDLB, FFJRHMD, WBAWZLB, HSRW, HCJG, XGTZ or ZXSJ; BAJG, BASJ, IP, YM or SJTB when it fits no filing of ours or came after the decision; JCDM for a code table that was not taken over, FILE for a file. A record that could not be read stands in its list with `unread`.',
    }),
    about: t.field({
      type: TargetType,
      nullable: true,
      description: 'Whom it is about, where it names a subject or website by number or by an id we know.',
      resolve: (notice, _args, context) => context.app.targetOf(servicesOf(context).database.prisma, notice),
    }),
    filing: t.prismaField({
      type: FilingType,
      nullable: true,
      description: 'The newest order about the same subject or website; null when there is none.',
      resolve: async (query, notice, _args, context) => {
        const { prisma } = servicesOf(context).database;
        const target = await context.app.targetOf(prisma, notice);
        return target
          ? prisma.filing.findFirst({
              ...query,
              where: context.app.filingsAbout(notice, target),
              orderBy: { id: 'desc' },
            })
          : noRow(query);
      },
    }),
    content: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'The entry in the authority’s own names: for a reviewer who has said why (beginLook), and of one entry, not in a list; each look is audited.',
      resolve: async (notice, _args, context, info) => {
        const { actor } = context;
        const services = servicesOf(context);
        if (actor.kind !== 'STAFF' || isInList(info.path, 'AuthorityNotice')) return null;
        if (!(await context.app.lookAs(services, actor, { sight: 'NOTICE', about: notice.id }))) return null;
        return context.app.openNotice(await services.privacy.forProvider(notice.providerId), notice, notice);
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
        where: { AND: [{ id }, context.app.authorityNoticeScope(context.actor)] },
      }),
  }),
);

list('authorityNotices', {
  type: NoticeType,
  description: 'Entries of the authority’s lists, newest first.',
  args: (t) => ({
    list: t.string({ description: 'Only of this list, e.g. WBAWZLB.' }),
    handled: t.boolean({ description: 'Only those done with (true) or still open (false).' }),
  }),
  authScopes: scopes,
  order: { name: 'authorityNotices', direction: 'desc' },
  where: ({ app, actor }, args): Prisma.AuthorityNoticeWhereInput => ({
    AND: [app.authorityNoticeScope(actor), app.noticesLike(args)],
  }),
  find: (prisma, asked: Prisma.AuthorityNoticeFindManyArgs) => prisma.authorityNotice.findMany(asked),
  count: (prisma, asked) => prisma.authorityNotice.count(asked),
});

mutation('markAuthorityNotice', {
  as: 'STAFF',
  description:
    'Marks an entry of the authority’s lists as done with, or opens it again. A notice (XGTZ) that is done with is no longer shown to its applicant.',
  input: (t) => ({
    noticeId: t.id({ required: true, description: 'The entry.' }),
    handled: t.boolean({ required: true, description: 'True when it is done with.' }),
  }),
  errors: [ERRORS.NotFound, ERRORS.Forbidden],
  change: (work, input, app) => app.markNotice(work, input),
  result: (t) => ({
    notice: t.prismaField({
      type: NoticeType,
      description: 'The entry as it is now.',
      resolve: (query, { noticeId }, _args, context) =>
        servicesOf(context).database.prisma.authorityNotice.findFirstOrThrow({
          ...query,
          where: { AND: [{ id: noticeId }, context.app.authorityNoticeScope(context.actor)] },
        }),
    }),
  }),
});

import { queryFromInfo } from '@pothos/plugin-prisma';
import { AuthorityNoticeTargetKind } from '../../../prisma/generated/client/enums.ts';
import type { NoticeSeverity, NoticeTarget } from '../../../server/application.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { normaliseFilingNumber } from '../../rules/filing-number.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { isInList } from '../look/in-list.ts';
import { FilingType } from '../filing/type.ts';
import { between } from '../list/between.ts';
import { list } from '../list/list.ts';
import { orderSays, ordersFor } from '../list/orders.ts';
import { together } from '../list/together.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { shownText } from '../sealed.ts';

const scopes = { staff: true, secretKey: true } as const;

const SeverityEnum = builder.enumType('AuthorityNoticeSeverity', {
  description: 'How much an entry of the authority’s lists weighs.',
  values: {
    URGENT: { description: 'It bars somebody, wants an answer in days, or could not be read.' },
    NORMAL: { description: 'Somebody has to see to it.' },
    LOW: { description: 'It is there to be known.' },
  } as const satisfies Record<NoticeSeverity, { description: string }>,
});

const TargetKindEnum = builder.enumType(AuthorityNoticeTargetKind, {
  name: 'AuthorityNoticeTargetKind',
  description: 'Whether an entry of the authority’s lists is about a subject or a website.',
  values: {
    SUBJECT: { description: 'The entry is about a subject (主体).' },
    WEBSITE: { description: 'The entry is about a website (网站).' },
  } satisfies Record<AuthorityNoticeTargetKind, { description: string }>,
});

const TargetType = builder.objectRef<NoticeTarget>('AuthorityNoticeTarget').implement({
  description: 'The subject or website that an entry of the authority’s lists is about.',
  authScopes: scopes,
  fields: (t) => ({
    kind: t.expose('kind', { type: TargetKindEnum, description: 'Whether it is a subject or a website.' }),
    number: t.exposeString('number', {
      description: 'The filing number of the subject (主体备案号) or of the website (网站备案号).',
    }),
  }),
});

export const NoticeType = builder.prismaObject('AuthorityNotice', {
  description:
    'An entry of a list that the authority (管局) sends to the provider, e.g. of a blacklist, of unfiled websites, of inspections or of notices. Results and records that fit no filing here, and files that could not be read, become entries, too.',
  authScopes: scopes,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the entry, e.g. `not_01j…`.' }),
    list: t.exposeString('list', {
      description:
        'The list of the entry, by the authority’s name: `HMDLB` (黑名单), `FFJRHMD` (非法接入黑名单), `WBAWZLB` (未备案网站), `HSRW` (核实任务), `HCJG` (核查结果), `XGTZ` (相关通知) or `ZXSJ` (注销数据). `BAJG` and `BASJ` are results and records that fit no filing here or came after its decision, and `IP` (IP 报备结果), `YM` (域名数据) and `SJTB` (同步数据) other data. `JCDM` is a code table that was not adopted, and `FILE` a file that could not be read or acknowledged.',
    }),
    about: t.field({
      type: TargetType,
      nullable: true,
      description:
        'The subject or website that the entry is about. Null when the entry names none, or names it by an ID that is not known here.',
      resolve: (notice, _args, context, info) =>
        together(context, info, notice, (notices: readonly (typeof notice)[]) =>
          context.app.targetsOf(servicesOf(context).database.prisma, notice, notices),
        ),
    }),
    filing: t.field({
      type: FilingType,
      nullable: true,
      description: 'The newest filing about the same subject or website. Null when there is none.',
      resolve: (notice, _args, context, info) => {
        // Read for each entry, so that what lies below is not asked for again.
        const query = queryFromInfo({ context, info });
        return together(context, info, notice, async (notices: readonly (typeof notice)[]) => {
          const { prisma } = servicesOf(context).database;
          const targets = await context.app.targetsOf(prisma, notice, notices);
          const ids = await context.app.newestFilingsAbout(prisma, notice, targets);
          const known = ids.filter((id) => id !== null);
          const filings = await prisma.filing.findMany({ ...query, where: { id: { in: known } } });
          return ids.map((id) => filings.find((filing) => filing.id === id) ?? null);
        });
      },
    }),
    content: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'The content of the entry under the authority’s own names; `unread` says what of it could not be read. Only a reviewer who has called `beginLook` gets it, and each look is written to the audit log. Null for everybody else, and in a list of entries.',
      resolve: async (notice, _args, context, info) => {
        const { actor } = context;
        const services = servicesOf(context);
        if (actor.kind !== 'STAFF' || isInList(info.path, 'AuthorityNotice')) return null;
        if (!(await context.app.lookAs(services, actor, { sight: 'NOTICE', about: notice.id }))) return null;
        return context.app.openNotice(await services.privacy.forProvider(notice.providerId), notice, notice);
      },
    }),
    bureau: t.exposeString('bureau', {
      description:
        'The account by which the entry came, and its answer goes: the code of its bureau’s province, or empty for the account of all provinces.',
    }),
    at: t.expose('at', {
      type: 'DateTime',
      description: 'The date and time when the entry last came from the authority.',
    }),
    handledAt: t.expose('handledAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time when the entry was marked as done, or taken off its list by the authority. Null while it is open.',
    }),
    handledBy: t.string({
      nullable: true,
      description:
        'The display name of the reviewer who marked the entry as done. Null while it is open, and where an answer or the authority closed it.',
      select: { handledBy: true },
      resolve: ({ handledBy }, args, context) =>
        handledBy && shownText('displayName')(handledBy, args, context),
    }),
    ownerId: t.id({
      nullable: true,
      description: 'The ID of the reviewer who does it, e.g. `stf_01j…`. Null where it is nobody’s.',
      resolve: ({ ownerId }) => ownerId,
    }),
    owner: t.string({
      nullable: true,
      description: 'The display name of the reviewer who does it. Null where it is nobody’s.',
      select: { owner: true },
      resolve: ({ owner }, args, context) => owner && shownText('displayName')(owner, args, context),
    }),
    severity: t.field({
      type: SeverityEnum,
      description: 'How much the entry weighs, by its list.',
      resolve: (notice, _args, { app }) => app.severityOf(notice),
    }),
  }),
});

builder.queryField('authorityNotice', (t) =>
  t.prismaField({
    type: NoticeType,
    nullable: true,
    description:
      'Returns one entry of the authority’s lists. Null when no such entry exists for this caller. It needs a reviewer’s session or a secret key.',
    args: { id: t.arg.id({ required: true, description: 'The ID of the entry, e.g. `not_01j…`.' }) },
    authScopes: scopes,
    resolve: (query, _root, { id }, context) =>
      servicesOf(context).database.prisma.authorityNotice.findFirst({
        ...query,
        where: { AND: [{ id }, context.app.authorityNoticeScope(context.actor)] },
      }),
  }),
);

/** The time by which entries are late: the provider's own, which test mode can move. */
const nowFor = async (context: GraphQLContext): Promise<Date> =>
  context.actor.kind === 'ANONYMOUS' ? new Date() : servicesOf(context).clock.now(context.actor);

const ORDERS = ordersFor('authorityNotices', 'AuthorityNoticeOrder', ['entry', 'came'], {
  RECENTLY_HANDLED: {
    says: 'The entry that was done last comes first. Open entries come last.',
    direction: 'desc',
    time: { column: 'handledAt', nullable: true },
  },
});

list('authorityNotices', {
  type: NoticeType,
  description: 'Lists the entries of the authority’s lists. It needs a reviewer’s session or a secret key.',
  args: (t) => ({
    list: t.string({
      description:
        'The list whose entries are returned, by the name in `AuthorityNotice.list`, e.g. `WBAWZLB`. Left out, entries of all lists are returned.',
    }),
    handled: t.boolean({
      description:
        'True for entries that are done only, false for open ones only. Left out, both are returned.',
    }),
    ownerId: t.id({
      description:
        'The ID of the reviewer whose entries are returned, e.g. `stf_01j…`. Left out, those of all are.',
    }),
    unassigned: t.boolean({
      description:
        'True for entries that are nobody’s, false for those that are somebody’s. Left out, both are returned.',
    }),
    late: t.boolean({
      description:
        'True for open entries whose `answerBy` is over, false for all others. Left out, both are returned.',
    }),
    number: t.string({
      description:
        'Lists only entries about the subject or website with exactly this filing number, in any spelling.',
    }),
    from: t({ type: 'DateTime', description: 'Lists only entries that came from then on.' }),
    until: t({ type: 'DateTime', description: 'Lists only entries that came before then.' }),
    order: t({
      type: ORDERS.type,
      defaultValue: 'NEWEST_FIRST',
      description: orderSays('entries'),
    }),
  }),
  authScopes: scopes,
  order: ORDERS.orderOf,
  where: async (context, { number, from, until, ...args }): Promise<Prisma.AuthorityNoticeWhereInput> => ({
    AND: [
      context.app.authorityNoticeScope(context.actor),
      context.app.noticesLike(args, await nowFor(context)),
      number == null ? {} : { aboutNumber: normaliseFilingNumber(number) },
      { at: between(from, until) },
    ],
  }),
  find: (prisma, asked: Prisma.AuthorityNoticeFindManyArgs) => prisma.authorityNotice.findMany(asked),
  count: (prisma, asked) => prisma.authorityNotice.count(asked),
});

const noticeResult = <T extends { noticeId: string }>(
  t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, T>,
) => ({
  notice: t.prismaField({
    type: NoticeType,
    description: 'The entry after the change.',
    resolve: (query, { noticeId }, _args, context) =>
      servicesOf(context).database.prisma.authorityNotice.findFirstOrThrow({
        ...query,
        where: { AND: [{ id: noticeId }, context.app.authorityNoticeScope(context.actor)] },
      }),
  }),
});

mutation('markAuthorityNotice', {
  as: 'STAFF',
  description:
    'Marks an entry of the authority’s lists as done, or opens it again. A notice (`XGTZ`, 相关通知) that is done is no longer shown to its applicant. It needs a reviewer’s session.',
  input: (t) => ({
    noticeId: t.id({ required: true, description: 'The ID of the entry to mark, e.g. `not_01j…`.' }),
    handled: t.boolean({
      required: true,
      description: 'True to mark the entry as done, false to open it again.',
    }),
  }),
  errors: [ERRORS.NotFound, ERRORS.Forbidden],
  change: (work, input, app) => app.markNotice(work, input),
  result: noticeResult,
});

mutation('assignAuthorityNotice', {
  as: 'STAFF',
  description:
    'Gives an entry of the authority’s lists to one of the provider’s people, or to nobody. It needs a session of a reviewer, lead or operator.',
  input: (t) => ({
    noticeId: t.id({ required: true, description: 'The ID of the entry, e.g. `not_01j…`.' }),
    staffId: t.id({
      description: 'The ID of the reviewer who is to do it, from `colleagues`. Left out, it is nobody’s.',
    }),
  }),
  errors: [ERRORS.NotFound],
  change: (work, input, app) => app.assignNotice(work, input),
  result: noticeResult,
});

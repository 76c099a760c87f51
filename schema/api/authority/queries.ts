import { AuthorityMessageDirection, AuthorityMessageStatus } from '../../../prisma/generated/client/enums.ts';
import type { ArchiveFilter, BookRow, CodedTable } from '../../../server/application.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { isInList } from '../look/in-list.ts';
import { between } from '../list/between.ts';
import { list } from '../list/list.ts';
import { orderSays, ordersFor } from '../list/orders.ts';

const scopes = { staff: true, secretKey: true } as const;

const DirectionEnum = builder.enumType(AuthorityMessageDirection, {
  name: 'AuthorityMessageDirection',
  description: 'Whether a message was sent to the authority or received from it.',
  values: {
    SENT: { description: 'The message was sent to the authority, or is about to be.' },
    RECEIVED: { description: 'The message was received from the authority.' },
  } satisfies Record<AuthorityMessageDirection, { description: string }>,
});

const MessageStatusEnum = builder.enumType(AuthorityMessageStatus, {
  name: 'AuthorityMessageStatus',
  description: 'How far a message exchanged with the authority has come.',
  values: {
    PENDING: {
      description:
        'A message to the authority that has not been answered yet, or one from the authority that has not been applied yet.',
    },
    ACCEPTED: { description: 'The message was sent, and the authority took it.' },
    REFUSED: {
      description:
        'The message was refused by the authority, or by the service’s own check before it was sent.',
    },
    APPLIED: { description: 'The message was received, and its content was applied.' },
    ASIDE: {
      description: 'The message was received but could not be used, and was set aside with a `reason`.',
    },
  } satisfies Record<AuthorityMessageStatus, { description: string }>,
});

export const MessageType = builder.prismaObject('AuthorityMessage', {
  description:
    'A message exchanged with the authority (管局). Its content stays sealed, and is shown to reviewers alone. It is kept for at least three months; a file that was set aside is kept until it is settled.',
  authScopes: scopes,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the message, e.g. `msg_01j…`.' }),
    direction: t.expose('direction', {
      type: DirectionEnum,
      description: 'Whether the message was sent to the authority or received from it.',
    }),
    method: t.exposeString('method', {
      description: 'The method of the authority’s interface by which the message went, e.g. `isp_upload`.',
    }),
    operation: t.exposeString('operation', {
      nullable: true,
      description:
        'What the file holds, by the authority’s names of its elements, e.g. `XZJR` or `BAJG BASJ`. Null where that is not known, e.g. while a received file has not been applied.',
    }),
    fileName: t.exposeString('fileName', {
      nullable: true,
      description:
        'The name of the received file; a made-up one beginning with `answer-` where the answer named none. Null for messages that were sent.',
    }),
    sequence: t.string({
      nullable: true,
      description:
        'The number of the upload (dataSequence), as decimal digits. Null for messages other than uploads, and for uploads that were never sent.',
      resolve: ({ sequence }) => sequence?.toString() ?? null,
    }),
    filingIds: t.exposeStringList('filingIds', {
      description: 'The IDs of the filings that the message is about, e.g. `fil_01j…`. It may be empty.',
    }),
    status: t.expose('status', { type: MessageStatusEnum, description: 'How far the message has come.' }),
    code: t.exposeInt('code', {
      nullable: true,
      description:
        'The code with which the authority answered the message (msg_code). Null while there is no answer, where the message was never sent, and for received messages.',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description:
        'The technical reason why the message was refused or set aside, or what of an applied file could not be used. It holds no personal data of the file. Null when nothing is wrong.',
    }),
    text: t.string({
      nullable: true,
      description:
        'Why the message was refused or set aside, for people, in the language of the request. Null for all other messages, and where nothing more than `reason` is known.',
      resolve: (message, _args, { app, locale }) => app.messageText(message, locale),
    }),
    content: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'What the message says: `xml` is the document, `question` and `answer` are those of a query, and `packed` is a file as it came that cannot be read, for the reason in `unread`. Only a reviewer who has called `beginLook` gets it, and each look is written to the audit log. Null for everybody else, in a list of messages, and when the content is not kept any more.',
      resolve: async ({ id, providerId, mode }, _args, context, info) => {
        const { actor } = context;
        const services = servicesOf(context);
        if (actor.kind !== 'STAFF' || isInList(info.path, 'AuthorityMessage')) return null;
        if (!(await context.app.lookAs(services, actor, { sight: 'MESSAGE', about: id }))) return null;
        return services.authority.contentOf({ providerId, mode }, id);
      },
    }),
    bureau: t.exposeString('bureau', {
      description:
        'The account by which the message went: the code of its bureau’s province, or empty for the account of all provinces.',
    }),
    settledAt: t.expose('settledAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time when an operator ended a file that was set aside. Null while nobody did, and for all other messages.',
    }),
    attempts: t.exposeInt('attempts', {
      description:
        'The number of times the message was received. For a message that was sent it is always 1.',
    }),
    at: t.expose('at', {
      type: 'DateTime',
      description: 'The date and time when the message was made ready to be sent, or when it was received.',
    }),
  }),
});

type MessageFilter = ArchiveFilter & { from?: Date | null | undefined; until?: Date | null | undefined };

const messagesLike = async (
  context: GraphQLContext,
  { from, until, ...filter }: MessageFilter,
): Promise<Prisma.AuthorityMessageWhereInput> => ({
  AND: [
    context.app.authorityMessageScope(context.actor),
    ...(await context.app.messagesLike(servicesOf(context).database.prisma, filter)),
    { at: between(from, until) },
  ],
});

builder.queryField('authorityMessage', (t) =>
  t.prismaField({
    type: MessageType,
    nullable: true,
    description:
      'Returns one message exchanged with the authority (管局). Null when no such message exists for this caller. It needs a reviewer’s session or a secret key.',
    args: { id: t.arg.id({ required: true, description: 'The ID of the message, e.g. `msg_01j…`.' }) },
    authScopes: scopes,
    resolve: (query, _root, { id }, context) =>
      servicesOf(context).database.prisma.authorityMessage.findFirst({
        ...query,
        where: { AND: [{ id }, context.app.authorityMessageScope(context.actor)] },
      }),
  }),
);

const ORDERS = ordersFor('authorityMessages', 'AuthorityMessageOrder', ['message', 'was exchanged'], {});

list('authorityMessages', {
  type: MessageType,
  description:
    'Lists the messages exchanged with the authority (管局). It needs a reviewer’s session or a secret key.',
  args: (t) => ({
    filingId: t.id({ description: 'The ID of a filing: only messages about it are returned.' }),
    subjectId: t.id({
      description: 'The ID of a subject: only messages about its filings are returned.',
    }),
    sequence: t.int({
      description: 'The number of an upload (dataSequence): only uploads under it are returned.',
    }),
    fileName: t.string({
      description: 'The name of a received file: only the file of that name is returned.',
    }),
    operation: t.string({
      description:
        'The authority’s name of an element, e.g. `BAJG`: only messages whose file holds it are returned.',
    }),
    status: t({
      type: [MessageStatusEnum],
      description:
        'The states of the messages that are returned. Left out or empty, messages in all states are returned.',
    }),
    direction: t({
      type: DirectionEnum,
      description: 'Whether only messages that were sent or only those received are returned.',
    }),
    bureau: t.string({
      description:
        'The bureau of an account, by the code of its province, or empty: only messages that went by it are returned.',
    }),
    method: t.stringList({
      description:
        'The methods of the messages that are returned, e.g. `isp_upload`. Left out or empty, messages of all methods are returned.',
    }),
    from: t({ type: 'DateTime', description: 'Lists only messages exchanged from then on.' }),
    until: t({ type: 'DateTime', description: 'Lists only messages exchanged before then.' }),
    order: t({
      type: ORDERS.type,
      defaultValue: 'NEWEST_FIRST',
      description: orderSays('messages'),
    }),
  }),
  authScopes: scopes,
  order: ORDERS.orderOf,
  where: messagesLike,
  find: (prisma, asked: Prisma.AuthorityMessageFindManyArgs) => prisma.authorityMessage.findMany(asked),
  count: (prisma, asked) => prisma.authorityMessage.count(asked),
});

type ShownCode = BookRow & { readonly downloaded: boolean };

const CodeType = builder.objectRef<ShownCode>('AuthorityCode').implement({
  description:
    'A code of one of the authority’s code tables (基础代码), as it is in force for this provider.',
  authScopes: scopes,
  fields: (t) => ({
    code: t.exposeInt('code', { description: 'The code itself, as it stands in files for the authority.' }),
    name: t.exposeString('name', {
      description: 'The name of what the code stands for, in the authority’s own words.',
    }),
    valid: t.exposeBoolean('valid', { description: 'Whether the code may still be used.' }),
    province: t.exposeString('province', {
      nullable: true,
      description:
        'The province of a server location, as its six-digit code of GB/T 2260. Null in all other tables.',
    }),
    downloaded: t.exposeBoolean('downloaded', {
      description:
        'True when the code comes from the table that the authority sent (JCDM), false when it comes from the list that stands in until then.',
    }),
  }),
});

const CodeTableEnum = builder.enumType('AuthorityCodeTable', {
  description: 'A code table of the authority (基础代码), by the name of its element in the download JCDM.',
  values: {
    Gj_dms: { description: 'The places where servers stand (服务器放置地).' },
    Wzjrfs_dms: { description: 'The access methods of websites (网站接入方式).' },
    Wzfwlx_dms: { description: 'The service contents of websites (网站服务内容).' },
    Wzjylx_dms: { description: 'The kinds of prior approval (前置审批).' },
    Yylb_dms: { description: 'The languages of websites (网站语言).' },
    Dwxz_dms: { description: 'The natures of subjects (单位性质).' },
    Zjlx_dms: { description: 'The types of certificates (证件类型).' },
    Fjwjgs_dms: { description: 'The file formats of attachments (附件格式).' },
    Fjytlx_dms: { description: 'The uses of attachments (附件用途).' },
    Zxly_dms: { description: 'The reasons for a cancellation (注销原因).' },
  } as const satisfies Record<CodedTable, { description: string }>,
});

builder.queryField('authorityCodes', (t) =>
  t.field({
    type: [CodeType],
    description:
      'Lists the codes of one table as they are in force: those that the authority sent, or until then a list that stands in for them. It needs a reviewer’s session or a secret key.',
    args: {
      table: t.arg({
        type: CodeTableEnum,
        required: true,
        description: 'The code table whose codes are returned.',
      }),
    },
    authScopes: scopes,
    resolve: async (_root, { table }, context) => {
      const { actor } = context;
      const book = await context.app.readCodeBook(
        servicesOf(context).database.prisma,
        context.app.tenantScope(context.app.asProvider(actor)),
      );
      return book.rows(table).map((row) => ({ ...row, downloaded: book.isDownloaded(table) }));
    },
  }),
);

import { AuthorityMessageDirection, AuthorityMessageStatus } from '../../../prisma/generated/client/enums.ts';
import type { BookRow, CodedTable } from '../../../server/application.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { list } from '../list/list.ts';

const scopes = { staff: true, secretKey: true } as const;

const DirectionEnum = builder.enumType(AuthorityMessageDirection, {
  name: 'AuthorityMessageDirection',
  description: 'Which way a message went.',
  values: {
    SENT: { description: 'To the authority.' },
    RECEIVED: { description: 'From the authority.' },
  } satisfies Record<AuthorityMessageDirection, { description: string }>,
});

const MessageStatusEnum = builder.enumType(AuthorityMessageStatus, {
  name: 'AuthorityMessageStatus',
  description: 'How a message exchanged with the authority stands.',
  values: {
    PENDING: {
      description: 'Sent or about to be sent, with no answer yet; or received and not applied yet.',
    },
    ACCEPTED: { description: 'Sent, and taken by the authority.' },
    REFUSED: { description: 'Sent, and refused by the authority.' },
    APPLIED: { description: 'Received and applied.' },
    ASIDE: { description: 'Received, set aside with a reason and never applied.' },
  } satisfies Record<AuthorityMessageStatus, { description: string }>,
});

const MessageType = builder.prismaObject('AuthorityMessage', {
  description:
    'A message exchanged with the authority (管局), kept at least three months. Its content stays sealed.',
  authScopes: scopes,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'msg_…' }),
    direction: t.expose('direction', { type: DirectionEnum, description: 'Which way it went.' }),
    method: t.exposeString('method', { description: 'Method of the interface, e.g. isp_upload.' }),
    operation: t.exposeString('operation', {
      nullable: true,
      description: 'What the file holds, e.g. XZJR or BAJG.',
    }),
    fileName: t.exposeString('fileName', { nullable: true, description: 'Name of a downloaded file.' }),
    sequence: t.string({
      nullable: true,
      description: 'Upload number (dataSequence).',
      resolve: ({ sequence }) => sequence?.toString() ?? null,
    }),
    filingIds: t.exposeStringList('filingIds', { description: 'Filings it speaks of.' }),
    status: t.expose('status', { type: MessageStatusEnum, description: 'How it stands.' }),
    code: t.exposeInt('code', { nullable: true, description: 'The authority’s code (msg_code).' }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why it was refused or set aside; holds no values of the file.',
    }),
    text: t.string({
      nullable: true,
      description: 'The same for people: what the code or our own check means, in the caller’s language.',
      resolve: (message, _args, { app, locale }) => app.messageText(message, locale),
    }),
    attempts: t.exposeInt('attempts', { description: 'Times it was sent, or came.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
  }),
});

type MessageFilter = {
  filingId?: string | null | undefined;
  status?: readonly AuthorityMessageStatus[] | null | undefined;
  method?: readonly string[] | null | undefined;
};

const messagesLike = (
  { app, actor }: GraphQLContext,
  { filingId, status, method }: MessageFilter,
): Prisma.AuthorityMessageWhereInput => ({
  AND: [
    app.authorityMessageScope(actor),
    filingId ? { filingIds: { has: filingId } } : {},
    status && status.length > 0 ? { status: { in: [...status] } } : {},
    method && method.length > 0 ? { method: { in: [...method] } } : {},
  ],
});

list('authorityMessages', {
  type: MessageType,
  description: 'Messages exchanged with the authority, newest first.',
  args: (t) => ({
    filingId: t.id({ description: 'Only those that speak of this filing.' }),
    status: t({ type: [MessageStatusEnum], description: 'Only those that stand so.' }),
    method: t.stringList({ description: 'Only of these methods, e.g. isp_upload.' }),
  }),
  authScopes: scopes,
  order: { name: 'authorityMessages', direction: 'desc' },
  where: messagesLike,
  find: (prisma, asked: Prisma.AuthorityMessageFindManyArgs) => prisma.authorityMessage.findMany(asked),
  count: (prisma, asked) => prisma.authorityMessage.count(asked),
});

type ShownCode = BookRow & { readonly downloaded: boolean };

const CodeType = builder.objectRef<ShownCode>('AuthorityCode').implement({
  description: 'A code of one of the authority’s tables (基础代码), as it is in force for this provider.',
  authScopes: scopes,
  fields: (t) => ({
    code: t.exposeInt('code', { description: 'What uploads carry.' }),
    name: t.exposeString('name', { description: 'In the authority’s own words.' }),
    valid: t.exposeBoolean('valid', { description: 'Whether it may still be used.' }),
    province: t.exposeString('province', {
      nullable: true,
      description: 'Province of a server location, in six digits of GB/T 2260.',
    }),
    downloaded: t.exposeBoolean('downloaded', {
      description:
        'True for the authority’s own table (JCDM), false for the list that stands in until it came.',
    }),
  }),
});

const CodeTableEnum = builder.enumType('AuthorityCodeTable', {
  description: 'A table whose codes uploads carry, by its element in JCDM.',
  values: {
    Gj_dms: { description: 'Where a server stands (服务器放置地).' },
    Wzjrfs_dms: { description: 'Modes of access (网站接入方式).' },
    Wzfwlx_dms: { description: 'Service contents (网站服务内容).' },
    Wzjylx_dms: { description: 'Prior approvals (前置审批).' },
    Yylb_dms: { description: 'Languages (网站语言).' },
    Dwxz_dms: { description: 'Natures of subjects (单位性质).' },
    Zjlx_dms: { description: 'Kinds of certificates (证件类型).' },
    Fjwjgs_dms: { description: 'Formats of attachments (附件格式).' },
    Fjytlx_dms: { description: 'Uses of attachments (附件用途).' },
    Zxly_dms: { description: 'Reasons for cancelling (注销原因).' },
  } as const satisfies Record<CodedTable, { description: string }>,
});

builder.queryField('authorityCodes', (t) =>
  t.field({
    type: [CodeType],
    description: 'A code table as it is in force: the downloaded one, else the list that stands in for it.',
    args: { table: t.arg({ type: CodeTableEnum, required: true, description: 'Which.' }) },
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

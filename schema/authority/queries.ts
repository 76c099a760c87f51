import { CODED_TABLES, readCodeBook, type BookRow } from '../../server/authority/codes/code-book.ts';
import { openNotice } from '../../server/authority/connector/storing/notices.ts';
import { auditeeOf, recordAudit } from '../../server/tenancy/audit.ts';
import {
  asProvider,
  authorityMessageScope,
  authorityNoticeScope,
  mayReveal,
  tenantScope,
} from '../../server/tenancy/access.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';

const scopes = { staff: true, secretKey: true } as const;

const MessageType = builder.prismaObject('AuthorityMessage', {
  description:
    'A message exchanged with the authority (管局), kept at least three months. Its content stays sealed.',
  authScopes: scopes,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'msg_…' }),
    direction: t.exposeString('direction', { description: 'SENT or RECEIVED.' }),
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
    status: t.exposeString('status', {
      description:
        'PENDING, ACCEPTED, REFUSED, APPLIED, or ASIDE: set aside with a reason and never applied.',
    }),
    code: t.exposeInt('code', { nullable: true, description: 'The authority’s code (msg_code).' }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why it was refused or set aside; holds no values of the file.',
    }),
    attempts: t.exposeInt('attempts', { description: 'Times it was sent, or came.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
  }),
});

builder.queryField('authorityMessages', (t) =>
  t.prismaConnection({
    type: MessageType,
    cursor: 'id',
    description: 'Messages exchanged with the authority, newest first.',
    args: {
      filingId: t.arg.id({ description: 'Only those that speak of this filing.' }),
      status: t.arg.string({ description: 'Only those that stand so, e.g. ASIDE.' }),
    },
    authScopes: scopes,
    resolve: (query, _root, { filingId, status }, context) =>
      servicesOf(context).database.prisma.authorityMessage.findMany({
        ...query,
        where: {
          AND: [
            authorityMessageScope(context.actor),
            filingId ? { filingIds: { has: filingId } } : {},
            status ? { status } : {},
          ],
        },
        orderBy: { id: 'desc' },
      }),
  }),
);

const NoticeType = builder.prismaObject('AuthorityNotice', {
  description:
    'An entry of a list the authority sends: blacklists, unfiled sites, inspections, notices, re-check tasks.',
  authScopes: scopes,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'not_…' }),
    list: t.exposeString('list', {
      description:
        'HMDLB, FFJRHMD, WBAWZLB, HSRW, HCJG, XGTZ or ZXSJ; BAJG or BASJ when it fits no filing of ours.',
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

builder.queryField('authorityNotices', (t) =>
  t.prismaConnection({
    type: NoticeType,
    cursor: 'id',
    description: 'Entries of the authority’s lists, newest first.',
    args: { list: t.arg.string({ description: 'Only of this list, e.g. WBAWZLB.' }) },
    authScopes: scopes,
    resolve: (query, _root, { list }, context) =>
      servicesOf(context).database.prisma.authorityNotice.findMany({
        ...query,
        where: { AND: [authorityNoticeScope(context.actor), list ? { list } : {}] },
        orderBy: { id: 'desc' },
      }),
  }),
);

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
  values: CODED_TABLES,
});

builder.queryField('authorityCodes', (t) =>
  t.field({
    type: [CodeType],
    description: 'A code table as it is in force: the downloaded one, else the list that stands in for it.',
    args: { table: t.arg({ type: CodeTableEnum, required: true, description: 'Which.' }) },
    authScopes: scopes,
    resolve: async (_root, { table }, context) => {
      const { actor } = context;
      const book = await readCodeBook(servicesOf(context).database.prisma, tenantScope(asProvider(actor)));
      return book.rows(table).map((row) => ({ ...row, downloaded: book.isDownloaded(table) }));
    },
  }),
);

import { WebsiteActKind, WebsiteActState } from '../../../prisma/generated/client/enums.ts';
import { builder, TENANT, type SchemaTypes } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { MaterialKindEnum } from '../material/type.ts';
import { sealerOf } from '../sealed.ts';
import { WebsiteType } from '../subject/queries.ts';
import { AccessMethodEnum } from '../enums.ts';

const KindEnum = builder.enumType(WebsiteActKind, {
  name: 'WebsiteActKind',
  description: 'What was sent to the authority about a website after its access was granted.',
  values: {
    ACCESS_CHANGE: { description: 'A change of the access (变更接入, BGBA).' },
    VERIFICATION_SCANS: { description: 'Scans of papers alone (真实性核验材料, XZHYD).' },
  } satisfies Record<WebsiteActKind, { description: string }>,
});

const StateEnum = builder.enumType(WebsiteActState, {
  name: 'WebsiteActState',
  description: 'What became of an act after the authority took it.',
  values: {
    SENT: { description: 'The act waits for the authority’s word.' },
    DONE: { description: 'The authority approved the change, or stored the scans.' },
    REFUSED: { description: 'The authority refused it; what was filed stands as it was.' },
  } satisfies Record<WebsiteActState, { description: string }>,
});

const ActType = builder.prismaObject('WebsiteAct', {
  description: 'What the provider sent to the authority about a website after its access was granted.',
  authScopes: TENANT,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the act, e.g. `act_01j…`.' }),
    kind: t.expose('kind', { type: KindEnum, description: 'What was sent.' }),
    state: t.expose('state', { type: StateEnum, description: 'What became of it.' }),
    sentAt: t.expose('sentAt', {
      type: 'DateTime',
      description: 'The date and time when the authority took it.',
    }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time of the authority’s word. Null while it waits.',
    }),
    code: t.exposeInt('code', {
      nullable: true,
      description: 'The result code (Jgdm) of the authority’s word. Null while it waits.',
    }),
    opinion: t.string({
      nullable: true,
      description: 'The authority’s own words. Null while it waits, and where the authority gave none.',
      select: { id: true, opinion: true },
      resolve: async (act, _args, context) => context.app.actOpinion(await sealerOf(context), act),
    }),
    mendBy: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The last day on which a refused act should be sent again. The service counts it in working days; a date in the bureau’s own letter counts before it. Null for acts that were not refused.',
      select: { state: true, decidedAt: true },
      resolve: (act, _args, { app }) => app.mendBy(act),
    }),
  }),
});

const MOST_ACTS = 10;

builder.prismaObjectFields(WebsiteType, (t) => ({
  acts: t.relation('acts', {
    type: ActType,
    description:
      'What the provider sent to the authority about the website after its access was granted, newest first, at most ten.',
    complexity: 5,
    query: { orderBy: { id: 'desc' }, take: MOST_ACTS },
  }),
}));

const NUMBER = 'The filing number (网站备案号) of the website, e.g. `浙ICP备12345678号-1`.';

const website = (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, { targetId: string }>) => ({
  website: t.prismaField({
    type: WebsiteType,
    description: 'The website, with the act that waits among its `acts`.',
    resolve: (query, { targetId }, _args, context) =>
      servicesOf(context).database.prisma.website.findFirstOrThrow({
        ...query,
        where: { AND: [{ id: targetId }, { record: context.app.recordScope(context.actor) }] },
      }),
  }),
});

mutation('changeAccess', {
  as: 'PROVIDER',
  description:
    'Asks the authority to change the access of a website (变更接入, BGBA). What is left out stays as it is filed, and so does everything else. The access stands as it was until the authority says otherwise. Refuses while the subject has an order in progress or another change waits.',
  input: (t) => ({
    websiteNumber: t.string({ required: true, description: NUMBER }),
    serverId: t.id({
      description:
        'The ID of the server on which the website will be, e.g. `srv_01j…`. Its public IPv4 addresses and its region are meant where `addresses` and `region` do not say otherwise.',
    }),
    addresses: t.stringList({
      description: 'All IPv4 addresses of the access from then on, e.g. `47.96.0.10`, at most 100.',
    }),
    region: t.string({
      description: 'The region in which the server stands, by its code in `regions`.',
    }),
    accessMethod: t.field({
      type: AccessMethodEnum,
      description: 'How the website is connected (接入方式) from then on.',
    }),
    domains: t.stringList({
      description: 'All domains of the website from then on, e.g. `example.com`, at most 100.',
    }),
    password: t.string({
      description: 'The filing password (备案密码) of the subject, where the bureau asks for it.',
    }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound, ERRORS.OrderInProgress, ERRORS.AuthorityUnavailable],
  act: async ({ services, actor, idempotency }, input, app) =>
    app.performAct(services, actor, await app.accessChange(services, actor, input), idempotency),
  result: website,
});

mutation('sendVerificationScans', {
  as: 'PROVIDER',
  description:
    'Sends the authority papers of an approved filing once more (真实性核验材料, XZHYD), e.g. after it has asked for them. The operator’s command sends pictures that are not stored here.',
  input: (t) => ({
    websiteNumber: t.string({ required: true, description: NUMBER }),
    kinds: t.field({
      type: [MaterialKindEnum],
      required: true,
      description: 'The kinds of the stored papers to send, e.g. `VERIFICATION_FORM`.',
    }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound, ERRORS.AuthorityUnavailable],
  act: async ({ services, actor, idempotency }, input, app) =>
    app.performAct(services, actor, await app.storedScans(services, actor, input), idempotency),
  result: website,
});

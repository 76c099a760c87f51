import type { Actor, ApplicantActor, KnownActor, StaffActor } from '../../../server/application.ts';
import { shownText } from '../sealed.ts';
import { builder } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { DUTY_NAMES, fulfils } from '../../rules/staff-roles.ts';
import { ModeEnum, StaffDutyEnum, StaffRoleEnum } from '../enums.ts';
import { ConsentType } from '../filing/consent-type.ts';
import { FilingType } from '../filing/type.ts';
import { ApiKeyScopeEnum } from '../key/type.ts';

/** More than there are purposes, with their latest versions. */
const MOST_CONSENTS = 20;

const ViewerProvider = builder.objectRef<KnownActor>('ViewerProvider').implement({
  authScopes: { known: true },
  description:
    'The provider (接入服务商) to which the caller belongs: the hosting company that files for its customers.',
  fields: (t) => ({
    name: t.string({
      description: 'The name of the provider as it is shown to applicants and reviewers.',
      resolve: async ({ providerId }, _args, context) =>
        (
          await servicesOf(context).database.prisma.provider.findUniqueOrThrow({
            where: { id: providerId },
            select: { name: true },
          })
        ).name,
    }),
    mailAddress: t.string({
      nullable: true,
      description: 'The postal address to which applicants send originals. Null when none is set.',
      resolve: async ({ providerId }, _args, context) =>
        (
          await servicesOf(context).database.prisma.provider.findUniqueOrThrow({
            where: { id: providerId },
            select: { mailAddress: true },
          })
        ).mailAddress,
    }),
    filingPageUrl: t.string({
      nullable: true,
      description:
        'The address of the provider’s page that embeds the form, to which mails to applicants link. Null when none is set.',
      resolve: async ({ providerId }, _args, context) =>
        (
          await servicesOf(context).database.prisma.provider.findUniqueOrThrow({
            where: { id: providerId },
            select: { filingPageUrl: true },
          })
        ).filingPageUrl,
    }),
    privacyPolicyUrl: t.string({
      nullable: true,
      description:
        'The address of the provider’s own privacy policy (隐私政策), to which the form links where it asks for consent. Null when none is set.',
      resolve: async ({ providerId }, _args, context) =>
        (
          await servicesOf(context).database.prisma.provider.findUniqueOrThrow({
            where: { id: providerId },
            select: { privacyPolicyUrl: true },
          })
        ).privacyPolicyUrl,
    }),
    rehearsalMailUrl: t.string({
      nullable: true,
      description:
        'The address of the page that shows the mails and texts of test mode, which are not sent. Null in live mode, and where the service runs without the rehearsal.',
      authScopes: { staff: true, secretKey: true },
      resolve: ({ providerId, mode }, _args, context) => {
        const { config, publicUrl } = servicesOf(context);
        return mode === 'TEST' && config.rehearsal ? context.app.mailboxUrl(publicUrl, providerId) : null;
      },
    }),
    missingHolidayNotices: t.intList({
      description:
        'The years whose announced holidays (放假安排) the operator has still to import: the present year, and from 1 December on the next. Their working days follow the law alone meanwhile. Empty when none is missing.',
      authScopes: { staff: true, secretKey: true },
      resolve: async (actor, _args, context) =>
        context.app.missingNotices(await servicesOf(context).clock.now(actor)),
    }),
    now: t.field({
      type: 'DateTime',
      description:
        'The date and time on the provider’s clock. In test mode it may be ahead of the real time (see `advanceClock`).',
      resolve: (actor, _args, context) => servicesOf(context).clock.now(actor),
    }),
    clockOffsetSeconds: t.float({
      description:
        'The number of seconds by which the provider’s clock is ahead of the real time, negative when it is behind. It is 0 in live mode and until `advanceClock` is used. The clock never stands still.',
      resolve: (actor, _args, context) => servicesOf(context).clock.offsetSeconds(actor),
    }),
  }),
});

const metadataOfSession = async (actor: ApplicantActor | StaffActor, context: GraphQLContext) => {
  const { database, privacy } = servicesOf(context);
  const sealer = await privacy.forProvider(actor.providerId);
  return context.app.sessionMetadata(database.prisma, sealer, actor);
};

export const ApplicantViewer = builder.objectRef<ApplicantActor>('ApplicantViewer').implement({
  authScopes: { applicant: true },
  description: 'An applicant who calls with a session.',
  fields: (t) => ({
    id: t.exposeID('applicantId', { description: 'The ID of the applicant, e.g. `apl_01j…`.' }),
    mode: t.expose('mode', { type: ModeEnum, description: 'The mode of the session: test or live.' }),
    provider: t.field({
      type: ViewerProvider,
      description: 'The provider to which the applicant belongs.',
      resolve: (actor) => actor,
    }),
    sessionExpiresAt: t.expose('sessionExpiresAt', {
      type: 'DateTime',
      description: 'The date and time when the present token ends. Renew it before with `renewSession`.',
    }),
    sessionMetadata: t.field({
      type: 'Metadata',
      description:
        'What the provider noted on the session when it created it, e.g. the shopping basket that led to it. Empty when nothing was noted.',
      resolve: (actor, _args, context) => metadataOfSession(actor, context),
    }),
    returning: t.boolean({
      description:
        'Whether the applicant has a record here or an approved filing, so that there may be more to look at than one filing.',
      resolve: async (actor, _args, context) => {
        const { prisma } = servicesOf(context).database;
        const records = await prisma.filingRecord.count({ where: context.app.recordScope(actor), take: 1 });
        if (records > 0) return true;
        const where = { AND: [context.app.filingScope(actor), { state: 'APPROVED' as const }] };
        return (await prisma.filing.count({ where, take: 1 })) > 0;
      },
    }),
    consents: t.prismaField({
      type: [ConsentType],
      description:
        'The consents that the applicant gave outside of any filing and has not taken back, newest first.',
      resolve: (query, { applicantId }, _args, context) =>
        servicesOf(context).database.prisma.consent.findMany({
          ...query,
          where: { applicantId, filingId: null, withdrawnAt: null },
          orderBy: { id: 'desc' },
          take: MOST_CONSENTS,
        }),
    }),
    openFiling: t.prismaField({
      type: FilingType,
      nullable: true,
      description:
        'The newest filing of the applicant that has not ended. Null when all are approved or abandoned, or when there is none.',
      resolve: (query, actor, _args, context) =>
        servicesOf(context).database.prisma.filing.findFirst({
          ...query,
          where: {
            AND: [context.app.filingScope(actor), { state: { notIn: [...context.app.FINAL_STATES] } }],
          },
          orderBy: { id: 'desc' },
        }),
    }),
  }),
});

const StaffViewer = builder.objectRef<StaffActor>('StaffViewer').implement({
  authScopes: { staff: true },
  description: 'A reviewer (初审人员) who calls with a session.',
  fields: (t) => ({
    id: t.exposeID('staffId', { description: 'The ID of the reviewer, e.g. `stf_01j…`.' }),
    mode: t.expose('mode', { type: ModeEnum, description: 'The mode of the session: test or live.' }),
    provider: t.field({
      type: ViewerProvider,
      description: 'The provider to which the reviewer belongs.',
      resolve: (actor) => actor,
    }),
    sessionExpiresAt: t.expose('sessionExpiresAt', {
      type: 'DateTime',
      description: 'The date and time when the present token ends. Renew it before with `renewSession`.',
    }),
    sessionMetadata: t.field({
      type: 'Metadata',
      description:
        'What the provider noted on the session when it created it, e.g. the shopping basket that led to it. Empty when nothing was noted.',
      resolve: (actor, _args, context) => metadataOfSession(actor, context),
    }),
    roles: t.field({
      type: [StaffRoleEnum],
      description: 'What the session may do, as given with `createStaffSession`.',
      resolve: ({ roles }) => [...roles],
    }),
    duties: t.field({
      type: [StaffDutyEnum],
      description: 'What its roles let the session do, so that a page need not know what each role may.',
      resolve: ({ roles }) => DUTY_NAMES.filter((duty) => fulfils(roles, duty)),
    }),
    displayName: t.string({
      description: 'The name of the reviewer as it is shown in reviews.',
      resolve: async ({ staffId }, args, context) => {
        const { prisma } = servicesOf(context).database;
        const member = await prisma.staffMember.findUniqueOrThrow({ where: { id: staffId } });
        return shownText('displayName')(member, args, context);
      },
    }),
  }),
});

const CallerKindEnum = builder.enumType('KeyViewerKind', {
  description: 'Who calls with a key and without a session.',
  values: {
    SECRET_KEY: { description: 'The provider’s own server, which calls with a secret key.' },
    RESTRICTED_KEY: { description: 'The provider’s own server, which calls with a restricted key.' },
    HOST_PAGE: {
      description: 'A page of the provider, which calls with a publishable key and with nobody signed in.',
    },
  } as const,
});

const KeyViewer = builder.objectRef<KnownActor>('KeyViewer').implement({
  authScopes: { secretKey: true, hostPage: true },
  description:
    'A caller with a key and without a session: the provider’s server with a secret or a restricted key, or a page with a publishable key.',
  fields: (t) => ({
    kind: t.field({
      type: CallerKindEnum,
      description: 'Whether a server or a page is calling.',
      resolve: (actor) => {
        if (actor.kind !== 'SECRET_KEY') return 'HOST_PAGE';
        return actor.scopes ? 'RESTRICTED_KEY' : actor.kind;
      },
    }),
    scopes: t.field({
      type: [ApiKeyScopeEnum],
      nullable: true,
      description:
        'What a restricted key may do. Null for a secret key, which may do everything, and for a publishable one.',
      resolve: (actor) => (actor.kind === 'SECRET_KEY' ? actor.scopes : null),
    }),
    mode: t.expose('mode', { type: ModeEnum, description: 'The mode of the key: test or live.' }),
    provider: t.field({
      type: ViewerProvider,
      description: 'The provider to which the key belongs.',
      resolve: (actor) => actor,
    }),
  }),
});

const typeOf = (actor: Actor): string =>
  actor.kind === 'APPLICANT' ? 'ApplicantViewer' : actor.kind === 'STAFF' ? 'StaffViewer' : 'KeyViewer';

const Viewer = builder.unionType('Viewer', {
  description: 'The caller of the API: an applicant, a reviewer, or somebody with a key alone.',
  types: [ApplicantViewer, StaffViewer, KeyViewer],
  resolveType: (actor) => typeOf(actor),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    description: 'Returns the caller, as its credentials show. It needs a session or a key.',
    authScopes: { known: true },
    resolve: (_root, _args, { actor }) => actor as KnownActor,
  }),
);

import type { Actor, ApplicantActor, KnownActor, StaffActor } from '../../../server/application.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { ModeEnum } from '../filing/enums.ts';
import { ConsentType } from '../filing/consent-type.ts';
import { FilingType } from '../filing/type.ts';

/** More than there are purposes, with their latest versions. */
const MOST_CONSENTS = 20;

const ViewerProvider = builder.objectRef<KnownActor>('ViewerProvider').implement({
  authScopes: { known: true },
  description: 'The provider (接入服务商) whose desk this is.',
  fields: (t) => ({
    name: t.string({
      description: 'Name shown.',
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
      description: 'Where originals are posted to.',
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
      description: 'The provider’s page that embeds the form; mails to applicants link to it.',
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
      description: 'The provider’s own privacy policy; shown where consent is asked for.',
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
      description: 'Test mode: where the mails to applicants are shown instead of being sent.',
      authScopes: { staff: true, secretKey: true },
      resolve: ({ providerId, mode }, _args, context) => {
        const { config, publicUrl } = servicesOf(context);
        return mode === 'TEST' && config.rehearsal ? context.app.mailboxUrl(publicUrl, providerId) : null;
      },
    }),
    missingHolidayNotices: t.intList({
      description:
        'Years whose holidays were announced (放假安排) or will be in these weeks and that the operator has not imported: this one, and from 1 December the next. Until then their working days follow the law alone.',
      authScopes: { staff: true, secretKey: true },
      resolve: async (actor, _args, context) =>
        context.app.missingNotices(await servicesOf(context).clock.now(actor)),
    }),
    now: t.field({
      type: 'DateTime',
      description: 'The provider’s clock; in test mode it may be ahead.',
      resolve: (actor, _args, context) => servicesOf(context).clock.now(actor),
    }),
  }),
});

const ApplicantViewer = builder.objectRef<ApplicantActor>('ApplicantViewer').implement({
  authScopes: { applicant: true },
  description: 'An applicant with a session.',
  fields: (t) => ({
    id: t.exposeID('applicantId', { description: 'apl_…' }),
    mode: t.expose('mode', { type: ModeEnum, description: 'Test or live.' }),
    provider: t.field({ type: ViewerProvider, description: 'Whose desk.', resolve: (actor) => actor }),
    sessionExpiresAt: t.expose('sessionExpiresAt', {
      type: 'DateTime',
      description: 'When the session ends; renew before.',
    }),
    returning: t.boolean({
      description:
        'Whether something of this applicant was approved here or taken over, so that there is more than one order to look at.',
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
      description: 'What was agreed to before there is a filing, and stands.',
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
      description: 'The newest order that has not ended.',
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
  description: 'A reviewer (初审人员) with a session.',
  fields: (t) => ({
    id: t.exposeID('staffId', { description: 'stf_…' }),
    mode: t.expose('mode', { type: ModeEnum, description: 'Test or live.' }),
    provider: t.field({ type: ViewerProvider, description: 'Whose desk.', resolve: (actor) => actor }),
    sessionExpiresAt: t.expose('sessionExpiresAt', {
      type: 'DateTime',
      description: 'When the session ends; renew before.',
    }),
    displayName: t.string({
      description: 'Name shown in reviews.',
      resolve: async ({ staffId }, _args, context) =>
        (await servicesOf(context).database.prisma.staffMember.findUniqueOrThrow({ where: { id: staffId } }))
          .displayName,
    }),
  }),
});

const CallerKindEnum = builder.enumType('KeyViewerKind', {
  description: 'Who asks with a key alone.',
  values: {
    SECRET_KEY: { description: 'The provider’s own server.' },
    HOST_PAGE: { description: 'A page with a publishable key, nobody signed in.' },
  } as const,
});

const KeyViewer = builder.objectRef<KnownActor>('KeyViewer').implement({
  authScopes: { secretKey: true, hostPage: true },
  description: 'A provider’s server with a secret key, or a page with a publishable one.',
  fields: (t) => ({
    kind: t.field({
      type: CallerKindEnum,
      description: 'A server or a page.',
      resolve: ({ kind }) => (kind === 'SECRET_KEY' ? kind : 'HOST_PAGE'),
    }),
    mode: t.expose('mode', { type: ModeEnum, description: 'Test or live.' }),
    provider: t.field({ type: ViewerProvider, description: 'Whose desk.', resolve: (actor) => actor }),
  }),
});

const typeOf = (actor: Actor): string =>
  actor.kind === 'APPLICANT' ? 'ApplicantViewer' : actor.kind === 'STAFF' ? 'StaffViewer' : 'KeyViewer';

const Viewer = builder.unionType('Viewer', {
  description: 'Who is asking.',
  types: [ApplicantViewer, StaffViewer, KeyViewer],
  resolveType: (actor) => typeOf(actor),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    description: 'Who is asking, as the credentials show.',
    authScopes: { known: true },
    resolve: (_root, _args, { actor }) => actor as KnownActor,
  }),
);
